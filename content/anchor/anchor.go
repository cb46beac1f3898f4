// Package anchor says where the blocks of one edition of a text stand in the
// next, so that what a learner read, highlighted and noted moves along with the
// words it is about.
//
// A block is found again by its words, its neighbours and its heading, as an
// annotation on the web is found by its quote, what stands before and after it,
// and its position. [Align] pairs two editions: blocks that say the same first,
// wherever they went; then, between those, the blocks most alike; then the parts
// of what was divided or joined. [Move.Carry] takes a span of characters along.
//
// All of it is a pure function of the two editions. It takes time that grows
// about as the text does, whatever the text, as a course may come from anyone.
package anchor

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// Block is a block of an edition, in the order of the text.
type Block struct {
	Lesson string // id
	// Key is what places are kept under. Up to its first hyphen it is the same
	// for blocks that say the same, and for them alone.
	Key   string
	Level int    // of a heading, from 1; 0 of any other block
	Text  string // what a reader sees of it; spans count its characters
}

// Place is a block of an edition by its lesson's id and its key.
type Place struct {
	Lesson string `json:"lesson"`
	Block  string `json:"block"`
}

// Place gives where the block stands.
func (b *Block) Place() Place { return Place{b.Lesson, b.Key} }

// sum is the part of the key that blocks which say the same share.
func (b *Block) sum() string {
	sum, _, _ := strings.Cut(b.Key, "-")
	return sum
}

// Move says where a block of the new edition comes from: from one block of the
// old, or from several that were joined in it. A block that was divided is in
// the From of each of its parts.
type Move struct {
	From []Place `json:"from"`
	To   Place   `json:"to"`
	Runs []Run   `json:"runs,omitempty"` // in the order of From, then of the text; none overlap
}

// Run is a stretch of characters that an old block and the new one share.
type Run struct {
	From   int // place in Move.From
	Start  int // its first character in the old block, from 0
	To     int // and in the new one
	Length int // in characters, at least 1
}

// MaxRuns is how many runs of a move are kept, the longest ones: a block that
// was changed in more places than that is hardly the same.
const MaxRuns = 64

// MaxParts is how many blocks a block may come from.
const MaxParts = 16

// Covered gives how many characters of From[from] are in the new block.
func (m *Move) Covered(from int) int {
	n := 0
	for _, r := range m.Runs {
		if r.From == from {
			n += r.Length
		}
	}
	return n
}

// Carry gives the characters of the new block that the characters start to end
// of From[from] have become; both ends 0 stand for the whole block. Words that
// were changed within the span, or at its ends, are found by what stands around
// them. It is false when so little of the span is left that it can't be told
// from another.
func (m *Move) Carry(from, start, end int) (newStart, newEnd int, ok bool) {
	var runs []Run
	for _, r := range m.Runs {
		if r.From == from {
			runs = append(runs, r)
		}
	}
	if start == 0 && end == 0 { // the whole of what was a block of its own
		switch {
		case len(m.From) == 1:
			return 0, 0, true
		case len(runs) == 0:
			return 0, 0, false
		}
		last := runs[len(runs)-1]
		return runs[0].To, last.To + last.Length, true
	}
	newStart, newEnd = -1, -1
	covered := start       // up to where runs have the span
	var before, after *Run // the runs that end before it, and begin after it
	for i := range runs {
		r := &runs[i]
		first, last := max(start, r.Start), min(end, r.Start+r.Length)
		switch {
		case r.Start+r.Length <= start:
			before = r
		case r.Start >= end:
			if after == nil {
				after = r
			}
		default:
			if newStart < 0 {
				newStart = r.To + first - r.Start
				if first > start { // its beginning was changed
					newStart = begin(before, start, newStart, 2*(first-start)+slack)
				}
			}
			newEnd, covered = r.To+last-r.Start, last
		}
	}
	switch {
	case newStart >= 0 && covered < end: // its end was changed
		newEnd = finish(after, end, newEnd, 2*(end-covered)+slack)
	case newStart < 0 && before != nil && after != nil: // all of it was: what stands there now
		newStart = begin(before, start, after.To, math.MaxInt)
		newEnd = finish(after, end, newStart, math.MaxInt)
	}
	return newStart, newEnd, newStart >= 0 && newStart < newEnd && newEnd-newStart <= 3*(end-start)+slack
}

// slack is how many characters more than a multiple of its length a stretch that
// was changed may have become.
const slack = 12

// begin gives where a stretch begins whose first characters, from start on, were
// changed, and of which the first that is left is now at next: as far after the
// run before as it was, unless that is further than most from next.
func begin(before *Run, start, next, most int) int {
	at := start
	if before != nil {
		at = before.To + start - before.Start
	}
	if at > next || next-at > most {
		return next
	}
	return at
}

// finish gives where one ends, whose last characters up to end were changed.
func finish(after *Run, end, last, most int) int {
	if after == nil {
		return last
	}
	at := after.To - (after.Start - end)
	if at < last || at-last > most {
		return last
	}
	return at
}

// MarshalJSON writes a run as its four numbers.
func (r Run) MarshalJSON() ([]byte, error) {
	return json.Marshal([4]int{r.From, r.Start, r.To, r.Length})
}

// UnmarshalJSON reads them. What makes no sense is an error of [Move.Check].
func (r *Run) UnmarshalJSON(b []byte) error {
	var four []int
	if err := json.Unmarshal(b, &four); err != nil {
		return fmt.Errorf("read a run: %w", err)
	}
	if len(four) != 4 {
		return fmt.Errorf("read a run: it has %d numbers; it should have 4", len(four))
	}
	r.From, r.Start, r.To, r.Length = four[0], four[1], four[2], four[3]
	return nil
}

// ErrMove is what Check finds in a move that Align would not have made.
var ErrMove = errors.New("it makes no sense as a move")

// Check says whether a move that comes from elsewhere makes sense: its places
// are named, and its runs are in order and within the first most characters.
func (m *Move) Check(most int) error {
	if len(m.From) == 0 || len(m.From) > MaxParts || len(m.Runs) > MaxParts*MaxRuns || m.To.Lesson == "" || m.To.Block == "" {
		return ErrMove
	}
	for _, p := range m.From {
		if p.Lesson == "" || p.Block == "" {
			return ErrMove
		}
	}
	for i, r := range m.Runs {
		if r.From < 0 || r.From >= len(m.From) || r.Start < 0 || r.To < 0 || r.Length < 1 ||
			r.Start > most-r.Length || r.To > most-r.Length {
			return ErrMove
		}
		if i == 0 {
			continue
		}
		if l := m.Runs[i-1]; r.From < l.From || r.From == l.From && (r.Start < l.Start+l.Length || r.To < l.To+l.Length) {
			return ErrMove
		}
	}
	return nil
}
