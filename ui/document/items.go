package document

import (
	"math"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// longList is how many entries a list may have before each is an item of its own.
const longList = 24

// itemise cuts the document into the items of the view.
func (v *View) itemise() []*item {
	var items []*item
	around := func(objects []fyne.CanvasObject, gap float32) {
		for _, o := range objects {
			items = append(items, &item{
				block: -1, unit: -1, gap: gap,
				make:  func() fyne.CanvasObject { return o },
				guess: func(width float32) float32 { return kit.HeightFor(o, width) },
			})
		}
	}
	around(v.opt.Before, 10)
	var before markup.Block
	for i, b := range v.doc.Blocks {
		if v.opt.Skip != nil && v.opt.Skip(i) {
			continue
		}
		gap := gapBetween(before, b)
		before = b
		items = append(items, v.itemsOf(i, gap)...)
	}
	items = append(items, v.footnoteItems()...)
	around(v.opt.After, 28)
	return items
}

// itemsOf gives the items of a block: one, or one for each of its pieces.
func (v *View) itemsOf(i int, gap float32) []*item {
	b, c := v.doc.Blocks[i], newCutter(v)
	if list, ok := b.(*markup.List); c.small(b) && (!ok || len(list.Items) <= longList) {
		return []*item{v.blockItem(i, b, gap)}
	}
	c.gap = gap
	c.block(b, body())
	return v.pieceItems(i, i, c.finish())
}

// footnoteItems gives the items of the footnotes, which are a unit after the
// last block.
func (v *View) footnoteItems() []*item {
	all, unit := v.doc.Footnotes, len(v.doc.Blocks)
	if len(all) == 0 {
		return nil
	}
	const gap = 32
	if !footnotesFit(all) {
		c := newCutter(v)
		c.scope.outer, c.gap = false, gap
		c.footnotes(all)
		return v.pieceItems(unit, unit-1, c.finish())
	}
	it := &item{block: unit - 1, unit: unit, gap: gap, shows: v.index.blocks(unit)}
	it.make = func() fyne.CanvasObject { return v.maker(it, nil).footnotes(all) }
	it.guess = func(float32) float32 { return theme.Size(40) * float32(len(all)+1) }
	return []*item{it}
}

func (v *View) pieceItems(unit, block int, pieces []*piece) []*item {
	items := make([]*item, len(pieces))
	for i, p := range pieces {
		items[i] = v.pieceItem(unit, block, p)
	}
	return items
}

func (v *View) blockItem(i int, b markup.Block, gap float32) *item {
	it := &item{block: i, unit: i, shows: v.index.blocks(i), gap: gap}
	it.make = func() fyne.CanvasObject { return v.maker(it, v.seenBefore(i)).block(b, body()) }
	letters, lines := -1, 0
	it.guess = func(width float32) float32 {
		if letters < 0 {
			text := markup.BlockText(b)
			letters, lines = utf8.RuneCountInString(text), roughLines(b)
		}
		return guess(letters, lines, width)
	}
	return it
}

// guess gives about the height of text: a letter is half as wide as it is high.
func guess(letters, lines int, width float32) float32 {
	size := theme.Size(theme.BodySize)
	n := math.Ceil(float64(float32(letters) * size * 0.5 / max(width, 80)))
	return float32(max(n, float64(lines), 1)) * size * theme.Leading(theme.LineHeight)
}

// roughLines is how many lines a block takes at least.
func roughLines(b markup.Block) int {
	switch b := b.(type) {
	case *markup.List:
		return len(b.Items)
	case *markup.Table:
		return 2 * (len(b.Rows) + 1)
	case *markup.CodeBlock:
		n := 3
		for _, c := range b.Text {
			if c == '\n' {
				n++
			}
		}
		return n
	case *markup.Callout:
		n := 2
		for _, in := range b.Blocks {
			n += roughLines(in)
		}
		return n
	case *markup.Quote:
		n := 0
		for _, in := range b.Blocks {
			n += roughLines(in)
		}
		return n
	case *markup.Figure, *markup.Embed:
		return 6
	case *markup.Quiz:
		return 4
	}
	return 1
}

// gapBetween is the room above b, in pixels at 100 %.
func gapBetween(before, b markup.Block) float32 {
	if _, ok := before.(*markup.Heading); ok {
		return 12
	}
	switch b := b.(type) {
	case *markup.Heading:
		if b.Level <= 2 {
			return 28
		}
		return 22
	case *markup.Spacer:
		return 0
	}
	if _, ok := before.(*markup.Spacer); ok {
		return 4
	}
	return 16
}
