package diagram

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/diagram"
	"stagecraft/ui/theme"
)

func TestDrawing_IsSharpAndInTheColoursOfTheTheme(t *testing.T) {
	test.NewTempApp(t)
	defer theme.SetDark(false)
	scene, ok, err := Known("mermaid", "pie\n\"All of it\" : 1")
	if err != nil || !ok {
		t.Fatal(err, ok)
	}
	for _, dark := range []bool{false, true} {
		theme.SetDark(dark)
		for _, scale := range []float64{1, 2, 3.5} {
			w, h := int(scene.Width*scale), int(scene.Height*scale)
			img := paint(scene, w, h)
			x, y := int((scene.Shapes[0].Path[0].Points[0].X-60)*scale), int(scene.Shapes[0].Path[0].Points[0].Y*scale)
			want := color.RGBAModel.Convert(theme.Color(theme.Stage2))
			if got := img.RGBAAt(x, y); got != want {
				t.Errorf("at %v, dark %v: the slice is %v; want %v", scale, dark, got, want)
			}
		}
	}
}

func TestDrawing_FitsInAnyWidth(t *testing.T) {
	test.NewTempApp(t)
	scene, _, err := Known("sequence", "A->B: x")
	if err != nil {
		t.Fatal(err)
	}
	d := NewDrawing(scene)
	w := test.NewTempWindow(t, d)
	for _, width := range []float32{d.NaturalWidth() / 2, d.NaturalWidth(), 900} {
		high := d.HeightFor(width)
		w.SetPadded(false)
		d.Resize(fyne.NewSize(width, high))
		for i, p := range d.Lines() {
			if at := p.Position(); at.X < 0 || at.X+p.Size().Width > width+2 || at.Y < 0 || at.Y+p.Size().Height > high+2 {
				t.Errorf("at %v: %q stands at %v", width, scene.Texts[i].Text, at)
			}
		}
	}
}

func TestRead_KeepsWhatCameOfIt(t *testing.T) {
	a, err := Read("mermaid", "timeline\n 2004 : x")
	b, again := Read("mermaid", "timeline\n 2004 : x")
	if a != b || err != nil || again != nil || a.Head().Kind != diagram.TimelineKind {
		t.Errorf("%v, %v; %v, %v", a, err, b, again)
	}
}
