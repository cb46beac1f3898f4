package practice

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

// deaf keeps no answer.
type deaf struct{ Session }

func (deaf) AnswerSure(string, bool, any, study.Confidence) error {
	return errors.New("the disk is full")
}

func TestCheck_ShowsNothingUntilTheAnswerIsKept(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.show(deaf{r.Session}, at("single"))
	r.Press(digit(1), enter)
	if r.page.quiz.Checked() || len(r.Failed) != 1 {
		t.Errorf("checked %v, failures %q", r.page.quiz.Checked(), r.Failed)
	}
}

func TestRound_ComesBackWithItsOrderAndAHalfGivenAnswer(t *testing.T) {
	r := newRoom(t, course(), at("multiple"))
	r.Press(digit(2))
	was := r.page.quiz.control.(*choices)
	r.reopen()
	now := r.page.quiz.control.(*choices)
	if !slices.Equal(was.order, now.order) {
		t.Errorf("the choices stand as %v, want %v", now.order, was.order)
	}
	if len(now.chosen) != 1 || !now.chosen[was.order[1]] {
		t.Errorf("chosen are %v", now.chosen)
	}
}

func TestRound_ComesBackToACheckedAnswerWithoutAskingAgain(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.Press(digit(1), enter)
	r.reopen()
	if !r.page.quiz.Checked() {
		t.Fatal("the answer can be checked again")
	}
	r.Press(enter)
	if r.page.round.At != 1 {
		t.Error("Enter doesn't go on")
	}
}

func TestRound_LeavesOutQuestionsThatAreGone(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.Press(digit(1), enter, enter)
	state := r.page.Route()
	smaller := course()
	smaller.Questions = smaller.Questions[1:]
	p := New(smaller, r.Session, r, state)
	if p.round.At != 0 || len(p.round.questions) != 4 {
		t.Errorf("the round is at %d of %d, want 0 of 4", p.round.At, len(p.round.questions))
	}
}

func TestSummary_AsksTheMissedOnesAgain(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers"})
	r.Press(digit(r.placeOfChoice(0)), enter, enter)
	r.MustSay("0 of 1 right", "Who issues a purchase order?", "The right answer: The buyer", "Try these again")
	r.Press(enter)
	if r.page.quiz == nil || r.page.quiz.q.ID != "single" {
		t.Fatal("the missed question isn't asked again")
	}
	r.Press(digit(r.placeOfChoice(1)), enter, enter)
	r.MustSay("1 of 1 right")
}

func TestOverview_ListsSetsWithWhatWasAnswered(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	if err := r.Session.Answer("single", true, nil); err != nil {
		t.Fatal(err)
	}
	r.reopen()
	r.MustSay("All questions", "5 questions · 1 answered, 1 right", "Papers", "Four steps")
	r.Press(digit(3))
	r.MustHaveGone(nav.Route{Page: nav.Practice, ID: "drill:four"})
}

func TestOverview_SaysThatABareCourseHasNoQuestions(t *testing.T) {
	r := newRoom(t, &content.Course{ID: "bare", Version: "1"}, nav.Route{ID: allSet})
	r.MustSay("No questions yet")
}

func TestQuestion_OpensAloneFromALesson(t *testing.T) {
	r := newRoom(t, course(), nav.Route{At: "single"})
	if r.page.quiz == nil || r.page.quiz.q.ID != "single" || r.page.Route().ID != "lesson:papers" {
		t.Errorf("opened %+v", r.page.Route())
	}
}

func TestPage_LeavesAFinishedRoundForTheSets(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers"})
	r.Press(digit(1), enter, enter)
	if got := r.page.Route(); got.ID != "lesson:papers" {
		t.Errorf("while it is shown the route is %+v", got)
	}
	r.page.Hidden()
	if got := r.page.Route(); got.ID != "" || got.State != nil {
		t.Errorf("once left the route is %+v", got)
	}
}

func TestUndo_LeavesTheQuestionToBeAnswered(t *testing.T) {
	undo, redo := command.Ctrl(fyne.KeyZ), command.Ctrl(fyne.KeyY)
	r := newRoom(t, course(), at("single"))
	r.Press(digit(1), enter)
	r.Press(undo)
	if r.page.quiz.Checked() || r.page.round.At != 0 || r.page.round.Outcomes[0] != unanswered {
		t.Fatalf("undone, the question is checked: %v, the round %+v", r.page.quiz.Checked(), r.page.round)
	}
	r.mustHave("single", study.Results{})
	r.Press(digit(1), enter, enter) // and on to the next
	r.Press(undo)
	if r.page.round.At != 0 || r.page.quiz.Checked() {
		t.Errorf("undone from the next question, the round is at %d", r.page.round.At)
	}
	r.Press(redo)
	if r.page.round.At != 1 || r.page.round.Outcomes[0] == unanswered || r.Session.Results("single").Asked != 1 {
		t.Errorf("redone, the round is %+v, the question %+v", r.page.round, r.Session.Results("single"))
	}
	if len(r.Failed) > 0 {
		t.Error(r.Failed)
	}
}
