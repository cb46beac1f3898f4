package progress

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/plan"
	"stagecraft/ui/kit"
	"stagecraft/ui/plans"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Planner is what the page asks of the learner's plan.
type Planner interface {
	PlanFigures() (plan.Plan, bool)
	Choice() study.PlanChoice
	DaysToPlan() (int, bool)
	PlanKept() (study.PlanKept, bool)
	PausedUntil() (time.Time, bool)
}

// readiness is what will be recalled on the plan's date, and the days until then; with
// no plan, where one is made. It is nil where there is nothing to plan.
func (p *Page) readiness() []fyne.CanvasObject {
	if len(p.course.Terms)+len(p.course.Processes) == 0 {
		return nil
	}
	f, ok := p.session.PlanFigures()
	if !ok {
		return []fyne.CanvasObject{kit.Panel(kit.Stack(10,
			kit.H3(words.T("Is there a day you want to be ready for?")),
			kit.MutedLabel(words.T("Say which, and see what you will recall on it, and how many minutes a day that takes.")),
			kit.Row(0, kit.Secondary(words.T("Make a plan…"), p.nav.ShowPlan), kit.Spring())))}
	}
	return []fyne.CanvasObject{p.recalled(f), p.untilThen(f)}
}

// recalled is how much will be recalled on the date.
func (p *Page) recalled(f plan.Plan) fyne.CanvasObject {
	c, today := p.session.Choice(), plans.Today(p.session.Now())
	days, _ := p.session.DaysToPlan()
	in := words.N("in %d day", "in %d days", days)
	title := words.F("On %s, %s, you will likely recall", plans.DateText(c.Date), in)
	if c.Name != "" {
		title = words.F("On the day of “%s”, %s, you will likely recall", c.Name, in)
	}
	part := kit.Text(words.F("%d %%", plans.Percent(f.Recall)), 44, theme.Face{Bold: true}, theme.Ink)
	part.Leading = 1.2
	between := kit.MutedLabel(words.F("of all cards · between %d and %d", plans.Percent(f.Low), plans.Percent(f.High)))
	rows := []fyne.CanvasObject{
		kit.Small(title), kit.Wrap(14, part, kit.InsetSides(0, theme.Size(20), 0, 0, between)),
		kit.MutedLabel(plans.Foreseen(f, today) + " " + words.N("The busiest day is %d minute.", "The busiest day is %d minutes.", plans.Minutes(f.Most)) + " " +
			words.F("Without study until then it would be %d %%.", plans.Percent(f.Untouched))),
	}
	if f.LevelOn > 0 {
		rows = append(rows, kit.MutedLabel(words.F("What has waited is done by %s, what is worth most first.", plans.DateText(today.AddDate(0, 0, f.LevelOn)))))
	}
	if k, ok := p.session.PlanKept(); ok {
		rows = append(rows, kit.Small(words.F("Predicted: %s a day. On the %s since, it was %s.",
			words.N("%d minute", "%d minutes", plans.Minutes(k.Predicted)), words.N("%d day studied", "%d days studied", k.Days),
			words.N("%d minute", "%d minutes", plans.Minutes(k.True)))))
	}
	return kit.Panel(kit.Stack(theme.Size(8), rows...))
}

// untilThen is the minutes of the days up to the date.
func (p *Page) untilThen(f plan.Plan) fyne.CanvasObject {
	c, today := p.session.Choice(), plans.Today(p.session.Now())
	minutes, light := make([]float64, len(f.Days)), make([]bool, len(f.Days))
	for i, d := range f.Days {
		minutes[i], light[i] = d.Minutes, d.Light
	}
	title := kit.H3(words.T("Until then, minutes a day"))
	change := kit.LinkButton(words.T("Change the plan…"), p.nav.ShowPlan)
	about := kit.Small(p.daysOff(c))
	first, last := kit.Small(words.T("Today")), kit.Small(plans.DateText(c.Date))
	if c.Name != "" {
		last = kit.Small(plans.DateText(c.Date) + " · " + c.Name)
	}
	middle := kit.Small(plans.DateText(today.AddDate(0, 0, len(f.Days)/2)))
	last.Align, middle.Align = fyne.TextAlignTrailing, fyne.TextAlignCenter
	return kit.Panel(kit.Stack(theme.Size(10),
		kit.Columns(theme.Size(12), theme.Size(220), nil, kit.Inset(0, 6, title), kit.WrapRight(theme.Size(8), kit.Inset(0, 8, about), change)),
		kit.NewDayBars(minutes, light, words.F("Minutes a day until %s: %d on average, %d on the busiest day", plans.DateText(c.Date), plans.Minutes(f.Minutes), plans.Minutes(f.Most))),
		kit.Columns(theme.Size(8), 0, nil, first, middle, last)))
}

// daysOff says on which days nothing comes.
func (p *Page) daysOff(c study.PlanChoice) string {
	if until, paused := p.session.PausedUntil(); paused {
		return words.F("Paused until %s", plans.DateText(until))
	}
	var names []string
	for i := range 7 {
		if w := time.Weekday((i + 1) % 7); c.Weekdays[w] {
			names = append(names, words.Weekday(w))
		}
	}
	if len(names) == 0 {
		return words.T("No days off")
	}
	return words.F("Off: %s", words.List(names))
}
