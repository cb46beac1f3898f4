package practice

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestFlag_IsSetOnAQuestionBeforeAndAfterItIsAnswered(t *testing.T) {
	for _, answered := range []bool{false, true} {
		r := newRoom(t, course(), at("single"))
		if answered {
			r.Press(digit(r.placeOfChoice(1)), enter)
		}
		r.Press(command.Key{Rune: 'f'})
		if uitest.Over(r.Window()) == nil {
			t.Fatalf("answered %v: F opens nothing", answered)
		}
		e := r.Window().Canvas().Focused()
		test.Type(e, "Who says so?")
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		f, ok := r.Session.FlagOn(study.FlagTarget{Question: "single"})
		if !ok || f.Comment != "Who says so?" {
			t.Errorf("answered %v: the flag is %+v, %v", answered, f, ok)
		}
		r.MustSay("Flagged: Who says so?")
		if r.page.quiz.checked != answered {
			t.Errorf("flagging it made answered %v", r.page.quiz.checked)
		}
		r.Press(enter) // the keys are back where they were
		if answered && r.page.quiz.q.ID == "single" {
			t.Error("Enter doesn't go on after flagging")
		}
	}
}

func TestFlag_IsAQuietLinkUnderTheQuestion(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	uitest.Click(t, r.Window(), "Flag")
	uitest.Click(t, r.Window(), "Unclear")
	uitest.Click(t, r.Window(), "Save")
	r.MustSay("Flagged: Unclear")
	r.reopen()
	r.MustSay("Flagged: Unclear")
	uitest.Click(t, r.Window(), "Flagged: Unclear")
	uitest.Click(t, r.Window(), "Take the flag away")
	if strings.Contains(r.Says(), "Flagged") {
		t.Error("taken away, it still shows")
	}
}

func TestFlag_LeavesTheLetterToAnAnswerThatIsTyped(t *testing.T) {
	for _, question := range []string{"typed", "blanks"} {
		r := newRoom(t, course(), at(question))
		r.write("f")
		if uitest.Over(r.Window()) != nil {
			t.Errorf("%s: F in the answer opens the flag", question)
		}
	}
}

func TestFlag_IsNotForQuestionsThatTheCourseDoesNotHave(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: drill.Prefix + "four"})
	r.Press(command.Key{Rune: 'f'})
	if uitest.Over(r.Window()) != nil || strings.Contains(r.Says(), "Flag") {
		t.Error("a question made of a process can be flagged, though no file holds it")
	}
}
