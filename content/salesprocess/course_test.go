package salesprocess

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"stagecraft/content"
)

// TestFS_HoldsTheWholeFolder fails when a file is added to the course and not
// to the program.
func TestFS_HoldsTheWholeFolder(t *testing.T) {
	embedded := FS()
	seen := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") || path.Ext(name) == ".go" || path.Dir(name) == "." && path.Ext(name) == ".md" {
			return nil // code, and notes for the course's authors
		}
		seen++
		_, err = fs.Stat(embedded, name)
		return err
	})
	if err != nil || seen < 10 {
		t.Errorf("%d files seen: %v", seen, err)
	}
}

func TestFS_ChecksWithoutAProblem(t *testing.T) {
	if problems := content.Check(FS()); len(problems) > 0 {
		t.Errorf("\n%v", problems)
	}
}

// TestFS_IsAsItWasLocked fails when the course was edited after its last
// coursekit lock, whose report says what became of each id.
func TestFS_IsAsItWasLocked(t *testing.T) {
	c, problems := content.Open(FS())
	if c == nil {
		t.Fatal(problems)
	}
	next, _ := c.Lock.Next(c.Now())
	want, err := next.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	got, err := fs.ReadFile(FS(), "course.lock")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("course.lock is not of the course as it is; run go run ./cmd/coursekit lock content/salesprocess, and look at what it says (%v)", err)
	}
}
