package today

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/nav"
	"stagecraft/ui/plans"
	"stagecraft/ui/words"
)

// planLine says in a line how far the plan's date is and what will be recalled then,
// or that there is a pause; nil where there is nothing to say.
func (p *Page) planLine() fyne.CanvasObject {
	see := func() { p.nav.GoPage(nav.Progress) }
	if until, paused := p.session.PausedUntil(); paused {
		return line(words.F("Paused until %s", plans.DateText(until)), words.T("nothing comes, and nothing counts as missed"), words.T("See the plan ›"), see)
	}
	days, ok := p.session.DaysToPlan()
	if !ok {
		return nil
	}
	c := p.session.Choice()
	name := c.Name
	if name == "" {
		name = plans.DateText(c.Date)
	}
	f, planned := p.session.PlanFigures()
	switch {
	case !planned:
		return line(name, words.T("is today"), words.T("See the plan ›"), see)
	case p.session.DayOff():
		return line(name, words.N("in %d day, and today is a day off", "in %d days, and today is a day off", days), words.T("See the plan ›"), see)
	}
	about := words.F("%s · about %d %% recalled on the day", words.N("in %d day", "in %d days", days), plans.Percent(f.Recall))
	return line(name, about, words.T("See the plan ›"), see)
}
