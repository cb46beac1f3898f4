package practice

import (
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

func TestLoop_BeforeALessonNothingIsSaidOfTheAnswer(t *testing.T) {
	r := newRoom(t, course(), BeforeRoute("papers"))
	r.Press(digit(r.placeOfChoice(0)))
	r.Press(enter)
	says := r.Says()
	for _, verdict := range []string{"Not right", "Right answer", "The buyer issues it."} {
		if strings.Contains(says, verdict) {
			t.Errorf("before the lesson the page says %q", verdict)
		}
	}
	r.MustSay("Now read for the answers", "Who issues a purchase order?")
	if got := r.Session.LessonLoop("papers"); len(got) != 1 || got[0].Before != study.TryWrong || got[0].After != 0 {
		t.Errorf("kept is %+v", got)
	}
	r.Press(enter)
	r.MustHaveGone(nav.Route{Page: nav.Lessons, ID: "papers"})
}

func TestLoop_AQuestionBeforeALessonMayBeLeftAndAllSkipped(t *testing.T) {
	r := newRoom(t, course(), BeforeRoute("papers"))
	r.Press(command.Key{Rune: 's'})
	r.MustHaveGone(nav.Route{Page: nav.Lessons, ID: "papers"})
	r.Press(enter)
	r.MustSay("Now read for the answers")
	if got := r.Session.LessonLoop("papers"); got[0].Before != 0 {
		t.Errorf("a question that was left counts as answered: %+v", got)
	}
}

func TestLoop_AMissAfterALessonIsExplainedAndLeadsToTheParagraph(t *testing.T) {
	r := newRoom(t, course(), AfterRoute("papers"))
	r.Press(digit(r.placeOfChoice(0)), enter)
	r.MustSay("Reread it ›")
	if got := r.Session.LessonLoop("papers"); got[0].After != study.TryWrong || got[0].Before != 0 {
		t.Errorf("kept is %+v", got)
	}
	r.mustHave("single", missed1)
}
