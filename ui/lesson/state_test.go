package lesson

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/document"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
	"stagecraft/ui/theme"
)

// written makes a course of lessons, by the notes that they are written in.
func written(notes ...string) *content.Course {
	course := &content.Course{}
	for n, note := range notes {
		doc := markup.Parse([]byte(note))
		l := &content.Lesson{ID: fmt.Sprint("lesson-", n), Title: fmt.Sprint("Lesson ", n), Number: n + 1, Document: doc}
		for i := range doc.Blocks {
			l.Blocks = append(l.Blocks, content.LessonBlock{Key: fmt.Sprint("block-", i)})
		}
		course.Lessons = append(course.Lessons, l)
	}
	return course
}

const folded = "Before.\n\n:::spoiler First\nHidden one.\n:::\n\n> :::spoiler Second\n> Hidden two.\n> :::\n\n<details open><summary>Third</summary>\n\nShown three.\n\n</details>\n"

func TestReader_FoldsStayAsTheyWereLeft(t *testing.T) {
	d := newHarness(t, written(folded, "Another."))
	d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0"}, large)
	tap := func() {
		for range 3 { // Tab and Enter on each fold
			d.page.reader.view.Hotspots.NextLink()
			d.page.reader.view.Hotspots.Open()
		}
	}
	tap()
	folds := d.page.reader.view.Folds()
	if len(folds) != 3 || !folds[0].Open || !folds[1].Open || folds[2].Open {
		t.Fatalf("folds %+v, want the first two open and the third shut", folds)
	}
	left := d.page.Route()
	d.open(left, large)
	if got := fmt.Sprint(d.page.reader.view.Folds()); got != fmt.Sprint(folds) {
		t.Errorf("came back to %v, want %v", got, folds)
	}
	if !reflect.DeepEqual(d.page.Route(), left) {
		t.Errorf("came back to %+v, want %+v", d.page.Route(), left)
	}

	// By way of the list and of another lesson, which know nothing of it.
	d.open(nav.Route{Page: nav.Lessons, Mode: ModeList, State: left.State}, large)
	at := d.page.Route()
	d.open(nav.Route{Page: nav.Lessons, ID: "lesson-1", State: Carry(nav.Route{}, at)}, large)
	at = d.page.Route()
	d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0", State: Carry(nav.Route{}, at)}, large)
	if got := fmt.Sprint(d.page.reader.view.Folds()); got != fmt.Sprint(folds) {
		t.Errorf("by way of another lesson came back to %v, want %v", got, folds)
	}
	tap()
	if at := d.page.Route(); at.State != nil {
		t.Errorf("folds that are as the author set them are kept: %+v", at.State)
	}
}

func TestReader_KeepsThePlaceWhenAFoldOrAnAnswerChanges(t *testing.T) {
	d := newHarness(t, written(folded))
	d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0"}, large)
	before := d.shell.Moves
	d.page.reader.view.Hotspots.NextLink()
	d.page.reader.view.Hotspots.Open()
	d.rest()
	if d.shell.Moves == before {
		t.Error("an opened fold isn't written down")
	}
}

func TestReader_HalfGivenAnswersStay(t *testing.T) {
	course := uitest.Bundled(t)
	d := newHarness(t, course)
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	r := d.page.reader
	var q *content.Question
	for _, b := range r.lesson.Document.Blocks {
		if quiz, ok := b.(*markup.Quiz); ok && q == nil {
			if found := course.Question(quiz.ID); found.Kind == content.Single {
				q = found
			}
		}
	}
	if q == nil {
		t.Fatal("the lesson asks no question with one answer")
	}
	z := r.quiz(q, nil).(*practice.Quiz)
	w := test.NewTempWindow(t, z)
	w.Resize(fyne.NewSize(700, 700))
	if len(r.answers) != 0 {
		t.Fatalf("%d answers are kept of none", len(r.answers))
	}
	z.Key(fyne.KeyDown)
	left := d.page.Route()
	d.open(left, large)
	if h := d.page.reader.answers[q.ID]; h == nil || h.Checked {
		t.Fatalf("came back with %+v of %+v", h, left.State)
	}
	z = d.page.reader.quiz(q, nil).(*practice.Quiz)
	if z.Check(); !z.Checked() {
		t.Error("what was chosen before isn't chosen now")
	}
	d.open(d.page.Route(), large)
	if !d.page.reader.quiz(q, nil).(*practice.Quiz).Checked() {
		t.Error("what is right is no longer shown")
	}
}

func TestState_IsBoundedAndSurvivesNonsense(t *testing.T) {
	var s State
	for n := range 30 {
		l := lessonState{Lesson: fmt.Sprint(n), Answers: map[string]*practice.Attempt{}}
		for q := range 20 {
			l.Answers[fmt.Sprint(q)] = &practice.Attempt{Hint: strings.Repeat("x", 200)}
		}
		s.Lessons = append(s.Lessons, l)
	}
	text, err := json.Marshal(nav.Route{Page: nav.Lessons, State: &s})
	if err != nil || len(text) > nav.MaxState+100 {
		t.Errorf("%d bytes are written, %v", len(text), err)
	}
	back, err := nav.ReadRoute(text, func(nav.Route) nav.State { return &State{} })
	if err != nil {
		t.Fatal(err)
	}
	if got := stateOf(back).Lessons; len(got) < 3 || got[0].Lesson != "0" {
		t.Errorf("%d lessons are kept, the first is not the one left last", len(got))
	}
	d := newHarness(t, written(folded))
	for _, state := range []nav.State{
		nil, &State{}, &State{Part: &document.ChunkPosition{Block: 99, Char: -4}, Offset: 3},
		&State{Lessons: []lessonState{{
			Lesson: "lesson-0", Folds: map[string]bool{"block-1/x": true, "": true, "/7": true, "block-9/0": true},
			Answers: map[string]*practice.Attempt{"gone": nil},
		}}},
	} {
		d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0", At: "block-1", Offset: 3, State: state}, large)
		if folds := d.page.reader.view.Folds(); len(folds) > 0 {
			t.Errorf("%+v opened %v", state, folds)
		}
	}
}

func TestReader_LeavesTheStateItWasGivenAsItWas(t *testing.T) {
	given := &State{Lessons: []lessonState{{Lesson: "lesson-0", Folds: map[string]bool{"block-1/0": true}, Answers: map[string]*practice.Attempt{"q": {Hint: "so"}}}}}
	before := fmt.Sprintf("%+v", given.Lessons)
	d := newHarness(t, written(folded))
	d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0", State: given}, large)
	left := d.page.Route()
	d.page.reader.answered("q", nil)
	d.page.reader.answered("another", &practice.Attempt{Checked: true})
	if now := fmt.Sprintf("%+v", given.Lessons); now != before {
		t.Errorf("the state given is now %s, was %s", now, before)
	}
	if got := stateOf(left).Lessons[0].Answers; len(got) != 1 {
		t.Errorf("a route told before has %d answers, want 1", len(got))
	}
}

// TestReader_TheSameWordsStayAtTheTop changes the width and the text size with
// the view in the midst of blocks of every size.
func TestReader_TheSameWordsStayAtTheTop(t *testing.T) {
	t.Cleanup(func() { theme.SetTextScale(100) })
	var note strings.Builder
	for i := range 60 {
		fmt.Fprintf(&note, "Paragraph %d says a few things, one after the other, and so takes more than one line of the page.\n\n", i)
	}
	note.WriteString("| n | what |\n|---|---|\n")
	for i := range 2000 {
		fmt.Fprintf(&note, "| %d | row %d has some words too, enough of them for two lines in a narrow window |\n", i, i)
	}
	note.WriteString("\n```\n" + strings.Repeat("line of code\n", 3000) + "```\n\n")
	for i := range 400 {
		fmt.Fprintf(&note, "> Quoted %d, and then something else that makes it longer than one line is.\n>\n", i)
	}
	d := newHarness(t, written(note.String()))
	// Which block or piece is at the top, how many pixels of it are above, and
	// what part of it that is.
	top := func() (at string, above, part float32) {
		v := d.page.reader.view
		if p, ok := v.TopChunk(); ok {
			return fmt.Sprint(p.Block, "/", p.Char), p.Above, p.Above / max(p.Height, 1)
		}
		block, above := v.Top()
		return fmt.Sprint(block), above, above / max(v.TopHeight(), 1)
	}
	near := func(a, b, by float32) bool { return a-b <= by && b-a <= by }
	for _, find := range []string{"Paragraph 31", "row 1234 has", "Quoted 222"} {
		theme.SetTextScale(100)
		d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0"}, large)
		d.page.reader.view.Find.Search(find)
		d.page.reader.view.Find.End()
		d.page.reader.view.ScrollBy(140)
		at, above, part := top()
		same := func(when string) {
			t.Helper()
			now, a, p := top()
			if now != at || !near(a, above, 4) && !near(p, part, 0.02) {
				t.Errorf("%s, %s: at %s, %.1f or %.3f of it, want %s, %.1f or %.3f", find, when, now, a, p, at, above, part)
			}
		}
		for _, width := range []float32{700, 1500, 1072} {
			d.window.Resize(fyne.NewSize(width, 832))
			same(fmt.Sprint(width, " wide"))
		}
		for _, percent := range []int{150, 80, 200, 100} {
			theme.SetTextScale(percent)
			d.open(d.page.Route(), large)
			same(fmt.Sprint(percent, " %"))
		}
		// Not laid out in between, as when it is changed twice in a moment.
		theme.SetTextScale(130)
		between := New(d.course, d.session, d.shell, d.page.Route())
		theme.SetTextScale(100)
		d.open(between.Route(), large)
		same("before it was laid out")
	}
}

func TestReader_UndoTakesBackAnAnswerGivenInTheLesson(t *testing.T) {
	course := uitest.Bundled(t)
	d := newHarness(t, course)
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	var q *content.Question
	for i, b := range d.page.reader.lesson.Document.Blocks {
		if quiz, ok := b.(*markup.Quiz); ok && q == nil && course.Question(quiz.ID).Kind == content.Single {
			q = course.Question(quiz.ID)
			d.page.reader.view.ScrollTo(i, 0)
		}
	}
	z := d.page.reader.quizzes[q.ID]
	if z == nil {
		t.Fatal("the question isn't drawn")
	}
	z.Key(fyne.KeyDown)
	if !z.Check() {
		t.Fatal("the answer isn't checked")
	}
	asked := func() int { return d.session.Results(q.ID).Asked }
	do := func(id string) {
		t.Helper()
		for _, c := range d.page.Commands() {
			if c.ID == id && c.Applies() {
				c.Do()
				return
			}
		}
		t.Fatalf("%s doesn't apply", id)
	}
	do("lesson.undo")
	if asked() != 0 || z.Checked() {
		t.Errorf("undone, it is answered %d times and checked: %v", asked(), z.Checked())
	}
	if a := d.page.reader.answers[q.ID]; a == nil || a.Checked || len(a.Answer) == 0 {
		t.Errorf("undone, %+v is left of the answer, want what was chosen", a)
	}
	do("lesson.redo")
	if asked() != 1 || !z.Checked() || !d.page.reader.answers[q.ID].Checked {
		t.Errorf("redone, it is answered %d times and checked: %v", asked(), z.Checked())
	}

	// On another lesson's page there is nothing to take back.
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-roles"}, large)
	for _, c := range d.page.Commands() {
		if c.ID == "lesson.undo" && c.Applies() {
			t.Errorf("another lesson offers %q", c.Title)
		}
	}
}
