package cards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// frame sets a card in the page: header, meter, card, what to do, keys. The card and
// what is under it stand together in the middle of the room; in a low window the card
// gives way first.
func frame(header, meter, card, actions, foot fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&pageLayout{}, header, meter, card, actions, foot)
}

type pageLayout struct{}

const (
	sideMargin float32 = 36
	frameGap   float32 = 16
	cardGap    float32 = 24 // below the card
)

func (f *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 320) }

func (f *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap, below, top := frameGap, cardGap, theme.PageMargin
	if size.Height < theme.Size(640) {
		gap, below, top = 8, 14, 14
	}
	width := max(size.Width-2*sideMargin, 0)
	grid := min(width, theme.Size(kit.GridWidth))
	left := sideMargin + float32(int((width-grid)/2))
	y := top
	put := func(o fyne.CanvasObject, x, width, h, gap float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, h))
		y += h + gap
	}
	for _, o := range objects[:2] {
		put(o, left, grid, kit.HeightFor(o, grid), gap)
	}
	actions, foot := kit.HeightFor(objects[3], width), kit.HeightFor(objects[4], width)
	room := size.Height - top - y - below - actions - gap - foot
	card := min(cardSize(width).Height, max(room, 80))
	y += max(float32(int((room-card)/2)), 0)
	put(objects[2], sideMargin, width, card, below)
	put(objects[3], sideMargin, width, actions, gap)
	put(objects[4], sideMargin, width, foot, 0)
}

// reservedHeight keeps room for the higher of two objects, so that the card doesn't move
// when one takes the other's place, and centres the first in it.
type reservedHeight struct{ than fyne.CanvasObject }

func (t reservedHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(24, max(objects[0].MinSize().Height, t.than.MinSize().Height))
}

func (t reservedHeight) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(kit.HeightFor(objects[0], width), kit.HeightFor(t.than, width))
}

func (t reservedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := kit.HeightFor(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, max(size.Height-h, 0)))
	objects[0].Resize(fyne.NewSize(size.Width, h))
}

// centred sets objects in the middle of the width, in lines as it allows.
func centred(gap float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&centredLines{gap: gap}, objects...)
}

type centredLines struct {
	gap  float32
	even bool // lines are as far apart as the objects in them, else half so
}

func (m *centredLines) walk(objects []fyne.CanvasObject, width float32, set bool) float32 {
	y := float32(0)
	for start := 0; start < len(objects); {
		end, w, h := start, float32(0), float32(0)
		for end < len(objects) {
			more := min(kit.NaturalWidth(objects[end]), width)
			if end > start {
				more += m.gap
			}
			if end > start && w+more > width {
				break
			}
			w += more
			h = max(h, kit.HeightFor(objects[end], min(kit.NaturalWidth(objects[end]), width)))
			end++
		}
		if set {
			x := max(width-w, 0) / 2
			for _, o := range objects[start:end] {
				ow := min(kit.NaturalWidth(o), width)
				oh := kit.HeightFor(o, ow)
				o.Move(fyne.NewPos(x, y+(h-oh)/2))
				o.Resize(fyne.NewSize(ow, oh))
				x += ow + m.gap
			}
		}
		y += h
		if start = end; start < len(objects) {
			if y += m.gap / 2; m.even {
				y += m.gap / 2
			}
		}
	}
	return y
}

func (m *centredLines) NaturalWidth(objects []fyne.CanvasObject) float32 {
	w := m.gap * float32(max(len(objects)-1, 0))
	for _, o := range objects {
		w += kit.NaturalWidth(o)
	}
	return w
}

func (m *centredLines) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return m.walk(objects, width, false)
}

func (m *centredLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, m.walk(objects, 1e6, false))
}

func (m *centredLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m.walk(objects, size.Width, true)
}

// keys is what keys do, each with its meaning, in the middle.
func keys(pairs ...string) fyne.CanvasObject { return centred(6, kit.KeyGroups(pairs...)...) }

// keyColumn keeps the key of each row in a column so wide.
type keyColumn float32

func (k keyColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(k), objects[0].MinSize().Height)
}

func (k keyColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, (size.Height-h)/2))
	objects[0].Resize(fyne.NewSize(min(kit.NaturalWidth(objects[0]), float32(k)), h))
}
