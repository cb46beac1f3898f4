package document

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

// itemOf gives the first item of a block; -1 when it isn't shown.
func (l *layout) itemOf(block int) int {
	i := l.lowerItem(block)
	if block < 0 || i == len(l.Items())-len(l.v.opt.After) || l.Items()[i].block != block {
		return -1
	}
	return i
}

// lowerItem gives the first item of a block or of one after it, or else the
// first that the page set after them: they stand in the order of the blocks.
func (l *layout) lowerItem(block int) int {
	from, to := len(l.v.opt.Before), len(l.Items())-len(l.v.opt.After)
	return from + sort.Search(to-from, func(i int) bool { return l.Items()[from+i].block >= block })
}

// itemAt gives the item of a unit that shows a character of its text; -1 when
// the unit isn't shown.
func (l *layout) itemAt(unit, char int) int {
	found := -1
	for i, it := range l.Items() {
		if it.unit == unit && (found < 0 || it.from <= char && (it.chunk == nil || it.chunk.shows(char))) {
			found = i
		}
	}
	return found
}

// itemWith gives the item of a block that shows what is asked for; the block's
// first when it is in none, as in a fold that is shut.
func (l *layout) itemWith(block int, has func(markup.Block) bool) int {
	for i, it := range l.Items() {
		if it.block == block && it.chunk != nil && slices.ContainsFunc(it.shows, has) {
			return i
		}
	}
	return l.itemOf(block)
}

// topCharacter gives the unit at the top of the view, and the character of its
// text that the item there begins with.
func (l *layout) topCharacter() (unit, char int) {
	if i, _ := l.Anchor(); i >= 0 {
		return l.Items()[i].unit, l.Items()[i].from
	}
	unit, _ = l.v.Top()
	return unit, 0
}

// sole tells whether an item is the whole of a block.
func (l *layout) sole(i int) bool {
	items := l.Items()
	block := items[i].block
	return block >= 0 && (i == 0 || items[i-1].block != block) &&
		(i+1 == len(items) || items[i+1].block != block)
}

// isChunked tells whether a unit is drawn in chunks.
func (l *layout) isChunked(unit int) bool {
	for _, it := range l.Items() {
		if it.unit == unit {
			return it.chunk != nil
		}
	}
	return false
}

// positionIn gives how far an object of an item in the tree is from the top left
// of the view. The driver doesn't know before it has drawn it.
func (l *layout) positionIn(it *item, o fyne.CanvasObject) (fyne.Position, bool) {
	at, ok := offsetIn(o, it.Object)
	left, _ := l.Column()
	return at.AddXY(left, it.Top()-l.Offset()), ok
}

// offsetIn gives how far an object is from the top left of one that holds it.
func offsetIn(o, in fyne.CanvasObject) (fyne.Position, bool) {
	if o == in {
		return fyne.Position{}, true
	}
	var held []fyne.CanvasObject
	switch in := in.(type) {
	case *fyne.Container:
		held = in.Objects
	case *horizontalScroll:
		held = []fyne.CanvasObject{in.content}
	}
	for _, inner := range held {
		if at, ok := offsetIn(o, inner); ok {
			return at.Add(inner.Position()), true
		}
	}
	return fyne.Position{}, false
}
