package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/theme"
)

type meter struct{ part float64 }

// Meter is a bar filled to a part from 0 to 1. It carries no number: set one beside it.
func Meter(part float64, name theme.Name) *fyne.Container {
	track := canvas.NewRectangle(theme.Color(theme.Track))
	track.CornerRadius = 3
	fill := canvas.NewRectangle(theme.Color(name))
	fill.CornerRadius = 3
	return container.New(&meter{part: min(max(part, 0), 1)}, track, fill)
}

// SetMeter moves a Meter.
func SetMeter(m *fyne.Container, part float64) {
	m.Layout.(*meter).part = min(max(part, 0), 1)
	m.Refresh()
}

func (l *meter) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 6) }

// NaturalWidth lets a meter in a row take a fair share.
func (l *meter) NaturalWidth([]fyne.CanvasObject) float32 { return 120 }

func (l *meter) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const high = 6
	y := (size.Height - high) / 2
	objects[0].Move(fyne.NewPos(0, y))
	objects[0].Resize(fyne.NewSize(size.Width, high))
	w := size.Width * float32(l.part)
	if l.part > 0 {
		w = max(w, high)
	}
	objects[1].Move(fyne.NewPos(0, y))
	objects[1].Resize(fyne.NewSize(w, high))
	if l.part > 0 {
		objects[1].Show()
	} else {
		objects[1].Hide()
	}
}

// Bar is a meter with its name before it and its number after it, in as many lines as they
// need: cut names tell nothing.
func Bar(name string, part float64, color theme.Name, number string) fyne.CanvasObject {
	label, end := Small(name), Small(number)
	label.SetColor(theme.Ink)
	end.Align = fyne.TextAlignTrailing
	return Columns(12, 0, []float32{11, 4, 3}, label, Meter(part, color), end)
}
