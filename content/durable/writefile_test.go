package durable_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/content/durable"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func TestWriteFile_ReplacesWhatWasThereAndLeavesNothingElse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a file.txt")
	for _, want := range []string{"first, and longer", "second"} {
		if err := durable.WriteFile(path, 0o600, text(want)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("the file holds %q, %v; want %q", got, err, want)
		}
	}
	if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("the folder holds %q, not the file alone", names)
	}
}

func TestWriteFile_KeepsWhatWasThereWhenWritingFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.txt")
	if err := durable.WriteFile(path, 0o600, text("kept")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := durable.WriteFile(path, 0o600, func(w io.Writer) error {
		return errors.Join(text("half")(w), broken)
	})
	if !errors.Is(err, broken) {
		t.Errorf("it gives %v, not why writing failed", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "kept" {
		t.Errorf("the file holds %q, %v; want what was there before", got, err)
	}
	if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("the folder holds %q, not the file alone", names)
	}
}

func TestWriteFile_SaysWhereItCantWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no such folder", "a.txt")
	if err := durable.WriteFile(path, 0o600, text("a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it gives %v, want %v", err, fs.ErrNotExist)
	}
}

func TestSweep_RemovesWhatWasLeftHalfWrittenAlone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "whole.txt")
	left := ""
	if err := durable.WriteFile(path, 0o600, func(io.Writer) error {
		left = namesIn(t, folder)[0] // as it is called while it is written
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, left), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	durable.Sweep(folder)
	if names := namesIn(t, folder); len(names) != 1 || names[0] != "whole.txt" {
		t.Errorf("the folder holds %q after sweeping, want the whole file alone", names)
	}
}

func namesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	found, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		names = append(names, f.Name())
	}
	return names
}
