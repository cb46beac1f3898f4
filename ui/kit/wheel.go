package kit

import (
	"math"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/theme"
)

// Notch is how far one notch of the wheel moves what scrolls, in pixels: as far
// as in a browser. Fyne's own is toolkitNotch.
const Notch float32 = 100

// toolkitNotch is what Fyne makes of a notch. Finer steps are a touchpad's.
const toolkitNotch = 25

// smoothScrollTime is how long the view takes to come to rest after a notch.
const smoothScrollTime = 120 * time.Millisecond

// notches gives how many notches of a wheel an event is, up ones positive. It
// is not ok for the fine steps of a touchpad, and on macOS, where the system
// has made even steps of the wheel's already.
func notches(e *fyne.ScrollEvent) (n float32, ok bool) {
	n = e.Scrolled.DY / toolkitNotch
	return n, runtime.GOOS != "darwin" && e.Scrolled.DX == 0 && n != 0 && float64(n) == math.Trunc(float64(n))
}

// Scroll is container.Scroll, but for its wheel: a notch moves as far as in a
// browser and comes to rest softly, and several add up. With "reduce motion"
// it moves at once; so it always does under a touchpad.
type Scroll struct {
	container.Scroll
	smooth smoothScroll
}

var _ fyne.Scrollable = (*Scroll)(nil)

// NewScroll makes a view of content that scrolls up and down.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{}
	s.Direction, s.Content = container.ScrollVerticalOnly, content
	s.smooth.move = func(dy float32) bool {
		before := s.Offset.Y
		s.by(-dy)
		return s.Offset.Y != before
	}
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled follows the wheel or a touchpad.
func (s *Scroll) Scrolled(e *fyne.ScrollEvent) {
	if n, ok := notches(e); ok {
		s.smooth.add(-n * Notch)
		return
	}
	s.Rest()
	s.Scroll.Scrolled(e)
}

func (s *Scroll) by(dy float32) {
	s.Scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
}

// Rest ends what is left of the wheel's movement: the view was put elsewhere.
func (s *Scroll) Rest() { s.smooth.stop() }

// WheelHandler gives what to do with the wheel's events over something that isn't a
// Scroll: move by what they say, as a Scroll does. Move takes pixels down and
// tells whether it moved.
func WheelHandler(move func(dy float32) bool) func(*fyne.ScrollEvent) {
	g := &smoothScroll{move: move}
	return func(e *fyne.ScrollEvent) {
		if n, ok := notches(e); ok {
			g.add(-n * Notch)
			return
		}
		g.stop()
		move(-e.Scrolled.DY)
	}
}

// smoothScroll moves something by a distance in a short while, fast at first. What is
// left of it is a distance and not a place, as what it moves may be measured
// anew on the way.
type smoothScroll struct {
	// move moves by a distance and tells whether that was possible.
	move func(by float32) bool

	from, left float32 // of the way: when it was last added to, and now
	run        *fyne.Animation
}

// add goes on by a distance. A turn the other way ends what was left.
func (g *smoothScroll) add(by float32) {
	left := g.left
	g.stop()
	if theme.Still() {
		g.move(by)
		return
	}
	if left*by < 0 {
		left = 0
	}
	g.from, g.left = left+by, left+by
	g.run = fyne.NewAnimation(smoothScrollTime, g.step)
	g.run.Curve = fyne.AnimationEaseOut
	AwakeFor(smoothScrollTime)
	g.run.Start()
}

// step moves to where it should be when a part of the time is gone.
func (g *smoothScroll) step(done float32) {
	by := g.left - g.from*(1-done)
	if by == 0 {
		return
	}
	g.left -= by
	if !g.move(by) {
		g.stop() // the end
	}
}

func (g *smoothScroll) stop() {
	if g.run != nil {
		g.run.Stop()
	}
	g.run, g.from, g.left = nil, 0, 0
}
