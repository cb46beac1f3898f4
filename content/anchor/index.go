package anchor

import (
	"cmp"
	"slices"
)

// The bounds of an index: a word that is in more blocks than maxHeld tells too
// little, and of a block no more than maxSampled words are looked at.
const (
	maxHeld    = 24
	maxSampled = 96
	shortBag   = 4 // of words; one word tells something of a block this short
)

// index finds the blocks that share rare words with another.
type index struct {
	held map[uint64][]int // blocks by word; nil once there are too many
}

// indexOf makes an index of those blocks of an edition that may be found.
func indexOf(e *edition, may func(int) bool) *index {
	x := &index{held: map[uint64][]int{}}
	for i := range e.blocks {
		if !may(i) {
			continue
		}
		for w := range sampled(e.words(i).bag) {
			in, known := x.held[w]
			switch {
			case known && in == nil:
			case len(in) == maxHeld:
				x.held[w] = nil
			default:
				x.held[w] = append(in, i)
			}
		}
	}
	return x
}

// sampled gives the different words of a bag, of a large one those with the
// smallest hashes, which are the same words in a bag that is much alike.
func sampled(bag []uint64) func(func(uint64) bool) {
	return func(yield func(uint64) bool) {
		n := 0
		for i, w := range bag {
			if i > 0 && bag[i-1] == w {
				continue
			}
			if n++; n > maxSampled || !yield(w) {
				return
			}
		}
	}
}

// most gives the blocks that share the most of the indexed words with a bag.
func (x *index) most(bag []uint64) []int {
	votes := map[int]int{}
	for w := range sampled(bag) {
		for _, i := range x.held[w] {
			votes[i]++
		}
	}
	found := make([]int, 0, len(votes))
	for i, n := range votes {
		if n > 1 || len(bag) <= shortBag {
			found = append(found, i)
		}
	}
	slices.SortFunc(found, func(a, b int) int { return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a, b)) })
	return found[:min(len(found), indexBlocks)]
}
