package document

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// Selected is what of one block is selected.
type Selected struct {
	Block      int
	Start, End int // characters of markup.BlockText; both 0 for all of it
	Text       string
}

// Selected gives what is selected, block by block. Footnotes and words that
// are not the document's can be copied, but are no part of it.
func (v *View) Selected() []Selected {
	if v.whole >= 0 {
		return []Selected{{Block: v.whole, Text: v.index.text(v.whole)}}
	}
	var all []Selected
	for _, it := range v.items {
		if it.unit < 0 || it.unit >= len(v.doc.Blocks) {
			continue
		}
		for _, p := range it.passages {
			from, to := p.paragraph.Selection()
			if from == to {
				continue
			}
			start, end, ok := p.of(from, to)
			if !ok {
				continue
			}
			n := len(all)
			if n == 0 || all[n-1].Block != it.unit {
				all = append(all, Selected{Block: it.unit, Start: start, End: end})
				continue
			}
			all[n-1].Start, all[n-1].End = min(all[n-1].Start, start), max(all[n-1].End, end)
		}
	}
	for i := range all {
		s := &all[i]
		s.Text = v.index.slice(s.Block, s.Start, s.End)
	}
	return all
}

// SelectedText gives the text selected as it is shown, "" when none is.
func (v *View) SelectedText() string {
	if v.whole >= 0 && v.inPieces(v.whole) { // of which not all are made
		return v.index.text(v.whole)
	}
	var b strings.Builder
	last := (*item)(nil)
	for _, it := range v.items {
		for _, p := range it.passages {
			text := p.paragraph.SelectedText()
			if text == "" {
				continue
			}
			switch {
			case last == nil:
			case last.block == it.block:
				b.WriteByte('\n')
			default:
				b.WriteString("\n\n")
			}
			last = it
			b.WriteString(text)
		}
	}
	return b.String()
}

// ClearSelection selects nothing, and tells whether something was selected.
func (v *View) ClearSelection() bool {
	v.whole = -1
	return v.clearBut(nil)
}

func (v *View) clearBut(keep *text.Paragraph) (cleared bool) {
	for _, it := range v.items {
		for _, p := range it.passages {
			if from, to := p.paragraph.Selection(); p.paragraph != keep && from < to {
				p.paragraph.ClearSelection()
				cleared = true
			}
		}
	}
	return cleared
}

// HasSelection tells whether text is selected.
func (v *View) HasSelection() bool {
	if v.whole >= 0 {
		return true
	}
	for _, it := range v.items {
		for _, p := range it.passages {
			if from, to := p.paragraph.Selection(); from < to {
				return true
			}
		}
	}
	return false
}

// SelectBlock selects all of a block, and tells whether it has text.
func (v *View) SelectBlock(block int) bool {
	v.ClearSelection()
	some := false
	for _, it := range v.items {
		if it.unit != block {
			continue
		}
		if it.piece == nil {
			v.sheet.measure(it)
		} else { // too many to be made at once
			some = some || it.piece.selectable()
		}
		for _, p := range it.passages {
			p.paragraph.Select(0, utf8.RuneCountInString(p.paragraph.PlainText()))
			some = true
		}
	}
	if some {
		v.whole, v.last = block, block
	}
	return some
}

// SelectNext selects the next block that has text, by 1 down or by -1 up, and
// brings it into view. It tells whether there is one.
func (v *View) SelectNext(by int) bool {
	from, selected := v.Current()
	if !selected {
		from -= by
		// Go on from where the keys were, if that is still in view.
		top, bottom := v.Extent(v.last)
		if high, _ := v.Height(); v.last >= 0 && bottom > 0 && top < high {
			from = v.last
		}
	}
	for block := from + by; block >= 0 && block < len(v.doc.Blocks); block += by {
		if v.itemOf(block) < 0 || !v.SelectBlock(block) {
			continue
		}
		v.Reveal(block)
		return true
	}
	return false
}

// Select selects characters of a block, as markup.BlockText gives them; all of
// it when end is 0.
func (v *View) Select(block, start, end int) {
	if end <= 0 {
		v.SelectBlock(block)
		return
	}
	v.ClearSelection()
	for _, it := range v.items {
		for _, p := range it.passages {
			if from, to, ok := p.within(start, end); ok && it.unit == block {
				p.paragraph.Select(from, to)
			}
		}
	}
}

// Reveal brings a block into view, its beginning before its end.
func (v *View) Reveal(block int) {
	top, bottom := v.Extent(block)
	high, _ := v.Height()
	switch {
	case top < 0:
		v.ScrollBy(top - theme.Size(16))
	case bottom > high:
		v.ScrollBy(min(bottom-high+theme.Size(16), top-theme.Size(16)))
	}
}

// Current gives the block that commands are about: the one selected, or else
// the first that begins in view.
func (v *View) Current() (block int, selected bool) {
	if v.whole >= 0 {
		return v.whole, true
	}
	if all := v.Selected(); len(all) > 0 {
		return all[0].Block, true
	}
	block = -1
	high, _ := v.Height()
	v.Each(func(b int, top, bottom float32) {
		if block < 0 && (top >= 0 && top < high || bottom > high) {
			block = b
		}
	})
	if block < 0 {
		block, _ = v.Top()
		block = max(block, 0)
	}
	return block, false
}

// Place gives where on the canvas a menu of a block goes.
func (v *View) Place(block int) fyne.Position {
	top, _ := v.Extent(block)
	high, _ := v.Height()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	return at.AddXY(v.sheet.left+theme.Size(24), min(max(top, 8)+theme.Size(24), high-40))
}

// grip selects over several paragraphs of the view.
type grip struct {
	v    *View
	item *item
}

var _ text.Grip = (*grip)(nil)

// Pressed ends the selection of every other paragraph.
func (g *grip) Pressed(p *text.Paragraph, at int) {
	g.v.whole = -1
	g.v.clearBut(p)
	g.v.pressed, g.v.pressedAt, g.v.spots = p, at, nil
}

// spot is where a paragraph is on the canvas.
type spot struct {
	paragraph *text.Paragraph
	at        fyne.Position
}

// Dragged selects from the paragraph pressed to the one dragged to.
func (g *grip) Dragged(p *text.Paragraph, to fyne.Position) bool {
	v := g.v
	if v.pressed != p {
		return false
	}
	if v.spots == nil || v.spotsAt != v.scroll.Offset.Y {
		v.findSpots()
	}
	from, target := -1, -1
	best := float32(0)
	for i, s := range v.spots {
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
		v.clearBut(p)
		return false
	}
	for i, s := range v.spots {
		q, all := s.paragraph, utf8.RuneCountInString(s.paragraph.PlainText())
		at := 0
		if i == target {
			at = q.At(to.Subtract(s.at))
		}
		switch {
		case i == from && target > from:
			q.Select(v.pressedAt, all)
		case i == from:
			q.Select(0, v.pressedAt)
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

// findSpots takes the places of the paragraphs near the view, in the order in
// which they are read.
func (v *View) findSpots() {
	v.spots, v.spotsAt = []spot{}, v.scroll.Offset.Y
	driver := fyne.CurrentApp().Driver()
	for _, it := range v.items[v.sheet.from:v.sheet.to] {
		for _, p := range it.passages {
			v.spots = append(v.spots, spot{p.paragraph, driver.AbsolutePositionForObject(p.paragraph)})
		}
	}
}

// Menu asks the page for the block's menu.
func (g *grip) Menu(_ *text.Paragraph, at fyne.Position) {
	if g.v.opt.Menu != nil && g.item.unit >= 0 {
		g.v.opt.Menu(g.item.block, at)
	}
}

// beneath lies under the blocks: a tap beside the text ends the selection, and
// the other button asks for the menu of the block there.
type beneath struct {
	widget.BaseWidget
	v   *View
	bar *canvas.Rectangle // beside what is read aloud and shows no words
}

var (
	_ fyne.Tappable          = (*beneath)(nil)
	_ fyne.SecondaryTappable = (*beneath)(nil)
)

func newBeneath(v *View) *beneath {
	b := &beneath{v: v, bar: newBar()}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped ends the selection.
func (b *beneath) Tapped(*fyne.PointEvent) { b.v.ClearSelection() }

// TappedSecondary asks for the menu of the block at that height.
func (b *beneath) TappedSecondary(e *fyne.PointEvent) {
	if b.v.opt.Menu == nil {
		return
	}
	for _, it := range b.v.items {
		if it.block >= 0 && e.Position.Y >= it.top && e.Position.Y < it.top+it.height {
			b.v.opt.Menu(it.block, e.AbsolutePosition)
			return
		}
	}
}

// CreateRenderer draws the bar, and else nothing.
func (b *beneath) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(b.bar))
}
