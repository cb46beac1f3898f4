// Package finder is a line to type in over the window and the things it finds.
package finder

import (
	"sort"
	"strings"
)

// Thing is one thing to be found.
type Thing struct {
	Name string
	Kind string // small at the right: what it is, or where it belongs
	Also string // other words it is found by
	Do   func() // what is done when it is chosen
}

// Match ranks what holds every word asked for: what begins with it first, then
// what has a word that does, then the rest.
func Match(all []Thing, query string) []Thing {
	asked := strings.Fields(strings.ToLower(query))
	type ranked struct {
		Thing
		rank int
	}
	var hits []ranked
next:
	for _, t := range all {
		text := strings.ToLower(t.Name + " " + t.Also)
		rank := 0
		for _, w := range asked {
			i := strings.Index(text, w)
			switch {
			case i < 0:
				continue next
			case strings.EqualFold(t.Also, w):
				continue
			case i == 0:
				rank++
			case text[i-1] == ' ':
				rank += 2
			default:
				rank += 4
			}
			if i > len(t.Name) {
				rank++ // the list doesn't show it
			}
		}
		hits = append(hits, ranked{t, rank})
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
