package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/command"
)

// Scroller scrolls content that is as wide as the view and as high as its text
// makes it. Refresh it after the content changed its height.
type Scroller struct {
	widget.BaseWidget

	// OnScrolled is called after the view moved.
	OnScrolled func(offset float32)

	content       fyne.CanvasObject
	lazy          *lazyRows // nil when all of the content is made
	contentLayout *contentLayout
	scroll        *Scroll
}

// contentLayout is the content's layout: its size is what the scroller last measured,
// as container.Scroll takes it from MinSize. It is at least as high as the view.
type contentLayout struct{ height float32 }

func (s *contentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, s.height) }

func (s *contentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}

// NewScroller makes a view of content.
func NewScroller(content fyne.CanvasObject) *Scroller {
	s := &Scroller{content: content, contentLayout: &contentLayout{}}
	s.scroll = NewScroll(container.New(s.contentLayout, content))
	s.scroll.OnScrolled = func(p fyne.Position) {
		s.grow(false)
		if s.OnScrolled != nil {
			s.OnScrolled(p.Y)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// MinSize lets the window get as small as it likes.
func (s *Scroller) MinSize() fyne.Size { s.ExtendBaseWidget(s); return fyne.NewSize(120, LeastTarget) }

// Content gives what is scrolled.
func (s *Scroller) Content() fyne.CanvasObject { return s.content }

// SetContent puts other content in, seen from its top.
func (s *Scroller) SetContent(o fyne.CanvasObject) {
	s.content, s.lazy = o, nil
	s.scroll.Content.(*fyne.Container).Objects = []fyne.CanvasObject{o}
	s.Refresh()
	s.ScrollTo(0)
}

// Offset gives how far the view is from the top.
func (s *Scroller) Offset() float32 { return s.scroll.Offset.Y }

// Height gives how high the content is, and the view.
func (s *Scroller) Height() (content, view float32) {
	return s.contentLayout.height, s.scroll.Size().Height
}

// ScrollTo moves the view so that y is at its top, as far as there is content.
func (s *Scroller) ScrollTo(y float32) {
	s.scroll.Rest()
	content, view := s.Height()
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), max(content-view, 0))))
	s.grow(false)
	if s.OnScrolled != nil {
		s.OnScrolled(s.Offset())
	}
}

// Wheel scrolls as the wheel over the view does.
func (s *Scroller) Wheel(e *fyne.ScrollEvent) { s.scroll.Scrolled(e) }

// ScrollBy moves the view.
func (s *Scroller) ScrollBy(dy float32) { s.ScrollTo(s.Offset() + dy) }

// Key scrolls by the keys for that and tells whether e was one of them.
func (s *Scroller) Key(name fyne.KeyName) bool {
	_, view := s.Height()
	switch name {
	case fyne.KeyUp:
		s.ScrollBy(-48)
	case fyne.KeyDown:
		s.ScrollBy(48)
	case fyne.KeyPageUp:
		s.ScrollBy(-(view - 64))
	case fyne.KeyPageDown:
		s.ScrollBy(view - 64)
	case fyne.KeyHome:
		s.ScrollTo(0)
	case fyne.KeyEnd:
		s.grow(true)
		content, _ := s.Height()
		s.ScrollTo(content)
	default:
		return false
	}
	return true
}

// ShowObject scrolls until an object within the content is in view.
func (s *Scroller) ShowObject(o fyne.CanvasObject) { s.ShowPart(o, 0, o.Size().Height) }

// ShowPart scrolls until a part of an object within the content is in view: so
// many pixels below its top, and so high. Of one that is higher than the view
// its top is.
func (s *Scroller) ShowPart(o fyne.CanvasObject, below, height float32) {
	at, ok := within(s.content, o)
	if !ok { // in a widget
		driver := fyne.CurrentApp().Driver()
		if driver.CanvasForObject(o) == nil {
			return // it was never drawn, so that nobody knows where it is
		}
		at = driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(s.scroll)).AddXY(0, s.Offset())
	}
	_, view := s.Height()
	top := at.Y + below - s.Offset()
	if over := top + height - view; over > 0 {
		by := min(over+16, top-16)
		s.ScrollBy(by)
		top -= by
	}
	if top < 0 {
		s.ScrollBy(top - 16)
	}
}

// within gives where an object stands in another, as far as only containers
// and what can be pressed lie around it: it need not have been drawn.
func within(root, o fyne.CanvasObject) (fyne.Position, bool) {
	if root == o {
		return fyne.Position{}, true
	}
	var inside []fyne.CanvasObject
	switch r := root.(type) {
	case *fyne.Container:
		inside = r.Objects
	case *Pressable:
		inside = []fyne.CanvasObject{r.Content}
	}
	for _, in := range inside {
		if at, ok := within(in, o); ok {
			return at.Add(in.Position()), true
		}
	}
	return fyne.Position{}, false
}

func (s *Scroller) measure(size fyne.Size) {
	s.contentLayout.height = max(HeightFor(s.content, size.Width), size.Height)
}

// CreateRenderer is Fyne's.
func (s *Scroller) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &scrollerRenderer{s}
}

type scrollerRenderer struct{ s *Scroller }

func (r *scrollerRenderer) Destroy()                     {}
func (r *scrollerRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *scrollerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.scroll} }

func (r *scrollerRenderer) Layout(size fyne.Size) {
	r.s.measure(size)
	r.s.scroll.Resize(size)
	r.s.grow(false)
}

func (r *scrollerRenderer) Refresh() {
	r.s.measure(r.s.Size())
	r.s.scroll.Resize(r.s.Size())
	r.s.grow(false)
	r.s.scroll.Refresh()
}

// ScrollCommands are the keys that scroll a page.
func ScrollCommands(s *Scroller) []command.Command {
	names := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd}
	cs := make([]command.Command, len(names))
	for i, name := range names {
		cs[i] = command.Command{ID: "scroll." + string(name), Keys: []command.Key{command.K(name)}, Unlisted: true, Do: func() { s.Key(name) }}
	}
	return cs
}
