package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/theme"
)

// box is an object of a fixed area: half as wide is twice as high.
type box struct {
	canvas.Rectangle
	area, natural float32
}

func (b *box) HeightFor(width float32) float32 { return b.area / max(width, 1) }
func (b *box) NaturalWidth() float32           { return b.natural }
func (b *box) MinSize() fyne.Size              { return fyne.NewSize(10, 10) }

func TestLayouts_TakeTheHeightTheirObjectsNeedAtThatWidth(t *testing.T) {
	cases := []struct {
		name   string
		object fyne.CanvasObject
		width  float32
		want   float32
	}{
		{"a stack adds heights and gaps", Stack(10, &box{area: 1000}, &box{area: 2000}), 100, 40},
		{"hidden objects take no room", Stack(10, &box{area: 1000}, hidden()), 100, 10},
		{"columns are as high as the highest", Columns(0, 0, nil, &box{area: 1000}, &box{area: 4000}), 200, 40},
		{"columns share by weight", Columns(0, 0, []float32{3, 1}, &box{area: 1500}, &box{area: 1500}), 200, 30},
		{"columns too narrow stack", Columns(10, 150, nil, &box{area: 1000}, &box{area: 1000}), 200, 20},
		{"an inset adds its room", Inset(50, 5, &box{area: 1000}), 200, 20},
		{"at most so wide", AtMost(100, &box{area: 1000}), 400, 10},
		{"a wrap starts a new line", Wrap(10, &box{area: 1000, natural: 100}, &box{area: 1000, natural: 100}), 150, 30},
		{"a wrap stays on one line", Wrap(10, &box{area: 1000, natural: 100}, &box{area: 1000, natural: 100}), 210, 10},
		{"a row shrinks what is wide", Row(0, &box{area: 1000, natural: 190}, &box{area: 100, natural: 10}), 100, 100. / 9},
		{"a heat map has its full size where there is room", NewHeatMap(make([]int, 7), 10), 400, 133},
		{"and smaller squares where there is little", NewHeatMap(make([]int, 7), 10), 100, 70},
		{"nesting passes widths down", Stack(0, Inset(10, 0, Columns(0, 0, nil, &box{area: 900}, &box{area: 900}))), 200, 10},
	}
	for _, c := range cases {
		if got := HeightFor(c.object, c.width); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("%s: height %v at width %v, want %v", c.name, got, c.width, c.want)
		}
	}
}

func hidden() fyne.CanvasObject {
	b := &box{area: 1000}
	b.Hide()
	return b
}

func TestStackFilling_GivesTheRestToOne(t *testing.T) {
	head, fill, foot := &box{area: 1000}, &box{area: 1000}, &box{area: 1000}
	s := StackFilling(10, 1, head, fill, foot)
	s.Resize(fyne.NewSize(100, 200))
	if got := fill.Size().Height; got != 160 {
		t.Errorf("the filling object is %v high, want 160", got)
	}
	if got := foot.Position().Y; got != 190 {
		t.Errorf("the foot stands at %v, want 190", got)
	}
}

func TestRow_LeavesWhatIsNarrowWhole(t *testing.T) {
	long, other, short := &box{area: 10, natural: 900}, &box{area: 10, natural: 400}, &box{area: 10, natural: 60}
	for _, c := range []struct{ width, long, other, short float32 }{
		{1500, 900, 400, 60}, {1160, 700, 400, 60}, {560, 250, 250, 60}, {90, 30, 30, 30}, {10, 10, 10, 10},
	} {
		r := Row(0, long, other, short)
		r.Resize(fyne.NewSize(c.width, 40))
		if l, o, s := long.Size().Width, other.Size().Width, short.Size().Width; l != c.long || o != c.other || s != c.short {
			t.Errorf("in %v they are %v, %v and %v wide, want %v, %v and %v", c.width, l, o, s, c.long, c.other, c.short)
		}
	}
}

func TestScroller_FollowsContentThatGrows(t *testing.T) {
	test.NewTempApp(t)
	content := &box{area: 100 * 900}
	s := NewScroller(content)
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(100, 300))
	if high, view := s.Height(); high != 900 || view != 300 {
		t.Fatalf("content %v and view %v high, want 900 and 300", high, view)
	}
	s.ScrollTo(5000)
	if got := s.Offset(); got != 600 {
		t.Errorf("scrolled past the end: at %v, want 600", got)
	}
	content.area = 100 * 400
	s.Refresh()
	if high, _ := s.Height(); high != 400 {
		t.Errorf("after shrinking the content is %v high, want 400", high)
	}
}

func TestPressable_PressesBySpaceAndPassesOtherKeysOn(t *testing.T) {
	test.NewTempApp(t)
	presses, passed := 0, fyne.KeyName("")
	b := Primary("Go", func() { presses++ })
	w := test.NewTempWindow(t, b)
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { passed = e.Name })
	w.Canvas().Focus(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if presses != 1 || passed != fyne.KeyLeft {
		t.Errorf("pressed %d times and passed %q on, want once and %q", presses, passed, fyne.KeyLeft)
	}
	b.SetDisabled(true)
	test.Tap(b)
	if presses != 1 {
		t.Error("a disabled button was pressed")
	}
}

func TestMeter_StaysWithinItsTrack(t *testing.T) {
	for part, want := range map[float64]float32{-1: 0, 0.5: 100, 7: 200} {
		m := Meter(part, theme.Primary)
		m.Resize(fyne.NewSize(200, 6))
		if got := m.Objects[1].Size().Width; got != want {
			t.Errorf("a part of %v fills %v of 200, want %v", part, got, want)
		}
	}
}

func TestText_BeginsALineAtEachNewline(t *testing.T) {
	test.NewTempApp(t)
	p := Label("one\ntwo")
	if n := p.LineCount(500); n != 2 || p.PlainText() != "one\ntwo" {
		t.Errorf("%q takes %d lines", p.PlainText(), n)
	}
}

func TestKeyHint_StaysOnOneLine(t *testing.T) {
	test.NewTempApp(t)
	key := KeyHint("Ctrl Shift Space")
	line := HeightFor(key, 1000)
	for _, width := range []float32{20, 60, 140, 200} {
		row := Row(12, Label("Play the steps one after the other"), Spring(), key)
		row.Resize(fyne.NewSize(width, HeightFor(row, width)))
		if got := HeightFor(key, key.Size().Width); got > line {
			t.Errorf("in a row %v wide the key takes a height of %v, want %v", width, got, line)
		}
	}
}

func TestHeadColumns_AreThereWhereTheColumnsStandSideBySide(t *testing.T) {
	test.NewTempApp(t)
	names := []fyne.CanvasObject{Text("Term", 14, theme.Face{}, theme.Ink), Text("Definition", 14, theme.Face{}, theme.Ink)}
	cells := []fyne.CanvasObject{Gap(10, 10), Gap(10, 10)}
	head, row := HeadColumns(12, 6, 16, 90, []float32{1, 2}, names...), Columns(16, 90, []float32{1, 2}, cells...)
	for _, width := range []float32{600, 200, 600} {
		head.Resize(fyne.NewSize(width, max(HeightFor(head, width), 1)))
		row.Resize(fyne.NewSize(width-24, 40))
		wide := width > 300
		if names[0].Visible() != wide || (HeightFor(head, width) > 0) != wide {
			t.Errorf("at %v the names are there: %v, in a height of %v", width, names[0].Visible(), HeightFor(head, width))
		}
		if wide && names[1].Position().X != cells[1].Position().X+12 {
			t.Errorf("at %v a name stands at %v over a cell at %v", width, names[1].Position().X, cells[1].Position().X+12)
		}
	}
}
