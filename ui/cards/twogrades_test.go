package cards

import (
	"strings"
	"testing"

	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
)

func TestReview_WithTwoGradesHasTwoButtonsAndKeys(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.Chosen = map[*preferences.Setting]int{preferences.Grades: 1}
	r.show(r.Session, nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.Press(space)
	r.MustSay("forgot it", "recalled")
	if says := r.Says(); strings.Contains(says, "with effort") || strings.Contains(says, "instantly") {
		t.Errorf("it says %s", says)
	}
	good := r.Session.Preview(card)[fsrs.Good-fsrs.Again].Wait
	r.Press(command.Key{Rune: '3'}) // no button has it
	if n := r.Session.Sitting("all").Done; n != 0 {
		t.Fatal("a third key grades")
	}
	r.Press(command.Key{Rune: '2'})
	if got := r.Session.Why(card).Wait; got != good {
		t.Errorf("the card waits %v, Good is %v", got, good)
	}
}
