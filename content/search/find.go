package search

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"stagecraft/content"
	"stagecraft/content/fold"
)

// MostHits is how many things of a group are given, the best ones.
const MostHits = 100

// Hit is one thing that was found.
type Hit struct {
	Entry
	Score float32 // the higher, the better it fits
	from  *Index
	at    int
}

// Text is what the thing says.
func (h Hit) Text() Text {
	if h.from == nil {
		return h.Entry.Text(nil)
	}
	if l, ok := h.Of.(*content.Lesson); ok {
		return h.lessonText(l, h.from.course, h.from.latest.passagesAt)
	}
	return h.Entry.Text(h.from.course)
}

// Found is what was found for a query.
type Found struct {
	// Words is what was looked for, to mark it in a text.
	Words Words
	// Hits are the best of each group, the best first.
	Hits [Groups][]Hit
	// Counts is how many there are of each group.
	Counts [Groups]int
}

// All gives the best of all groups, the best first, and how many there are.
func (f Found) All() (hits []Hit, count int) {
	for g, of := range f.Hits {
		hits = append(hits, of...)
		count += f.Counts[g]
	}
	slices.SortStableFunc(hits, compareHits)
	return hits[:min(len(hits), MostHits)], count
}

func compareHits(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.at, b.at))
}

// Find looks for what someone typed in several indexes. All of the words are
// wanted, each as the beginning of one at least; a term's abbreviation stands for
// its name, and the other way round. Where nothing has them all, each may have
// one typing error. An index may be nil. When ctx ends first it gives its error
// soon.
func Find(ctx context.Context, typed string, indexes ...*Index) (Found, error) {
	q := NewWords(typed)
	if q.Empty() {
		return Found{}, nil
	}
	for _, x := range indexes {
		if x != nil {
			q.ways = append(q.ways, x.sameAs(q.ways[0])...)
		}
	}
	found, err := find(ctx, q, indexes)
	if err != nil || found.any() {
		return found, err
	}
	if again, ok := q.forgiving(); ok {
		return find(ctx, again, indexes)
	}
	return found, nil
}

func (f Found) any() bool { return f.Counts != [Groups]int{} }

// find looks for words in indexes.
func find(ctx context.Context, q Words, indexes []*Index) (Found, error) {
	found := Found{Words: q}
	for _, x := range indexes {
		if x == nil {
			continue
		}
		scores, err := x.scores(ctx, q)
		if err != nil {
			return Found{}, err
		}
		found.take(x, scores)
	}
	for g := range found.Hits {
		slices.SortFunc(found.Hits[g], compareHits)
		found.Hits[g] = found.Hits[g][:min(len(found.Hits[g]), MostHits)]
	}
	return found, nil
}

// take takes up the things of an index that have a score.
func (f *Found) take(x *Index, scores []float32) {
	var best [Groups][]Hit
	var least [Groups]float32 // what is worse is only counted
	for at, score := range scores {
		if score == 0 {
			continue
		}
		g := x.entries[at].Kind.Group()
		f.Counts[g]++
		if score < least[g] {
			continue
		}
		best[g] = append(best[g], Hit{x.entries[at], score, x, at})
		if len(best[g]) >= 4*MostHits { // the worst go now and then
			slices.SortFunc(best[g], compareHits)
			best[g] = best[g][:MostHits]
			least[g] = best[g][MostHits-1].Score
		}
	}
	for g := range best {
		f.Hits[g] = append(f.Hits[g], best[g]...)
	}
}

// mostNamed is how many terms may be meant by what is typed.
const mostNamed = 3

// sameAs gives other words for words asked for: for the beginning of a term's
// name its abbreviation, and for an abbreviation the name.
func (x *Index) sameAs(asked []word) (ways [][]word) {
	if x.course == nil {
		return nil
	}
	add := func(text string) {
		if way := wordsOf(text, false); len(way) > 0 && len(ways) < mostNamed {
			ways = append(ways, way)
		}
	}
	for _, t := range x.course.Terms {
		switch {
		case t.Abbreviation == "":
		case means(asked, t.Abbreviation, true):
			add(t.Term)
		case len(asked) > 1 && means(asked, t.Term, false):
			add(t.Abbreviation)
		}
	}
	return ways
}

// means tells whether a name is made of the words asked for, in their order: of
// them as they are, or of words that begin with them.
func means(asked []word, name string, whole bool) bool {
	at, same := 0, true
	eachGroup(fold.BareString(name), func(g *group) {
		if !same || at >= len(asked) {
			same = false
			return
		}
		one, simple := asked[at].single()
		at++
		s := fold.BareString(name)[g.parts[0].from:g.parts[len(g.parts)-1].to]
		same = simple && (s == one || !whole && len(s) > len(one) && s[:len(one)] == one)
	})
	return same && at == len(asked)
}

// What finds something earns it. A title says more than a text, a whole word
// more than its beginning, and words side by side more than those far apart.
const (
	inTitle   = 24
	inText    = 6
	wholeWord = 6
	oftener   = 0.5 // for each time more, up to mostOften
	mostOften = 6
	beside    = 10
	named     = 60 // what is typed is all of its title, or its abbreviation
	mistake   = -4
	otherWay  = 0.5 // of what what was typed would earn
)

// prior is what each kind has in advance, found by its title and by its text.
var prior = [kinds]struct{ title, text float32 }{
	Term: {12, 3}, Lesson: {10, 0}, Process: {9, 2}, Step: {8, 3}, Role: {8, 2}, Heading: {7, 0}, Command: {6, 0},
	Note: {6, 6}, Caption: {4, 4}, Paragraph: {5, 5}, Question: {2, 2}, Scene: {1, 1}, Dialogue: {8, 2},
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

// scores gives how well each entry fits, 0 for those that don't.
func (x *Index) scores(ctx context.Context, q Words) ([]float32, error) {
	m := scratches.Get().(*scratch)
	defer scratches.Put(m)
	best := make([]float32, len(x.entries))
	s := scorer{x: x, entries: make([]earned, len(x.entries))}
	for i, way := range q.ways {
		if i > 0 {
			clear(s.entries)
		}
		m.used, s.before, s.words = 0, nil, len(way)
		for k, w := range way {
			if err := s.word(ctx, m, k, w); err != nil {
				return nil, err
			}
		}
		for e := range best {
			if score := s.score(e); score > 0 {
				if i > 0 {
					score *= otherWay
				}
				best[e] = max(best[e], score)
			}
		}
	}
	return best, nil
}

// scorer adds up what one way of asking earns each entry.
type scorer struct {
	x       *Index
	words   int
	entries []earned
	before  places // of the word before
}

// earned is what an entry earned.
type earned struct {
	sum    float32
	got    uint8 // how many words it has, of the first ones
	titled uint8 // how many of them are whole words of its title
	headed bool  // one of them is in its title
	also   bool  // its other name is what is asked for
}

// word adds what one of the words earns.
func (s *scorer) word(ctx context.Context, m *scratch, k int, w word) error {
	found, err := s.x.placesOf(ctx, m, w)
	if err != nil {
		return err
	}
	where := found.begun
	if found.mistyped != nil {
		where = found.mistyped
	}
	e, end, has := -1, uint32(0), false // the entry looked at, the first place after it, whether it has the words before
	var r run
	where.each(func(at uint32) {
		if at >= end {
			s.settle(e, k, r)
			e = s.x.entryAt(at, e)
			end, r = s.x.endOf(e), run{}
			has = int(s.entries[e].got) == k
		}
		if has {
			s.place(e, at, found, &r)
		}
	})
	s.settle(e, k, r)
	s.before = where
	return nil
}

// run is what one word earns an entry.
type run struct {
	best           float32
	times          int
	beside, titled bool
	also, headed   bool
}

// place takes up a place of an entry where a word stands.
func (s *scorer) place(e int, at uint32, found placesFound, r *run) {
	r.times++
	sp := s.x.spans[e]
	offset := at - sp.first
	head := offset < uint32(sp.title)
	other := sp.also > 0 && !head && offset <= uint32(sp.title)+uint32(sp.also)
	earns := float32(inText)
	if head || other {
		earns, r.headed = inTitle, true
	}
	switch {
	case found.whole.has(at):
		earns += wholeWord
		r.titled = r.titled || head
		r.also = r.also || other && sp.also == 1 && s.words == 1
	case found.mistyped != nil && !found.begun.has(at):
		earns += mistake
	}
	r.best = max(r.best, earns)
	r.beside = r.beside || s.before != nil && at > 0 && s.before.has(at-1)
}

// settle adds what one word earns an entry that has those before it.
func (s *scorer) settle(e, k int, r run) {
	if e < 0 || int(s.entries[e].got) != k {
		return
	}
	n := &s.entries[e]
	n.got++
	n.sum += r.best + oftener*float32(min(r.times, mostOften)-1)
	if r.beside {
		n.sum += beside
	}
	if r.titled {
		n.titled++
	}
	n.also = n.also || r.also
	n.headed = n.headed || r.headed
}

// score gives what an entry earned; 0 when it hasn't all words.
func (s *scorer) score(e int) float32 {
	n := s.entries[e]
	if int(n.got) != s.words || s.words == 0 {
		return 0
	}
	score := n.sum
	if of := prior[s.x.entries[e].Kind]; n.headed {
		score += of.title
	} else {
		score += of.text
	}
	if n.also || int(n.titled) == s.words && int(s.x.spans[e].title) == s.words {
		score += named
	}
	return score
}

// entryAt gives the entry that a place is in, looking on from another.
func (x *Index) entryAt(at uint32, from int) int {
	e := max(from, 0)
	for step := 1; e+step < len(x.spans) && x.spans[e+step].first <= at; {
		e += step
		step *= 2
		for step > 1 && (e+step >= len(x.spans) || x.spans[e+step].first > at) {
			step /= 2
		}
	}
	return e
}

// endOf gives the first place after an entry.
func (x *Index) endOf(e int) uint32 {
	if e+1 < len(x.spans) {
		return x.spans[e+1].first
	}
	return uint32(x.places)
}
