package figure

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/kit"
)

// shown puts a figure in a window.
func shown(t *testing.T, f Figure, width float32) fyne.Window {
	t.Helper()
	w := test.NewWindow(f)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, f.HeightFor(width)))
	return w
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
}

func TestFigures_AreOneTabStopWithTheArrowsInside(t *testing.T) {
	test.NewTempApp(t)
	c, p := samples.NewCourse("A process", samples.Seven...)
	samples.Staffed(c, p)
	other := samples.Staffed(c, samples.Add(c, "Another", samples.Seven[:3]...))
	for kind, want := range map[string]struct {
		figure func(open func(step string)) Figure
		stops  int
		opens  string
	}{
		"chevrons": {func(open func(string)) Figure {
			return NewChevrons(c, p, Options{OnStep: open})
		}, 1, "step-3 step-7"},
		"lanes": {func(open func(string)) Figure {
			return NewLanes(c, p, LanesOptions{OnStep: open})
		}, 1, "step-3 step-7"},
		"pair": {func(open func(string)) Figure {
			return NewPair(c, p, other, PairOptions{OnStep: func(_, step string) { open(step) }})
		}, 2, "step-3 step-7"},
		"both": {func(open func(string)) Figure {
			return NewBothByRole(c, p, other, "", func(_, step string) { open(step) })
		}, 2, "step-3 step-7"},
		"not to be opened": {func(func(string)) Figure { return NewChevrons(c, p, Options{}) }, 0, ""},
	} {
		t.Run(kind, func(t *testing.T) {
			var opened []string
			w := shown(t, want.figure(func(step string) { opened = append(opened, step) }), 958)
			stops := map[fyne.Focusable]bool{}
			for range 5 {
				w.Canvas().FocusNext()
				if f := w.Canvas().Focused(); f != nil {
					stops[f] = true
				}
			}
			if len(stops) != want.stops {
				t.Errorf("Tab stops at %d places, want %d", len(stops), want.stops)
			}
			w.Canvas().Unfocus()
			w.Canvas().FocusNext()
			press(w, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
			press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
			if got := strings.Join(opened, " "); got != want.opens {
				t.Errorf("the keys opened %q, want %q", got, want.opens)
			}
		})
	}
}

func TestChevrons_TheFocusStandsOnItsStep(t *testing.T) {
	test.NewTempApp(t)
	whole := "Donaudampfschifffahrtsgesellschaftskapitän"
	c, p := samples.NewCourse("A process", "Ask", whole, "Close", "Go", "Stop")
	f := NewChevrons(c, p, Options{Current: "step-3", OnStep: func(string) {}})
	w := shown(t, f, 640)
	passed := ""
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { passed += string(e.Name) + " " })
	on := func(step int) {
		t.Helper()
		if at, v := f.Stop().Position(), f.shown.chevrons[step]; at != v.At || f.Stop().Size() != v.Size {
			t.Errorf("the focus stands at %v, want %v of step %d", at, v.Box, step+1)
		}
	}
	w.Canvas().FocusNext()
	on(2)
	press(w, fyne.KeyLeft)
	on(1)
	if f.renderer.note == nil {
		t.Error("the whole name of the step that has the focus isn't shown")
	}
	press(w, fyne.KeyDown, fyne.KeyEscape)
	if passed != "Down Escape " {
		t.Errorf("the window got %q, want what the figure has no use for", passed)
	}
	f.SetCurrent("step-5")
	on(4)
	f.SetCurrent("step-2")
	w.Canvas().Unfocus()
	if f.renderer.note != nil {
		t.Error("the whole name stays when the focus has gone")
	}
	w.Resize(fyne.NewSize(260, f.HeightFor(260)))
	on(1)
	if _, ok := w.Canvas().Focused().(*kit.TabStop); ok {
		t.Error("the focus came back by itself")
	}
}

func TestOutline_TheRingKeepsItsDistance(t *testing.T) {
	for _, o := range []outline{
		{size: fyne.NewSize(120, 58), point: 16},
		{size: fyne.NewSize(120, 58), point: 16, notch: true},
		{size: fyne.NewSize(240, 56), point: 8, down: true},
		{size: fyne.NewSize(240, 56), point: 8, notch: true, down: true},
	} {
		const d = 3
		shape, ring := o.corners(), o.around(d)
		for i := range shape {
			a, b := shape[i], shape[(i+1)%len(shape)]
			p, q := ring[i], ring[(i+1)%len(ring)]
			long := float32(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y)))
			for _, at := range []fyne.Position{p, q} {
				// How far a corner of the ring is from the line of the edge.
				off := ((b.X-a.X)*(at.Y-a.Y) - (b.Y-a.Y)*(at.X-a.X)) / long
				if max(off, -off) < d-0.01 || max(off, -off) > d+0.01 {
					t.Errorf("%+v: the ring is %v from edge %d, want %v", o, off, i, d)
				}
			}
		}
	}
}
