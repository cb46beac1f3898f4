package text

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// PointerHandler is told what the pointer does on selectable paragraphs, so that a
// selection can go over several of them.
type PointerHandler interface {
	// Pressed tells that the pointer went down before a character, and that the
	// paragraph selected what that selects: nothing, a word or all of it.
	Pressed(p *Paragraph, at int)
	// Dragged tells where the pointer was dragged to, on the canvas. Where it
	// gives false the paragraph selects by itself.
	Dragged(p *Paragraph, to fyne.Position) bool
	// Menu tells that the other button was pressed, and where on the canvas.
	Menu(p *Paragraph, at fyne.Position)
}

// selectionOverlay is an overlay that selects. It counts clicks itself: Fyne would hold each
// tap on a link back until it knows that no second one follows.
type selectionOverlay struct {
	overlay
	anchor [2]int // the first character pressed, or the word
	words  bool   // select word by word
	clicks int
	last   time.Time // of the click before
	lastAt fyne.Position
}

var (
	_ desktop.Mouseable      = (*selectionOverlay)(nil)
	_ fyne.Draggable         = (*selectionOverlay)(nil)
	_ fyne.SecondaryTappable = (*selectionOverlay)(nil)
)

// MouseDown begins to select: a second click a word, a third the paragraph.
// Shift goes on from where the selection began.
func (h *selectionOverlay) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	p, at := h.p, h.p.At(e.Position)
	now := time.Now()
	near := e.Position.Subtract(h.lastAt)
	if now.Sub(h.last) < fyne.CurrentApp().Driver().DoubleTapDelay() && near.X*near.X+near.Y*near.Y < 25 {
		h.clicks++
	} else {
		h.clicks = 1
	}
	h.last, h.lastAt, h.words = now, e.Position, false
	switch {
	case h.clicks == 1 && e.Modifier&fyne.KeyModifierShift != 0 && p.selected[0] != p.selected[1]:
		h.extend(e.Position)
		return
	case h.clicks == 1:
		h.anchor = [2]int{at, at}
	case h.clicks == 2:
		h.anchor[0], h.anchor[1] = p.Word(h.under(e.Position, at))
		h.words = true
	default:
		h.anchor = [2]int{0, len([]rune(p.PlainText()))}
	}
	p.Select(h.anchor[0], h.anchor[1])
	if p.PointerHandler != nil {
		p.PointerHandler.Pressed(p, at)
	}
}

// under gives the character under a position that falls before character at or
// after the middle of the one before.
func (h *selectionOverlay) under(pos fyne.Position, at int) int {
	caret, _ := h.p.Caret(at)
	if at > 0 && (pos.X < caret.X || pos.Y < caret.Y) {
		return at - 1
	}
	return at
}

// MouseUp does nothing: what was dragged over stays selected.
func (h *selectionOverlay) MouseUp(*desktop.MouseEvent) {}

// Dragged selects up to the pointer.
func (h *selectionOverlay) Dragged(e *fyne.DragEvent) {
	p := h.p
	if p.PointerHandler != nil && !h.words && h.clicks < 3 && p.PointerHandler.Dragged(p, e.AbsolutePosition) {
		return
	}
	h.extend(e.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p)))
}

// DragEnd does nothing.
func (h *selectionOverlay) DragEnd() {}

// extend selects from the anchor to a position.
func (h *selectionOverlay) extend(to fyne.Position) {
	at := h.p.At(to)
	start, end := at, at
	if h.words {
		start, end = h.p.Word(h.under(to, at))
	}
	h.p.Select(min(h.anchor[0], start), max(h.anchor[1], end))
}

// TappedSecondary asks for the menu.
func (h *selectionOverlay) TappedSecondary(e *fyne.PointEvent) {
	if h.p.PointerHandler != nil {
		h.p.PointerHandler.Menu(h.p, e.AbsolutePosition)
	}
}

// Cursor is a hand over what can be tapped, and else one that selects text.
func (h *selectionOverlay) Cursor() desktop.Cursor {
	if c := h.overlay.Cursor(); c != desktop.DefaultCursor {
		return c
	}
	return desktop.TextCursor
}
