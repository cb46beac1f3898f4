package fix_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/content/fix"
)

// rewriting is a change of a small course's terms and one new file.
func rewriting(t *testing.T, terms string) *fix.Change {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"course.yaml":    "id: a\ntitle: A\n",
		"terms.yaml":     "- id: po\n  term: order\n  definition: It is written.\n",
		"lessons/one.md": "# One\n\nThe [order](term:po).\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadFile(filepath.Join(dir, "terms.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return &fix.Change{Root: dir, Files: []fix.FileChange{
		{Name: "terms.yaml", Before: before, After: []byte(terms)},
		{Name: "roles.yaml", After: []byte("- id: ae\n  name: Seller\n"), New: true},
	}}
}

func TestBrings_AreTheErrorsThatTheCourseHasNot(t *testing.T) {
	for terms, want := range map[string]int{
		"- id: po\n  term: an order\n  definition: It is written.\n": 0,
		"- id: so\n  term: order\n  definition: It is written.\n":    1, // the lesson's link
		"- id: po\n  term: order\n":                                  1,
	} {
		c := rewriting(t, terms)
		brought, err := c.Brings(t.Context())
		if err != nil || len(brought) != want {
			t.Errorf("%q brings %v, %v; want %d", terms, brought, err, want)
		}
		if now, err := os.ReadFile(filepath.Join(c.Root, "terms.yaml")); err != nil || string(now) != string(c.Files[0].Before) {
			t.Errorf("it was written: %q, %v", now, err)
		}
	}
}

func TestUndo_PutsAllBackOrNothing(t *testing.T) {
	c := rewriting(t, "- id: po\n  term: an order\n  definition: It is written.\n")
	if err := c.Write(); err != nil {
		t.Fatal(err)
	}
	roles := filepath.Join(c.Root, "roles.yaml")
	if err := os.WriteFile(roles, []byte("# another\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	terms := filepath.Join(c.Root, "terms.yaml")
	if err := c.Undo(); !errors.Is(err, fix.ErrChanged) {
		t.Errorf("undone over what was changed since: %v", err)
	}
	if now, _ := os.ReadFile(terms); string(now) != string(c.Files[0].After) {
		t.Errorf("a part was undone: %q", now)
	}
	if err := os.WriteFile(roles, c.Files[1].After, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := c.Undo(); err != nil {
		t.Fatal(err)
	}
	if now, _ := os.ReadFile(terms); string(now) != string(c.Files[0].Before) {
		t.Errorf("it is now %q", now)
	}
	if _, err := os.Stat(roles); !errors.Is(err, os.ErrNotExist) {
		t.Error("the new file is still there")
	}
}

func TestNow_IsWhatSomebodyElseDid(t *testing.T) {
	c := rewriting(t, "- id: po\n  term: mine\n  definition: It is written.\n")
	if err := os.WriteFile(filepath.Join(c.Root, "terms.yaml"), []byte("# theirs\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	others := c.Now()
	if len(others.Files) != 1 || string(others.Files[0].After) != "# theirs\n" {
		t.Errorf("it is %+v", others.Files)
	}
}
