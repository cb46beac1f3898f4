package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/edition"
)

// partsOf gives what a course says of an id.
func partsOf(t *testing.T, c *Course, id string) map[string]string {
	t.Helper()
	e := c.Edition()
	thing := e.Thing(id)
	if thing == nil {
		t.Fatalf("the edition has no %s", id)
	}
	all := map[string]string{}
	for _, p := range thing.Parts {
		all[p.Name] = p.Text
	}
	return all
}

func TestEdition_HasEachIDWithWhatIsLearntOfIt(t *testing.T) {
	c := library(t)
	for id, want := range map[string]map[string]string{
		"term:lib":               {"term": "librarian", "abbreviation": "LIB", "definition": "Whoever sits at the desk."},
		"term:loan":              {"term": "loan", "definition": "A book that is out with a reader."},
		"step:loan/ask":          {"name": "Ask", "aim": "Learn what the reader wants.", "next": "Scan", "lead": "Librarian", "done": "has named a book"},
		"process:loan":           {"title": "A loan"},
		"lesson:people":          {"title": "The people"},
		"lesson:people#The-desk": {"heading": "The desk"},
		"question:both":          {"question": "Which are people?", "answer": "A librarian | A reader"},
		"question:order":         {"question": "Put the loan in order.", "answer": "Ask | Scan | Go home"},
		"question:match":         {"question": "Match who with what.", "answer": "Librarian – scanner | Reader – card"},
		"question:blanks":        {"question": "Fill in the sentence. A … comes back, a … does not.", "answer": "1. loan | 3. sale"},
		"question:typed":         {"question": "What is LIB short for?", "answer": "librarian | the librarian"},
		"scene:beep":             {"text": "The scanner beeps.", "step": "step:loan/scan | step:return/scan-back"},
		"role:reader":            {"name": "Reader"},
		"stage:looking":          {"name": "Looking"},
	} {
		if diff := cmp.Diff(want, partsOf(t, c, id)); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
	// Every id that a course can declare is there.
	e := c.Edition()
	kinds := map[string]bool{}
	for i := range e.Things {
		kinds[edition.Kind(e.Things[i].ID)] = true
	}
	for _, kind := range lockedKinds {
		if !kinds[kind] {
			t.Errorf("the edition has no %s", kind)
		}
	}
}

// A learner's own process is no part of the course.
func TestEdition_LeavesOutWhatTheLearnerMade(t *testing.T) {
	c := library(t)
	mine := &Process{ID: "own-1", Title: "Mine", Own: true}
	with, without := c.With([]*Process{mine}).Edition(), c.Edition()
	if with.Sum() != without.Sum() {
		t.Error("a process of the learner's makes it another edition")
	}
}

func BenchmarkEdition(b *testing.B) {
	c := bundled(b)
	for b.Loop() {
		e := c.Edition()
		e.Sum()
	}
}
