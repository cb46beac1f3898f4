package welcome

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/plans"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// minutes are those a day that are chosen; 0 is set later.
func (p *Page) minutes() int { return amounts[p.chosen].minutes }

// choice is the plan that is chosen.
func (p *Page) choice() study.PlanChoice {
	return study.PlanChoice{Name: words.T("interview"), Date: p.date.Value}
}

// day asks for a day to be ready for.
func (p *Page) day() fyne.CanvasObject {
	if p.date == nil {
		p.date = plans.NewDate(time.Time{}, plans.Today(p.session.Now()), p.foresee)
	}
	p.foreseen = kit.Small("")
	p.dates = kit.Stack(theme.Size(10))
	p.showDate()
	return p.dates
}

// setDated says whether there is a day to be ready for.
func (p *Page) setDated(dated bool) {
	p.dated = dated
	p.showDate()
	p.scroll.Refresh()
	p.object.Refresh()
	p.shell.Moved()
}

// showDate shows which is chosen, and the date where there is one.
func (p *Page) showDate() {
	option := func(name string, dated bool) fyne.CanvasObject {
		o := kit.Option(func() { p.setDated(dated) })
		kit.StyleOption(o, name, theme.Clear, p.dated == dated)
		return o
	}
	p.dates.Objects = []fyne.CanvasObject{kit.Wrap(theme.Size(10), option(words.T("No date"), false), option(words.T("An interview, on…"), true))}
	if p.dated {
		p.dates.Objects = append(p.dates.Objects, p.date.Object(), p.foreseen)
		p.foresee()
	}
	p.dates.Refresh()
}

// foresee says what comes of the date, with the minutes that are chosen.
func (p *Page) foresee() {
	if !p.dated {
		return
	}
	if f, ok := p.session.Foresee(p.choice(), p.minutes()); ok {
		plans.Set(p.foreseen, plans.Foreseen(f, plans.Today(p.session.Now())))
	}
}
