package editor

import (
	"fyne.io/fyne/v2"
)

// places lays the rows one under the other in their order, but for the one that
// is pulled: that is by so much off its place, within the list, and over the
// others.
type places struct {
	order  []*row
	pulled *row
	by     float32
	width  float32
}

const placeGap = 2

// objects gives the rows in the order they are drawn in.
func (p *places) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, r := range p.order {
		if r != p.pulled {
			all = append(all, r)
		}
	}
	if p.pulled != nil {
		all = append(all, p.pulled)
	}
	return all
}

// HeightFor gives the height of all at a width.
func (p *places) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	h := float32(placeGap) * float32(max(len(p.order)-1, 0))
	for _, r := range p.order {
		h += r.HeightFor(width)
	}
	return h
}

func (p *places) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, r := range p.order {
		w = max(w, r.MinSize().Width)
	}
	return fyne.NewSize(w, p.HeightFor(objects, max(p.width, w)))
}

func (p *places) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	high := p.HeightFor(nil, size.Width)
	y := float32(0)
	for _, r := range p.order {
		h := r.HeightFor(size.Width)
		at := y
		if r == p.pulled {
			at = min(max(y+p.by, 0), high-h)
		}
		r.Move(fyne.NewPos(0, at))
		r.Resize(fyne.NewSize(size.Width, h))
		y += h + placeGap
	}
}

// top gives where the row at a place begins when it isn't pulled.
func (p *places) top(at int) float32 {
	y := float32(0)
	for _, r := range p.order[:at] {
		y += r.Size().Height + placeGap
	}
	return y
}

// pitches gives how far the row at a place comes by passing each of those
// before it, and each of those after it, the nearest first.
func (p *places) pitches(at int) (before, after []float32) {
	for i := at - 1; i >= 0; i-- {
		before = append(before, p.order[i].Size().Height+placeGap)
	}
	for _, r := range p.order[at+1:] {
		after = append(after, r.Size().Height+placeGap)
	}
	return before, after
}
