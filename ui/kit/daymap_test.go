package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestDayMap_TellsOfTheDayThatIsAskedFor(t *testing.T) {
	test.NewTempApp(t)
	asked := -2
	m := NewDayMap(make([]int, 24), 4, func(day int) { asked = day })
	w := test.NewTempWindow(t, m)
	w.Resize(fyne.NewSize(400, 300))
	at := func(week, day float32) fyne.Position { return fyne.NewPos(week*heatStep+4, day*heatStep+4) }
	point := func(p fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}}
	}
	want := func(what string, day int) {
		t.Helper()
		if asked != day {
			t.Errorf("%s: day %d is asked for, want %d", what, asked, day)
		}
	}
	m.MouseIn(point(at(1, 2)))
	want("under the pointer", 9)
	m.MouseMoved(point(fyne.NewPos(heatStep*2-1, 4)))
	want("between two", -1)
	m.Tapped(&fyne.PointEvent{Position: at(0, 3)})
	m.MouseOut()
	want("after a tap", 3)
	w.Canvas().Focus(m)
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp} {
		m.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want("by the arrows", 11)
	for range 9 {
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	want("at the last week", 18)
	w.Canvas().Unfocus()
	want("without the focus", -1)
}
