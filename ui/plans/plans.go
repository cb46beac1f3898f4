// Package plans is what the dialog of the plan, the first start and Progress share: a
// date that is chosen by steps, and what a plan comes to in a sentence.
package plans

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/plan"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// DateText is a date in the learner's language: 18 December.
func DateText(t time.Time) string { return words.F("%d %s", t.Day(), words.Month(t.Month())) }

// Today is midnight, UTC, of the date of the learner's day that a time in their zone is in.
func Today(now time.Time) time.Time { return kit.Turn().Of(now).Date() }

// Percent is a part of 1 in hundredths.
func Percent(part float64) int { return int(math.Round(100 * part)) }

// Minutes is minutes rounded to whole ones, at least one.
func Minutes(m float64) int { return max(int(math.Round(m)), 1) }

// Foreseen says in a sentence or two what a plan comes to, made on a day.
func Foreseen(f plan.Plan, today time.Time) string {
	recall := words.F("recall about %d %% on the day", Percent(f.Recall))
	says := words.F("At %s a day you will %s.", words.N("%d minute", "%d minutes", Minutes(f.Minutes)), recall)
	switch {
	case f.LessonsEnd >= 0:
		says = words.F("At %s a day you will have finished all lessons on %s and %s.",
			words.N("%d minute", "%d minutes", Minutes(f.Minutes)), DateText(today.AddDate(0, 0, f.LessonsEnd)), recall)
	case f.Total == 0:
		return words.F("Without a day of study you will %s.", recall)
	}
	if f.Needed > 1.1*f.Minutes && math.Ceil(f.Needed) > f.Minutes+1 {
		says += " " + words.N("For all of it you would need %d minute a day.", "For all of it you would need %d minutes a day.", int(math.Ceil(f.Needed)))
	}
	return says
}

// Date is a date that is chosen by steps of a day and of a week.
type Date struct {
	Value   time.Time // midnight, UTC
	Group   string    // what the date is of, as its buttons are told apart by where there are two
	first   time.Time // no earlier
	today   time.Time
	changed func()

	shown, away *text.Paragraph
}

// mostAhead is how many days ahead a date may be.
const mostAhead = plan.MostDays

// NewDate makes one that is shown as it is, or as two weeks from today where it is
// none. Changed is called after each step.
func NewDate(value, today time.Time, changed func()) *Date {
	d := &Date{Value: value, first: today.AddDate(0, 0, 1), today: today, changed: changed}
	if value.Before(d.first) {
		d.Value = today.AddDate(0, 0, 14)
	}
	d.shown = kit.Middle(kit.Text("", theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	d.away = kit.Small("")
	d.show()
	return d
}

// Object is the date with its steps.
func (d *Date) Object() fyne.CanvasObject {
	by := func(label, says string, days int) fyne.CanvasObject {
		b := kit.Secondary(label, func() {
			d.Value = d.Value.AddDate(0, 0, days)
			if d.Value.Before(d.first) {
				d.Value = d.first
			}
			if last := d.today.AddDate(0, 0, mostAhead); d.Value.After(last) {
				d.Value = last
			}
			d.show()
			d.changed()
		})
		b.Says.Name, b.Says.Group = says, d.Group
		return b
	}
	return kit.Wrap(6,
		by("−7", words.T("A week earlier"), -7), by("−1", words.T("A day earlier"), -1),
		kit.Inset(6, 8, d.shown),
		by("+1", words.T("A day later"), 1), by("+7", words.T("A week later"), 7),
		kit.Inset(4, 8, d.away))
}

func (d *Date) show() {
	Set(d.shown, words.F("%s %d %s %d", words.Weekday(d.Value.Weekday()), d.Value.Day(), words.Month(d.Value.Month()), d.Value.Year()))
	Set(d.away, words.N("%d day from today", "%d days from today", int(d.Value.Sub(d.today).Hours()/24)))
}

// Set gives a paragraph of one run another text.
func Set(p *text.Paragraph, says string) {
	p.Runs[0].Text = says
	p.SetRuns(p.Runs...)
}
