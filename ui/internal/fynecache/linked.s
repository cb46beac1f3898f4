// Lets the package declare functions that are defined elsewhere.
