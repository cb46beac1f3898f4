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

func TestFlag_IsForQuestionsMadeOfProcessesToo(t *testing.T) {
	c := longCourse()
	maker := drill.New(c)
	six := c.Process("six")
	ids := maker.IDs(six, 0)
	for _, q := range maker.Pair(six.Steps[0], six.Steps[1], 0) {
		ids = append(ids, q.ID)
	}
	kinds := map[drill.Kind]bool{}
	for _, id := range ids {
		d, _ := maker.Find(id, 0)
		if kinds[d.Kind] {
			continue
		}
		kinds[d.Kind] = true
		r := newRoom(t, c, nav.Route{At: id}) // as the list of flags leads to it
		if r.page.quiz == nil || r.page.quiz.q.ID != id {
			t.Errorf("%s isn't asked first where a flag leads", id)
			continue
		}
		uitest.Click(t, r.Window(), "Flag")
		uitest.Click(t, r.Window(), "Unclear")
		uitest.Click(t, r.Window(), "Save")
		flags := r.Session.Flags()
		if len(flags) != 1 || flags[0].Question != id || flags[0].Earlier || !strings.HasPrefix(flags[0].Text, "Six steps, ") {
			t.Errorf("%s: the flags are %+v", id, flags)
		}
		r.MustSay("Flagged: Unclear")
		r.reopen()
		r.MustSay("Flagged: Unclear")
	}
	if len(kinds) < 8 {
		t.Errorf("only %d kinds of question were met", len(kinds))
	}
}
