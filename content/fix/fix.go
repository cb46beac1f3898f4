// Package fix puts right what is wrong with a course where that takes no thinking:
// an id that is missing or taken, a reference with a letter too few, a word spelled
// the other way. What it does to a file is a list of ranges and what comes in their
// place, so that comments, order and line ends stay as they are.
package fix

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// Edit is a range of a file, in bytes, and the text that comes in its place.
type Edit struct {
	File     string // within the course's folder
	From, To int
	Text     string
}

// Fix is what puts one problem right.
type Fix struct {
	Says  catalogue.Message // what it does, in a few words
	Edits []Edit
}

// Finding is a problem, what would be right, and what mends it.
type Finding struct {
	content.Problem
	Text      string            // the line that it is on, as it stands; "" for the whole file
	From, To  int               // the part of Text that is meant, in bytes; From is To when that isn't known
	Character int               // where it is in the line, in characters from 1; 0 for the whole file
	Advice    catalogue.Message // what would be right
	Fix       *Fix              // nil when it can't be mended mechanically
	Why       catalogue.Message // why it can't, when it can't
}

// overlaps tells whether two edits of a file want to change the same place. Any number
// of texts can be put in at one.
func (e Edit) overlaps(other Edit) bool { return e.From < other.To && other.From < e.To }

// ErrOverlap says that two edits want to change the same place.
var ErrOverlap = errors.New("two changes of the same place")

// apply gives a file with edits made in it.
func apply(before []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	var out bytes.Buffer
	at := 0
	for _, e := range sorted {
		if e.From < at || e.To < e.From || e.To > len(before) {
			return nil, ErrOverlap
		}
		out.Write(before[at:e.From])
		out.WriteString(e.Text)
		at = e.To
	}
	out.Write(before[at:])
	return out.Bytes(), nil
}
