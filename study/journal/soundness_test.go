package journal_test

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stagecraft/study/journal"
)

// patch writes bytes into a file.
func patch(t *testing.T, path string, at int64, b []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(b, at); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(b)
	}
	return files
}

func unchanged(t *testing.T, folder string, before map[string]string) {
	t.Helper()
	after := contents(t, folder)
	if !slices.Equal(slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before))) {
		t.Errorf("the folder holds %v, held %v", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
	}
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("%s was changed", name)
		}
	}
}

// filled makes a journal of some pages and closes it.
func filled(t *testing.T) (folder, path string) {
	t.Helper()
	folder = t.TempDir()
	j := open(t, folder)
	if err := j.Append(events("phone", 1, 400)...); err != nil {
		t.Fatal(err)
	}
	closed(t, j)
	return folder, filepath.Join(folder, journal.FileName)
}

func TestOpen_RefusesWhatItCannotTrustAndLeavesItAlone(t *testing.T) {
	cases := map[string]struct {
		harm func(t *testing.T, path string)
		want error
	}{
		"a newer version": {func(t *testing.T, path string) { patch(t, path, 60, []byte{0, 0, 0, 99}) }, journal.ErrNewer},
		"another program's database": {func(t *testing.T, path string) {
			patch(t, path, 68, []byte("Anki"))
		}, journal.ErrDamaged},
		"not a database": {func(t *testing.T, path string) {
			patch(t, path, 0, []byte("Dear diary, today"))
		}, journal.ErrDamaged},
		"a page overwritten": {func(t *testing.T, path string) {
			patch(t, path, 4096*3, bytes.Repeat([]byte{0xa5}, 4096))
		}, journal.ErrDamaged},
		"cut short": {func(t *testing.T, path string) {
			if err := os.Truncate(path, 4096*5+123); err != nil {
				t.Fatal(err)
			}
		}, journal.ErrDamaged},
		"cut within the header": {func(t *testing.T, path string) {
			if err := os.Truncate(path, 50); err != nil {
				t.Fatal(err)
			}
		}, journal.ErrDamaged},
		"empty beside a log": {func(t *testing.T, path string) {
			if err := errors.Join(os.Truncate(path, 0), os.WriteFile(path+"-wal", []byte("log"), 0o600)); err != nil {
				t.Fatal(err)
			}
		}, journal.ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder, path := filled(t)
			c.harm(t, path)
			before := contents(t, folder)
			j, err := journal.Open(folder)
			if err == nil {
				j.Close()
			}
			if !errors.Is(err, c.want) {
				t.Fatalf("opening gave %v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), path) {
				t.Errorf("the error does not name %s: %v", path, err)
			}
			unchanged(t, folder, before)
		})
	}
}

func TestOpen_TakesAnEmptyFileForANewJournal(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, journal.FileName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := all(t, open(t, folder)); len(got) != 0 {
		t.Fatalf("an empty journal holds %d events", len(got))
	}
}

func TestOpen_SaysWhenTheFolderCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := journal.Open(file); err == nil || !strings.Contains(err.Error(), file) {
		t.Fatalf("opening in a file gave %v", err)
	}
}
