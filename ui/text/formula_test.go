package text_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/formula"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// bar is a formula of one bar over the baseline, half an em high and two wide, with another a quarter below.
func bar() *formula.Drawing {
	return &formula.Drawing{
		Width: 2000, Height: 500, Depth: 250,
		Paths: []formula.Path{"M0 0L2000 0L2000 500L0 500Z", "M0 -250L500 -250L500 0L0 0Z"},
		Marks: []formula.Mark{{Matrix: [6]float32{1, 0, 0, 1, 0, 0}}, {Path: 1, Matrix: [6]float32{1, 0, 0, 1, 0, 0}, Color: 0xFFCC0000}},
	}
}

func TestFormula_MeasuresByTheTextSize(t *testing.T) {
	test.NewTempApp(t)
	small, large := text.NewFormula(bar(), 16, theme.Ink), text.NewFormula(bar(), 32, theme.Ink)
	if s, l := small.MinSize(), large.MinSize(); l.Width < 2*s.Width-2 || l.Width > 2*s.Width+2 || small.Em() < 16 {
		t.Errorf("at 16 it measures %v and at 32 %v", s, l)
	}
	if b := small.Baseline(); b < 8 || b > 11 || b != float32(int(b)) {
		t.Errorf("its baseline is %g below its top, want half an em in whole pixels", b)
	}
}

func TestFormula_IsDrawnOverItsBaseline(t *testing.T) {
	test.NewTempApp(t)
	f := text.NewFormula(bar(), 20, theme.Ink)
	raster := test.TempWidgetRenderer(t, f).Objects()[0].(*canvas.Raster)
	test.TempWidgetRenderer(t, f).Layout(f.MinSize())
	f.Resize(f.MinSize())
	size := raster.Size()
	picture := raster.Generator(int(size.Width), int(size.Height)).(*image.RGBA)
	first, last := -1, -1 // rows with ink in the middle, where there is the upper bar alone
	for y := range picture.Rect.Dy() {
		if picture.RGBAAt(picture.Rect.Dx()/2, y).A > 0 {
			if last = y; first < 0 {
				first = y
			}
		}
	}
	top := -raster.Position().Y
	if base := int(top + f.Baseline()); last != base-1 {
		t.Errorf("the bar ends in row %d, want that over the baseline, %d", last, base-1)
	}
	if high := last - first + 1; high < 11 || high > 12 { // half of 20 · 1.15
		t.Errorf("the bar is %d pixels high", high)
	}
	if c := picture.RGBAAt(int(-raster.Position().X)+3, int(top+f.Baseline())+2); c.R < c.G+50 {
		t.Errorf("the author's red is drawn as %v", c)
	}
}

func TestParagraph_SetsAFormulaOnTheBaselineOfItsLine(t *testing.T) {
	test.NewTempApp(t)
	tall := bar()
	tall.Height = 3000
	for name, d := range map[string]*formula.Drawing{"low": bar(), "tall": tall} {
		f := text.NewFormula(d, 16, theme.Ink)
		p := text.NewParagraph(16, theme.Ink, text.Run{Text: "before "}, text.Run{Object: f, Text: "TeX", Said: "words"}, text.Run{Text: " after"})
		w := test.NewTempWindow(t, p)
		w.Resize(fyne.NewSize(400, 200))
		p.Resize(fyne.NewSize(400, p.HeightFor(400)))
		line := p.HeightFor(400)
		baseline := float32(int((line-theme.Height(16, theme.Face{}))/2+0.5)) + ceil(theme.Baseline(16, theme.Face{}))
		if at := f.Position().Y + f.Baseline(); at < baseline-1 || at > baseline+1 {
			t.Errorf("%s: its baseline is at %g, that of the text at %g", name, at, baseline)
		}
		if f.Position().Y < 0 || f.Position().Y+f.MinSize().Height > line {
			t.Errorf("%s: it reaches from %g to %g of a line of %g", name, f.Position().Y, f.Position().Y+f.MinSize().Height, line)
		}
		if p.PlainText() != "before TeX after" || p.Spoken() != "before words after" {
			t.Errorf("%q is copied and %q said", p.PlainText(), p.Spoken())
		}
	}
}

func TestParagraph_MakesAFormulaSmallerThatIsWiderThanItsLine(t *testing.T) {
	test.NewTempApp(t)
	wide := bar()
	wide.Width = 40_000
	f := text.NewFormula(wide, 16, theme.Ink)
	p := text.NewParagraph(16, theme.Ink, text.Run{Text: "a "}, text.Run{Object: f})
	whole := p.NaturalWidth()
	if whole < 700 {
		t.Fatalf("it takes %g on one line", whole)
	}
	for _, width := range []float32{300, 120, 2000, 50} {
		p.Resize(fyne.NewSize(width, p.HeightFor(width)))
		test.TempWidgetRenderer(t, p).Layout(p.Size())
		if right := f.Position().X + f.Size().Width; right > width+0.5 || width < whole && right < width*0.8 {
			t.Errorf("in a column of %g it reaches to %g", width, right)
		}
		if p.NaturalWidth() != whole {
			t.Errorf("in a column of %g it says it takes %g on one line, want %g", width, p.NaturalWidth(), whole)
		}
	}
}

func ceil(v float32) float32 { return float32(int(v + 0.99)) }
