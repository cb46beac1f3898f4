package main

import (
	"bytes"
	"encoding/json"
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

// What reads the JSON goes by the help, so no field may be missing from it.
func TestRender_ItsHelpNamesEveryFieldOfTheJSON(t *testing.T) {
	var out bytes.Buffer
	root := newRoot()
	root.SetArgs([]string{"render", "--format", "json", "../../content/html/testdata/constructs.md"})
	root.SetOut(&out)
	root.SetErr(&bytes.Buffer{})
	if err := root.Execute(); !errors.Is(err, errProblems) { // one of its constructs is unknown
		t.Fatalf("the error is %v; want errProblems", err)
	}
	words := map[string]bool{}
	for word := range strings.FieldsFuncSeq(treeHelp, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) {
		words[word] = true
	}
	var tree any
	if err := json.Unmarshal(out.Bytes(), &tree); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	var look func(any)
	look = func(value any) {
		switch value := value.(type) {
		case []any:
			for _, v := range value {
				look(v)
			}
		case map[string]any:
			for name, v := range value {
				if !words[name] {
					t.Errorf("the help doesn't name %s", name)
				}
				look(v)
			}
			if kind, ok := value["type"].(string); ok {
				kinds[kind] = true
			}
		}
	}
	look(tree)
	for kind := range kinds {
		if !words[kind] {
			t.Errorf("the help doesn't name the kind %s", kind)
		}
	}
	if len(kinds) < 24 {
		t.Errorf("only the kinds %v were seen", kinds)
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
