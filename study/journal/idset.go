package journal

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// idSet is the ids of what this journal was known to hold.
type idSet struct {
	known []ulid.ULID // in order
	run   map[ulid.ULID]bool
}

func (s idSet) has(id ulid.ULID) bool {
	_, found := slices.BinarySearchFunc(s.known, id, ulid.ULID.Compare)
	return found || s.run[id]
}

func (s idSet) size() int {
	n := len(s.known)
	for id := range s.run {
		if _, found := slices.BinarySearchFunc(s.known, id, ulid.ULID.Compare); !found {
			n++
		}
	}
	return n
}
