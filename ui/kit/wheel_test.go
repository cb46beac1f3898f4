package kit

import (
	"math/rand/v2"
	"testing"

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

// An animation's steps come as they may; the test's clock is any.
func TestGlide_NotchesAddUpWhateverTheirTime(t *testing.T) {
	test.NewTempApp(t)
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		at := float32(0)
		g := &smoothScroll{move: func(by float32) bool { at += by; return true }}
		want := float32(0)
		for range 1 + random.IntN(6) {
			// As add does, but for the animation.
			g.from, g.left = g.left+Notch, g.left+Notch
			want += Notch
			done := float32(0)
			for range random.IntN(5) {
				before := at
				done += (1 - done) * random.Float32()
				g.step(done)
				if at < before {
					t.Fatal("the view moved back")
				}
			}
		}
		g.step(1)
		if at-want > 0.5 || want-at > 0.5 {
			t.Fatalf("notches of %v pixels together moved the view by %v", want, at)
		}
	}
}

func TestGlide_TurnsBackAtOnce(t *testing.T) {
	g := &smoothScroll{move: func(float32) bool { return true }}
	g.from, g.left = Notch, Notch
	theme.SetStill(true)
	defer theme.SetStill(false)
	at := float32(0)
	g.move = func(by float32) bool { at += by; return true }
	g.add(-Notch)
	if at != -Notch || g.left != 0 {
		t.Errorf("a notch back moves by %v with %v left, want %v and nothing", at, g.left, -Notch)
	}
}

func TestScroller_PutElsewhereStaysThere(t *testing.T) {
	s := tallScroller(t)
	s.scroll.smooth.from, s.scroll.smooth.left = 300, 300 // still moving
	s.ScrollTo(1000)
	s.scroll.smooth.step(1)
	if got := s.Offset(); got != 1000 {
		t.Errorf("the view is at %v after what was left of the wheel, want 1000", got)
	}
}
