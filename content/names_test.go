package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/content/edition"
)

func namedWithFormulas() fstest.MapFS {
	course := withFormulas("## Scatter\n\nThe χ² test tells whether two things go together. So does $R^2$.\n")
	course["terms.yaml"] = &fstest.MapFile{Data: []byte("- id: chi-square\n  term: $\\chi^2$ test\n  definition: Tells whether two things go together.\n" +
		"- id: price\n  term: $5 seat\n  definition: A seat for $5, or two for $9.\n")}
	course["processes/one.yaml"] = &fstest.MapFile{Data: []byte("id: p\ntitle: P\nsteps:\n  - id: s\n    name: Work out $\\bar{x}$\n    aim: To know the mean.\n  - id: t\n    name: Tell\n")}
	return course
}

func TestOpen_GivesNamesInLettersAndAsTheyAreWritten(t *testing.T) {
	course, problems := content.Open(namedWithFormulas())
	if course == nil {
		t.Fatal(problems)
	}
	test, seat, step := course.Term("chi-square"), course.Term("price"), course.Processes[0].Steps[0]
	for _, c := range [][2]string{
		{test.Term, "χ² test"},
		{test.WithFormulas(), `$\chi^2$ test`},
		{seat.Term, "$5 seat"},
		{seat.WithFormulas(), "$5 seat"},
		{step.Name, "Work out x̄"},
		{step.WithFormulas(), `Work out $\bar{x}$`},
		{course.Processes[0].Steps[1].WithFormulas(), "Tell"},
	} {
		if c[0] != c[1] {
			t.Errorf("a name is %q, want %q", c[0], c[1])
		}
	}
	found := course.TermMatcher().Find("The χ² test tells that.")
	if len(found) != 1 || found[0].Term != test {
		t.Errorf("in a text a name with a formula is found %v times", found)
	}
}

func TestWriteProcess_WritesNamesWithTheirFormulas(t *testing.T) {
	course, problems := content.Open(namedWithFormulas())
	if course == nil {
		t.Fatal(problems)
	}
	again, problems := content.ReadProcess(course, "p.yaml", content.WriteProcess(course.Processes[0]))
	if again == nil {
		t.Fatal(problems)
	}
	if name := again.Steps[0].Name; name != `Work out $\bar{x}$` {
		t.Errorf("the step is written as %q", name)
	}
}

func TestCheck_NamesFormulasInNamesThatCannotBeSet(t *testing.T) {
	course := namedWithFormulas()
	course["terms.yaml"] = &fstest.MapFile{Data: []byte("- id: a\n  term: The $\\nosuch$ test\n  definition: It has a name that can't be set.\n")}
	problems := content.Check(course)
	if !slices.ContainsFunc(problems, func(p content.Problem) bool { return p.Rule == "formula" && p.File == "terms.yaml" && p.Line == 1 }) {
		t.Errorf("nothing is said of it: %v", problems)
	}
	opened, _ := content.Open(course)
	if name := opened.Term("a").Term; name != `The \nosuch test` {
		t.Errorf("in letters it is %q", name)
	}
}

// How a name is set is no other name: whoever updates the app keeps what they learnt.
func TestEdition_KnowsNamesAsTheyAreWritten(t *testing.T) {
	course, problems := content.Open(namedWithFormulas())
	if course == nil {
		t.Fatal(problems)
	}
	at := slices.IndexFunc(course.Edition().Things, func(t edition.Thing) bool { return t.ID == "term:chi-square" })
	if at < 0 {
		t.Fatal("the edition has no term")
	}
	if part := course.Edition().Things[at].Parts[0]; part.Name != "term" || part.Text != `$\chi^2$ test` {
		t.Errorf("the edition knows the term as %q", part.Text)
	}
}

// A stranger's course may have as many such names as it may have terms, and ones that never end.
func TestOpen_WaitsForNamesWithFormulasForAWhileOnly(t *testing.T) {
	if testing.Short() {
		t.Skip("waits as long as it may")
	}
	var terms strings.Builder
	for n := range 4000 {
		fmt.Fprintf(&terms, "- id: t%d\n  term: 卡方 اختبار $\\def\\x{\\frac{\\chi_{%d}}{2}}\\x^{%d}$\n  definition: Of many.\n", n, n, n)
	}
	course := withFormulas("Text.\n")
	course["terms.yaml"] = &fstest.MapFile{Data: []byte(terms.String())}
	begun := time.Now()
	opened, problems := content.Open(course)
	if opened == nil {
		t.Fatal(problems)
	}
	// A formula that is being set when the time is over may take its own five seconds.
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("opening takes %v", took)
	}
	for _, term := range opened.Terms {
		if term.Written == "" || strings.Contains(term.Term, "$") || !strings.HasPrefix(term.Term, "卡方 اختبار ") {
			t.Fatalf("a term is called %q, and written %q", term.Term, term.Written)
		}
	}
}
