package main

import (
	"os"
	"path/filepath"
	"runtime"
)

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
