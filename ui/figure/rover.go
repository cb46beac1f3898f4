package figure

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
)

// rover lets the keys reach the steps of a figure: Tab comes to the figure as
// one, Left and Right choose a step, Space and Enter open it.
type rover struct {
	stop  *kit.Stop
	chose int // index of the step
	steps int
}

// newRover is for a figure of so many steps. moved is called when another step
// is chosen, and when the focus comes or goes.
func newRover(steps int, open func(step int), moved func()) *rover {
	r := &rover{steps: steps}
	r.stop = kit.NewStop(func() { open(r.chose) }, func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft:
			r.choose(r.chose - 1)
		case fyne.KeyRight:
			r.choose(r.chose + 1)
		default:
			return false
		}
		moved()
		return true
	})
	r.stop.OnChange = moved
	return r
}

// choose goes to a step, as far as there are any.
func (r *rover) choose(step int) { r.chose = min(max(step, 0), r.steps-1) }

// at gives the step that shows the focus, or -1.
func (r *rover) at() int {
	if r == nil || !r.stop.Focused() {
		return -1
	}
	return r.chose
}

// stand puts the stop where the chosen step is drawn, with the corners of the
// ring around it; nil draws a rectangle.
func (r *rover) stand(at drawing.Box, around []fyne.Position) {
	r.stop.Around = around
	r.stop.Move(at.At)
	r.stop.Resize(at.Size)
	r.stop.Refresh()
}
