package main

import (
	"os"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"

	"stagecraft/content/bundle"
)

// prefDataDir is the preference that holds the folder that the learner chose
// for their data; it is empty for the system's own.
const prefDataDir = "data folder"

// dataPlace is where data is kept: what the command line says, or the usual place, unless the learner chose
// another.
type dataPlace struct {
	preferences fyne.Preferences
	usual       func() (string, error)
	given       string
}

// chosen is the folder given, unless that is the usual one and the learner chose another.
func (p dataPlace) chosen() string {
	if usual, err := p.usual(); err == nil && p.given == usual {
		return p.preferences.StringWithFallback(prefDataDir, p.given)
	}
	return p.given
}

// remember keeps the learner's choice for the next start, unless the folder is given on the command line.
func (p dataPlace) remember(dir string) {
	usual, err := p.usual()
	switch {
	case err != nil || p.given != usual:
	case dir == usual:
		p.preferences.RemoveValue(prefDataDir)
	default:
		p.preferences.SetString(prefDataDir, dir)
	}
}

// usualDataDir gives what finds the folder of the app's data, or of a bundle's that keeps its own: that lies
// beside the app's.
func usualDataDir(m *bundle.Manifest) func() (string, error) {
	if m == nil || !m.OwnData {
		return defaultDataDir
	}
	return func() (string, error) {
		dir, err := defaultDataDir()
		return filepath.Join(dir+"-courses", m.ID), err
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
