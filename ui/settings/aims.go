package settings

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/plan"
	"stagecraft/ui/kit"
	"stagecraft/ui/plans"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Aiming is the part of the session that knows what each aim would take.
type Aiming interface {
	Aims() *study.AimsTask
}

// aims is what each aim comes to, as it was last worked out; it is shown until the page is left.
type aims struct {
	all     []plan.Aim
	best    int
	looking bool
	none    bool // there are no cards to say it of
}

// aimsShown are the aims that are always shown, beside the learner's own and the one at which a minute buys most.
var aimsShown = []int{80, 85, 90, 95}

// aimRow says what each aim would take of the learner, and give.
func (p *Page) aimRow() fyne.CanvasObject {
	return row(words.T("What each aim takes"), words.T("Worked out from your own memory and pace: all cards of this course, kept up for a year."), p.aimControl())
}

func (p *Page) aimControl() fyne.CanvasObject {
	switch a := &p.aims; {
	case a.looking:
		return kit.MutedLabel(words.T("Looking at your cards…"))
	case a.none:
		return kit.MutedLabel(words.T("This course has no cards."))
	case a.all != nil:
		best := plans.Percent(a.all[a.best].Retention)
		rows := []fyne.CanvasObject{p.aimTable()}
		if best != p.shell.Setting(preferences.Recall) {
			rows = append(rows, kit.Wrap(8, p.button(words.F("Aim for %d %%", best), func() { p.shell.Choose(preferences.Recall, best) })))
		}
		return kit.Stack(10, rows...)
	}
	return kit.Wrap(8, p.button(words.T("See what each aim takes…"), p.lookAtAims))
}

// lookAtAims works it out off the main goroutine.
func (p *Page) lookAtAims() {
	p.aims = aims{looking: true}
	task := p.session.Aims()
	go func() {
		all, best := task.Run()
		kit.OnMain(func() {
			p.aims = aims{all: all, best: best, none: len(all) == 0}
			p.redraw()
		})
	}()
}

// aimTable has a line for each aim that is shown: minutes a day, and what is recalled in the end.
func (p *Page) aimTable() fyne.CanvasObject {
	yours := p.shell.Setting(preferences.Recall)
	best := plans.Percent(p.aims.all[p.aims.best].Retention)
	shown := append(slices.Clone(aimsShown), yours, best)
	slices.Sort(shown)
	shown = slices.Compact(shown)
	var lines []fyne.CanvasObject
	for _, a := range p.aims.all {
		aim := plans.Percent(a.Retention)
		if !slices.Contains(shown, aim) {
			continue
		}
		face := theme.Face{SemiBold: aim == yours}
		what := words.F("%d %%", aim)
		switch {
		case aim == yours && aim == best:
			what = words.F("%d %% · yours, and where a minute buys most", aim)
		case aim == yours:
			what = words.F("%d %% · yours", aim)
		case aim == best:
			what = words.F("%d %% · where a minute buys most", aim)
		}
		takes := words.F("%.1f min a day, %d %% recalled", math.Max(a.Minutes, 0.1), plans.Percent(a.Recalled))
		lines = append(lines, kit.Columns(theme.Size(12), theme.Size(150), []float32{1, 1},
			kit.Text(what, theme.LabelSize, face, theme.Ink), kit.Text(takes, theme.LabelSize, face, theme.Ink)))
	}
	return kit.Stack(6, lines...)
}
