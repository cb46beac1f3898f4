package words

import "stagecraft/content/catalogue"

// List joins names as one says them: "A, B and C".
func List(names []string) string { return catalogue.List(names, T("%s and %s")) }
