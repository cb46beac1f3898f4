package editor

import (
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// inView tells whether all of an object is in view on the page.
func (s *stand) inView(o fyne.CanvasObject) bool {
	const a = 0.5 // rounding
	_, view := s.room()
	y, above := topOf(o), topOf(s.scroller)
	return o.Size().Height > 0 && y >= above-a && y+o.Size().Height <= above+view+a
}

// inList tells whether all of the chosen row is in view within the list.
func (s *stand) inList() bool {
	l := s.Page.list
	r, y := l.chosen(), topOf(l.scroller)
	return topOf(r) >= y-0.5 && topOf(r)+r.Size().Height <= y+l.scroller.Size().Height+0.5
}

func TestEditor_TheChosenStepAndTheButtonsOfALongListAreInView(t *testing.T) {
	for _, c := range []struct {
		percent int
		size    fyne.Size
	}{
		{100, fyne.NewSize(1072, 832)},
		{100, fyne.NewSize(816, 700)},
		{150, fyne.NewSize(1072, 832)},
		{150, fyne.NewSize(816, 700)},
		{200, fyne.NewSize(1072, 832)},
	} {
		theme.SetTextScale(c.percent)
		t.Cleanup(func() { theme.SetTextScale(100) })
		s := openSteps(t, long()...)
		s.shell.window.Resize(c.size)
		begin := s.columns.Position().Y
		for at := range s.own().Steps {
			s.chooseAt(at)
			for _, further := range []float32{-100, 0, 100, 300, 1000, 100, -100} {
				s.scroller.ScrollTo(begin + further)
				if y := topOf(s.Page.list) - topOf(s.scroller); y < 0 {
					break // the form is under the list here, not beside it
				}
				if l := s.Page.list; !s.inList() || !s.inView(l.chosen()) || !s.inView(l.remove) {
					t.Fatalf("%d %% in %v, step %d, scrolled %g on: the row from %g to %g of the list is in view %v, the buttons %v",
						c.percent, c.size, at+1, further, l.chosen().Position().Y, l.chosen().Position().Y+l.chosen().Size().Height, s.inList(), s.inView(l.remove))
				}
			}
		}
	}
}

func TestEditor_AShortListIsWholeWithItsKeys(t *testing.T) {
	s := openSteps(t, "Ask", "Bid", "Call")
	for _, offset := range []float32{0, 200, 400} {
		s.scroller.ScrollTo(offset)
		l := s.Page.list
		if content, view := l.scroller.Height(); content > view || !l.keys.Visible() {
			t.Errorf("scrolled by %g, %g of %g of the rows are in view, the keys %v", offset, view, content, l.keys.Visible())
		}
		if !s.inView(l.remove) {
			t.Errorf("scrolled by %g the buttons are out of view", offset)
		}
	}
}

func TestEditor_TheListStaysWhereItWasScrolledTo(t *testing.T) {
	s := openSteps(t, long()...)
	s.shell.window.Resize(fyne.NewSize(816, 700))
	s.scroller.ScrollTo(s.columns.Position().Y)
	l := s.Page.list
	l.scroller.ScrollTo(300)
	s.scroller.ScrollBy(100)
	s.canvas().Focus(s.form.name.entry)
	s.typed(" and on")
	s.clock.Pass(pause)
	if l.scroller.Offset() != 300 {
		t.Errorf("the list is scrolled to %g by typing", l.scroller.Offset())
	}
	s.press(nextKey)
	if !s.inList() {
		t.Error("the next step is chosen out of view")
	}
}

func TestEditor_TheWheelScrollsTheListAndThenThePage(t *testing.T) {
	s := openSteps(t, long()...)
	s.shell.window.Resize(fyne.NewSize(816, 700))
	l := s.Page.list
	l.wheeled(40)
	if s.scroller.Offset() != 40 || l.scroller.Offset() != 0 {
		t.Fatalf("the page is scrolled by %g and the list by %g while there is little of it", s.scroller.Offset(), l.scroller.Offset())
	}
	s.scroller.ScrollTo(s.columns.Position().Y)
	from := s.scroller.Offset()
	l.wheeled(100)
	if s.scroller.Offset() != from || l.scroller.Offset() != 100 {
		t.Fatalf("the page is scrolled by %g and the list by %g", s.scroller.Offset()-from, l.scroller.Offset())
	}
	for range 100 {
		l.wheeled(20)
	}
	content, view := l.scroller.Height()
	if s.scroller.Offset() <= from || l.scroller.Offset() != content-view {
		t.Errorf("at its end the list is scrolled by %g of %g and the page by %g", l.scroller.Offset(), content-view, s.scroller.Offset()-from)
	}
	l.scroller.ScrollTo(0)
	from = s.scroller.Offset()
	l.wheeled(-40)
	if s.scroller.Offset() != from-40 {
		t.Errorf("at the top of the list the page is scrolled by %g", s.scroller.Offset()-from)
	}
}
