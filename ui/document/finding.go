package document

import (
	"cmp"
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/content/search"
	"stagecraft/ui/theme"
)

// hit is a place where what is looked for stands. Start and end are the same
// for what is only said of a picture.
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
	v.hit = 0
	unit, char := v.read()
	for i, h := range v.hits {
		if h.unit > unit || h.unit == unit && h.start >= char {
			v.hit = i
			break
		}
	}
	v.goToHit()
	return v.hit + 1, len(v.hits)
}

// read gives the unit at the top of the view, and the character of its text
// that what is there begins with.
func (v *View) read() (unit, char int) {
	if i, _ := v.sheet.anchor(); i >= 0 {
		return v.items[i].unit, v.items[i].from
	}
	unit, _ = v.Top()
	return unit, 0
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
	if last == nil || last.start == last.end {
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
		for _, s := range q.In(v.index.text(unit)) {
			v.hits = append(v.hits, hit{unit, s.Start, s.End})
		}
		v.lookSaid(unit, q)
		v.countOf[unit] = len(v.hits) - v.firstHit[unit]
	}
}

// lookSaid takes the pictures of a unit of which the course says what is
// looked for, each once, at its place among the hits in the text.
func (v *View) lookSaid(unit int, q search.Query) {
	first := v.firstHit[unit]
	for _, b := range v.sayingsOf(unit) {
		said := func(line string) bool { return len(q.In(line)) > 0 }
		own := func(h hit) bool { return h.start >= b.at && h.end <= b.at+b.own }
		if slices.ContainsFunc(b.lines, said) && !slices.ContainsFunc(v.hits[first:], own) {
			v.hits = append(v.hits, hit{unit, b.at, b.at})
		}
	}
	slices.SortStableFunc(v.hits[first:], func(a, b hit) int { return cmp.Compare(a.start, b.start) })
}

// hitsIn gives the places that an item may show, and the index of the first.
func (v *View) hitsIn(it *item) (first int, hits []hit) {
	n := v.countOf[it.unit]
	if n == 0 {
		return 0, nil
	}
	first = v.firstHit[it.unit]
	hits = v.hits[first : first+n]
	if p := it.piece; p != nil && p.spans == nil {
		from := sort.Search(n, func(i int) bool { return hits[i].end > p.from })
		to := sort.Search(n, func(i int) bool { return hits[i].start >= p.from+p.length })
		return first + from, hits[from:max(from, to)]
	}
	return first, hits
}

func (v *View) dressAll() {
	for _, it := range v.items {
		v.dress(it)
	}
	v.placeBar()
}

// goToHit brings the place into view, opening the folds that it is in.
func (v *View) goToHit() {
	defer v.dressAll()
	h := v.hits[v.hit]
	index := v.itemAt(h.unit, h.start)
	if index < 0 || v.sheet.width == 0 {
		return
	}
	v.sheet.measure(v.items[index])
	p := v.items[index].passageAt(h)
	if p == nil && v.unfold(h.unit, h.start) {
		index = v.itemAt(h.unit, h.start)
		v.sheet.measure(v.items[index])
		p = v.items[index].passageAt(h)
	}
	if index < v.sheet.from || index >= v.sheet.to || p == nil {
		v.sheet.put(index, -v.scroll.Size().Height/3)
	}
	if p == nil {
		return
	}
	// Its paragraph is laid out now, and the line is known. What is far to the
	// side was left out, and had no place.
	p.paragraph.Hidden = false
	from, _, _ := p.within(h.start, h.end)
	caret, high := p.paragraph.Caret(from)
	at, _ := v.placeIn(v.items[v.itemAt(h.unit, h.start)], p.paragraph)
	y := at.Y + caret.Y
	if view := v.scroll.Size().Height; y < theme.Size(72) || y+high > view-theme.Size(32) {
		v.ScrollBy(y - view/3)
	}
	v.revealSideways(p, h)
}

// revealSideways scrolls what is too wide for the column to a place in it.
func (v *View) revealSideways(p *passage, h hit) {
	for _, it := range v.items[v.sheet.from:v.sheet.to] {
		for _, w := range it.wide {
			at, in := offsetIn(p.paragraph, w.content)
			if !in {
				continue
			}
			from, to, _ := p.within(h.start, h.end)
			begin, _ := p.paragraph.Caret(from)
			end, _ := p.paragraph.Caret(to)
			w.reveal(at.X+begin.X, max(end.X-begin.X, theme.Size(24)))
			return
		}
	}
}

// placeIn gives how far an object of an item in the tree is from the top left
// of the view. The driver doesn't know before it has drawn it.
func (v *View) placeIn(it *item, o fyne.CanvasObject) (fyne.Position, bool) {
	at, ok := offsetIn(o, it.object)
	return at.AddXY(v.sheet.left, it.top-v.scroll.Offset.Y), ok
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
	case *sideways:
		held = []fyne.CanvasObject{in.content}
	}
	for _, inner := range held {
		if at, ok := offsetIn(o, inner); ok {
			return at.Add(inner.Position()), true
		}
	}
	return fyne.Position{}, false
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

// itemAt gives the item of a unit that shows a character of its text; -1 when
// the unit isn't shown.
func (v *View) itemAt(unit, char int) int {
	found := -1
	for i, it := range v.items {
		if it.unit == unit && (found < 0 || it.from <= char && (it.piece == nil || it.piece.shows(char))) {
			found = i
		}
	}
	return found
}

// itemWith gives the item of a block that shows what is asked for; the block's
// first when it is in none, as in a fold that is shut.
func (v *View) itemWith(block int, has func(markup.Block) bool) int {
	for i, it := range v.items {
		if it.block == block && it.piece != nil && slices.ContainsFunc(it.shows, has) {
			return i
		}
	}
	return v.itemOf(block)
}

// unfold opens the folds that a character of a unit is in, and tells whether
// one was shut.
func (v *View) unfold(unit, char int) bool {
	shut := false
	for _, s := range v.index.foldsAt(unit, char) {
		if !v.isOpen(s) {
			v.open[s], shut = true, true
			v.folded()
		}
	}
	if shut {
		v.recut(unit)
	}
	return shut
}
