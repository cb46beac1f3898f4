package content

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"stagecraft/content/catalogue"
)

// TestProblem_CanBeSaidInEveryLanguage says what is wrong with every broken course in the
// language of a test, in which no English is left: the catalogue has the format of each message
// and of those within it, and no other argument is a phrase, unless it stands in the course.
func TestProblem_CanBeSaidInEveryLanguage(t *testing.T) {
	more, err := filepath.Glob("fix/testdata/*.txtar")
	if err != nil || len(more) == 0 {
		t.Fatal("no broken courses to mend", err)
	}
	pseudo, told := catalogue.For(catalogue.Pseudo), 0
	for _, name := range append(brokenCourses(t), more...) {
		broken, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		course, _ := laidOver(archiveOf(t, "library.txtar"), broken)
		var text strings.Builder
		for _, f := range course.Files {
			text.WriteString(f.Name + "\n" + string(f.Data) + "\n")
		}
		for _, p := range Check(folderOf(t, course)) {
			told++
			holdSaid(t, p, pseudo, text.String())
		}
	}
	if told < 400 {
		t.Errorf("only %d problems were said", told)
	}
	for name, files := range brokenOtherwise() {
		for _, p := range Check(files) {
			holdSaid(t, p, pseudo, name)
		}
	}
}

// straight puts straight quotation marks in the place of those that a window shows.
var straight = strings.NewReplacer("“", `"`, "”", `"`)

// brokenOtherwise are courses that are broken in ways no archive of text can be.
func brokenOtherwise() map[string]fstest.MapFS {
	course := "id: a\ntitle: A\n"
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return map[string]fstest.MapFS{
		"none":    {},
		"bytes":   {"course.yaml": file(course + "summary: a\x00b\n"), "lessons/a.md": file("# A\n\n\xff\n")},
		"names":   {"course.yaml": file(course), "lessons/aux.md": file("# A\n"), "lessons/a|b.md": file("# A\n"), "lessons/a..md": file("# A\n"), "media/a\u200b.png": file("a")},
		"hidden":  {"course.yaml": file(course + "summary: \"a\u202eb\"\n"), "lessons/a.md": file("# " + strings.Repeat("a", 400) + "\n")},
		"picture": {"course.yaml": file(course + "cover: media/a.png\n"), "media/a.png": file("\x89PNG\r\n\x1a\n"), "media/b.svg": file("<svg/>"), "lessons/a.md": file("![](media/b.svg)\n\n$\\frac$\n")},
		"large":   {"course.yaml": file(course + "summary: " + strings.Repeat("a", maxYAML) + "\n"), "terms.yaml": file(strings.Repeat("- id: a\n", 200_000)), "roles.yaml": file(strings.Repeat("[", 100))},
		"one":     {"course.yaml": file(course), "lessons/a.md": file("# A\n"), "lessons/A.md": file("# A\n")},
	}
}

// holdSaid holds that a problem is said in another language as a whole.
func holdSaid(t *testing.T, p Problem, words *catalogue.Words, course string) {
	t.Helper()
	if p.said.Format == "" {
		t.Errorf("%s: it can be said in English alone", p)
		return
	}
	if p.Said().String() != p.Message || straight.Replace(p.In(nil)) != p.Message {
		t.Errorf("%s: it says %q and %q", p, p.Said(), p.In(nil))
	}
	if said := p.In(words); !strings.Contains(said, "[") || said == p.Message {
		t.Errorf("%s: it is said %q", p, said)
	}
	holdMessage(t, p, p.said, course)
}

var (
	letters   = regexp.MustCompile(`\pL`)
	verbs     = regexp.MustCompile(`%[^a-zA-Z%]*[a-zA-Z%]`)
	twoWords  = regexp.MustCompile(`[a-zA-Z’']{2,} [a-zA-Z’']{2,}`)
	listSigns = regexp.MustCompile(`, | > `)
)

func holdMessage(t *testing.T, p Problem, m catalogue.Message, course string) {
	t.Helper()
	if _, known := englishTexts[m.Format]; !known && letters.MatchString(verbs.ReplaceAllString(m.Format, "")) {
		t.Errorf("%s: %q is no text of the catalogue", p, m.Format)
	}
	for _, arg := range m.Args {
		switch arg := arg.(type) {
		case catalogue.Message:
			holdMessage(t, p, arg, course)
		case *catalogue.Failure:
			holdMessage(t, p, arg.Message, course)
		case catalogue.Sayer:
			if said := arg.In(catalogue.For(catalogue.Pseudo)); !strings.Contains(said, "[") {
				t.Errorf("%s: %q is said in English", p, said)
			}
		case string:
			for _, part := range listSigns.Split(arg, -1) {
				if part = strings.TrimSuffix(part, "…"); twoWords.MatchString(part) && !strings.Contains(strings.ToLower(course), strings.ToLower(part)) {
					t.Errorf("%s: %q is an argument, and stays in English", p, arg)
				}
			}
		}
	}
}

var englishTexts = catalogue.English()

// TestKinds_AreNamedInEveryLanguage holds that what the package declares and refers to is a kind
// with a name in the catalogue.
func TestKinds_AreNamedInEveryLanguage(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared, referred := append([]string{}, lockedKinds...), []string{}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`declare\("(\w+)"`).FindAllStringSubmatch(string(source), -1) {
			declared = append(declared, m[1])
		}
		for _, m := range regexp.MustCompile(`Ref\{Kind: "(\w+)"`).FindAllStringSubmatch(string(source), -1) {
			referred = append(referred, m[1])
		}
	}
	if len(declared) < len(lockedKinds)+12 || len(referred) < 5 {
		t.Fatalf("only %q are declared, and %q referred to", declared, referred)
	}
	for _, kind := range declared {
		if got := namedKind(kind); got.Format != kind {
			t.Errorf("%s is named %q", kind, got.Format)
		}
	}
	for _, kind := range referred {
		if got := noSuch(kind, "a", "", ""); got.Format != "there is no "+kind+" %q%s%s" {
			t.Errorf("of %s it says %q", kind, got.Format)
		}
	}
}
