package document

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/text"
)

// pointerHandler selects over several paragraphs of the view.
type pointerHandler struct {
	selection *Selection
	item      *item
}

var _ text.PointerHandler = (*pointerHandler)(nil)

// Pressed ends the selection of every other paragraph.
func (g *pointerHandler) Pressed(p *text.Paragraph, at int) {
	s := g.selection
	s.all = -1
	s.clearBut(p)
	s.pressed, s.pressedAt, s.paragraphs = p, at, nil
}

// placedParagraph is where a paragraph is on the canvas.
type placedParagraph struct {
	paragraph *text.Paragraph
	at        fyne.Position
}

// Dragged selects from the paragraph pressed to the one dragged to.
func (g *pointerHandler) Dragged(p *text.Paragraph, to fyne.Position) bool {
	sel := g.selection
	if sel.pressed != p {
		return false
	}
	if sel.paragraphs == nil || sel.paragraphsAt != sel.v.layout.Offset() {
		sel.locateParagraphs()
	}
	from, target := -1, -1
	best := float32(0)
	for i, s := range sel.paragraphs {
		if s.paragraph == p {
			from = i
		}
		size := s.paragraph.Size()
		away := func(at, low, high float32) float32 { return max(low-at, at-high, 0) }
		d := away(to.Y, s.at.Y, s.at.Y+size.Height)*8 + away(to.X, s.at.X, s.at.X+size.Width)
		if target < 0 || d < best {
			target, best = i, d
		}
	}
	if from < 0 || target < 0 {
		return false
	}
	if target == from {
		sel.clearBut(p)
		return false
	}
	for i, s := range sel.paragraphs {
		q, all := s.paragraph, utf8.RuneCountInString(s.paragraph.PlainText())
		at := 0
		if i == target {
			at = q.At(to.Subtract(s.at))
		}
		switch {
		case i == from && target > from:
			q.Select(sel.pressedAt, all)
		case i == from:
			q.Select(0, sel.pressedAt)
		case i == target && target > from:
			q.Select(0, at)
		case i == target:
			q.Select(at, all)
		case i > min(from, target) && i < max(from, target):
			q.Select(0, all)
		default:
			q.ClearSelection()
		}
	}
	return true
}

// locateParagraphs takes the places of the paragraphs near the view, in the order in
// which they are read.
func (s *Selection) locateParagraphs() {
	s.paragraphs, s.paragraphsAt = []placedParagraph{}, s.v.layout.Offset()
	driver := fyne.CurrentApp().Driver()
	for _, it := range s.v.layout.InTree() {
		for _, p := range it.passages {
			s.paragraphs = append(s.paragraphs, placedParagraph{p.paragraph, driver.AbsolutePositionForObject(p.paragraph)})
		}
	}
}

// Menu asks the page for the block's menu.
func (g *pointerHandler) Menu(_ *text.Paragraph, at fyne.Position) {
	if g.selection.v.opt.Menu != nil && g.item.unit >= 0 {
		g.selection.v.opt.Menu(g.item.block, at)
	}
}
