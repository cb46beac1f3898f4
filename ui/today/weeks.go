package today

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

const weeksShown = 26

// weeks shows what was done on each day of half a year; a day that is asked for
// tells what it was.
func (p *Page) weeks() fyne.CanvasObject {
	// The last column is this week, Monday first; days still to come are left out.
	days := kit.WholeWeeks(weeksShown, p.session.Days)
	amounts := make([]int, len(days))
	for i, d := range days {
		amounts[i] = d.Grades + d.Answers + d.Blocks
	}
	of := kit.Small(words.N("%d week. Days with nothing due count.", "%d weeks. Days with nothing due count.", weeksShown))
	summary := habit(days)
	says := kit.Small(summary)
	squares := kit.NewDayMap(amounts, weeksShown, func(day int) {
		text := summary
		if day >= 0 {
			text = dayText(days[day])
		}
		says.Runs[0].Text = text
		says.SetRuns(says.Runs...)
	})
	squares.Says = func(day int) string { return dayText(days[day]) }
	return kit.InsetSides(4, 0, 4, 0, kit.Columns(theme.Size(22), theme.Size(200), []float32{38, 62}, squares, kit.Stack(theme.Size(4), kit.Gap(1, theme.Size(20)), of, says)))
}

// habit says on which weekday most is done, and for how long.
func habit(days []study.Day) string {
	var byWeekday [7]float64
	active, minutesInAll := 0, 0.0
	for _, d := range days {
		if d.Active() {
			active++
			minutesInAll += d.Minutes
			byWeekday[d.Date.Weekday()] += d.Minutes
		}
	}
	if active == 0 {
		return words.T("Your first day will show here.")
	}
	mean := max(int(minutesInAll/float64(active)+0.5), 1)
	if active < 7 {
		return words.N("About %d minute a day.", "About %d minutes a day.", mean)
	}
	most := 0
	for d := range byWeekday {
		if byWeekday[d] > byWeekday[most] {
			most = d
		}
	}
	return words.F("Most on a %s; %s a day.", words.Weekday(time.Weekday(most)), words.N("about %d minute", "about %d minutes", mean))
}

// dayText says what was done on a day.
func dayText(d study.Day) string {
	if d.Grades+d.Answers+d.Blocks == 0 {
		return words.F("%s: nothing.", date(d.Date))
	}
	text := date(d.Date) + ": "
	add := func(n int, part string) {
		if n > 0 {
			text += part + ", "
		}
	}
	add(d.Grades, words.N("%d card", "%d cards", d.Grades))
	add(d.Answers, words.N("%d answer", "%d answers", d.Answers))
	add(d.Words, words.N("%d word read", "%d words read", d.Words))
	return text + words.N("%d minute.", "%d minutes.", max(int(d.Minutes+0.5), 1))
}
