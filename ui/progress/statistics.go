package progress

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/chart"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/plans"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Statistics is what the page asks of the sums over what was done.
type Statistics interface {
	Weeks(n int) []study.Week
	ByWeekday(weeks int) [7]float64
	StabilityBands() []study.StabilityBand
	Forecast(n int) (days []int, later int)
	ByLesson() []study.Share
	ByStep() []study.Share
	ByKindOfCard() []study.Share
	ByKindOfQuestion() []study.Share
	MixUps() []study.MixedPair
}

// The modes of the page: what is looked at. "" is the overview.
const (
	ModeMemory  nav.Mode = "memory"
	ModeReading nav.Mode = "reading"
	ModeAnswers nav.Mode = "answers"
	ModeTime    nav.Mode = "time"
	ModeMixUps  nav.Mode = "mixups"
	ModeParts   nav.Mode = "parts"
)

// view is one of the things to look at.
type view struct {
	mode nav.Mode
	name func(*Page) string
	draw func(*Page) []fyne.CanvasObject
}

var views []view

func init() {
	views = []view{
		{"", (*Page).overviewName, nil},
		{ModeMemory, func(*Page) string { return words.T("Memory") }, (*Page).memoryView},
		{ModeReading, func(*Page) string { return words.T("Reading") }, (*Page).readingView},
		{ModeAnswers, func(*Page) string { return words.T("Answers") }, (*Page).answersView},
		{ModeTime, func(*Page) string { return words.T("Time") }, (*Page).timeView},
		{ModeMixUps, func(*Page) string { return words.T("Mix-ups") }, (*Page).mixUpsView},
		{ModeParts, func(*Page) string { return words.T("By part") }, (*Page).partsView},
	}
}

// overviewName is what the overview is called: where there is a plan it is about that.
func (p *Page) overviewName() string {
	if _, ok := p.session.PlanFigures(); ok {
		return words.F("For %s", plans.DateText(p.session.Choice().Date))
	}
	return words.T("Overview")
}

// viewOf gives the view of a mode, or else the overview.
func viewOf(mode nav.Mode) *view {
	for i := range views {
		if views[i].mode == mode {
			return &views[i]
		}
	}
	return &views[0]
}

// choices are the chips that choose what to look at.
func (p *Page) choices() fyne.CanvasObject {
	p.chips = p.chips[:0]
	objects := make([]fyne.CanvasObject, len(views))
	for i := range views {
		v := &views[i]
		name := v.name(p)
		chip := kit.Chip(name, v.mode == p.mode, func() { p.look(v.mode) })
		kit.Chosen(chip, words.T("What to look at"), name, v.mode == p.mode)
		p.chips = append(p.chips, chip)
		objects[i] = chip
	}
	return kit.Wrap(theme.Size(6), objects...)
}

// look shows something else; the keys stay at its name.
func (p *Page) look(mode nav.Mode) {
	p.mode = mode
	p.SetContent(p.draw())
	p.Scroll.ScrollTo(0)
	if c := kit.CanvasOf(p.Scroll); c != nil {
		for i := range views {
			if views[i].mode == mode {
				c.Focus(p.chips[i])
			}
		}
	}
	p.nav.Moved()
}

// panels are those of figures, two beside each other where there is room.
func (p *Page) panels(figures ...*chart.Figure) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i := 0; i < len(figures); i += 2 {
		if i+1 == len(figures) {
			rows = append(rows, p.panel(figures[i]))
			break
		}
		rows = append(rows, kit.Columns(theme.PanelGap, theme.Size(400), nil, p.panel(figures[i]), p.panel(figures[i+1])))
	}
	return rows
}

func (p *Page) panel(f *chart.Figure) fyne.CanvasObject {
	f.File = p.course.ID + "-" + f.File
	return chart.Panel(f, p.nav)
}

// The statistics are of so many weeks: of fewest where study began later than that, and of
// most where it has gone on for longer.
const (
	fewestWeeks = 8
	mostWeeks   = 26
)

// weeksLookedAt gives the weeks that the statistics are of.
func (p *Page) weeksLookedAt() []study.Week {
	all := p.session.Weeks(mostWeeks)
	begun := slices.IndexFunc(all, func(w study.Week) bool { return w.Active > 0 })
	if most := max(len(all)-fewestWeeks, 0); begun < 0 || begun > most {
		begun = most
	}
	return all[begun:]
}

// byWeek gives the rows of weeks.
func byWeek(weeks []study.Week) []chart.Row {
	rows := make([]chart.Row, len(weeks))
	for i, w := range weeks {
		rows[i] = chart.Row{Label: plans.DateText(w.Date), Name: words.F("Week of %s", plans.DateText(w.Date)), Key: w.Date.Format("2006-01-02")}
	}
	return rows
}

// series gives what is measured of each of some things.
func series[T any](name string, mark chart.Mark, color theme.Name, all []T, says func(float64) string, of func(*T) float64) chart.Series {
	s := chart.Series{Name: name, Mark: mark, Color: color, Says: says, Values: make([]float64, len(all))}
	for i := range all {
		s.Values[i] = of(&all[i])
	}
	return s
}

// sum adds up something of each.
func sum[T any](all []T, of func(*T) int) int {
	n := 0
	for i := range all {
		n += of(&all[i])
	}
	return n
}

// known gives a value that may not be known.
func known(v float64, ok bool) float64 {
	if !ok {
		return chart.None
	}
	return v
}

func percent(v float64) string { return words.F("%d %%", int(math.Round(100*v))) }

func inMinutes(v float64) string { return words.F("%d min", int(math.Round(v))) }

func count(v float64) string { return words.Number(int64(math.Round(v))) }
