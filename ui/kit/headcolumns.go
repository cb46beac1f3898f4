package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// HeadColumns are the names over rows of [Columns], with room around them. Where the cells of a row stand one under
// the other no name stands over any, and there are none.
func HeadColumns(x, y, gap, least float32, weights []float32, names ...fyne.CanvasObject) *fyne.Container {
	return container.New(&headColumns{columns{gap: gap, least: least, weights: weights, even: true}, x, y}, names...)
}

type headColumns struct {
	columns
	x, y float32
}

func (l *headColumns) HeightFor(names []fyne.CanvasObject, width float32) float32 {
	width -= 2 * l.x
	if _, stacked := l.split(names, width); stacked {
		return 0
	}
	return l.columns.HeightFor(names, width) + 2*l.y
}

func (l *headColumns) MinSize(names []fyne.CanvasObject) fyne.Size {
	w := widest(names) + 2*l.x
	return fyne.NewSize(w, l.HeightFor(names, max(l.width, w)))
}

func (l *headColumns) Layout(names []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	ws, stacked := l.split(names, size.Width-2*l.x)
	x := l.x
	for i, name := range names {
		if stacked {
			name.Hide()
			continue
		}
		name.Show()
		name.Move(fyne.NewPos(x, l.y))
		name.Resize(fyne.NewSize(ws[i], size.Height-2*l.y))
		x += ws[i] + l.gap
	}
}
