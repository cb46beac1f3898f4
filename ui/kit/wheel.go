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

const (
	// smoothScrollTime is how long the view takes to come to rest after a notch.
	smoothScrollTime = 150 * time.Millisecond
	// smoothScrollFall is the time in which what is left of the way falls to 1/e.
	smoothScrollFall = 35 * time.Millisecond
	// smoothScrollFrame is what a movement has in hand when it begins, so that the
	// frame in which the notch came shows it.
	smoothScrollFrame = time.Second / 60
)

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

// smoothScroll moves something by a distance in a short while, fast at first: of what
// is left the same share in the same time, so that it goes on evenly while the
// wheel is held, and goes as far when frames are few. What is left of it is a
// distance and not a place, as what it moves may be measured anew on the way.
type smoothScroll struct {
	// move moves by a distance and tells whether that was possible.
	move func(by float32) bool

	left  float32
	moved time.Time       // when it moved last
	run   *fyne.Animation // nil at rest
	more  bool            // was added since that began
}

// add goes on by a distance. A turn the other way ends what was left.
//
// A run that goes on is left to it: one that was started anew with each notch
// would miss the frame in which the notch came, and with it the time since the
// frame before.
func (g *smoothScroll) add(by float32) {
	if theme.Still() {
		g.stop()
		g.move(by)
		return
	}
	if g.left*by < 0 {
		g.left = 0
	}
	g.left += by
	if g.run != nil {
		g.more = true
		return
	}
	g.moved = time.Now().Add(-smoothScrollFrame)
	g.start()
}

func (g *smoothScroll) start() {
	g.more = false
	g.run = fyne.NewAnimation(smoothScrollTime, g.tick)
	AwakeFor(2 * smoothScrollTime)
	g.run.Start()
}

// tick moves to where it should be now, and to the end when the run is over.
func (g *smoothScroll) tick(done float32) {
	now := time.Now()
	passed := now.Sub(g.moved)
	g.moved = now
	over := done == 1 && !g.more
	if over {
		passed = math.MaxInt64
	}
	if g.step(passed); g.run == nil {
		return
	}
	switch {
	case g.left == 0 || over:
		g.stop()
	case done == 1:
		g.start()
	}
}

// step moves by what falls to the time since the last step, in whole pixels and
// by one at least: less wouldn't be seen, and would be drawn all the same.
func (g *smoothScroll) step(passed time.Duration) {
	share := -math.Expm1(-float64(passed) / float64(smoothScrollFall))
	by := float32(math.Round(float64(g.left) * share))
	if by == 0 {
		by = min(max(g.left, -1), 1)
	}
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
	g.run, g.left = nil, 0
}
