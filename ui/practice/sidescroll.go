package practice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// sideScroll scrolls sideways what needs more width than there is: by dragging what
// isn't a card, and to what the keys come to. The wheel is the page's.
type sideScroll struct {
	widget.BaseWidget

	content fyne.CanvasObject
	need    func() float32
	offset  float32
	clip    *container.Clip
	thumb   *canvas.Rectangle
}

var (
	_ fyne.Draggable = (*sideScroll)(nil)
	_ kit.Flexible   = (*sideScroll)(nil)
)

// thumbRoom is how much room the bar takes under the content.
const thumbRoom = 10

func newSideScroll(content fyne.CanvasObject, need func() float32) *sideScroll {
	s := &sideScroll{need: need, thumb: canvas.NewRectangle(theme.Color(theme.Muted))}
	s.thumb.CornerRadius = 2
	s.clip = container.NewClip(container.NewWithoutLayout())
	s.ExtendBaseWidget(s)
	s.set(content)
	return s
}

// set puts other content in, seen from where it was.
func (s *sideScroll) set(content fyne.CanvasObject) {
	s.content = content
	s.clip.Content.(*fyne.Container).Objects = []fyne.CanvasObject{content}
	s.Refresh()
}

// HeightFor gives the height at a width, with room for the bar where there is one.
func (s *sideScroll) HeightFor(width float32) float32 {
	h := kit.HeightFor(s.content, max(width, s.need()))
	if s.need() > width {
		h += thumbRoom
	}
	return h
}

// NaturalWidth is the content's.
func (s *sideScroll) NaturalWidth() float32 { return kit.NaturalWidth(s.content) }

// MinSize is narrow: the content scrolls.
func (s *sideScroll) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(60, s.HeightFor(max(s.Size().Width, 60)))
}

// Dragged follows the pointer.
func (s *sideScroll) Dragged(e *fyne.DragEvent) { s.to(s.offset - e.Dragged.DX) }

// DragEnd does nothing.
func (s *sideScroll) DragEnd() {}

func (s *sideScroll) to(offset float32) {
	s.offset = offset
	s.place(s.Size())
	canvas.Refresh(s)
}

// show scrolls so that a part of the content is seen.
func (s *sideScroll) show(x, width float32) {
	switch view := s.Size().Width; {
	case x < s.offset:
		s.to(x)
	case x+width > s.offset+view:
		s.to(x + width - view)
	}
}

func (s *sideScroll) place(size fyne.Size) {
	need, high := s.need(), size.Height
	s.offset = min(max(s.offset, 0), max(need-size.Width, 0))
	if s.thumb.Hidden = need <= size.Width; !s.thumb.Hidden {
		high -= thumbRoom
		part := size.Width / need
		s.thumb.Move(fyne.NewPos(s.offset*part, size.Height-5))
		s.thumb.Resize(fyne.NewSize(size.Width*part, 4))
	}
	s.clip.Resize(fyne.NewSize(size.Width, high))
	s.content.Resize(fyne.NewSize(max(size.Width, need), high))
	s.content.Move(fyne.NewPos(-s.offset, 0))
}

// CreateRenderer is Fyne's.
func (s *sideScroll) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &sideScrollRenderer{s}
}

type sideScrollRenderer struct{ s *sideScroll }

func (r *sideScrollRenderer) Destroy()              {}
func (r *sideScrollRenderer) MinSize() fyne.Size    { return r.s.MinSize() }
func (r *sideScrollRenderer) Layout(size fyne.Size) { r.s.place(size) }
func (r *sideScrollRenderer) Refresh()              { r.s.place(r.s.Size()); canvas.Refresh(r.s) }
func (r *sideScrollRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.clip, r.s.thumb}
}
