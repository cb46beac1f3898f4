package progress

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/plan"
	"stagecraft/ui/chart"
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
	change := kit.LinkButton(words.T("Change the plan…"), p.nav.ShowPlan)
	figure := p.planFigure(f, c, today)
	figure.Beside = kit.WrapRight(theme.Size(8), kit.Inset(0, 8, kit.Small(p.daysOff(c))), change)
	return p.panel(figure)
}

// mostDays is up to how many days until the date each has a bar of its own; with more, each
// week has one.
const mostDays = 62

// planFigure is the minutes a day until the date: those of days off and of light days are
// what they are.
func (p *Page) planFigure(f plan.Plan, c study.PlanChoice, today time.Time) *chart.Figure {
	each := 1
	if len(f.Days) > mostDays {
		each = 7
	}
	figure := &chart.Figure{
		Title: words.T("Until then, minutes a day"), Head: words.T("Day"), File: "plan", Ahead: true,
		Sum: words.F("Minutes a day until %s: %d on average, %d on the busiest day", plans.DateText(c.Date), plans.Minutes(f.Minutes), plans.Minutes(f.Most)),
	}
	var full, light []float64
	for i := 0; i < len(f.Days); i += each {
		part := f.Days[i:min(i+each, len(f.Days))]
		mean := 0.0
		for _, d := range part {
			mean += d.Minutes / float64(len(part))
		}
		date := today.AddDate(0, 0, i)
		row := chart.Row{Label: plans.DateText(date), Name: words.WeekdayAndDate(date), Key: date.Format("2006-01-02")}
		if each > 1 {
			row.Name = words.F("Seven days from %s", plans.DateText(date))
		}
		figure.Rows = append(figure.Rows, row)
		if each == 1 && part[0].Light {
			full, light = append(full, chart.None), append(light, mean)
		} else {
			full, light = append(full, mean), append(light, chart.None)
		}
	}
	if len(figure.Rows) == 0 {
		figure.Few = words.T("No day is left until then.")
		return figure
	}
	figure.Rows[0].Label = words.T("Today")
	if c.Name != "" {
		figure.About = words.F("Until %s", plans.DateText(c.Date)+" · "+c.Name)
	}
	same := func(v *float64) float64 { return *v }
	figure.Series = []chart.Series{
		series(words.T("minutes"), chart.Bars, theme.Primary, full, tenths, same),
		series(words.T("on a light day"), chart.Bars, theme.Stage3, light, tenths, same),
	}
	return figure
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
