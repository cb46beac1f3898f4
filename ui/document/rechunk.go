package document

import (
	"slices"

	"stagecraft/content/markup"
)

// rechunk splits a unit anew, after one of its folds was opened or shut.
func (l *layout) rechunk(unit int) {
	v := l.v
	from := slices.IndexFunc(l.Items(), func(it *item) bool { return it.unit == unit })
	if from < 0 {
		return
	}
	to := from
	for to < len(l.Items()) && l.Items()[to].unit == unit {
		to++
	}
	old := slices.Clone(l.Items()[from:to])
	fresh := l.footnoteItems()
	if unit < len(v.doc.Blocks) {
		fresh = l.itemsOf(unit, old[0].Gap)
	}
	kept := map[itemKey]*item{}
	for _, it := range old {
		if key, ok := it.key(); ok {
			kept[key] = it
		}
	}
	for i, it := range fresh {
		if key, ok := it.key(); ok && kept[key] != nil {
			fresh[i] = kept[key]
		}
	}
	if m := v.Hotspots.marked; m != nil {
		for _, it := range old {
			if slices.Contains(it.hotspots, m) && !slices.Contains(fresh, it) {
				v.Hotspots.mark(nil)
				break
			}
		}
	}
	v.Selection.paragraphs = nil
	l.Replace(from, to, fresh, func(gone *item) int { return l.itemAt(unit, gone.from) })
}

// itemKey is what an item is known by when its unit is split anew.
type itemKey struct {
	block    markup.Block
	top, end int
}

// key tells what an item is known by; not ok for one that is made anew, as
// what has a fold, or shows a part of a block.
func (it *item) key() (itemKey, bool) {
	if it.chunk == nil || it.chunk.block == nil {
		return itemKey{}, false
	}
	folds := false
	markup.Walk(it.shows, func(b markup.Block) bool {
		_, fold := b.(*markup.Spoiler)
		folds = folds || fold
		return !folds
	})
	return itemKey{it.chunk.block, it.chunk.top, it.chunk.end}, !folds
}

// release lets go of what a chunk far from the view holds, unless something
// would be lost with it.
func (l *layout) release(it *item) bool {
	if it.chunk == nil || l.needs(it) {
		return false
	}
	it.hotspots, it.wide, it.passages, it.starts = nil, nil, nil, it.chunk.starts
	return true
}

// needs tells whether a chunk holds something that would be lost with its
// widget: a selection, the mark of the keys, a question half answered.
func (l *layout) needs(it *item) bool {
	v := l.v
	if v.Hotspots.marked != nil && slices.Contains(it.hotspots, v.Hotspots.marked) {
		return true
	}
	for _, p := range it.passages {
		if from, to := p.paragraph.Selection(); from < to && v.Selection.all != it.unit || v.Selection.pressed == p.paragraph {
			return true
		}
	}
	stateful := false
	markup.Walk(it.shows, func(b markup.Block) bool {
		stateful = stateful || kindOf(b).stateful
		return !stateful
	})
	return stateful
}
