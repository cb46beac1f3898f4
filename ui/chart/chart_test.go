package chart

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/theme"
)

// weeks is a figure of four rows, of which the second has no part.
func weeks() *Figure {
	return &Figure{
		Title: "Answers", Head: "Week", Sum: "All in all 12.", File: "answers",
		Rows: []Row{{"2 March", "Week of 2 March", "2026-03-02"}, {"9 March", "Week of 9 March", "2026-03-09"}, {"16 March", "Week of 16 March", "2026-03-16"}, {"23 March", "=HYPERLINK(1)", ""}},
		Series: []Series{
			{Name: "right", Color: theme.Primary, Values: []float64{4, 0, 2, 1}},
			{Name: "wrong", Color: theme.Danger, Values: []float64{1, 0, 4, 0}},
			{Name: "part", Mark: Line, Color: theme.Ink, Values: []float64{0.8, None, 1.0 / 3, 1}},
		},
	}
}

func TestChart_ValuesAreReadByPointerAndKeys(t *testing.T) {
	test.NewTempApp(t)
	c := New(weeks())
	said := ""
	c.OnRead = func(s string) { said = s }
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(500, 200))
	want := func(what, text string) {
		t.Helper()
		if said != text || c.Described().Value != text {
			t.Errorf("%s: %q is read, and %q told; want %q", what, said, c.Described().Value, text)
		}
	}
	over := func(row int) *desktop.MouseEvent {
		at, size := c.band(row, c.Size())
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(size.Width/2, size.Height/2)}}
	}
	c.MouseIn(over(0))
	want("under the pointer", "Week of 2 March: right 4 · wrong 1 · part 1")
	c.MouseMoved(over(1))
	want("where there is no part", "Week of 9 March: right 0 · wrong 0")
	c.MouseOut()
	want("without the pointer", "All in all 12.")
	w.Canvas().Focus(c)
	want("with the keys", "=HYPERLINK(1): right 1 · wrong 0 · part 1")
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight} {
		c.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want("by the arrows", "Week of 16 March: right 2 · wrong 4 · part 0")
	c.MouseOut()
	want("when the pointer passed", "Week of 16 March: right 2 · wrong 4 · part 0")
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	want("at the first", "Week of 2 March: right 4 · wrong 1 · part 1")
	var passed fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { passed = e.Name })
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if passed != fyne.KeyDown {
		t.Error("the page isn't scrolled")
	}
	w.Canvas().Unfocus()
	want("without the keys", "All in all 12.")
}

func TestChart_BarsAreAsHighAsTheirValues(t *testing.T) {
	test.NewTempApp(t)
	f := weeks()
	f.Series = f.Series[:1]
	c := New(f)
	c.Resize(fyne.NewSize(440, 150))
	img := c.draw(880, 300)
	ink := color.RGBAModel.Convert(theme.Color(theme.Primary))
	high := func(row int) int {
		at, size := c.band(row, c.Size())
		x, n := int(2*(at.X+size.Width/2)), 0
		for y := range img.Bounds().Dy() {
			if img.At(x, y) == ink {
				n++
			}
		}
		return n
	}
	if a, b, one := high(0), high(2), high(3); a < 150 || b < a/2-4 || b > a/2+4 || one < a/4-4 || one > a/4+4 || high(1) != 0 {
		t.Errorf("4, 0, 2 and 1 are %d, %d, %d and %d high", a, high(1), b, one)
	}
}

func TestChart_BarsOnEachOtherAreToldApartWithoutColour(t *testing.T) {
	for a := range patterns {
		for b := range a {
			if drawn(a) == drawn(b) {
				t.Errorf("the patterns %d and %d are drawn alike", a, b)
			}
		}
	}
}

func drawn(p pattern) string {
	pen := &pen{image.NewRGBA(image.Rect(0, 0, 20, 20)), 1}
	pen.bar(2, 2, 16, 16, 0, color.Black, p)
	return string(pen.Pix)
}

func TestFigure_AxisEndsAtARoundValue(t *testing.T) {
	for most, want := range map[float64][]float64{
		0: {0, 1}, 3: {0, 1, 2, 3}, 7: {0, 2, 4, 6, 8}, 61: {0, 20, 40, 60, 80}, 1870: {0, 500, 1000, 1500, 2000},
	} {
		f := &Figure{Rows: make([]Row, 1), Series: []Series{{Values: []float64{most}}}}
		got := f.axis()
		if len(got) != len(want) || got[len(got)-1] != want[len(want)-1] {
			t.Errorf("up to %v the axis has %v, want %v", most, got, want)
		}
	}
}

func TestFigure_CSVHasEveryRowAndNoFormula(t *testing.T) {
	table, err := weeks().CSV()
	if err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFWeek,right,wrong,part\r\n2026-03-02,4,1,0.8\r\n2026-03-09,0,0,\r\n2026-03-16,2,4,0.3333\r\n'=HYPERLINK(1),1,0,1\r\n"
	if string(table) != want {
		t.Errorf("the table is\n%q\nwant\n%q", table, want)
	}
}

func TestPanel_ShowsTheFiguresAsATable(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.SetContent(Panel(weeks(), uitest.NewShell(w)))
	w.Resize(fyne.NewSize(600, 500))
	uitest.Click(t, w, "Show as a table")
	says := uitest.Says(w.Content())
	for _, want := range []string{"Week of 9 March", "–", "right", "part"} {
		if !strings.Contains(says, want) {
			t.Errorf("the table lacks %q; it says:\n%s", want, says)
		}
	}
	uitest.Click(t, w, "Show as a chart")
	if c, ok := uitest.Find(w.Content(), func(*Chart) bool { return true }); !ok || !strings.Contains(uitest.Says(w.Content()), c.figure.Sum) {
		t.Error("the chart doesn't come back")
	}
	few := weeks()
	few.Few = "Too few to say."
	w.SetContent(Panel(few, uitest.NewShell(w)))
	if says := uitest.Says(w.Content()); !strings.Contains(says, few.Few) || strings.Contains(says, "CSV") {
		t.Errorf("with too little to draw it says %q", says)
	}
}
