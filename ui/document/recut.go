package document

import (
	"slices"

	"stagecraft/content/markup"
)

// recut cuts a unit anew, after one of its folds was opened or shut.
func (v *View) recut(unit int) {
	from := slices.IndexFunc(v.items, func(it *item) bool { return it.unit == unit })
	if from < 0 {
		return
	}
	to := from
	for to < len(v.items) && v.items[to].unit == unit {
		to++
	}
	old := slices.Clone(v.items[from:to])
	fresh := v.footnoteItems()
	if unit < len(v.doc.Blocks) {
		fresh = v.itemsOf(unit, old[0].gap)
	}
	kept := map[sameItem]*item{}
	for _, it := range old {
		if key, ok := it.same(); ok {
			kept[key] = it
		}
	}
	for i, it := range fresh {
		if key, ok := it.same(); ok && kept[key] != nil {
			fresh[i] = kept[key]
			continue
		}
		if v.sheet.width > 0 {
			it.height = v.sheet.heightOf(it)
		}
	}
	if m := v.marked; m != nil {
		for _, it := range old {
			if slices.Contains(it.marks, m) && !slices.Contains(fresh, it) {
				v.setMark(nil)
				break
			}
		}
	}
	at, above := v.sheet.anchor()
	anchor := (*item)(nil)
	if at >= 0 {
		anchor = v.items[at]
	}
	v.items = slices.Replace(v.items, from, to, fresh...)
	v.spots = nil
	if anchor == nil {
		return
	}
	if at = slices.Index(v.items, anchor); at < 0 {
		at = v.itemAt(unit, anchor.from)
	}
	v.sheet.put(at, above)
}

// sameItem is what an item is known by when its unit is cut anew.
type sameItem struct {
	block    markup.Block
	top, end int
}

// same tells what an item is known by; not ok for one that is made anew, as
// what has a fold, or shows a part of a block.
func (it *item) same() (sameItem, bool) {
	if it.piece == nil || it.piece.block == nil {
		return sameItem{}, false
	}
	folds := false
	markup.Walk(it.shows, func(b markup.Block) bool {
		_, fold := b.(*markup.Spoiler)
		folds = folds || fold
		return !folds
	})
	return sameItem{it.piece.block, it.piece.top, it.piece.end}, !folds
}

// folded tells that a fold was opened or shut.
func (v *View) folded() {
	if v.opt.Folded != nil {
		v.opt.Folded()
	}
}

// keptScreens is how far from the view, in heights of it, pieces stay made.
const keptScreens = 3

// forget lets go of the widgets of pieces that are far from the view. They are
// made again, as high as they were, when it comes back.
func (v *View) forget() {
	s := v.sheet
	if s.from >= s.to {
		return
	}
	away := keptScreens * max(s.size.Height, 400)
	low, high := v.items[s.from].top-away, v.items[s.to-1].top+v.items[s.to-1].height+away
	for i, it := range v.items {
		if it.object == nil || it.piece == nil || i >= s.from && i < s.to {
			continue
		}
		if it.top+it.height >= low && it.top <= high || v.needs(it) {
			continue
		}
		it.object, it.marks, it.wide, it.passages, it.starts = nil, nil, nil, nil, it.piece.starts
	}
}

// needs tells whether a piece holds something that would be lost with its
// widget: a selection, the mark of the keys, a question half answered.
func (v *View) needs(it *item) bool {
	if v.marked != nil && slices.Contains(it.marks, v.marked) {
		return true
	}
	for _, p := range it.passages {
		if from, to := p.paragraph.Selection(); from < to && v.whole != it.unit || v.pressed == p.paragraph {
			return true
		}
	}
	asks := false
	markup.Walk(it.shows, func(b markup.Block) bool {
		_, quiz := b.(*markup.Quiz)
		asks = asks || quiz
		return !asks
	})
	return asks
}
