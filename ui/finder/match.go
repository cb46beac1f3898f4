// Package finder is a line to type in over the window and the things it finds.
package finder

import (
	"sort"
	"strings"

	"stagecraft/content/fold"
)

// Thing is one thing to be found.
type Thing struct {
	Name string
	Kind string // small at the right: what it is, or where it belongs
	Also string // other words it is found by
	Do   func() // what is done when it is chosen
}

// Index is things made ready to be found.
type Index struct{ things []indexed }

// indexed is a thing with the words it is found by: as package fold writes
// them, with hyphens between words as spaces and, where that is another text,
// left out. Of each, the name comes first.
type indexed struct {
	Thing
	spaced, joined way // joined is empty where it is the same
}

type way struct {
	text string
	name int // bytes of text that are the name
}

// NewIndex makes things ready to be found.
func NewIndex(all []Thing) *Index {
	x := &Index{things: make([]indexed, len(all))}
	for i, t := range all {
		name, also := fold.Of(t.Name), fold.Of(t.Also)
		x.things[i] = indexed{Thing: t, spaced: wayOf(name.Spaced(), also.Spaced())}
		if strings.Contains(name.String(), "-") || strings.Contains(also.String(), "-") {
			x.things[i].joined = wayOf(name.Joined(), also.Joined())
		}
	}
	return x
}

func wayOf(name, also fold.Text) way {
	n := strings.Trim(name.String(), " ")
	return way{n + " " + strings.Trim(also.String(), " "), len(n)}
}

// Match ranks what holds every word asked for: what begins with it first, then
// what has a word that does, then the rest.
func (x *Index) Match(query string) []Thing {
	asked := strings.Fields(fold.Key(query))
	type ranked struct {
		Thing
		rank int
	}
	var hits []ranked
next:
	for i := range x.things {
		t, rank := &x.things[i], 0
		for _, w := range asked {
			r, ok := t.rank(w)
			if !ok {
				continue next
			}
			rank += r
		}
		hits = append(hits, ranked{t.Thing, rank})
	}
	if len(asked) > 0 {
		sort.SliceStable(hits, func(i, j int) bool { return hits[i].rank < hits[j].rank })
	}
	out := make([]Thing, len(hits))
	for i, h := range hits {
		out[i] = h.Thing
	}
	return out
}

// rank tells how well a word is held, the best being 0; false when it isn't.
func (t *indexed) rank(word string) (rank int, ok bool) {
	for _, way := range []*way{&t.spaced, &t.joined} {
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
