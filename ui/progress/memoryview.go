package progress

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/chart"
	"stagecraft/ui/plans"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// daysAhead is how many days the forecast is of.
const daysAhead = 28

// memoryView is how well cards are remembered, and what comes.
func (p *Page) memoryView() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{p.panel(p.retentionFigure())}, p.panels(p.forecastFigure(), p.stabilityFigure())...)
}

// retentionFigure is how much was recalled by week, beside how much was to be.
func (p *Page) retentionFigure() *chart.Figure {
	weeks := p.weeksLookedAt()
	reviewed := sum(weeks, func(w *study.Week) int { return w.Reviewed })
	recalled := sum(weeks, func(w *study.Week) int { return w.Recalled })
	f := &chart.Figure{
		Title: words.T("Aimed and true"), Head: words.T("Week"), File: "retention", Rows: byWeek(weeks),
		About: words.F("Of reviews of cards you knew, how many you recalled. Weeks with fewer than %d are left out.", study.FewReviews),
		Series: []chart.Series{
			series(words.T("recalled"), chart.Line, theme.Primary, weeks, percent, func(w *study.Week) float64 { return known(w.TrueRetention()) }),
			series(words.T("aimed"), chart.Dashed, theme.Muted, weeks, percent, func(w *study.Week) float64 { return known(w.AimedRetention()) }),
			series(words.T("reviews"), chart.Untold, theme.Muted, weeks, count, func(w *study.Week) float64 { return float64(w.Reviewed) }),
			series(words.T("of these recalled"), chart.Untold, theme.Muted, weeks, count, func(w *study.Week) float64 { return float64(w.Recalled) }),
		},
		Most: 1, Axis: percent,
	}
	lowest, aimed := 1.0, 0.0
	for i, w := range weeks {
		aimed += w.Aimed
		for _, s := range f.Series[:2] {
			if v := s.Values[i]; !math.IsNaN(v) {
				lowest = min(lowest, v)
			}
		}
	}
	if reviewed < 2*study.FewReviews {
		f.Few = words.N("You reviewed %d card that you knew. From 20 reviews on, how many of them you recall shows here, week by week.",
			"You reviewed %d cards that you knew. From 20 reviews on, how many of them you recall shows here, week by week.", reviewed)
		return f
	}
	f.Least = max(min(math.Floor(lowest*10)/10, 0.8), 0)
	f.Sum = words.F("In %d weeks: %s of %s reviews recalled, %s aimed at.", len(weeks),
		percent(float64(recalled)/float64(reviewed)), words.Number(int64(reviewed)), percent(aimed/float64(reviewed)))
	return f
}

// forecastFigure is how many cards come on the coming days.
func (p *Page) forecastFigure() *chart.Figure {
	days, later := p.session.Forecast(daysAhead)
	today := plans.Today(p.session.Now())
	f := &chart.Figure{
		Title: words.T("Coming reviews"), Head: words.T("Day"), File: "forecast", Ahead: true, Rows: make([]chart.Row, len(days)),
		About:  words.T("Cards you met, by the day on which they come as things are now. New ones, and those you forget, come on top."),
		Series: []chart.Series{series(words.T("cards"), chart.Bars, theme.Primary, days, count, func(n *int) float64 { return float64(*n) })},
	}
	all := later
	for i, n := range days {
		all += n
		date := today.AddDate(0, 0, i)
		f.Rows[i] = chart.Row{Label: plans.DateText(date), Name: words.WeekdayAndDate(date), Key: date.Format("2006-01-02")}
	}
	f.Rows[0].Label = words.T("Today")
	if all == 0 {
		f.Few = words.T("Once you have met a card, when it comes again shows here.")
	}
	f.Sum = words.F("%s today, %s in %d days, %s after that.", words.N("%d card", "%d cards", days[0]), words.N("%d card", "%d cards", all-later), daysAhead, words.N("%d card", "%d cards", later))
	return f
}

// stabilityFigure is how many cards are remembered for how long.
func (p *Page) stabilityFigure() *chart.Figure {
	bands := p.session.StabilityBands()
	f := &chart.Figure{
		Title: words.T("How firmly cards are known"), Head: words.T("Stability"), File: "stability", Ahead: true, Rows: make([]chart.Row, len(bands)),
		About:  words.T("Cards by how many days pass until one in ten would be forgotten."),
		Series: []chart.Series{series(words.T("cards"), chart.Bars, theme.Primary, bands, count, func(b *study.StabilityBand) float64 { return float64(b.Cards) })},
	}
	all, weeks := 0, 0
	for i, b := range bands {
		all += b.Cards
		if b.From >= 14 {
			weeks += b.Cards
		}
		label, name := fmt.Sprintf("%d–%d", int(b.From), int(b.To)), words.F("%d to %d days", int(b.From), int(b.To))
		switch {
		case b.From == 0:
			label, name = fmt.Sprintf("< %d", int(b.To)), words.N("less than %d day", "less than %d days", int(b.To))
		case b.To == 0:
			label, name = fmt.Sprintf("> %d", int(b.From)), words.F("more than %d days", int(b.From))
		}
		f.Rows[i] = chart.Row{Label: label, Name: name}
	}
	if all == 0 {
		f.Few = words.T("Once you have graded a card, how firmly you know it shows here.")
	}
	f.Sum = words.F("%s of %s would hold for two weeks or more.", words.Number(int64(weeks)), words.N("%d card", "%d cards", all))
	return f
}
