package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/content/markup"
	"stagecraft/ui/modal"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// Hotspots are the places in the text that can be opened: terms, links and
// buttons. The keys go from one in view to the next.
type Hotspots struct {
	v      *View
	marked *hotspot // the one the keys are on, or nil
}

type hotspotKind int

const (
	termSpot hotspotKind = iota
	linkSpot
)

// hotspot is a place that can be opened: a run of a paragraph, or a button.
type hotspot struct {
	kind       hotspotKind
	paragraph  *text.Paragraph
	run        int
	do         func(at fyne.Position)
	press      focusable
	term       string          // its id, of a term
	background theme.Name      // of the run, before it was marked
	inside     []*hotspot      // of a fold that is open
	fold       *markup.Spoiler // whose title it is, when it is drawn in chunks
}

// focusable is a button, or a drawing of several.
type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}

// NextTerm marks the next term in view and shows its definition. It tells
// whether there is a term in view.
func (h *Hotspots) NextTerm() bool {
	next := h.next(termSpot)
	if next == nil {
		return false
	}
	h.mark(next)
	next.do(below(next))
	return true
}

// NextLink marks the next link, footnote or button in view, for Open. It tells
// whether there is one in view.
func (h *Hotspots) NextLink() bool {
	next := h.next(linkSpot)
	if next == nil {
		return false
	}
	h.mark(next)
	return true
}

// Marked tells whether something is marked, and of a term which one.
func (h *Hotspots) Marked() (term string, ok bool) {
	if h.marked == nil {
		return "", false
	}
	return h.marked.term, true
}

// Open opens what is marked, as a tap does.
func (h *Hotspots) Open() {
	switch m := h.marked; {
	case m == nil:
	case m.press != nil:
		m.press.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	default:
		m.do(below(m))
	}
}

// Clear takes the mark away, and tells whether there was one.
func (h *Hotspots) Clear() bool {
	if h.marked == nil {
		return false
	}
	h.mark(nil)
	return true
}

// mark moves the mark to a hotspot, or takes it away.
func (h *Hotspots) mark(to *hotspot) {
	c := h.v.canvas()
	if old := h.marked; old != nil {
		if old.press == nil {
			old.paragraph.Runs[old.run].Background = old.background
			old.paragraph.Refresh()
		} else if c != nil && c.Focused() == fyne.Focusable(old.press) {
			c.Unfocus()
		}
	}
	h.marked = to
	if to == nil {
		return
	}
	if to.press != nil {
		if c != nil {
			c.Focus(to.press)
		}
		return
	}
	to.background = to.paragraph.Runs[to.run].Background
	to.paragraph.Runs[to.run].Background = theme.SelectionSoft
	to.paragraph.Refresh()
}

// next gives the hotspot of a kind after the one marked, among those in view;
// the first one when none is marked or the marked one is the last.
func (h *Hotspots) next(kind hotspotKind) *hotspot {
	var first *hotspot
	passed := false
	for _, it := range h.v.layout.InTree() {
		for _, s := range it.hotspots {
			if s.kind == kind && h.inView(s) {
				if first == nil {
					first = s
				}
				if passed {
					return s
				}
			}
			if s == h.marked {
				passed = true
			}
		}
	}
	return first
}

// position gives where a hotspot begins on the canvas, and its size; not ok
// when it isn't drawn.
func (s *hotspot) position() (at fyne.Position, size fyne.Size, ok bool) {
	driver := fyne.CurrentApp().Driver()
	if s.press != nil {
		return driver.AbsolutePositionForObject(s.press), s.press.Size(), s.press.Size().Width > 0
	}
	for _, p := range s.paragraph.Fragments() {
		if p.Run == s.run {
			return driver.AbsolutePositionForObject(s.paragraph).Add(p.Position), p.Size, true
		}
	}
	return fyne.Position{}, fyne.Size{}, false
}

func (h *Hotspots) inView(s *hotspot) bool {
	at, size, ok := s.position()
	if !ok {
		return false
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(h.v).Y
	view, _ := h.v.Height()
	return at.Y >= top && at.Y+size.Height <= top+view
}

// below is where a pop-up of a hotspot goes.
func below(s *hotspot) fyne.Position {
	at, size, _ := s.position()
	return at.AddXY(0, size.Height)
}

// leaveFocus takes the focus from what has left the tree, where keys would be
// lost.
func (h *Hotspots) leaveFocus() {
	c := h.v.canvas()
	if c == nil {
		return
	}
	focused, ok := c.Focused().(fyne.CanvasObject)
	if !ok || !modal.Of(c).Empty() {
		return
	}
	// Fyne gives what isn't in the tree the position of nothing.
	driver := fyne.CurrentApp().Driver()
	if driver.AbsolutePositionForObject(focused) == driver.AbsolutePositionForObject(&canvas.Rectangle{}) {
		c.Unfocus()
	}
}

// TermAt gives the id of the term at a place of the canvas; "" for none.
func (h *Hotspots) TermAt(at fyne.Position) string {
	driver := fyne.CurrentApp().Driver()
	for _, it := range h.v.layout.InTree() {
		for _, s := range it.hotspots {
			if s.kind != termSpot || s.paragraph == nil {
				continue
			}
			in := at.Subtract(driver.AbsolutePositionForObject(s.paragraph))
			for _, f := range s.paragraph.Fragments() {
				to := in.Subtract(f.Position)
				if f.Run == s.run && to.X >= 0 && to.Y >= 0 && to.X <= f.Size.Width && to.Y <= f.Size.Height {
					return s.term
				}
			}
		}
	}
	return ""
}
