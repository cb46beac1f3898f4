package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/theme"
)

// inset keeps room around its last object; the objects before it lie behind,
// over the whole background.
type inset struct {
	left, top, right, bottom float32
	most                     float32 // widest the content gets; 0 is no limit
	centred                  bool
	unbroken                 bool // never narrower than the content is on one line
	width                    float32
}

// Inset keeps room around an object: left and right x, above and below y.
func Inset(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{left: x, right: x, top: y, bottom: y}, o)
}

// InsetSides keeps room around an object, side by side as named.
func InsetSides(left, top, right, bottom float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{left: left, top: top, right: right, bottom: bottom}, o)
}

// AtMost keeps an object at most so wide, on the left.
func AtMost(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{most: width}, o)
}

// Centred keeps an object at most so wide, in the middle.
func Centred(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{most: width, centred: true}, o)
}

func (l *inset) inner(width float32) float32 {
	w := max(width-l.left-l.right, 0)
	if l.most > 0 {
		w = min(w, l.most)
	}
	return w
}

func (l *inset) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[len(objects)-1], l.inner(width)) + l.top + l.bottom
}

func (l *inset) NaturalWidth(objects []fyne.CanvasObject) float32 {
	w := natural(objects[len(objects)-1])
	if l.most > 0 {
		w = min(w, l.most)
	}
	return w + l.left + l.right
}

func (l *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[len(objects)-1].MinSize().Width + l.left + l.right
	if l.unbroken {
		w = max(w, l.NaturalWidth(objects))
	}
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for i, o := range objects {
		if i < len(objects)-1 {
			o.Move(fyne.NewPos(0, 0))
			o.Resize(size)
			continue
		}
		w, x := l.inner(size.Width), l.left
		if l.centred {
			x = l.left + floor((max(size.Width-l.left-l.right, 0)-w)/2)
		}
		o.Move(fyne.NewPos(x, l.top))
		o.Resize(fyne.NewSize(w, max(size.Height-l.top-l.bottom, 0)))
	}
}

// Panel lays content on a surface with a line around it.
func Panel(content fyne.CanvasObject) *fyne.Container {
	return PanelInset(theme.PanelInset, theme.PanelInset, content)
}

// PanelInset is a Panel with room of its own around the content.
func PanelInset(x, y float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{left: x, right: x, top: y, bottom: y}, Background(theme.Surface, theme.Line, theme.PanelRadius), content)
}

// OnBackground lays content on a background with room around it.
func OnBackground(background fyne.CanvasObject, x, y float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&inset{left: x, right: x, top: y, bottom: y}, background, content)
}

// Background is a filled, rounded rectangle with a line of one pixel around it;
// [theme.Clear] leaves either out.
func Background(fill, line theme.Name, radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(theme.Color(fill))
	r.CornerRadius = radius
	if line != theme.Clear {
		r.StrokeColor = theme.Color(line)
		r.StrokeWidth = 1
	}
	return r
}

// Callout lays content on a soft background with a bar at its left, in the colours
// of its kind: info, success, warning, danger, note or tip. Title may be nil.
func Callout(kind string, title, content fyne.CanvasObject) *fyne.Container {
	body := content
	if title != nil {
		body = Stack(2, title, content)
	}
	return CalloutPart(kind, body, true, true)
}

// CalloutPart is a part of a callout that is drawn in several, one right under
// the other: round and with room above at the first, round and with room below
// at the last.
func CalloutPart(kind string, content fyne.CanvasObject, first, last bool) *fyne.Container {
	strong, soft := theme.Callout(kind)
	// The bar is the left end of a strong background, under a soft one that starts
	// four pixels later.
	bar := canvas.NewRectangle(theme.Color(strong))
	background := canvas.NewRectangle(theme.Color(soft))
	around := &inset{left: 22, right: 18}
	// The backgrounds of a part go on under the next, so that nothing shows between.
	below := float32(1)
	if first {
		bar.TopLeftCornerRadius, background.TopRightCornerRadius, background.TopLeftCornerRadius = theme.PanelRadius, theme.PanelRadius, theme.PanelRadius-3
		around.top = 14
	}
	if last {
		bar.BottomLeftCornerRadius, background.BottomRightCornerRadius, background.BottomLeftCornerRadius = theme.PanelRadius, theme.PanelRadius, theme.PanelRadius-3
		around.bottom, below = 14, 0
	}
	return container.New(around, container.New(leftEdge{below}, bar), container.New(&inset{left: 4, bottom: -below}, background), content)
}

// leftEdge sets its one object along the left, as wide as a panel's corner, and
// some pixels further down.
type leftEdge struct{ below float32 }

func (leftEdge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (l leftEdge) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(theme.PanelRadius, size.Height+l.below))
}

// Gap is empty room of a size.
func Gap(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Color(theme.Clear))
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// Separator is a line of one pixel across.
func Separator() fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Color(theme.Line))
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}
