package document

import (
	"cmp"
	"slices"
	"sort"

	"stagecraft/content/search"
	"stagecraft/ui/theme"
)

// Find looks for text in all of the document, marks what it finds, and goes
// from one place to the next.
type Find struct {
	v        *View
	hits     []hit                 // in the order of the text
	first    map[int]int           // index of the first hit of each unit
	count    map[int]int           // of each unit
	current  int                   // the one gone to, or -1
	pictures map[int][]pictureText // of units, once asked for
}

// hit is a place where what is looked for stands. Start and end are the same
// for what is only said of a picture.
type hit struct{ unit, start, end int }

func newFind(v *View) *Find {
	return &Find{v: v, current: -1, pictures: map[int][]pictureText{}}
}

// Search looks for text and goes to the first place at or below the top of the
// view. It gives which of how many places it went to, from 1; 0 of 0 when there
// is none.
func (f *Find) Search(query string) (at, count int) {
	unit, char := f.v.layout.topCharacter()
	return f.SearchFrom(query, unit, char)
}

// SearchFrom looks for text and goes to the first place at or after a character
// of a block; the block after the last is the footnotes. It gives which of how
// many places it went to, as Search does.
func (f *Find) SearchFrom(query string, unit, char int) (at, count int) {
	f.collect(search.New(query))
	if len(f.hits) == 0 {
		f.v.marks.drawAll()
		return 0, 0
	}
	f.current = 0
	for i, h := range f.hits {
		if h.unit > unit || h.unit == unit && h.start >= char {
			f.current = i
			break
		}
	}
	f.show()
	return f.current + 1, len(f.hits)
}

// Next goes to the next place, or with by -1 to the one before; after the last
// comes the first.
func (f *Find) Next(by int) (at, count int) {
	n := len(f.hits)
	if n == 0 {
		return 0, 0
	}
	f.current = ((f.current+by)%n + n) % n
	f.show()
	return f.current + 1, n
}

// End takes the marks away. What was gone to last is selected, so that it isn't
// lost.
func (f *Find) End() {
	last, ok := f.currentHit()
	f.hits, f.first, f.count, f.current = nil, nil, nil, -1
	f.v.marks.drawAll()
	if ok && last.start < last.end {
		f.v.Selection.Select(last.unit, last.start, last.end)
	}
}

// currentHit gives the place gone to; not ok when there is none.
func (f *Find) currentHit() (h hit, ok bool) {
	if f.current < 0 || f.current >= len(f.hits) {
		return hit{}, false
	}
	return f.hits[f.current], true
}

// collect takes all the places of a query.
func (f *Find) collect(q search.Query) {
	v := f.v
	f.hits, f.first, f.count, f.current = nil, map[int]int{}, map[int]int{}, -1
	for unit := range v.index.units() {
		if v.skips(unit) {
			continue
		}
		f.first[unit] = len(f.hits)
		for _, s := range q.In(v.index.text(unit)) {
			f.hits = append(f.hits, hit{unit, s.Start, s.End})
		}
		f.collectPictures(unit, q)
		f.count[unit] = len(f.hits) - f.first[unit]
	}
}

// collectPictures takes the pictures of a unit of which the course says what is
// looked for, each once, at its place among the hits in the text.
func (f *Find) collectPictures(unit int, q search.Query) {
	first := f.first[unit]
	for _, p := range f.pictureTexts(unit) {
		says := func(line string) bool { return len(q.In(line)) > 0 }
		own := func(h hit) bool { return h.start >= p.at && h.end <= p.at+p.own }
		if slices.ContainsFunc(p.lines, says) && !slices.ContainsFunc(f.hits[first:], own) {
			f.hits = append(f.hits, hit{unit, p.at, p.at})
		}
	}
	slices.SortStableFunc(f.hits[first:], func(a, b hit) int { return cmp.Compare(a.start, b.start) })
}

// hitsIn gives the places that an item may show, and the index of the first.
func (f *Find) hitsIn(it *item) (first int, hits []hit) {
	n := f.count[it.unit]
	if n == 0 {
		return 0, nil
	}
	first = f.first[it.unit]
	hits = f.hits[first : first+n]
	if p := it.chunk; p != nil && p.spans == nil {
		from := sort.Search(n, func(i int) bool { return hits[i].end > p.from })
		to := sort.Search(n, func(i int) bool { return hits[i].start >= p.from+p.length })
		return first + from, hits[from:max(from, to)]
	}
	return first, hits
}

// show brings the current place into view, opening the folds that it is in.
func (f *Find) show() {
	v, l := f.v, f.v.layout
	defer v.marks.drawAll()
	h := f.hits[f.current]
	index := l.itemAt(h.unit, h.start)
	if index < 0 || !l.LaidOut() {
		return
	}
	measured := func() *indexedParagraph {
		l.Measure(l.Items()[index])
		return l.Items()[index].passageWith(h.start, h.end)
	}
	p := measured()
	if p == nil && l.unfold(h.unit, h.start) {
		index = l.itemAt(h.unit, h.start)
		p = measured()
	}
	high := l.Scroll().Size().Height
	if !l.InTreeAt(index) || p == nil {
		l.Put(index, -high/3)
	}
	if p == nil {
		return
	}
	// Its paragraph is laid out now, and the line is known. What is far to the
	// side was left out, and had no place.
	p.paragraph.Hidden = false
	from, _, _ := p.within(h.start, h.end)
	caret, line := p.paragraph.Caret(from)
	at, _ := l.positionIn(l.Items()[l.itemAt(h.unit, h.start)], p.paragraph)
	if y := at.Y + caret.Y; y < theme.Size(72) || y+line > high-theme.Size(32) {
		v.ScrollBy(y - high/3)
	}
	f.showSideways(p, h)
}

// showSideways scrolls what is too wide for the column to a place in it.
func (f *Find) showSideways(p *indexedParagraph, h hit) {
	for _, it := range f.v.layout.InTree() {
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
