package figure

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/ui/figure/internal/samples"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// texts gives the texts of a drawn figure with where they stand.
func texts(o fyne.CanvasObject) (all []*text.Paragraph) {
	for _, o := range test.WidgetRenderer(o.(fyne.Widget)).Objects() {
		if t, ok := o.(*text.Paragraph); ok && t.PlainText() != "" {
			all = append(all, t)
		}
	}
	return all
}

func overlap(a, b fyne.CanvasObject) bool {
	ap, as, bp, bs := a.Position(), a.Size(), b.Position(), b.Size()
	return ap.X < bp.X+bs.Width-0.5 && bp.X < ap.X+as.Width-0.5 && ap.Y < bp.Y+bs.Height-0.5 && bp.Y < ap.Y+as.Height-0.5
}

// bounds gives the corners of the letters of a text: its box without the room
// that the font keeps above and below them.
func bounds(t *text.Paragraph) []fyne.Position {
	p, s, trim := t.Position(), t.Size(), t.TextSize*0.2
	return []fyne.Position{
		{X: p.X + 0.5, Y: p.Y + trim},
		{X: p.X + s.Width - 0.5, Y: p.Y + trim},
		{X: p.X + 0.5, Y: p.Y + s.Height - trim},
		{X: p.X + s.Width - 0.5, Y: p.Y + s.Height - trim},
	}
}

func TestChevrons_NamesStayApartAndInside(t *testing.T) {
	test.NewApp()
	defer theme.SetTextScale(100)
	for _, percent := range []int{100, 150} {
		for _, n := range []int{3, 5, 7, 9, 15} {
			for _, width := range []float32{260, 640, 958} {
				for variant := range 4 {
					long, filled := variant&1 > 0, variant&2 > 0
					t.Run(fmt.Sprintf("%d steps at %v, %d %%, long %v, filled %v", n, width, percent, long, filled), func(t *testing.T) {
						theme.SetTextScale(percent)
						c, p := samples.NewCourse("A process", samples.Names(n, long)...)
						f := NewChevrons(c, p, Options{Current: "step-2", Filled: filled})
						f.Resize(fyne.NewSize(width, f.HeightFor(width)))
						test.WidgetRenderer(f).Layout(f.Size())
						measure(t, f, width)
					})
				}
			}
		}
	}
}

// measure checks the boxes of everything in a figure.
func measure(t *testing.T, f *Chevrons, width float32) {
	t.Helper()
	if got := len(f.shown.chevrons); got != len(f.process.Steps) {
		t.Fatalf("%d of %d steps are drawn", got, len(f.process.Steps))
	}
	all := texts(f)
	for i, a := range all {
		if p, s := a.Position(), a.Size(); p.X < 0 || p.X+s.Width > width+0.5 || p.Y+s.Height > f.shown.height+1 {
			t.Errorf("%q leaves the figure", a.PlainText())
		}
		if a.TextSize < theme.Size(leastSize) {
			t.Errorf("%q is set at %v, smaller than %v", a.PlainText(), a.TextSize, theme.Size(leastSize))
		}
		for _, b := range all[i+1:] {
			if overlap(a, b) {
				t.Errorf("%q and %q overlap", a.PlainText(), b.PlainText())
			}
		}
	}
	drawn := f.renderer.drawn
	for i, v := range f.shown.chevrons {
		if v.At.X < 0 || v.At.X+v.Size.Width > width+1 {
			t.Errorf("step %d reaches from %v to %v of %v", i+1, v.At.X, v.At.X+v.Size.Width, width)
		}
		for _, text := range drawn[i].texts {
			for _, corner := range bounds(text) {
				if text.PlainText() != "" && !v.shape.holds(corner.Subtract(v.At)) {
					t.Errorf("%q leaves its chevron at %v", text.PlainText(), corner)
				}
			}
			if drawn[i].marker.Visible() && overlap(text, drawn[i].marker) {
				t.Errorf("the marker lies on %q", text.PlainText())
			}
		}
		for j, w := range f.shown.chevrons {
			middle := fyne.NewPos(w.At.X+w.Size.Width/2, w.At.Y+w.Size.Height/2)
			if i != j && v.shape.holds(middle.Subtract(v.At)) {
				t.Errorf("step %d lies on step %d", i+1, j+1)
			}
		}
	}
}

func TestChevrons_RowFoldsThenStands(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	rows := func(width float32) (n int, upright bool) {
		f := NewChevrons(c, p, Options{})
		y := float32(-1)
		p := f.layout(width)
		for _, v := range p.chevrons {
			if v.At.Y > y {
				n, y = n+1, v.At.Y
			}
		}
		return n, p.upright
	}
	for _, want := range []struct {
		width   float32
		rows    int
		upright bool
	}{{958, 1, false}, {560, 2, false}, {200, 7, true}} {
		if n, upright := rows(want.width); n != want.rows || upright != want.upright {
			t.Errorf("at %v: %d rows, upright %v, want %d and %v", want.width, n, upright, want.rows, want.upright)
		}
	}
}

func TestChevrons_ATapChoosesTheStepUnderIt(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	var got []string
	f := NewChevrons(c, p, Options{OnStep: func(step string) { got = append(got, step) }})
	f.Resize(fyne.NewSize(958, f.HeightFor(958)))
	for _, v := range f.shown.chevrons {
		test.TapAt(f, fyne.NewPos(v.At.X+v.Size.Width/2, v.At.Y+v.Size.Height/2))
	}
	test.TapAt(f, fyne.NewPos(f.shown.chevrons[1].At.X+1, f.shown.chevrons[1].At.Y+f.shown.chevrons[1].Size.Height/2)) // the first one's point
	test.TapAt(f, fyne.NewPos(1, 1))                                                                                   // a stage's name
	want := "step-1 step-2 step-3 step-4 step-5 step-6 step-7 step-1"
	if strings.Join(got, " ") != want {
		t.Errorf("taps chose %v, want %s", got, want)
	}
}

func TestChevrons_MeasuringAnotherWidthLeavesWhatIsDrawn(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	var got string
	f := NewChevrons(c, p, Options{OnStep: func(step string) { got = step }})
	f.Resize(fyne.NewSize(958, f.HeightFor(958)))
	f.HeightFor(260)
	test.TapAt(f, fyne.NewPos(900, 60))
	if got != "step-7" {
		t.Errorf("the tap chose %q, want step-7", got)
	}
}

func TestChevrons_TheChosenStepIsMarkedByMoreThanColour(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	f := NewChevrons(c, p, Options{Current: "step-1"})
	f.Resize(fyne.NewSize(958, f.HeightFor(958)))
	test.WidgetRenderer(f).Layout(f.Size())
	f.SetCurrent("step-3")
	for i, d := range f.renderer.drawn {
		if got, want := d.marker.Visible(), i == 2; got != want {
			t.Errorf("step %d is marked: %v, want %v", i+1, got, want)
		}
	}
}

func TestChevrons_OfFilledStepsOnlyTheChosenOneStaysFull(t *testing.T) {
	test.NewApp()
	c, p := samples.NewCourse("Pipeline seven", samples.Seven...)
	f := NewChevrons(c, p, Options{Filled: true})
	f.Resize(fyne.NewSize(958, f.HeightFor(958)))
	test.WidgetRenderer(f).Layout(f.Size())
	full := func() (all []int) {
		for i, d := range f.renderer.drawn {
			if d.fill == theme.Color(d.stage) {
				all = append(all, i+1)
			}
		}
		return all
	}
	if got := full(); len(got) != len(p.Steps) {
		t.Errorf("with none chosen, %v are filled", got)
	}
	f.SetCurrent("step-3")
	if got := full(); len(got) != 1 || got[0] != 3 {
		t.Errorf("with the third chosen, %v are filled", got)
	}
	f.SetCurrent("")
	if got := full(); len(got) != len(p.Steps) {
		t.Errorf("with none chosen again, %v are filled", got)
	}
}

func TestChevrons_AShortenedNameIsWholeOnHoverAndInWords(t *testing.T) {
	test.NewApp()
	whole := "Donaudampfschifffahrtsgesellschaftskapitän"
	c, p := samples.NewCourse("A process", "Ask", whole, "Close", "Go", "Stop")
	f := NewChevrons(c, p, Options{})
	f.Resize(fyne.NewSize(640, f.HeightFor(640)))
	test.WidgetRenderer(f).Layout(f.Size())
	v := f.shown.chevrons[1]
	if !v.name.shortened {
		t.Fatalf("%q isn't shortened", v.name.lines)
	}
	middle := fyne.NewPos(v.At.X+v.Size.Width/2, v.At.Y+v.Size.Height/2)
	f.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: middle}})
	if f.renderer.note == nil || f.renderer.note.Position().X+f.renderer.note.Size().Width > 640 {
		t.Error("the whole name isn't shown, or leaves the figure")
	}
	f.MouseOut()
	if f.renderer.note != nil {
		t.Error("the whole name stays after the pointer left")
	}
	if words := f.TextAlternative(); !strings.Contains(words, whole) {
		t.Errorf("%q lacks the whole name", words)
	}
}

func TestTextAlternative_NamesStagesAndStepsInOrder(t *testing.T) {
	c, p := samples.NewCourse("Five steps", "Prospecting", "Discovery", "Demo", "Proposal", "Close")
	p.Steps[4].Stage = ""
	want := "Five steps, in order. Awareness: 1 Prospecting, 2 Discovery. Consideration: 3 Demo. Decision: 4 Proposal. No stage: 5 Close."
	if got := TextAlternative(c, p); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestChevrons_AProcessWithoutStagesOrStepsIsDrawn(t *testing.T) {
	test.NewApp()
	p := &content.Process{Title: "Bare", Steps: []*content.Step{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}}
	f := NewChevrons(&content.Course{}, p, Options{Current: "b"})
	f.Resize(fyne.NewSize(400, 100))
	if got := len(texts(f)); got != 2 {
		t.Errorf("%d texts are drawn, want 2", got)
	}
	empty := NewChevrons(&content.Course{}, &content.Process{}, Options{})
	empty.Resize(fyne.NewSize(400, 100))
	if h := empty.HeightFor(400); h != 0 {
		t.Errorf("a process without steps is %v high, want 0", h)
	}
}

func TestFit_WrapsThenShrinksThenShortens(t *testing.T) {
	test.NewApp()
	for _, c := range []struct {
		name      string
		room      float32
		lines     int
		size      float32
		shortened bool
	}{
		{"Demo", 100, 1, 13, false},
		{"Overcoming objections", 100, 2, 13, false},
		{"Pre-approach", 60, 2, 13, false},
		{"Qualification", 76, 1, 12, false},
		{"Qualification", 40, 1, 11, true},
		{"Pre-approach and first contact with everyone who decides", 90, 2, 11, true},
		{strings.Repeat("word ", 50_000), 90, 2, 11, true},
		{strings.Repeat("x", 100_000), 90, 1, 11, true},
		{"", 90, 1, 13, false},
	} {
		f := fit(c.name, c.room, 2, nameSize, nameFace)
		if len(f.lines) != c.lines || f.size != c.size || f.shortened != c.shortened {
			t.Errorf("%.30q in %v: %q at %v, shortened %v", c.name, c.room, f.lines, f.size, f.shortened)
		}
		for _, line := range f.lines {
			if theme.Width(line, f.size, nameFace) > c.room {
				t.Errorf("%.30q in %v: %q is too wide", c.name, c.room, line)
			}
		}
	}
}
