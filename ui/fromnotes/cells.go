package fromnotes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// cells sets the parts of a row, or of the head, side by side, each in the middle of
// its height: a name, three numbers, and what can be done, which stands below the name
// where there is no room beside it.
func cells(name, first, second, third, ways fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&cellsLayout{ways: waysWidth()}, name, first, second, third, ways)
}

type cellsLayout struct{ ways, width float32 }

// numberWidth is how wide a number is with its heading.
func numberWidth() float32 { return theme.Size(70) }

// waysWidth is how wide what can be done is, whether a lesson is left out or not.
func waysWidth() float32 {
	width := float32(0)
	for _, label := range []string{words.T("Leave out"), words.T("Put back")} {
		width = max(width, kit.NaturalWidth(kit.Row(8, kit.LinkButton(words.T("Rename…"), nil), kit.LinkButton(label, nil))))
	}
	return width
}

// leastName is how wide a name is at least.
func leastName() float32 { return theme.Size(150) }

// places gives where everything stands at a width, and the height of it all.
func (l *cellsLayout) places(objects []fyne.CanvasObject, width float32) (at []fyne.Position, sizes []fyne.Size, height float32) {
	at, sizes = make([]fyne.Position, len(objects)), make([]fyne.Size, len(objects))
	ways := max(kit.NaturalWidth(objects[4]), l.ways)
	name := width - 3*numberWidth() - ways
	below := name < leastName()
	if below {
		name = max(width-3*numberWidth(), leastName())
	}
	widths := []float32{name, numberWidth(), numberWidth(), numberWidth()}
	x := float32(0)
	for i, w := range widths {
		sizes[i] = fyne.NewSize(w, kit.HeightFor(objects[i], w))
		at[i].X = x
		x += w
		height = max(height, sizes[i].Height)
	}
	own := min(kit.NaturalWidth(objects[4]), width)
	sizes[4] = fyne.NewSize(own, kit.HeightFor(objects[4], own))
	if !below {
		height = max(height, sizes[4].Height)
		at[4].X = width - own
	}
	for i := range objects[:4] {
		at[i].Y = float32(int((height - sizes[i].Height) / 2))
	}
	if !below {
		at[4].Y = float32(int((height - sizes[4].Height) / 2))
		return at, sizes, height
	}
	if sizes[4].Height > 1 { // the head has nothing there
		at[4] = fyne.NewPos(theme.Size(20), height)
		height += sizes[4].Height
	}
	return at, sizes, height
}

// HeightFor gives the height at a width.
func (l *cellsLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, _, h := l.places(objects, width)
	return h
}

// NaturalWidth is that of all in one line.
func (l *cellsLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return kit.NaturalWidth(objects[0]) + 3*numberWidth() + l.ways
}

func (l *cellsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := leastName() + 3*numberWidth()
	return fyne.NewSize(least, l.HeightFor(objects, max(l.width, least)))
}

func (l *cellsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	at, sizes, _ := l.places(objects, size.Width)
	for i, o := range objects {
		o.Move(at[i])
		o.Resize(sizes[i])
	}
}
