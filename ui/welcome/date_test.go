package welcome

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
)

func TestWelcome_KeepsTheDayToBeReadyFor(t *testing.T) {
	r, _ := newRoom(t, uitest.Bundled(t))
	if strings.Contains(r.Says(), "from today") {
		t.Fatal("a date is shown before there is one")
	}
	uitest.Click(t, r.Window(), "An interview, on…")
	r.MustSay("14 days from today", "on the day")
	uitest.Click(t, r.Window(), "+7")
	uitest.Click(t, r.Window(), "−1")
	r.MustSay("Sunday 22 March 2026", "20 days from today")
	r.Press(command.Key{Rune: '3'}, command.K(fyne.KeyReturn))
	days, ok := r.Session.DaysToPlan()
	if c := r.Session.Choice(); !ok || days != 20 || c.Name != "interview" || r.Session.MinutesPerDay() != 30 {
		t.Errorf("%d days before %q, with %d minutes a day", days, c.Name, r.Session.MinutesPerDay())
	}
}

func TestWelcome_WithoutADateMakesNoPlan(t *testing.T) {
	r, _ := newRoom(t, uitest.Bundled(t))
	r.Press(command.Key{Rune: 'd'}, command.Key{Rune: 'd'}, command.K(fyne.KeyReturn))
	if _, ok := r.Session.DaysToPlan(); ok {
		t.Error("there is a plan")
	}
}
