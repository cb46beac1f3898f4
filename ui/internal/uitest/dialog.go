package uitest

import (
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// MustKeepDialogRules wants what lies over a window to be a dialog in the middle of the page,
// with its buttons at its right and the one that most people press last.
func MustKeepDialogRules(t *testing.T, w fyne.Window) {
	t.Helper()
	pop, ok := Over(w).(*kit.PopUp)
	if !ok {
		t.Fatalf("over the window lies %T, not a dialog", Over(w))
	}
	area, _ := w.Canvas().InteractiveArea() // which the test driver counts from
	place := func(o fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Add(area)
	}
	at, size := place(pop.Content), pop.Content.Size()
	corner, page := kit.PageOf(w.Canvas())
	if off := at.X + size.Width/2 - corner.X - page.Width/2; off > 1 || off < -1 {
		t.Errorf("the dialog, %v wide at %v, stands %v pixels beside the middle of the page, %v wide at %v", size.Width, at.X, off, page.Width, corner.X)
	}
	if at.X < 0 || at.Y < 0 || at.X+size.Width > w.Canvas().Size().Width || at.Y+size.Height > w.Canvas().Size().Height {
		t.Errorf("the dialog, %v at %v, doesn't fit the window", size, at)
	}
	var last *kit.Pressable
	var before []*kit.Pressable
	for o := range Drawn(pop.Content) {
		b, ok := o.(*kit.Pressable)
		switch {
		case !ok:
		case b.Fill == theme.Primary && last != nil:
			t.Errorf("both %q and %q are what most people press", Label(last), Label(b))
		case b.Fill == theme.Primary:
			last = b
		case b.Border == theme.Rim:
			before = append(before, b)
		}
	}
	if last == nil {
		if len(before) == 0 {
			t.Fatal("the dialog has no button")
		}
		last, before = before[len(before)-1], before[:len(before)-1]
	}
	end := place(last).X + last.Size().Width
	if gap := at.X + size.Width - end; gap > 40 || gap < 0 {
		t.Errorf("%q ends %v pixels from the dialog's right", Label(last), gap)
	}
	for _, b := range before {
		if p := place(b); p.Y > place(last).Y+1 || p.Y > place(last).Y-1 && p.X > place(last).X {
			t.Errorf("%q comes after %q", Label(b), Label(last))
		}
	}
}
