package build

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestChanges_FindInEachModuleWhatTheyReplace(t *testing.T) {
	root, err := Root()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		dir, err := moduleFolder(root, c.module)
		if err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(c.file)))
		if err != nil || len(files) == 0 {
			t.Errorf("%s has no %s (%v)", c.module, c.file, err)
			continue
		}
		for _, file := range files[:min(len(files), 3)] {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			changed, err := c.apply(text)
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			if bytes.Equal(changed, text) {
				t.Errorf("%s stays as it is", file)
			}
		}
	}
}

func TestChange_RefusesAModuleThatBecameAnother(t *testing.T) {
	c := change{edits: []edit{{"a call", "nothing"}}}
	for _, text := range []string{"", "a call and a call"} {
		if _, err := c.apply([]byte(text)); err == nil || !strings.Contains(err.Error(), "a call") {
			t.Errorf("%q was changed (%v)", text, err)
		}
	}
	if got, err := c.apply([]byte("here is a call")); err != nil || string(got) != "here is nothing" {
		t.Errorf("it became %q (%v)", got, err)
	}
}
