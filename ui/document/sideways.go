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

// sideways scrolls content that is wider than the column: by dragging, by the
// wheel held sideways, and by the Left and Right keys. The wheel's other way
// goes on to the document.
type sideways struct {
	widget.BaseWidget

	v       *View
	content fyne.CanvasObject
	need    func() float32 // the least width of the content
	slide   *slide
	barred  bool // has the bar below it
	holder  *fyne.Container
	clip    *container.Clip
	thumb   *canvas.Rectangle
}

// slide is how far something is scrolled sideways. The pieces of a block share
// one, so that they move together.
type slide struct{ offset float32 }

var (
	_ fyne.Scrollable = (*sideways)(nil)
	_ fyne.Draggable  = (*sideways)(nil)
	_ kit.Flexible    = (*sideways)(nil)
)

const thumbRoom = 10

func newSideways(v *View, content fyne.CanvasObject, need func() float32, by *slide, barred bool) *sideways {
	w := &sideways{v: v, content: content, need: need, slide: by, barred: barred}
	w.holder = container.NewWithoutLayout(content)
	w.clip = container.NewClip(w.holder)
	w.thumb = newThumb()
	w.ExtendBaseWidget(w)
	return w
}

// HeightFor gives the height at a width, with room for the bar when there is one.
func (w *sideways) HeightFor(width float32) float32 {
	need := w.need()
	h := kit.HeightFor(w.content, max(width, need))
	if need > width && w.barred {
		h += thumbRoom
	}
	return h
}

// NaturalWidth is the content's.
func (w *sideways) NaturalWidth() float32 { return kit.NaturalWidth(w.content) }

// MinSize is narrow: the content gives way.
func (w *sideways) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	return fyne.NewSize(60, w.HeightFor(max(w.Size().Width, 60)))
}

// hidden gives how much of the content is outside.
func (w *sideways) hidden() float32 { return max(w.need()-w.Size().Width, 0) }

// move scrolls sideways and tells whether that was possible.
func (w *sideways) move(dx float32) bool {
	to := min(max(w.slide.offset+dx, 0), w.hidden())
	if to == w.slide.offset {
		return false
	}
	w.slide.offset = to
	for _, it := range w.v.layout.Items() {
		for _, other := range it.wide {
			if other.slide == w.slide && other.Size().Width > 0 {
				other.set(other.Size())
				canvas.Refresh(other)
			}
		}
	}
	w.v.layout.placeThumb()
	return true
}

// Scrolled goes sideways with a sideways wheel, and else moves the document.
func (w *sideways) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 && w.hidden() > 0 && abs(e.Scrolled.DX) >= abs(e.Scrolled.DY) {
		w.move(-e.Scrolled.DX)
		return
	}
	w.v.layout.Scroll().Scrolled(e)
}

// Dragged follows the pointer.
func (w *sideways) Dragged(e *fyne.DragEvent) { w.move(-e.Dragged.DX) }

// DragEnd does nothing.
func (w *sideways) DragEnd() {}

func (w *sideways) set(size fyne.Size) {
	need := w.need()
	wide, high := max(size.Width, need), size.Height
	w.slide.offset = min(w.slide.offset, max(need-size.Width, 0))
	if need > size.Width && w.barred {
		high -= thumbRoom
		part := size.Width / need
		w.thumb.Move(fyne.NewPos(w.slide.offset*part, size.Height-5))
		w.thumb.Resize(fyne.NewSize(size.Width*part, 4))
		w.thumb.Show()
	} else {
		w.thumb.Hide()
	}
	w.clip.Resize(fyne.NewSize(size.Width, high))
	w.content.Resize(fyne.NewSize(wide, high))
	w.content.Move(fyne.NewPos(-w.slide.offset, 0))
	w.cull(size.Width)
}

// manyObjects is how many are drawn at a time though most of them are outside.
const manyObjects = 100

// cull leaves out what is outside, of content with very many parts: the cells
// of a table with a thousand columns.
func (w *sideways) cull(width float32) {
	c, ok := w.content.(*fyne.Container)
	if !ok || len(c.Objects) < manyObjects {
		return
	}
	from, to := w.slide.offset, w.slide.offset+width
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

// reveal scrolls sideways so that a stretch at an x of the content is seen.
func (w *sideways) reveal(x, width float32) {
	const around = 24
	switch in := x - w.slide.offset; {
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

// placeThumb shows at the lower edge of the view how far a block in pieces that
// goes on below is scrolled sideways. Its own bar is below its last piece.
func (l *layout) placeThumb() {
	thumb, view, shown := l.v.thumb, l.Size().Height, false
	low := l.Offset() + view
	above := (*slide)(nil)
	for _, it := range l.InTree() {
		if it.piece == nil || len(it.wide) != 1 {
			continue
		}
		w := it.wide[0]
		begins := w.slide != above // of which there must be some to be seen
		above = w.slide
		if w.barred || it.Top() > low || it.Bottom() < low || begins && it.Top()+60 > low {
			continue
		}
		if w.hidden() <= 0 || w.Size().Width <= 0 {
			continue
		}
		at, _ := l.positionIn(it, w)
		part := w.Size().Width / w.need()
		thumb.Move(fyne.NewPos(at.X+w.slide.offset*part, view-7))
		thumb.Resize(fyne.NewSize(w.Size().Width*part, 4))
		shown = true
	}
	if shown || thumb.Visible() {
		thumb.Hidden = !shown
		canvas.Refresh(thumb)
	}
}

// CreateRenderer is Fyne's.
func (w *sideways) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return &sidewaysRenderer{w}
}

type sidewaysRenderer struct{ w *sideways }

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

func (m *maker) sideways(content fyne.CanvasObject, need func() float32, by *slide, barred bool) *sideways {
	w := newSideways(m.v, content, need, by, barred)
	m.item.wide = append(m.item.wide, w)
	return w
}
