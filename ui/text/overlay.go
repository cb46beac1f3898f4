package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// overlay lies over a paragraph that has something to tap or to hover. The
// paragraph itself is neither tappable nor hoverable: Fyne gives a click to the
// innermost object that takes any, so the words on a button would keep it from
// the button.
type overlay struct {
	widget.BaseWidget
	p *Paragraph
}

var (
	_ fyne.Tappable      = (*overlay)(nil)
	_ desktop.Hoverable  = (*overlay)(nil)
	_ desktop.Cursorable = (*overlay)(nil)
)

// overlayFor gives what takes the pointer; nil when nothing wants it. The one there
// was stays, as it may be in the midst of a drag.
func (p *Paragraph) overlayFor(before fyne.CanvasObject) fyne.CanvasObject {
	if _, ok := before.(*selectionOverlay); ok && p.Selectable {
		return before
	}
	if p.Selectable {
		h := &selectionOverlay{overlay: overlay{p: p}}
		h.ExtendBaseWidget(h)
		return h
	}
	for _, r := range p.Runs {
		if r.Tap != nil || r.Tip != "" {
			t := &overlay{p: p}
			t.ExtendBaseWidget(t)
			return t
		}
	}
	return nil
}

// Tapped calls the Tap of the run under the pointer.
func (t *overlay) Tapped(e *fyne.PointEvent) {
	if i := t.p.runAt(e.Position); i >= 0 && t.p.Runs[i].Tap != nil {
		t.p.Runs[i].Tap(e.AbsolutePosition)
	}
}

// MouseIn starts to watch the pointer.
func (t *overlay) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved tells OnHover when the pointer is over another run.
func (t *overlay) MouseMoved(e *desktop.MouseEvent) {
	p := t.p
	i := p.runAt(e.Position)
	if i >= 0 && p.Runs[i].Tap == nil && p.Runs[i].Tip == "" {
		i = -1
	}
	if i == p.hovered {
		return
	}
	p.hovered = i
	if p.OnHover != nil {
		p.OnHover(i, e.AbsolutePosition)
	}
}

// MouseOut tells OnHover that the pointer left.
func (t *overlay) MouseOut() {
	p := t.p
	if p.hovered >= 0 && p.OnHover != nil {
		p.OnHover(-1, fyne.Position{})
	}
	p.hovered = -1
}

// Cursor is a hand over what can be tapped.
func (t *overlay) Cursor() desktop.Cursor {
	p := t.p
	if p.hovered >= 0 && p.hovered < len(p.Runs) && p.Runs[p.hovered].Tap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws nothing.
func (t *overlay) CreateRenderer() fyne.WidgetRenderer { return emptyRenderer{} }

// emptyRenderer draws nothing: a page has hundreds of paragraphs.
type emptyRenderer struct{}

func (emptyRenderer) Destroy()                     {}
func (emptyRenderer) Layout(fyne.Size)             {}
func (emptyRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (emptyRenderer) Objects() []fyne.CanvasObject { return nil }
func (emptyRenderer) Refresh()                     {}
