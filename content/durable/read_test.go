package durable_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/content/durable"
)

func TestReadIfThere_TellsAFileThatIsMissingFromAFolderThatIs(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "empty"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := durable.ReadIfThere(folder, "empty"); data == nil || len(data) > 0 || err != nil {
		t.Errorf("an empty file is %v, %v", data, err)
	}
	if data, err := durable.ReadIfThere(folder, "none"); data != nil || err != nil {
		t.Errorf("a file that isn't there is %v, %v", data, err)
	}
	if _, err := durable.ReadIfThere(filepath.Join(folder, "gone"), "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a folder that isn't there it says %v", err)
	}
}
