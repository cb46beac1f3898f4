package content

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what is found as what is wanted")

// TestCheck_ReportsEveryProblem lays each broken course over the good one and
// compares what Check says with the file "problems" at its end.
func TestCheck_ReportsEveryProblem(t *testing.T) {
	for _, name := range brokenCourses(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			broken := archiveOf(t, strings.TrimPrefix(name, "testdata/"))
			course, want := laidOver(archiveOf(t, "library.txtar"), broken)
			got := Check(folderOf(t, course)).Error() + "\n"
			if *update {
				writeProblems(t, name, broken, got)
				return
			}
			if got != want {
				t.Errorf("found:\n%s\nwanted:\n%s", got, want)
			}
		})
	}
}

// TestCheck_EveryRuleHasACourseThatBreaksIt reads the rules off the source.
func TestCheck_EveryRuleHasACourseThatBreaksIt(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range brokenCourses(t) {
		_, want := laidOver(archiveOf(t, "library.txtar"), archiveOf(t, strings.TrimPrefix(name, "testdata/")))
		for _, m := range regexp.MustCompile(`\(([a-z0-9-]+)\)\n`).FindAllStringSubmatch(want, -1) {
			seen[m[1]] = true
		}
	}
	for _, rule := range brokenElsewhere {
		seen[rule] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	rule := regexp.MustCompile(`(?s)r?\.(?:report(?:Message)?\([^"]*?(?:Error|Warning), |lint\([^"]*?)"([a-z0-9-]+)"(,| \+)`)
	found := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range rule.FindAllStringSubmatch(string(source), -1) {
			if found++; m[2] == "," && !seen[m[1]] {
				t.Errorf("%s: no course breaks the rule %s", file, m[1])
			}
		}
	}
	if found < 40 {
		t.Errorf("found only %d rules in the source", found)
	}
}

// brokenElsewhere are the rules that no text file of a course can break; tests
// of their own do.
var brokenElsewhere = []string{"formula", "same-file", "no-steps", "left-out", "not-utf8", "not-a-course", "not-a-file", "too-big", "too-many-files", "too-deep", "unreadable", "not-text", "bad-name", "hidden-sign", "too-long", "long-title", "unreadable-picture", "unchecked-pictures", "drawn-otherwise"}

func brokenCourses(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/broken/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no broken courses", err)
	}
	return names
}

// laidOver puts the files of broken in the place of those of good, and takes
// out the list of problems that is wanted.
func laidOver(good, broken *txtar.Archive) (course *txtar.Archive, want string) {
	course = &txtar.Archive{}
	replaced := map[string]bool{}
	for _, f := range broken.Files {
		if f.Name == "problems" {
			want = string(f.Data)
			continue
		}
		replaced[f.Name] = true
		course.Files = append(course.Files, f)
	}
	for _, f := range good.Files {
		if !replaced[f.Name] {
			course.Files = append(course.Files, f)
		}
	}
	return course, want
}

func writeProblems(t *testing.T, name string, broken *txtar.Archive, got string) {
	t.Helper()
	kept := &txtar.Archive{Comment: broken.Comment}
	for _, f := range broken.Files {
		if f.Name != "problems" {
			kept.Files = append(kept.Files, f)
		}
	}
	kept.Files = append(kept.Files, txtar.File{Name: "problems", Data: []byte(got)})
	if err := os.WriteFile(name, txtar.Format(kept), 0o644); err != nil {
		t.Fatal(err)
	}
}
