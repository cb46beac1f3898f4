package content_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stagecraft/content"
	"stagecraft/content/formula"
)

func withFormulas(note string) fstest.MapFS {
	return fstest.MapFS{
		"course.yaml":    {Data: []byte("id: formulas\ntitle: Formulas\nversion: 1.0.0\n")},
		"lessons/one.md": {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\n" + note)},
	}
}

func TestCheck_NamesFormulasThatCannotBeSet(t *testing.T) {
	course := withFormulas("Fine $x^2$, and $\\frac{a}$ not.\n\n$$\nx^2^3\n$$\n\n```quiz id=q\nWhat is $\\nosuch$?\n- [x] a\n- [ ] b\n```\n")
	var found []content.Problem
	for _, p := range content.Check(course) {
		if p.Rule == "formula" {
			found = append(found, p)
		}
	}
	if len(found) != 3 {
		t.Fatalf("%d formulas are reported, want 3: %v", len(found), found)
	}
	for i, want := range []struct {
		line int
		says string
	}{{7, "Missing argument for"}, {10, "Double exponent"}, {14, "Undefined control sequence"}} {
		if found[i].Line != want.line || !strings.Contains(found[i].Message, want.says) {
			t.Errorf("line %d: %s; want line %d and %q", found[i].Line, found[i].Message, want.line, want.says)
		}
	}
	if _, problems := content.Open(course); slices.ContainsFunc(problems, func(p content.Problem) bool { return p.Rule == "formula" }) {
		t.Error("opening a course has its formulas set")
	}
}

func TestCheck_NamesFormulasOfTermsAndStepsThatCannotBeSet(t *testing.T) {
	course := withFormulas("Text.\n")
	course["terms.yaml"] = &fstest.MapFile{Data: []byte("- id: a\n  term: A\n  definition: The root $\\sqrt{x}$, from $5 to $10.\n- id: b\n  term: B\n  definition: A fraction $\\frac{a}$ of it.\n")}
	course["processes/one.yaml"] = &fstest.MapFile{Data: []byte("id: p\ntitle: P\nsteps:\n  - id: s\n    name: S\n    happens: [Work out $\\nosuch$.]\n")}
	var found []string
	for _, p := range content.Check(course) {
		if p.Rule == "formula" {
			found = append(found, fmt.Sprintf("%s:%d", p.File, p.Line))
		}
	}
	if want := []string{"processes/one.yaml:4", "terms.yaml:4"}; !slices.Equal(found, want) {
		t.Errorf("formulas are reported at %v, want %v", found, want)
	}
}

func TestPack_TakesFormulasAlongAsTheyAreSet(t *testing.T) {
	course := withFormulas("Of $x^{17}+\\alpha$:\n\n$$\n\\sum_{i=1}^{n} i\n$$\n")
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := content.Pack(course, out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same course gives other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	if err != nil {
		t.Fatal(err)
	}
	file, err := z.Open("media/formulas.zst")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var store formula.Store
	if err := store.Read(file); err != nil {
		t.Fatal(err)
	}
	for _, source := range []formula.Source{{TeX: `x^{17}+\alpha`}, {TeX: `\sum_{i=1}^{n} i`, Display: true}} {
		if f := store.Get(source); f == nil || f.Drawing == nil {
			t.Errorf("%s isn't in the course file", source.TeX)
		}
	}
	if c, problems := content.Open(z); c == nil {
		t.Errorf("the course file doesn't open: %v", problems)
	}
}
