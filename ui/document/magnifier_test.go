package document

import (
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/internal/uitest"
)

// magnify opens a picture of 400 by 200 by the keys, as a learner would.
func magnify(t *testing.T) (*magnifier, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	uitest.Queue(t) // else its pixels come on another goroutine, while it is laid out
	course := &content.Course{Files: fstest.MapFS{"media/a.png": {Data: pngOf(t, 400, 200)}}}
	v, w := show(t, "![A mill](media/a.png \"The mill\")", Options{Course: course}, fyne.NewSize(900, 600))
	if !v.Hotspots.NextLink() {
		t.Fatal("no key reaches the picture")
	}
	v.Hotspots.Open()
	m, ok := w.Canvas().Overlays().Top().(*magnifier)
	if !ok {
		t.Fatal("the picture doesn't open")
	}
	return m, w
}

func TestMagnifier_ShowsAllOfThePictureAndWhatItIs(t *testing.T) {
	m, w := magnify(t)
	at, size := m.img.Position(), m.img.Size()
	if size.Width < 700 || at.X < 0 || at.Y < 0 || at.X+size.Width > 900 || at.Y+size.Height > 600 {
		t.Errorf("the picture is %v at %v in a window of 900 by 600", size, at)
	}
	if shape := size.Width / size.Height; shape < 1.99 || shape > 2.01 {
		t.Errorf("the picture is drawn %v", size)
	}
	if got := written(m); !strings.Contains(got, "The mill") {
		t.Errorf("it says %q, not what the picture is", got)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves it open")
	}
}

func TestMagnifier_KeysMakeItLargerAndMoveIt(t *testing.T) {
	m, w := magnify(t)
	keys := w.Canvas().Focused()
	whole := m.img.Size()
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if centre := m.centre; centre != fyne.NewPos(0.5, 0.5) {
		t.Errorf("what is all in view moved to %v", centre)
	}
	for range 4 {
		keys.TypedRune('+')
	}
	if got := m.img.Size().Width / whole.Width; got < 2 || got > 3 {
		t.Errorf("four times + make it %v times as wide", got)
	}
	at := m.img.Position()
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if m.img.Position().X <= at.X {
		t.Errorf("Left moves the picture from %v to %v", at, m.img.Position())
	}
	for range 100 {
		keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	if left := m.img.Position().X; left > 60 {
		t.Errorf("it can be moved until its left edge is at %v", left)
	}
	keys.TypedRune('0')
	if m.img.Size() != whole {
		t.Errorf("0 gives %v, want %v", m.img.Size(), whole)
	}
}

func TestMagnifier_TheWheelKeepsWhatIsUnderThePointer(t *testing.T) {
	m, _ := magnify(t)
	for range 5 {
		m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(450, 300)}, Scrolled: fyne.NewDelta(0, 10)})
	}
	pointer := fyne.NewPos(500, 280)
	part := func() fyne.Position {
		at, size := m.img.Position(), m.img.Size()
		return fyne.NewPos((pointer.X-at.X)/size.Width, (pointer.Y-at.Y)/size.Height)
	}
	before, zoom := part(), m.zoom
	m.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: pointer}, Scrolled: fyne.NewDelta(0, 10)})
	after := part()
	if d := after.Subtract(before); m.zoom <= zoom || d.X*d.X+d.Y*d.Y > 1e-6 {
		t.Errorf("under the pointer was %v of the picture, now %v at %v times", before, after, m.zoom)
	}
	m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-30, 0)})
	if d := part().X - after.X; d <= 0 {
		t.Errorf("dragging to the left shows what is %v further right", d)
	}
}

func TestPicture_ThatIsALinkIsFollowed(t *testing.T) {
	test.NewTempApp(t)
	var opened string
	course := &content.Course{Files: fstest.MapFS{"media/a.png": {Data: pngOf(t, 400, 200)}}}
	v, w := show(t, "[![A mill](media/a.png)](https://a.example/)", Options{Course: course, Open: func(ref, _ string) { opened = ref }}, fyne.NewSize(900, 600))
	v.Hotspots.NextLink()
	v.Hotspots.Open()
	if opened != "https://a.example/" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("the picture opens %q", opened)
	}
}
