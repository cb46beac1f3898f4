package journal

import (
	"os"
	"path/filepath"
	"testing"
)

// onMachine has the test be on the computer with an id.
func onMachine(t *testing.T, id string) {
	t.Helper()
	was := machineID
	machineID = func() string { return id }
	t.Cleanup(func() { machineID = was })
}

func TestJournal_ACopyOfItsFolderHasAnIDOfItsOwn(t *testing.T) {
	for _, c := range []struct {
		name  string
		ready func(t *testing.T, from, to string) // makes to of from, and is perhaps elsewhere then
		fresh bool
	}{
		{"opened again", func(t *testing.T, from, to string) {
			renameFolder(t, from, to)
			renameFolder(t, to, from)
			link(t, from, to)
		}, false},
		{"moved", renameFolder, false},
		{"copied", copyFolder, true},
		{"copied to another computer", func(t *testing.T, from, to string) {
			copyFolder(t, from, to)
			if err := os.RemoveAll(from); err != nil {
				t.Fatal(err)
			}
			onMachine(t, "another")
		}, true},
		{"on a computer that can't be told from others", func(t *testing.T, from, to string) {
			copyFolder(t, from, to)
			onMachine(t, "")
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			onMachine(t, "this one")
			from, to := filepath.Join(t.TempDir(), "from"), filepath.Join(t.TempDir(), "to")
			before := openAt(t, from)
			id := before.Device()
			if err := before.SetSetting("theme", "dark"); err != nil {
				t.Fatal(err)
			}
			if err := before.Close(); err != nil {
				t.Fatal(err)
			}
			c.ready(t, from, to)
			for range 2 { // the second time it is where it was
				j := openAt(t, to)
				if fresh := j.Device() != id; fresh != c.fresh || c.fresh != (j.CopiedFrom() == id) {
					t.Errorf("its id is %s and was %s; it says that it was copied from %q", j.Device(), id, j.CopiedFrom())
				}
				if kept, err := j.Setting("theme"); kept != "dark" || err != nil {
					t.Errorf("its settings are lost: %q, %v", kept, err)
				}
				if err := j.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestJournal_KeepsItsIDWhenItGoesOnInAnotherFolder(t *testing.T) {
	onMachine(t, "this one")
	j := openAt(t, filepath.Join(t.TempDir(), "from"))
	id, to := j.Device(), t.TempDir()
	if err := j.Move(to); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if j = openAt(t, to); j.Device() != id || j.CopiedFrom() != "" {
		t.Errorf("its id is %s and was %s, copied from %q", j.Device(), id, j.CopiedFrom())
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func openAt(t *testing.T, folder string) *Journal {
	t.Helper()
	j, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func renameFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Symlink(from, to); err != nil {
		t.Skip(err)
	}
}

func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
