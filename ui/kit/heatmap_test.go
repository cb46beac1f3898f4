package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestHeatMap_IsOnePictureOfADayASquare(t *testing.T) {
	test.NewTempApp(t)
	amounts := []int{0, 1, 2, 3, 4, 0, 4, 4, 0}
	m := NewHeatMap(amounts, 2)
	m.Resize(fyne.NewSize(200, 133))
	if n := len(test.WidgetRenderer(m).Objects()); n != 1 {
		t.Fatalf("it is drawn by %d things, want one picture", n)
	}
	const scale = 2
	img := m.draw(2*int(heatStep)*scale, 7*int(heatStep)*scale)
	for day, a := range amounts {
		at, size := m.square(day)
		x, y := int((at.X+size.Width/2)*scale), int((at.Y+size.Height/2)*scale)
		want := color.NRGBAModel.Convert(heat(m.tone(a)))
		if got := color.NRGBAModel.Convert(img.At(x, y)); got != want {
			t.Errorf("day %d, of %d, is drawn in %v, want %v", day, a, got, want)
		}
		if got := m.dayAt(fyne.NewPos(at.X+size.Width/2, at.Y+size.Height/2)); got != day {
			t.Errorf("in the middle of day %d is day %d", day, got)
		}
	}
	for name, at := range map[string]fyne.Position{
		"between two squares": fyne.NewPos(heatStep-2, 4), "a day to come": fyne.NewPos(heatStep+4, 2*heatStep+4), "left of all": fyne.NewPos(-1, 4),
	} {
		if got := m.dayAt(at); got != -1 {
			t.Errorf("%s is day %d", name, got)
		}
		if at.X > 0 {
			if _, _, _, a := img.At(int(at.X*scale), int(at.Y*scale)).RGBA(); a != 0 {
				t.Errorf("%s is drawn", name)
			}
		}
	}
	if heat(m.tone(1)) == heat(m.tone(4)) {
		t.Error("little and much have the same colour")
	}
}
