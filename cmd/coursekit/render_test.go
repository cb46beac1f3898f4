package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRender_ShowsANoteThatIsNoText(t *testing.T) {
	name := filepath.Join(t.TempDir(), "latin.md")
	if err := os.WriteFile(name, []byte("# A\n\ncaf\xe9 au lait\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	root := newRoot()
	root.SetArgs([]string{"render", name})
	root.SetOut(&out)
	root.SetErr(&problems)
	if err := root.Execute(); !errors.Is(err, errProblems) {
		t.Errorf("the error is %v; want errProblems", err)
	}
	if got := out.String(); got != "A\ncaf\ufffd au lait\n" {
		t.Errorf("the text is %q", got)
	}
	if got := problems.String(); !strings.HasSuffix(got, "latin.md:3:4: warning: this isn't UTF-8 text; save the file as UTF-8 (not-utf8)\n") {
		t.Errorf("it tells %q", got)
	}
}

func TestRender_RefusesANoteWithoutEnd(t *testing.T) {
	root := newRoot()
	root.SetArgs([]string{"render", "-"})
	root.SetIn(endless{})
	root.SetOut(&bytes.Buffer{})
	if err := root.Execute(); err == nil || err.Error() != "standard input has more than 4 MB; a note may not" {
		t.Errorf("the error is %v", err)
	}
}

// endless reads as the letter a for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}
