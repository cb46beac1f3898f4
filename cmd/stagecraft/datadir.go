package main

import (
	"os"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
)

// prefDataDir is the preference that holds the folder that the learner chose
// for their data; it is empty for the system's own.
const prefDataDir = "data folder"

// chosenDataDir is where data is kept: the folder given, unless that is the
// system's own and the learner chose another.
func chosenDataDir(p fyne.Preferences, given string) string {
	if usual, err := defaultDataDir(); err == nil && given == usual {
		return p.StringWithFallback(prefDataDir, given)
	}
	return given
}

// rememberDataDir keeps the learner's choice for the next start, unless the
// folder is given on the command line.
func rememberDataDir(p fyne.Preferences, given, dir string) {
	usual, err := defaultDataDir()
	switch {
	case err != nil || given != usual:
	case dir == usual:
		p.RemoveValue(prefDataDir)
	default:
		p.SetString(prefDataDir, dir)
	}
}

// defaultDataDir is the system's own place for a program's data: on Linux
// $XDG_DATA_HOME/stagecraft or ~/.local/share/stagecraft, on macOS
// ~/Library/Application Support/Stagecraft, on Windows %LocalAppData%\Stagecraft.
func defaultDataDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		dir, err := os.UserCacheDir() // %LocalAppData%
		return filepath.Join(dir, "Stagecraft"), err
	case "darwin":
		dir, err := os.UserConfigDir()
		return filepath.Join(dir, "Stagecraft"), err
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "stagecraft"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "stagecraft"), err
}
