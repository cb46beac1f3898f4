package editor

import (
	"fyne.io/fyne/v2"
)

// rowsLayout lays the rows one under the other in their order, but for the one that
// is dragged: that is by so much off its place, within the list, and over the
// others.
type rowsLayout struct {
	order   []*row
	dragged *row
	offset  float32
	width   float32
}

const rowGap = 2

// objects gives the rows in the order they are drawn in.
func (p *rowsLayout) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, r := range p.order {
		if r != p.dragged {
			all = append(all, r)
		}
	}
	if p.dragged != nil {
		all = append(all, p.dragged)
	}
	return all
}

// HeightFor gives the height of all at a width.
func (p *rowsLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	h := float32(rowGap) * float32(max(len(p.order)-1, 0))
	for _, r := range p.order {
		h += r.HeightFor(width)
	}
	return h
}

func (p *rowsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, r := range p.order {
		w = max(w, r.MinSize().Width)
	}
	return fyne.NewSize(w, p.HeightFor(objects, max(p.width, w)))
}

func (p *rowsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	high := p.HeightFor(nil, size.Width)
	y := float32(0)
	for _, r := range p.order {
		h := r.HeightFor(size.Width)
		at := y
		if r == p.dragged {
			at = min(max(y+p.offset, 0), high-h)
		}
		r.Move(fyne.NewPos(0, at))
		r.Resize(fyne.NewSize(size.Width, h))
		y += h + rowGap
	}
}

// top gives where the row at a place begins when it isn't dragged.
func (p *rowsLayout) top(at int) float32 {
	y := float32(0)
	for _, r := range p.order[:at] {
		y += r.Size().Height + rowGap
	}
	return y
}

// pitches gives how far the row at a place comes by passing each of those
// before it, and each of those after it, the nearest first.
func (p *rowsLayout) pitches(at int) (before, after []float32) {
	for i := at - 1; i >= 0; i-- {
		before = append(before, p.order[i].Size().Height+rowGap)
	}
	for _, r := range p.order[at+1:] {
		after = append(after, r.Size().Height+rowGap)
	}
	return before, after
}
