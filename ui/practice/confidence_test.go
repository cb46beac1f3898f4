package practice

import (
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
)

func TestPractice_TakesHowSureWithTheAnswer(t *testing.T) {
	at := nav.Route{At: "single"}
	r := newRoom(t, course(), at)
	if strings.Contains(r.Says(), "How sure") {
		t.Error("it asks how sure though nobody asked for it")
	}
	r.Chosen = map[*preferences.Setting]int{preferences.HowSure: 1}
	r.page = New(r.Course, r.Session, r, at)
	r.Put(r.page)
	r.MustSay("How sure are you?", "Fairly sure")
	r.Press(command.Key{Name: "1", Alt: true})
	if r.page.quiz.sure != study.Sure {
		t.Fatalf("a key says %q", r.page.quiz.sure)
	}
	uitest.Click(t, r.Window(), "Guessing")
	r.Put(r.page)
	r.Press(command.Key{Rune: '2'})
	r.page.quiz.Check()
	if got := r.Session.Calibration()[2].Questions; got.Asked != 1 {
		t.Errorf("it is kept as %+v", r.Session.Calibration())
	}
	if r.page.quiz.say(study.Sure); r.page.quiz.sure != study.Guessing {
		t.Error("it can be changed once it was checked")
	}
	r.page.Next()
	if r.page.quiz != nil && r.page.quiz.sure != study.NotAsked {
		t.Error("the next question keeps it")
	}
}
