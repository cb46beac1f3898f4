package main

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stagecraft/content/fix"
)

// TestPrintSARIF_HasWhatTheStandardAsksFor holds what is printed against what SARIF
// 2.1.0 requires of each of its parts.
func TestPrintSARIF_HasWhatTheStandardAsksFor(t *testing.T) {
	dir := sarifCourse(t)
	r, err := fix.Check(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := printSARIF(&out, r); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	d := json.NewDecoder(&out)
	d.DisallowUnknownFields()
	if err := d.Decode(&log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name == "" {
		t.Fatalf("the log is of version %q with %d runs", log.Version, len(log.Runs))
	}
	ran := log.Runs[0]
	if !slices.Contains([]string{"utf16CodeUnits", "unicodeCodePoints"}, ran.Columns) {
		t.Errorf("columns are counted in %q", ran.Columns)
	}
	if len(ran.Results) != len(r.Findings) || len(ran.Results) < 5 {
		t.Fatalf("there are %d results of %d problems", len(ran.Results), len(r.Findings))
	}
	fixes := 0
	for i, result := range ran.Results {
		if result.RuleIndex >= len(ran.Tool.Driver.Rules) || ran.Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
			t.Errorf("the rule %s isn't the one at %d", result.RuleID, result.RuleIndex)
		}
		if !slices.Contains([]string{"none", "note", "warning", "error"}, result.Level) || result.Message.Text == "" || len(result.Locations) != 1 {
			t.Errorf("%+v lacks its level, message or location", result)
		}
		where := result.Locations[0].Physical
		pathOf(t, where.Artifact.URI)
		if region := where.Region; region != nil && (region.StartLine < 1 || region.StartColumn < 0) {
			t.Errorf("%+v is no place in a file", *region)
		}
		for _, f := range result.Fixes {
			fixes++
			holdsFix(t, f, &r.Findings[i])
		}
	}
	if fixes < 3 {
		t.Errorf("only %d fixes were printed", fixes)
	}
}

// sarifCourse is a folder with a course that has much wrong.
func sarifCourse(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"course.yaml":        "id: tea\ntitle: Making tea\nlessons: [note, cups]\n",
		"lessons/note.md":    "# Tea\n\nÄ [pot](term:pot), ![](a b.png)\n\n```quiz\nA?\n- [x] B\n- [ ] C\n```\n",
		"lessons/a note.md":  "# More\n",
		"processes/pot.yaml": "id: pot\ntitle: A pot\nsteps:\n  - id: boil\n    name: Boil\n    terms: pott\n",
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// holdsFix tells what a fix lacks that the standard asks for.
func holdsFix(t *testing.T, f sarifFix, of *fix.Finding) {
	t.Helper()
	if len(f.Changes) == 0 || f.Description.Text == "" {
		t.Errorf("%s: the fix has no change or no description", of.Problem)
	}
	for _, c := range f.Changes {
		path := pathOf(t, c.Artifact.URI)
		length := 0
		if b, err := os.ReadFile(path); err == nil {
			length = len(b)
		}
		if len(c.Replacements) == 0 {
			t.Errorf("%s: a change replaces nothing", of.Problem)
		}
		for _, x := range c.Replacements {
			if x.Deleted.Offset < 0 || x.Deleted.Length < 0 || x.Deleted.Offset+x.Deleted.Length > length {
				t.Errorf("%s: %+v is outside the file of %d bytes", of.Problem, x.Deleted, length)
			}
		}
	}
}

// pathOf is the path that a URI stands for.
func pathOf(t *testing.T, uri string) string {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "" || u.Path == "" {
		t.Errorf("%q is no relative URI of a file: %v", uri, err)
		return ""
	}
	return u.Path
}
