// Package lock is the file course.lock, which lies in a course's folder and says
// what its last edition held: every id with a hash and its words, ids that are gone
// and where they went, and where the paragraphs of each edition went in the next.
//
// With it a new edition is told from the last one without having that at hand: by
// coursekit, which refuses to hand out a course that dropped an id or gave it to
// something else; and by the app, for a learner who skipped some editions. The
// format is written down in docs/course-lock.md.
package lock

import (
	"cmp"
	"slices"
	"strings"

	"stagecraft/content/anchor"
	"stagecraft/content/edition"
)

// Name is the file's name in a course's folder.
const Name = "course.lock"

// Lock is what the file says.
type Lock struct {
	Course  string // its id
	Version string // of the edition that was locked
	Entries []Entry
	Gone    []Gone
	// Steps say where paragraphs went, from each edition to the next, the oldest first.
	Steps  []Step
	Blocks []Block // of the edition that was locked
}

// Entry is one part of a thing with an id.
type Entry struct {
	ID   string
	Part edition.Part // Exact isn't kept
	// Since is the version in which it came to mean what it means.
	Since string
	Line  int // where it stands in the file that was read
}

// Gone is an id that is no more.
type Gone struct {
	ID    string
	Since string // version
	To    string // the id it became, or edition.Retired
	Sum   string // of what it said last
}

// Step is where paragraphs went in an edition.
type Step struct {
	Version string
	Moves   []anchor.Move
}

// Block is a block of a lesson.
type Block struct {
	anchor.Block
	Heading string // its id within the lesson, of a heading
}

// What a lock may hold.
const (
	MaxSize    = 8 << 20 // bytes of the file
	maxLine    = 64 << 10
	maxLines   = 300_000
	maxWords   = 2 << 20 // bytes of paragraphs' words; the rest is found by its key alone
	maxHistory = 2 << 20 // bytes of steps; the oldest are left out
)

// Edition gives what was locked, to be compared.
func (l *Lock) Edition() edition.Edition {
	var things []edition.Thing
	for _, e := range l.Entries {
		if n := len(things); n == 0 || things[n-1].ID != e.ID {
			things = append(things, edition.Thing{ID: e.ID})
		}
		t := &things[len(things)-1]
		t.Parts = append(t.Parts, e.Part)
	}
	return edition.New(l.Version, things)
}

// Entry gives the entry of a part; nil when there is none.
func (l *Lock) Entry(id, part string) *Entry {
	i, ok := slices.BinarySearchFunc(l.Entries, id, func(e Entry, id string) int { return cmp.Compare(e.ID, id) })
	for ; ok && i < len(l.Entries) && l.Entries[i].ID == id; i++ {
		if l.Entries[i].Part.Name == part {
			return &l.Entries[i]
		}
	}
	return nil
}

// Moves gives where the ids went that are gone.
func (l *Lock) Moves() edition.Moves {
	m := make(edition.Moves, len(l.Gone))
	for _, g := range l.Gone {
		m[g.ID] = g.To
	}
	return m
}

// After gives where paragraphs went in the editions after a version, the oldest
// first; of no version, in all.
func (l *Lock) After(version string) []anchor.Move {
	var all []anchor.Move
	for _, s := range l.Steps {
		if edition.CompareVersions(s.Version, version) > 0 {
			all = append(all, s.Moves...)
		}
	}
	return all
}

// sort puts all in the order in which it is written.
func (l *Lock) sort() {
	slices.SortStableFunc(l.Entries, func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(l.Gone, func(a, b Gone) int { return strings.Compare(a.ID, b.ID) })
}
