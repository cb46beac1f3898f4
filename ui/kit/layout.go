// Package kit holds the small widgets and layouts that pages are made of. Its
// layouts know that text is as high as its width makes it: each asks its
// objects for their height at the width they will have.
package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flexible is an object whose height follows from its width.
type Flexible interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

type flexibleLayout interface {
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor gives the height an object takes at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if f, ok := o.(Flexible); ok {
		return f.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(flexibleLayout); ok {
			return l.HeightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// natural gives the width an object would like to have.
func natural(o fyne.CanvasObject) float32 {
	if n, ok := o.(interface{ NaturalWidth() float32 }); ok {
		return n.NaturalWidth()
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(interface {
			NaturalWidth([]fyne.CanvasObject) float32
		}); ok {
			return l.NaturalWidth(c.Objects)
		}
	}
	return o.MinSize().Width
}

// NaturalWidth gives the width at which an object's text doesn't break.
func NaturalWidth(o fyne.CanvasObject) float32 { return natural(o) }

func shown(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for i, o := range objects {
		if !o.Visible() {
			kept := append([]fyne.CanvasObject{}, objects[:i]...)
			for _, o := range objects[i+1:] {
				if o.Visible() {
					kept = append(kept, o)
				}
			}
			return kept
		}
	}
	return objects
}

func widest(objects []fyne.CanvasObject) float32 {
	w := float32(0)
	for _, o := range shown(objects) {
		w = max(w, o.MinSize().Width)
	}
	return w
}

// stack sets objects one under the other, each as wide as the stack. The first
// of those marked as filling takes the height that is left.
type stack struct {
	gap   float32
	fill  int // index of the object that fills; -1 for none
	width float32
}

// Stack sets objects one under the other with a gap between them.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stack{gap: gap, fill: -1}, objects...)
}

// StackFilling is a Stack whose object at index fill takes the height that is left.
func StackFilling(gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stack{gap: gap, fill: fill}, objects...)
}

func (l *stack) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h, n := float32(0), 0
	for _, o := range shown(objects) {
		h += HeightFor(o, width)
		n++
	}
	return h + l.gap*float32(max(n-1, 0))
}

func (l *stack) NaturalWidth(objects []fyne.CanvasObject) float32 {
	w := float32(0)
	for _, o := range shown(objects) {
		w = max(w, natural(o))
	}
	return w
}

func (l *stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := widest(objects)
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	spare := float32(0)
	if l.fill >= 0 {
		spare = max(size.Height-l.HeightFor(objects, size.Width), 0)
	}
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightFor(o, size.Width)
		if i == l.fill {
			h += spare
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

// row sets objects side by side at their natural widths; a Spacer takes what
// is left, and when there is too little the widest ones shrink.
type row struct {
	gap   float32
	width float32
}

// Row sets objects side by side, each centred in height, with a gap between them.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap}, objects...)
}

func (l *row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	ws := make([]float32, len(objects))
	total, springs := l.gap*float32(max(len(objects)-1, 0)), 0
	for i, o := range objects {
		if isSpring(o) {
			springs++
			continue
		}
		ws[i] = natural(o)
		total += ws[i]
	}
	if over := total - width; over > 0 {
		l.shrink(objects, ws, over)
	} else if springs > 0 {
		for i, o := range objects {
			if isSpring(o) {
				ws[i] = floor((width - total) / float32(springs))
			}
		}
	}
	return ws
}

// shrink takes what there is too little room for from the widest, and none below its least
// width: a word on a button stays whole beside a sentence that can be cut or broken.
func (l *row) shrink(objects []fyne.CanvasObject, ws []float32, over float32) {
	least := make([]float32, len(objects))
	for i, o := range objects {
		least[i] = o.MinSize().Width
	}
	for over > 0 {
		widest, next, n := float32(0), float32(0), 0 // of those that can still give way
		for i, w := range ws {
			switch {
			case w <= least[i]:
			case w > widest:
				widest, next, n = w, widest, 1
			case w == widest:
				n++
			default:
				next = max(next, w)
			}
		}
		if n == 0 {
			return
		}
		to := floor(widest - max(min(widest-next, over/float32(n)), 1))
		for i, w := range ws {
			if w == widest && w > least[i] {
				ws[i] = max(to, least[i])
				over -= w - ws[i]
			}
		}
	}
}

func (l *row) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	objects = shown(objects)
	ws, h := l.widths(objects, width), float32(0)
	for i, o := range objects {
		h = max(h, HeightFor(o, ws[i]))
	}
	return h
}

func (l *row) NaturalWidth(objects []fyne.CanvasObject) float32 {
	objects = shown(objects)
	w := l.gap * float32(max(len(objects)-1, 0))
	for _, o := range objects {
		if !isSpring(o) {
			w += natural(o)
		}
	}
	return w
}

func (l *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = shown(objects)
	w := l.gap * float32(max(len(objects)-1, 0))
	for _, o := range objects {
		w += o.MinSize().Width
	}
	width := l.width
	if width == 0 {
		width = l.NaturalWidth(objects)
	}
	return fyne.NewSize(w, l.HeightFor(objects, max(width, w)))
}

func (l *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	objects = shown(objects)
	ws := l.widths(objects, size.Width)
	x := float32(0)
	for i, o := range objects {
		h := min(HeightFor(o, ws[i]), size.Height)
		o.Move(fyne.NewPos(x, floor((size.Height-h)/2)))
		o.Resize(fyne.NewSize(ws[i], h))
		x += ws[i] + l.gap
	}
}

type spacer struct{ fyne.Container }

// Spring takes the room that is left in a Row.
func Spring() fyne.CanvasObject { return &spacer{} }

func isSpring(o fyne.CanvasObject) bool { _, ok := o.(*spacer); return ok }

// columns shares a width out by weight, and stacks its objects when the window
// is too narrow for them.
type columns struct {
	gap     float32
	least   float32 // narrowest a column of weight 1 may get before they stack; 0 never stacks
	weights []float32
	width   float32
	even    bool
}

// Columns sets objects side by side, all as high as the highest, sharing the
// width by weight. Where the narrowest would get less than least wide they
// stand one under the other instead; least 0 keeps them side by side.
func Columns(gap, least float32, weights []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, least: least, weights: weights, even: true}, objects...)
}

func (l *columns) split(objects []fyne.CanvasObject, width float32) (ws []float32, stacked bool) {
	ws = make([]float32, len(objects))
	sum := float32(0)
	for i := range objects {
		sum += l.weight(i)
	}
	room := width - l.gap*float32(max(len(objects)-1, 0))
	for i := range objects {
		// Whole pixels: text between two of them is drawn blurred.
		ws[i] = floor(max(room*l.weight(i)/sum, 0))
		if ws[i] < l.least {
			stacked = true
		}
	}
	if n := len(ws); n > 0 {
		for _, w := range ws[:n-1] {
			room -= w
		}
		ws[n-1] = max(room, 0) // the right edge stays where it was
	}
	if stacked && len(objects) > 1 {
		for i := range ws {
			ws[i] = width
		}
		return ws, true
	}
	return ws, false
}

func (l *columns) weight(i int) float32 {
	if i < len(l.weights) {
		return l.weights[i]
	}
	return 1
}

func (l *columns) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	objects = shown(objects)
	ws, stacked := l.split(objects, width)
	h := float32(0)
	for i, o := range objects {
		if stacked {
			h += HeightFor(o, ws[i])
		} else {
			h = max(h, HeightFor(o, ws[i]))
		}
	}
	if stacked {
		h += l.gap * float32(len(objects)-1)
	}
	return h
}

func (l *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := widest(objects)
	if l.least == 0 {
		w = l.gap * float32(max(len(objects)-1, 0))
		for _, o := range shown(objects) {
			w += o.MinSize().Width
		}
	}
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	objects = shown(objects)
	ws, stacked := l.split(objects, size.Width)
	x, y := float32(0), float32(0)
	for i, o := range objects {
		if stacked {
			h := HeightFor(o, ws[i])
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(ws[i], h))
			y += h + l.gap
			continue
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(ws[i], size.Height))
		x += ws[i] + l.gap
	}
}

func floor(v float32) float32 { return float32(math.Floor(float64(v) + 0.01)) }
