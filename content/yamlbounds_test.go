package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// checkFiles checks a course of these files.
func checkFiles(files map[string]string) Problems {
	course := fstest.MapFS{"course.yaml": {Data: []byte("id: x\ntitle: X\n")}}
	for name, text := range files {
		course[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Check(course)
}

// TestCheck_BoundsValuesLeftEmptyWhereEachTakesTheParserLong has them within
// one value, which took half a minute, and in a list of many entries.
func TestCheck_BoundsValuesLeftEmptyWhereEachTakesTheParserLong(t *testing.T) {
	within := "id: a\ntitle: A\nsteps:\n" + strings.Repeat("  - a:\n", 90_000)
	if all := checkFiles(map[string]string{"processes/a.yaml": within}); all.Errors() != 1 || !strings.Contains(all.Error(), "left empty") {
		t.Errorf("within one value: %d errors, %.300v", all.Errors(), all)
	}
	var terms strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&terms, "- id: t%d\n  term: term %d\n  abbreviation:\n  definition: What number %d is.\n", i, i, i)
	}
	if all := checkFiles(map[string]string{"terms.yaml": terms.String()}); all.Errors() > 0 {
		t.Errorf("in entries: %d errors, %.300v", all.Errors(), all)
	}
}

func TestCheck_BoundsTheWordsOfAllYAML(t *testing.T) {
	files := map[string]string{}
	for i := range 3 {
		var process strings.Builder
		fmt.Fprintf(&process, "id: p%d\ntitle: A\nsteps:\n", i)
		for step := range 25_000 {
			fmt.Fprintf(&process, "  - id: s%d\n    name: step %d\n", step, step)
		}
		files[fmt.Sprintf("processes/%d.yaml", i)] = process.String()
	}
	all := checkFiles(files)
	refused := 0
	for _, p := range all {
		if p.Rule == "yaml-refused" {
			refused++
			if p.File != "processes/2.yaml" {
				t.Errorf("refused is %v", p)
			}
		}
	}
	if refused != 1 {
		t.Errorf("%d files are refused: %.300v", refused, all)
	}
}

func TestCheck_TellsOfABoundedNumberOfProblems(t *testing.T) {
	all := checkFiles(map[string]string{"roles.yaml": strings.Repeat("- b\n", 30_000)})
	if len(all) > maxProblems+10 || all[0].Rule != "more-problems" || all[0].Severity != Error {
		t.Errorf("%d problems, %.300v", len(all), all)
	}
	if all := checkFiles(map[string]string{"roles.yaml": strings.Repeat("- b\n", 3000)}); all.Count(Error) != 3000 {
		t.Errorf("of 3,000 faults %d are told", all.Count(Error))
	}
}
