package figure

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// rovingFocus lets the keys reach the steps of a figure: Tab comes to the figure as
// one, Left and Right choose a step, Space and Enter open it.
type rovingFocus struct {
	tabStop *kit.TabStop
	chosen  int // index of the step
	steps   int
}

// says is what is said of a figure's step that the keys are on.
func (r *rovingFocus) says(p *content.Process) {
	r.tabStop.Says = func() accessible.Description {
		s := p.Steps[r.chosen]
		return accessible.Description{
			Name: words.F("Figure of %s", p.Title), Role: accessible.Map, Value: s.Name,
			Position: r.chosen + 1, Of: len(p.Steps), Help: words.T("left and right choose a step"),
		}
	}
}

// newRovingFocus is for a figure of so many steps. moved is called when another step
// is chosen, and when the focus comes or goes.
func newRovingFocus(steps int, open func(step int), moved func()) *rovingFocus {
	r := &rovingFocus{steps: steps}
	r.tabStop = kit.NewTabStop(func() { open(r.chosen) }, func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft:
			r.choose(r.chosen - 1)
		case fyne.KeyRight:
			r.choose(r.chosen + 1)
		default:
			return false
		}
		moved()
		return true
	})
	r.tabStop.OnChange = moved
	return r
}

// choose goes to a step, as far as there are any.
func (r *rovingFocus) choose(step int) { r.chosen = min(max(step, 0), r.steps-1) }

// at gives the step that shows the focus, or -1.
func (r *rovingFocus) at() int {
	if r == nil || !r.tabStop.Focused() {
		return -1
	}
	return r.chosen
}

// place puts the stop where the chosen step is drawn, with the corners of the
// ring around it; nil draws a rectangle.
func (r *rovingFocus) place(at drawing.Box, around []fyne.Position) {
	r.tabStop.Around = around
	r.tabStop.Move(at.At)
	r.tabStop.Resize(at.Size)
	r.tabStop.Refresh()
}
