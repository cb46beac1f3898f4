package specimen

import (
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// errorsOf gives the problems that keep a course from opening.
func errorsOf(t *testing.T, name string) []content.Problem {
	t.Helper()
	path, err := Write(name, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	course, problems := content.OpenPath(t.Context(), path)
	if course != nil {
		t.Cleanup(func() {
			if err := course.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	var found []content.Problem
	for _, p := range problems {
		if p.Severity == content.Error {
			found = append(found, p)
		}
	}
	if (course == nil) != (found != nil) {
		t.Fatalf("%s: course %v with errors %v", name, course != nil, problems)
	}
	return found
}

func TestSoundSpecimens_Open(t *testing.T) {
	for _, name := range []string{Empty, LongWords, Remote, Constructs, Formulas} {
		for _, p := range errorsOf(t, name) {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestBroken_IsWrongInEveryFile(t *testing.T) {
	files := map[string]bool{}
	for _, p := range errorsOf(t, Broken) {
		files[p.File] = true
	}
	for _, name := range []string{"course.yaml", "lessons/first.md", "terms.yaml"} {
		if !files[name] {
			t.Errorf("nothing is wrong in %s; errors are in %v", name, files)
		}
	}
}

func TestFormulas_CanAllBeSet(t *testing.T) {
	if testing.Short() {
		t.Skip("under the race detector the longest takes more than the five seconds that a formula may")
	}
	path, err := Write(Formulas, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	course, problems := content.OpenPath(t.Context(), path)
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	all := 0
	for _, l := range course.Lessons {
		formula.Read(l.Document).Each(l.Document, func(source formula.Source, _ markup.Block) {
			all++
			f, err := formula.Draw(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			if f.Wrong != "" {
				t.Errorf("%s: %s: %s", l.ID, source.TeX, f.Wrong)
				return
			}
			if said := f.Spoken("en", ""); said == "" || strings.ContainsAny(said, `\{}`) {
				t.Errorf("%s is read as %q", source.TeX, said)
			}
		})
	}
	if all < 450 {
		t.Errorf("there are %d formulas, want about 500", all)
	}
}
