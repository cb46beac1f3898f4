package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wrap sets objects side by side at their natural widths, each in the middle of
// its line's height, and starts a new line where they don't fit.
type wrap struct {
	gap   float32
	width float32
	right bool // lines end at the right
}

// Wrap sets objects in lines, as words are: for chips.
func Wrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrap{gap: gap}, objects...)
}

// WrapRight sets objects in lines that end at the right.
func WrapRight(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrap{gap: gap, right: true}, objects...)
}

// walk gives the height of all, and each object its place.
func (l *wrap) walk(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	objects = shown(objects)
	y := float32(0)
	var line []fyne.Size
	for len(objects) > 0 {
		// What fits on the line, and how high that is.
		x, high, looks := float32(0), float32(0), float32(0)
		line = line[:0]
		for _, o := range objects {
			w := min(natural(o), width)
			if len(line) > 0 && x+w > width+0.5 {
				break
			}
			line = append(line, fyne.NewSize(w, HeightFor(o, w)))
			x += w + l.gap
			high = max(high, line[len(line)-1].Height)
			looks = max(looks, looksHigh(o, w))
		}
		if place != nil {
			all := x - l.gap
			if x = 0; l.right {
				x = max(floor(width-all), 0)
			}
			for i, size := range line {
				place(objects[i], fyne.NewPos(x, y+floor((high-size.Height)/2)), size)
				x += size.Width + l.gap
			}
		}
		if objects = objects[len(line):]; len(objects) > 0 {
			high += max(l.gap-(high-looks), 0) // what stands around a low target is a gap already
		}
		y += high
	}
	return y
}

// looksHigh gives how high an object looks at a width.
func looksHigh(o fyne.CanvasObject, width float32) float32 {
	if p, ok := o.(*Pressable); ok {
		o = p.Content
	}
	return HeightFor(o, width)
}

func (l *wrap) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.walk(objects, width, nil)
}

func (l *wrap) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return (&row{gap: l.gap}).NaturalWidth(objects)
}

func (l *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := widest(objects)
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}
