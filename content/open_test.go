package content

import (
	"io/fs"
	"reflect"
	"testing"

	"golang.org/x/tools/txtar"

	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
)

// archiveOf reads a txtar file of testdata.
func archiveOf(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// folderOf gives the files of an archive as a course's folder.
func folderOf(t testing.TB, a *txtar.Archive) fs.FS {
	t.Helper()
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// library opens the small course of testdata, which has no problem.
func library(t testing.TB) *Course {
	t.Helper()
	c, problems := Open(folderOf(t, archiveOf(t, "library.txtar")))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

func TestOpen_ReadsEveryFieldOfACourse(t *testing.T) {
	c := library(t)
	same(t, "id", c.ID, "library")
	same(t, "version, as written", c.Version, "1.10")
	same(t, "authors", c.Authors, []string{"Ada", "Grace"})
	same(t, "journey", c.Journey, []Stage{{"looking", "Looking", "wondering what to read"}, {"reading", "Reading", ""}})
	same(t, "figures", c.Figures, map[string]Figure{
		"https://notes.example/desk.png":  {Media: "media/desk.svg"},
		"https://notes.example/loan.png":  {Process: "loan", Caption: "The loan"},
		"https://notes.example/shelf.png": {Media: "media/desk.svg", Dark: "media/desk.svg", Alt: "A desk before a shelf"},
	})
	same(t, "cover", c.Cover, "media/desk.svg")
	same(t, "videos", c.Videos, map[string]Video{"abc-DEF": {"A day at the desk", 3, "What a librarian does before noon."}})
	same(t, "first role", c.Roles[0], &Role{"librarian", "Librarian", "LIB", "the desk", "a question", "a book", "books lent"})
	same(t, "first term", c.Terms[0], &Term{
		ID: "loan", Term: "loan", Definition: "A book that is out with a reader.",
		Not: "A sale is for ever; a loan comes back.", Example: "“This loan ends on Friday.”",
		Group: "Desk", Tags: []string{"desk"}, Lesson: "lending#Coming-back", Source: "https://library.example/words",
		File: "terms.yaml", Pos: markup.Pos{Line: 1, Column: 7},
	})
	same(t, "scenes", c.Scenes, []*Scene{
		{"at-the-desk", "A child asks for dragons.", []string{"loan/ask"}, "Ask which ones.", "Dragons come in many shelves."},
		{ID: "beep", Text: "The scanner beeps.", Steps: []string{"loan/scan", "return/scan-back"}},
	})
	if _, err := fs.Stat(c.Files, "media/desk.svg"); err != nil {
		t.Error("the course's pictures can't be read:", err)
	}
}

func TestOpen_ReadsEveryFieldOfAStep(t *testing.T) {
	c := library(t)
	loan := c.Processes[0]
	same(t, "steps", len(loan.Steps), 2)
	same(t, "first step", loan.Steps[0], &Step{
		ID: "ask", Name: "Ask", Process: loan, Number: 1, Stage: "looking",
		Aim: "Learn what the reader wants.", Happens: []string{"The reader asks", "The librarian listens"},
		DoneWhen: []string{"has named a book"}, Lead: "librarian", Support: []string{"reader"}, Leaves: []string{"a note"},
		MeasuredBy: "questions a day", Mistake: "Answering before the reader has finished.",
		File: "processes/loan.yaml", Pos: markup.Pos{Line: 6, Column: 9},
		Terms: []string{"loan"}, Lesson: "lending#Lending-a-book",
		SameAs: []Correspondence{{Process: "return", Step: "greet"}},
	})
	same(t, "where readers go back", loan.Steps[1].BackTo, []string{"ask"})
	same(t, "reason", loan.Steps[1].SameAs, []Correspondence{{"return", "scan-back", "The same scanner."}})
}

func TestOpen_NamesLessonsByFrontMatterElseFile(t *testing.T) {
	c := library(t)
	same(t, "lessons", len(c.Lessons), 2)
	first, second := c.Lessons[0], c.Lessons[1]
	same(t, "given", []any{first.ID, first.Title, first.Number, first.Minutes}, []any{"lending", "Lending", 1, 2})
	same(t, "found", []any{second.ID, second.Title, second.Number, second.Minutes}, []any{"people", "The people", 2, 1})
	same(t, "blocks", len(first.Blocks), len(first.Document.Blocks))
	sum := 0
	for _, b := range first.Blocks {
		sum += b.Words
	}
	same(t, "words", sum, first.Words)
	if first.Words < 30 {
		t.Errorf("the lesson has %d words", first.Words)
	}
}

func TestOpen_KeepsABlocksKeyWhileItsTextStays(t *testing.T) {
	keys := func(source string) (all []string) {
		for _, b := range nameBlocks(markup.Parse([]byte(source)).Blocks) {
			all = append(all, b.Key)
		}
		return all
	}
	before := keys("# One\n\nSame.\n\nSame.\n\n---\n\nLast.")
	after := keys("# One\n\nNew.\n\nSame.\n\nSame.\n\n---\n\n*Last.*")
	same(t, "kept", append(after[:1:1], after[2:]...), before)
	seen := map[string]bool{}
	for _, k := range after {
		if seen[k] {
			t.Errorf("two blocks have the key %s", k)
		}
		seen[k] = true
	}
}

func TestOpen_BundledCourseHasNoProblem(t *testing.T) {
	c, problems := Open(salesprocess.FS())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, id := range []string{"buyers-journey", "sales-process", "sales-roles", "papers-of-a-deal", "process-and-pipeline", "one-deal"} {
		if l := c.Lesson(id); l == nil || l.Number != i+1 {
			t.Errorf("lesson %d is not %s", i+1, id)
		}
	}
	for _, id := range []string{"general-five", "classic-seven", "pipeline-seven", "inbound-four", "sandler-seven", "bowtie", "crm-defaults"} {
		if c.Process(id) == nil {
			t.Errorf("the process %s is missing", id)
		}
	}
	if len(c.Terms) < 25 || c.Term("po") == nil {
		t.Errorf("%d terms, PO: %v", len(c.Terms), c.Term("po"))
	}
}

func TestLookup_GivesNothingForWhatIsNotThere(t *testing.T) {
	c := library(t)
	same(t, "step", c.Step("loan/scan"), c.Processes[0].Steps[1])
	stage, at, ok := c.Stage("reading")
	same(t, "stage", []any{stage.Name, at, ok}, []any{"Reading", 1, true})
	l, heading := c.LessonAt("people#The-desk")
	same(t, "lesson", []any{l, heading}, []any{c.Lessons[1], "The-desk"})
	if c.Lesson("x") != nil || c.Process("x") != nil || c.Step("loan/x") != nil || c.Term("x") != nil ||
		c.Role("x") != nil || c.Question("x") != nil || c.Scene("x") != nil {
		t.Error("something that isn't in the course was found")
	}
	if _, _, ok := c.Stage("x"); ok {
		t.Error("a stage that isn't in the journey was found")
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func BenchmarkOpen_Bundled(b *testing.B) {
	for b.Loop() {
		if c, problems := Open(salesprocess.FS()); c == nil {
			b.Fatal(problems)
		}
	}
}
