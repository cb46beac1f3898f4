// Package finder is a line to type in over the window and the items it finds.
package finder

import (
	"sort"
	"strings"

	"stagecraft/content/fold"
)

// Item is what can be found.
type Item struct {
	Name string
	Kind string // small at the right: what it is, or where it belongs
	Also string // other words it is found by
	Do   func() // what is done when it is chosen
}

// Index is items made ready to be found.
type Index struct{ items []indexed }

// indexed is an item with the words it is found by: as package fold writes
// them, with hyphens between words as spaces and, where that is another text,
// left out. Of each, the name comes first.
type indexed struct {
	Item
	spaced, joined form // joined is empty where it is the same
}

type form struct {
	text string
	name int // bytes of text that are the name
}

// NewIndex makes items ready to be found.
func NewIndex(all []Item) *Index {
	x := &Index{items: make([]indexed, len(all))}
	for i, t := range all {
		name, also := fold.Of(t.Name), fold.Of(t.Also)
		x.items[i] = indexed{Item: t, spaced: formOf(name.Spaced(), also.Spaced())}
		if strings.Contains(name.String(), "-") || strings.Contains(also.String(), "-") {
			x.items[i].joined = formOf(name.Joined(), also.Joined())
		}
	}
	return x
}

func formOf(name, also fold.Text) form {
	n := strings.Trim(name.String(), " ")
	return form{n + " " + strings.Trim(also.String(), " "), len(n)}
}

// Match ranks what holds every word asked for: what begins with it first, then
// what has a word that does, then the rest.
func (x *Index) Match(query string) []Item {
	asked := strings.Fields(fold.Key(query))
	type ranked struct {
		Item
		rank int
	}
	var hits []ranked
next:
	for i := range x.items {
		t, rank := &x.items[i], 0
		for _, w := range asked {
			r, ok := t.rank(w)
			if !ok {
				continue next
			}
			rank += r
		}
		hits = append(hits, ranked{t.Item, rank})
	}
	if len(asked) > 0 {
		sort.SliceStable(hits, func(i, j int) bool { return hits[i].rank < hits[j].rank })
	}
	out := make([]Item, len(hits))
	for i, h := range hits {
		out[i] = h.Item
	}
	return out
}

// rank tells how well a word is held, the best being 0; false when it isn't.
func (t *indexed) rank(word string) (rank int, ok bool) {
	for _, way := range []*form{&t.spaced, &t.joined} {
		i := strings.Index(way.text, word)
		switch {
		case i < 0:
			continue
		case way.text[way.name+1:] == word:
			return 0, true
		case i == 0:
			rank = 1
		case way.text[i-1] == ' ':
			rank = 2
		default:
			rank = 4
		}
		if i > way.name {
			rank++ // the list doesn't show it
		}
		return rank, true
	}
	return 0, false
}
