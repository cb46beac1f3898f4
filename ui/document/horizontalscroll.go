package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// horizontalScroll scrolls content that is wider than the column: by dragging, by the
// wheel held sideways, and by the Left and Right keys. The wheel's other way
// goes on to the document.
type horizontalScroll struct {
	widget.BaseWidget

	v       *View
	content fyne.CanvasObject
	need    func() float32 // the least width of the content
	shared  *scrollOffset
	hasBar  bool // has the bar below it
	holder  *fyne.Container
	clip    *container.Clip
	thumb   *canvas.Rectangle
}

// scrollOffset is how far something is scrolled sideways. The chunks of a block share
// one, so that they move together.
type scrollOffset struct{ offset float32 }

var (
	_ fyne.Scrollable = (*horizontalScroll)(nil)
	_ fyne.Draggable  = (*horizontalScroll)(nil)
	_ kit.Flexible    = (*horizontalScroll)(nil)
)

const thumbRoom = 10

func newHorizontalScroll(v *View, content fyne.CanvasObject, need func() float32, by *scrollOffset, barred bool) *horizontalScroll {
	w := &horizontalScroll{v: v, content: content, need: need, shared: by, hasBar: barred}
	w.holder = container.NewWithoutLayout(content)
	w.clip = container.NewClip(w.holder)
	w.thumb = newThumb()
	w.ExtendBaseWidget(w)
	return w
}

// HeightFor gives the height at a width, with room for the bar when there is one.
func (w *horizontalScroll) HeightFor(width float32) float32 {
	need := w.need()
	h := kit.HeightFor(w.content, max(width, need))
	if need > width && w.hasBar {
		h += thumbRoom
	}
	return h
}

// NaturalWidth is the content's.
func (w *horizontalScroll) NaturalWidth() float32 { return kit.NaturalWidth(w.content) }

// MinSize is narrow: the content gives way.
func (w *horizontalScroll) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	return fyne.NewSize(60, w.HeightFor(max(w.Size().Width, 60)))
}

// hidden gives how much of the content is outside.
func (w *horizontalScroll) hidden() float32 { return max(w.need()-w.Size().Width, 0) }

// move scrolls sideways and tells whether that was possible.
func (w *horizontalScroll) move(dx float32) bool {
	to := min(max(w.shared.offset+dx, 0), w.hidden())
	if to == w.shared.offset {
		return false
	}
	w.shared.offset = to
	for _, it := range w.v.layout.Items() {
		for _, other := range it.wide {
			if other.shared == w.shared && other.Size().Width > 0 {
				other.set(other.Size())
				canvas.Refresh(other)
			}
		}
	}
	w.v.layout.placeThumb()
	return true
}

// Scrolled goes sideways with a sideways wheel, and else moves the document.
func (w *horizontalScroll) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 && w.hidden() > 0 && abs(e.Scrolled.DX) >= abs(e.Scrolled.DY) {
		w.move(-e.Scrolled.DX)
		return
	}
	w.v.layout.Scroll().Scrolled(e)
}

// Dragged follows the pointer.
func (w *horizontalScroll) Dragged(e *fyne.DragEvent) { w.move(-e.Dragged.DX) }

// DragEnd does nothing.
func (w *horizontalScroll) DragEnd() {}

func (w *horizontalScroll) set(size fyne.Size) {
	need := w.need()
	wide, high := max(size.Width, need), size.Height
	w.shared.offset = min(w.shared.offset, max(need-size.Width, 0))
	if need > size.Width && w.hasBar {
		high -= thumbRoom
		part := size.Width / need
		w.thumb.Move(fyne.NewPos(w.shared.offset*part, size.Height-5))
		w.thumb.Resize(fyne.NewSize(size.Width*part, 4))
		w.thumb.Show()
	} else {
		w.thumb.Hide()
	}
	w.clip.Resize(fyne.NewSize(size.Width, high))
	w.content.Resize(fyne.NewSize(wide, high))
	w.content.Move(fyne.NewPos(-w.shared.offset, 0))
	w.cull(size.Width)
}

// manyObjects is how many are drawn at a time though most of them are outside.
const manyObjects = 100

// cull leaves out what is outside, of content with very many parts: the cells
// of a table with a thousand columns.
func (w *horizontalScroll) cull(width float32) {
	c, ok := w.content.(*fyne.Container)
	if !ok || len(c.Objects) < manyObjects {
		return
	}
	from, to := w.shared.offset, w.shared.offset+width
	for _, o := range c.Objects {
		at := o.Position().X
		hide(o, at+o.Size().Width < from || at > to)
	}
}

// hide sets whether an object is drawn and leaves the rest to who draws all.
func hide(o fyne.CanvasObject, hidden bool) {
	switch o := o.(type) {
	case *text.Paragraph:
		o.Hidden = hidden
	case *canvas.Rectangle:
		o.Hidden = hidden
	case *fyne.Container:
		o.Hidden = hidden
	}
}

// reveal scrolls sideways so that a part at an x of the content is seen.
func (w *horizontalScroll) reveal(x, width float32) {
	const around = 24
	switch in := x - w.shared.offset; {
	case in < 0:
		w.move(in - around)
	case in+width > w.Size().Width:
		w.move(min(in+width+around-w.Size().Width, in))
	}
}

func newThumb() *canvas.Rectangle {
	thumb := canvas.NewRectangle(theme.Color(theme.Muted))
	thumb.CornerRadius = 2
	thumb.Hide()
	return thumb
}

// placeThumb shows at the lower edge of the view how far a block in chunks that
// goes on below is scrolled sideways. Its own bar is below its last chunk.
func (l *layout) placeThumb() {
	thumb, view, shown := l.v.thumb, l.Size().Height, false
	low := l.Offset() + view
	above := (*scrollOffset)(nil)
	for _, it := range l.InTree() {
		if it.chunk == nil || len(it.wide) != 1 {
			continue
		}
		w := it.wide[0]
		begins := w.shared != above // of which there must be some to be seen
		above = w.shared
		if w.hasBar || it.Top() > low || it.Bottom() < low || begins && it.Top()+60 > low {
			continue
		}
		if w.hidden() <= 0 || w.Size().Width <= 0 {
			continue
		}
		at, _ := l.positionIn(it, w)
		part := w.Size().Width / w.need()
		thumb.Move(fyne.NewPos(at.X+w.shared.offset*part, view-7))
		thumb.Resize(fyne.NewSize(w.Size().Width*part, 4))
		shown = true
	}
	if shown || thumb.Visible() {
		thumb.Hidden = !shown
		canvas.Refresh(thumb)
	}
}

// CreateRenderer is Fyne's.
func (w *horizontalScroll) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return &sidewaysRenderer{w}
}

type sidewaysRenderer struct{ w *horizontalScroll }

func (r *sidewaysRenderer) Destroy()              {}
func (r *sidewaysRenderer) MinSize() fyne.Size    { return r.w.MinSize() }
func (r *sidewaysRenderer) Layout(size fyne.Size) { r.w.set(size) }
func (r *sidewaysRenderer) Refresh()              { r.w.set(r.w.Size()); canvas.Refresh(r.w) }
func (r *sidewaysRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.w.clip, r.w.thumb}
}

func abs(x float32) float32 { return max(x, -x) }

// Sideways scrolls what is too wide for the column and in view, by part of
// its width; it tells whether anything moved.
func (v *View) Sideways(part float32) bool {
	for _, it := range v.layout.InTree() {
		for _, w := range it.wide {
			at, _ := v.layout.positionIn(it, w)
			if at.Y+w.Size().Height < 0 || at.Y > v.layout.Scroll().Size().Height {
				continue
			}
			if w.move(part * w.Size().Width) {
				return true
			}
		}
	}
	return false
}

func (m *widgetBuilder) sideways(content fyne.CanvasObject, need func() float32, by *scrollOffset, barred bool) *horizontalScroll {
	w := newHorizontalScroll(m.v, content, need, by, barred)
	m.item.wide = append(m.item.wide, w)
	return w
}
