package durable_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/content/durable"
)

func TestWriteFiles_WritesAllWithTheirFolders(t *testing.T) {
	folder := t.TempDir()
	old := filepath.Join(folder, "old.txt")
	if err := os.WriteFile(old, []byte("was"), 0o600); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(folder, "a", "b", "new.txt")
	err := durable.WriteFiles([]durable.File{{Path: fresh, Data: []byte("new")}, {Path: old, Was: []byte("was"), Data: []byte("now")}})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{old: "now", fresh: "new"} {
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", path, got, err, want)
		}
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its permissions are %v, %v; want those it had", info.Mode(), err)
	}
	if names := append(namesIn(t, folder), namesIn(t, filepath.Dir(fresh))...); len(names) != 3 {
		t.Errorf("the folders hold %q", names)
	}
}

func TestWriteFiles_WritesNoneWhenOneCantBe(t *testing.T) {
	for name, last := range map[string]durable.File{
		"one was changed meanwhile": {Path: "kept.txt", Was: []byte("other"), Data: []byte("now")},
		"one is there by now":       {Path: "kept.txt", Data: []byte("now")},
		"one is gone":               {Path: "gone.txt", Was: []byte("was"), Data: []byte("now")},
		"a file is in the way":      {Path: "kept.txt/a.txt", Data: []byte("now")},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			for _, name := range []string{"kept.txt", "first.txt"} {
				if err := os.WriteFile(filepath.Join(folder, name), []byte("was"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			last.Path = filepath.Join(folder, last.Path)
			err := durable.WriteFiles([]durable.File{
				{Path: filepath.Join(folder, "made", "new.txt"), Data: []byte("new")},
				{Path: filepath.Join(folder, "first.txt"), Was: []byte("was"), Data: []byte("now")},
				last,
			})
			if err == nil {
				t.Fatal("it gives no error")
			}
			if name == "one was changed meanwhile" && !errors.Is(err, durable.ErrChanged) {
				t.Errorf("it gives %v, not that the file was changed", err)
			}
			for _, name := range []string{"kept.txt", "first.txt"} {
				if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != "was" {
					t.Errorf("%s holds %q, %v; want what was there before", name, got, err)
				}
			}
			if names := namesIn(t, folder); len(names) != 2 {
				t.Errorf("the folder holds %q, not what it held", names)
			}
		})
	}
}
