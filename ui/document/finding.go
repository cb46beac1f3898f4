package document

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/content/search"
	"stagecraft/ui/look"
)

// hit is a place where what is looked for stands.
type hit struct{ unit, start, end int }

// Find looks for text in all of the document, marks it, and goes to the first
// place at or below the top of the view. It gives which of how many places it
// went to, from 1; 0 of 0 when there is none.
func (v *View) Find(query string) (at, count int) {
	v.look(search.New(query))
	if len(v.hits) == 0 {
		v.dressAll()
		return 0, 0
	}
	top, _ := v.Top()
	v.hit = 0
	for i, h := range v.hits {
		if h.unit >= top {
			v.hit = i
			break
		}
	}
	v.goToHit()
	return v.hit + 1, len(v.hits)
}

// FindNext goes to the next place, or with by -1 to the one before; after the
// last comes the first.
func (v *View) FindNext(by int) (at, count int) {
	n := len(v.hits)
	if n == 0 {
		return 0, 0
	}
	v.hit = ((v.hit+by)%n + n) % n
	v.goToHit()
	return v.hit + 1, n
}

// EndFind takes the marks away. What was gone to last is selected, so that it
// isn't lost.
func (v *View) EndFind() {
	var last *hit
	if v.hit >= 0 && v.hit < len(v.hits) {
		last = &v.hits[v.hit]
	}
	v.hits, v.firstHit, v.countOf, v.hit = nil, nil, nil, -1
	v.dressAll()
	if last == nil {
		return
	}
	v.Select(last.unit, last.start, last.end)
}

// look takes all the places of a query.
func (v *View) look(q search.Query) {
	v.hits, v.firstHit, v.countOf, v.hit = nil, map[int]int{}, map[int]int{}, -1
	for unit := range len(v.doc.Blocks) + 1 {
		if unit < len(v.doc.Blocks) && v.opt.Skip != nil && v.opt.Skip(unit) {
			continue
		}
		v.firstHit[unit] = len(v.hits)
		for _, s := range q.In(v.textOf(unit)) {
			v.hits = append(v.hits, hit{unit, s.Start, s.End})
		}
		v.countOf[unit] = len(v.hits) - v.firstHit[unit]
	}
}

// hitsIn gives the places in a unit.
func (v *View) hitsIn(unit int) []hit {
	n := v.countOf[unit]
	if n == 0 {
		return nil
	}
	return v.hits[v.firstHit[unit] : v.firstHit[unit]+n]
}

// textOf gives the text of a unit: what markup.BlockText gives of its blocks.
func (v *View) textOf(unit int) string {
	if text, ok := v.texts[unit]; ok {
		return text
	}
	var lines []string
	for _, b := range v.blocksOf(unit) {
		if text := markup.BlockText(b); text != "" {
			lines = append(lines, text)
		}
	}
	v.texts[unit] = strings.Join(lines, "\n")
	return v.texts[unit]
}

func (v *View) dressAll() {
	for _, it := range v.items {
		v.dress(it)
	}
}

// goToHit brings the place into view, opening the fold that it is in.
func (v *View) goToHit() {
	defer v.dressAll()
	h := v.hits[v.hit]
	index := v.itemAt(h.unit, h.start)
	if index < 0 || v.sheet.width == 0 {
		return
	}
	it := v.items[index]
	v.sheet.measure(it)
	p := it.passageAt(h)
	if p == nil && v.unfold(it) {
		p = it.passageAt(h)
	}
	if index < v.sheet.from || index >= v.sheet.to || p == nil {
		v.sheet.put(index, -v.scroll.Size().Height/3)
	}
	if p == nil {
		return
	}
	// Its paragraph is laid out now, and the line is known.
	from, _, _ := p.within(h.start, h.end)
	caret, high := p.paragraph.Caret(from)
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(p.paragraph).Y + caret.Y - driver.AbsolutePositionForObject(v).Y
	if view := v.scroll.Size().Height; y < look.Size(72) || y+high > view-look.Size(32) {
		v.ScrollBy(y - view/3)
	}
}

// passageAt gives the paragraph that shows a place; nil when none does.
func (it *item) passageAt(h hit) *passage {
	for _, p := range it.passages {
		if _, _, ok := p.within(h.start, h.end); ok {
			return p
		}
	}
	return nil
}

// itemAt gives the item of a unit that shows a character of its text: a long
// list is cut into several.
func (v *View) itemAt(unit, char int) int {
	found, at := -1, 0
	for i, it := range v.items {
		if it.unit != unit {
			continue
		}
		if found >= 0 && at > char {
			break
		}
		found = i
		if n := utf8.RuneCountInString(markup.BlockText(it.shows)); it.shows != nil && n > 0 {
			at += n + 1
		}
	}
	return found
}

// unfold opens the folds of an item, and tells whether one was shut.
func (v *View) unfold(it *item) bool {
	shut := false
	for _, b := range v.blocksOf(it.unit) {
		markup.Walk([]markup.Block{b}, func(b markup.Block) bool {
			if s, ok := b.(*markup.Spoiler); ok {
				open, asked := v.open[s]
				if !open && (asked || !s.Open) {
					v.open[s], shut = true, true
				}
			}
			return true
		})
	}
	if shut {
		v.remake(it)
	}
	return shut
}

// remake makes an item anew.
func (v *View) remake(it *item) {
	for _, k := range it.marks {
		if v.marked == k {
			v.setMark(nil)
		}
	}
	it.object, it.marks, it.wide, it.passages = nil, nil, nil, nil
	i, above := v.sheet.anchor()
	v.sheet.measure(it)
	v.sheet.put(i, above)
}
