package kit

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/theme"
)

func wheel(dx, dy float32) *fyne.ScrollEvent {
	return &fyne.ScrollEvent{Scrolled: fyne.NewDelta(dx, dy)}
}

// tallScroller shows 5,000 pixels in 400.
func tallScroller(t *testing.T) *Scroller {
	t.Helper()
	test.NewTempApp(t)
	s := NewScroller(Gap(10, 5000))
	test.NewTempWindow(t, s).Resize(fyne.NewSize(300, 400))
	return s
}

func TestScroll_ANotchMovesAsFarAsInABrowser(t *testing.T) {
	for _, still := range []bool{false, true} {
		theme.SetStill(still)
		defer theme.SetStill(false)
		s := tallScroller(t)
		s.scroll.Scrolled(wheel(0, -25))
		if got := s.Offset(); got < 80 || got > 100 {
			t.Errorf("still %v: a notch moves %v pixels, want 80 to 100", still, got)
		}
		s.scroll.Scrolled(wheel(0, -75))
		if got := s.Offset(); got != 4*Notch {
			t.Errorf("still %v: four notches move %v pixels, want %v", still, got, 4*Notch)
		}
		s.scroll.Scrolled(wheel(0, 25))
		if got := s.Offset(); got != 3*Notch {
			t.Errorf("still %v: a notch back leads to %v, want %v", still, got, 3*Notch)
		}
	}
}

func TestScroll_ATouchpadMovesAtOnceAndAsFarAsItSays(t *testing.T) {
	s := tallScroller(t)
	want := float32(0)
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		dy := float32(random.IntN(2400))/100 + 0.005
		s.scroll.Scrolled(wheel(0, -dy))
		want += dy
		if got := s.Offset(); got-want > 0.1 || want-got > 0.1 {
			t.Fatalf("after a step of %v the view is at %v, want %v", dy, got, want)
		}
	}
}

// A frame comes when it may; the test's clock is any.
func TestGlide_NotchesAddUpWhateverTheirTime(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		at := float32(0)
		g := &smoothScroll{move: func(by float32) bool { at += by; return true }}
		want := float32(0)
		for range 1 + random.IntN(6) {
			g.left += Notch // as add does, but for the animation
			want += Notch
			for range random.IntN(5) {
				before := at
				g.step(time.Duration(random.IntN(50)) * time.Millisecond)
				if at < before {
					t.Fatal("the view moved back")
				}
			}
		}
		for frames := 0; g.left != 0; frames++ {
			if g.step(smoothScrollFrame); frames > 30 {
				t.Fatalf("after %d frames %v pixels are left", frames, g.left)
			}
		}
		if at-want > 0.5 || want-at > 0.5 {
			t.Fatalf("notches of %v pixels together moved the view by %v", want, at)
		}
	}
}

// frames is a driver with the toolkit's real animations, of which a test draws each frame.
type frames struct {
	fyne.Driver
	running []*fyne.Animation
}

func (f *frames) StartAnimation(a *fyne.Animation) { f.running = append(f.running, a) }

func (f *frames) StopAnimation(a *fyne.Animation) {
	f.running = slices.DeleteFunc(f.running, func(b *fyne.Animation) bool { return a == b })
}

// tick draws a frame of some animations, of which the stopped ones are gone.
func (f *frames) tick(of []*fyne.Animation, done float32) {
	for _, a := range slices.Clone(of) {
		if !slices.Contains(f.running, a) {
			continue
		}
		if done == 1 {
			f.StopAnimation(a)
		}
		a.Tick(done)
	}
}

// TestGlide_MovesInTheFrameOfANotch holds the wheel as the toolkit's loop sees it: a frame's
// animations go on after its events, and not those that its events began.
func TestGlide_MovesInTheFrameOfANotch(t *testing.T) {
	app := test.NewTempApp(t)
	f := &frames{Driver: app.Driver()}
	fyne.SetCurrentApp(&driven{app, f})
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	at := float32(0)
	moves := 0
	g := &smoothScroll{move: func(by float32) bool { at += by; moves++; return true }}
	const held = 12
	for frame := range held {
		before := slices.Clone(f.running)
		g.add(-Notch)
		if frame == 0 {
			before = f.running
		}
		was := at
		time.Sleep(2 * time.Millisecond)
		f.tick(before, 0.5)
		if at >= was || moves != frame+1 {
			t.Fatalf("in frame %d the view moved %v pixels in %d moves so far", frame, was-at, moves)
		}
	}
	for last := 0; len(f.running) > 0; last++ {
		if last > 40 {
			t.Fatal("it never came to rest")
		}
		time.Sleep(5 * time.Millisecond)
		f.tick(f.running, min(float32(last)/10, 1))
	}
	if at != -held*Notch {
		t.Errorf("%d notches moved the view by %v", held, at)
	}
	before := moves
	g.tick(1)
	if moves != before {
		t.Error("a movement that came to rest moved once more")
	}
}

// driven is an app with another driver.
type driven struct {
	fyne.App
	driver fyne.Driver
}

func (d *driven) Driver() fyne.Driver { return d.driver }

func TestGlide_TurnsBackAtOnce(t *testing.T) {
	for _, still := range []bool{false, true} {
		test.NewTempApp(t)
		theme.SetStill(still)
		defer theme.SetStill(false)
		at := float32(0)
		g := &smoothScroll{left: Notch, move: func(by float32) bool { at += by; return true }}
		g.add(-Notch)
		if at != -Notch || g.left != 0 {
			t.Errorf("still %v: a notch back moves by %v with %v left, want %v and nothing", still, at, g.left, -Notch)
		}
	}
}

func TestScroller_PutElsewhereStaysThere(t *testing.T) {
	s := tallScroller(t)
	s.scroll.smooth.left = 300 // still moving
	s.ScrollTo(1000)
	s.scroll.smooth.tick(1)
	if got := s.Offset(); got != 1000 {
		t.Errorf("the view is at %v after what was left of the wheel, want 1000", got)
	}
}
