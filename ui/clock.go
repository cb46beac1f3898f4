package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// checkClock says so when the clock and what was done disagree, which it does
// once. What is said stays until the next message or a click.
func (s *App) checkClock() {
	n, ok, err := s.opened.Session.CheckClock()
	if err != nil {
		fyne.LogError("writing down what the clock shows", err)
	}
	if !ok {
		return
	}
	s.toast.show(theme.Warning, theme.WarningSoft, clockSaying(n), 0)
	s.relayout()
}

// clockSaying says in plain words how the clock disagrees, and what becomes of it.
func clockSaying(n study.ClockNotice) string {
	switch n.Kind {
	case study.ClockDead:
		return words.F("Your computer’s clock shows %s, which can’t be right. You can study on: what you do is kept in the order you do it. Set the clock when you can.", words.Date(n.Shown))
	case study.ClockAhead:
		return words.F("Your computer’s clock shows %s, long after you last studied, on %s. If that is wrong, set the clock: what you do until then is put in its place.", words.Date(n.Shown), words.Date(n.Last))
	}
	return words.F("Your computer’s clock shows %s, but it showed %s when you last studied. Your cards are planned by the order in which you did things, so none is hidden. If today’s date is wrong, set the clock.", words.Date(n.Shown), words.Date(n.Last))
}
