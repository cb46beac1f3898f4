package screen

import (
	"fmt"
	"os"
	"path/filepath"
)

// StillHome writes into a home that nothing moves by itself, such as the cursor of a field, so that pictures
// of a program that has it come to rest.
func StillHome(home string) error {
	folder := filepath.Join(home, ".config", "fyne")
	err := os.MkdirAll(folder, 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "settings.json"), []byte(`{"no_animations": true}`), 0o644)
	}
	if err != nil {
		return fmt.Errorf("write settings into the home %s: %w", home, err)
	}
	return nil
}
