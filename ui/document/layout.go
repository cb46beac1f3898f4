package document

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/virtuallist"
)

// layout is the document as a virtual list: which items show which blocks and
// which characters of the text.
type layout struct {
	*virtuallist.List[*item]
	v *View
}

// item is one widget of the view: a block, a part of one, or what the page set
// before and after.
type item struct {
	virtuallist.Item

	block int            // place in Document.Blocks; -1 for what stands before and after
	unit  int            // of the text; -1 likewise
	shows []markup.Block // the block, or a part of it; all of the footnotes
	from  int            // the character of the unit's text that these begin with
	chunk *chunk         // nil when it is the whole of the unit

	// What is known once the widget was made.
	starts   *starts             // where the texts of what it shows begin
	passages []*indexedParagraph // its paragraphs, in the order in which they are read
	hotspots []*hotspot
	wide     []*horizontalScroll // what may be wider than the column
	pictures []*placedPicture    // whose pixels come and go

	sign     *fyne.Container // of its note and its flag; nil when it has neither
	signNote bool            // what it shows
	signFlag bool
}

// newLayout lays out the document of a view.
func newLayout(v *View) *layout {
	l := &layout{v: v}
	l.List = virtuallist.New(virtuallist.Options[*item]{
		Column:     l.column,
		Background: v.backdrop,
		Made:       v.marks.draw,
		Shown:      v.pixels.shown,
		Hidden:     v.pixels.hidden,
		Release:    l.release,
		Margin:     v.marks.signs,
		Changed:    v.Hotspots.leaveFocus,
		Placed:     v.marks.placeBar,
		Scrolling:  v.tip.end,
		Settled: func() {
			l.placeThumb()
			if v.OnScrolled != nil {
				v.OnScrolled()
			}
		},
	})
	l.SetItems(l.itemise())
	return l
}

// column gives where the text stands in a view of a width.
func (l *layout) column(width float32) (left, wide float32) {
	if l.v.opt.Column != nil {
		return l.v.opt.Column(width)
	}
	wide = min(theme.TextColumn(), width-2*theme.PageMargin)
	return (width - wide) / 2, wide
}

// itemise splits the document into the items of the view.
func (l *layout) itemise() []*item {
	var items []*item
	around := func(objects []fyne.CanvasObject, gap float32) {
		for _, o := range objects {
			it := &item{block: -1, unit: -1}
			it.Gap = gap
			it.Make = func() fyne.CanvasObject { return o }
			it.Guess = func(width float32) float32 { return kit.HeightFor(o, width) }
			items = append(items, it)
		}
	}
	around(l.v.opt.Before, 10)
	var before markup.Block
	for i, b := range l.v.doc.Blocks {
		if l.v.skips(i) {
			continue
		}
		gap := gapBetween(before, b)
		before = b
		items = append(items, l.itemsOf(i, gap)...)
	}
	items = append(items, l.footnoteItems()...)
	around(l.v.opt.After, 28)
	return items
}

// itemsOf gives the items of a block: one, or one for each of its chunks.
func (l *layout) itemsOf(i int, gap float32) []*item {
	b, c := l.v.doc.Blocks[i], newChunker(l.v)
	if c.small(b) {
		return []*item{l.blockItem(i, b, gap)}
	}
	c.gap = gap
	c.block(b, body())
	return l.chunkItems(i, i, c.finish())
}

// footnoteItems gives the items of the footnotes, which are a unit after the
// last block.
func (l *layout) footnoteItems() []*item {
	v := l.v
	all, unit := v.doc.Footnotes, v.index.footnotes()
	if len(all) == 0 {
		return nil
	}
	const gap = 32
	if !footnotesFit(all) {
		c := newChunker(v)
		c.scope.outer, c.gap = false, gap
		c.footnotes(all)
		return l.chunkItems(unit, unit-1, c.finish())
	}
	it := &item{block: unit - 1, unit: unit, shows: v.index.blocks(unit)}
	it.Gap = gap
	it.Make = func() fyne.CanvasObject { return v.newBuilder(it, nil).footnotes(all) }
	it.Guess = func(float32) float32 { return theme.Size(40) * float32(len(all)+1) }
	return []*item{it}
}

func (l *layout) chunkItems(unit, block int, chunks []*chunk) []*item {
	items := make([]*item, len(chunks))
	for i, p := range chunks {
		items[i] = l.chunkItem(unit, block, p)
	}
	return items
}

func (l *layout) blockItem(i int, b markup.Block, gap float32) *item {
	v := l.v
	it := &item{block: i, unit: i, shows: v.index.blocks(i)}
	it.Gap = gap
	it.Make = func() fyne.CanvasObject { return v.newBuilder(it, v.terms.before(i)).block(b, body()) }
	letters, lines := -1, 0
	it.Guess = func(width float32) float32 {
		if letters < 0 {
			text := markup.BlockText(b)
			letters, lines = utf8.RuneCountInString(text), roughLines(b)
		}
		return guess(letters, lines, width)
	}
	return it
}

// chunkItem makes the item of a chunk.
func (l *layout) chunkItem(unit, block int, p *chunk) *item {
	it := &item{block: block, unit: unit, chunk: p, from: p.from}
	if p.block != nil {
		it.shows = []markup.Block{p.block}
	}
	if p.top == 0 {
		it.Gap = p.gap
	}
	it.starts = p.starts
	it.Make = func() fyne.CanvasObject {
		m := l.v.newBuilder(it, l.v.terms.inScope(unit, p))
		m.folds = p.folds
		return p.object(m)
	}
	it.Guess = p.roughly
	return it
}
