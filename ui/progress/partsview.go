package progress

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/chart"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// lessonRow is a lesson in a chart.
func lessonRow(number int, title string) chart.Row {
	name := fmt.Sprintf("%d · %s", number, title)
	return chart.Row{Label: name, Name: name}
}

// partsView divides what is known by lesson, step and kind of card.
func (p *Page) partsView() []fyne.CanvasObject {
	lessons := p.sharesFigure(words.T("By lesson"), words.T("Lesson"), "by-lesson", p.session.ByLesson(), func(s *study.Share) chart.Row {
		return lessonRow(s.Lesson.Number, s.Lesson.Title)
	})
	kinds := p.sharesFigure(words.T("By kind of card"), words.T("Kind"), "by-kind", p.session.ByKindOfCard(), func(s *study.Share) chart.Row {
		return chart.Row{Label: kindOfCard(s.Side), Name: kindOfCard(s.Side)}
	})
	return append([]fyne.CanvasObject{p.panel(p.weakestSteps())}, p.panels(lessons, kinds)...)
}

// mostSteps is how many steps are drawn; the table has all.
const mostSteps = 12

// weakestSteps is the steps that were met, those that would be recalled least first.
func (p *Page) weakestSteps() *chart.Figure {
	steps := p.session.ByStep()
	slices.SortStableFunc(steps, func(a, b study.Share) int {
		switch met, other := a.Met > 0, b.Met > 0; {
		case met && !other, met && other && a.Recall < b.Recall:
			return -1
		case met != other || met && a.Recall > b.Recall:
			return 1
		}
		return 0
	})
	f := p.sharesFigure(words.T("Steps, weakest first"), words.T("Step"), "by-step", steps, func(s *study.Share) chart.Row {
		name := fmt.Sprintf("%s (%s)", s.Step.Name, s.Step.Process.Title)
		return chart.Row{Label: name, Name: name}
	})
	f.Shown = min(mostSteps, max(sum(steps, func(s *study.Share) int { return min(s.Met, 1) }), 1))
	if f.Few == "" {
		f.Series = append(f.Series,
			series(words.T("answers"), chart.Untold, theme.Muted, steps, count, func(s *study.Share) float64 { return float64(s.Asked) }),
			series(words.T("of these right"), chart.Untold, theme.Muted, steps, count, func(s *study.Share) float64 { return float64(s.Right) }))
	}
	return f
}

// sharesFigure is how much of each of some parts would be recalled now.
func (p *Page) sharesFigure(title, head, file string, shares []study.Share, row func(*study.Share) chart.Row) *chart.Figure {
	shares = slices.DeleteFunc(shares, func(s study.Share) bool { return s.Cards == 0 })
	f := &chart.Figure{
		Title: title, Head: head, File: file, Across: true, Most: 1, Axis: percent, Rows: make([]chart.Row, len(shares)),
		About: words.T("How much you would recall now. What you haven’t met counts as not known."),
		Series: []chart.Series{
			series(words.T("recall now"), chart.Bars, theme.Primary, shares, percent, func(s *study.Share) float64 { return s.Recall }),
			series(words.T("cards met"), chart.Untold, theme.Muted, shares, count, func(s *study.Share) float64 { return float64(s.Met) }),
			series(words.T("cards in all"), chart.Untold, theme.Muted, shares, count, func(s *study.Share) float64 { return float64(s.Cards) }),
			series(words.T("recalled in reviews"), chart.Untold, theme.Muted, shares, percent, func(s *study.Share) float64 { return known(s.TrueRetention()) }),
			series(words.T("reviews"), chart.Untold, theme.Muted, shares, count, func(s *study.Share) float64 { return float64(s.Reviewed) }),
			series(words.T("minutes"), chart.Untold, theme.Muted, shares, tenths, func(s *study.Share) float64 { return s.Minutes }),
		},
	}
	for i := range shares {
		f.Rows[i] = row(&shares[i])
	}
	met, all := sum(shares, func(s *study.Share) int { return s.Met }), sum(shares, func(s *study.Share) int { return s.Cards })
	f.Sum = words.F("%s of %s met.", words.Number(int64(met)), words.N("%d card", "%d cards", all))
	if met == 0 {
		f.Few = words.T("Once you have met its cards, how well you know each part shows here.")
	}
	return f
}

// kindOfCard names what cards ask for.
func kindOfCard(s study.Side) string {
	switch s {
	case study.Definition:
		return words.T("What a term means")
	case study.TermSide:
		return words.T("The term for a meaning")
	case study.Expansion:
		return words.T("What letters stand for")
	case study.NextStep:
		return words.T("Which step is next")
	case study.Aim:
		return words.T("What a step is for")
	case study.StepSide:
		return words.T("The step for an aim")
	case study.Lead:
		return words.T("Who leads a step")
	case study.DoneWhen:
		return words.T("When a step is done")
	}
	return words.T("Cards of your own")
}

// kindOfQuestion names a kind of question.
func kindOfQuestion(k content.QuestionKind) string {
	switch k {
	case content.Single:
		return words.T("One choice")
	case content.Multiple:
		return words.T("Several choices")
	case content.Order:
		return words.T("Put in order")
	case content.Match:
		return words.T("Match")
	case content.Blanks:
		return words.T("Fill in")
	case content.Typed:
		return words.T("Typed answer")
	case content.Calculated:
		return words.T("Work out a number")
	case content.Written:
		return words.T("Write")
	case content.Picked, content.Moved:
		return words.T("Pipeline board")
	}
	return words.T("About processes")
}
