package study

import (
	"cmp"
	"encoding/json"
	"slices"

	"stagecraft/content"
	"stagecraft/content/anchor"
)

// moves says where blocks of earlier editions stand in the one that is open.
type moves struct {
	present map[anchor.Place]bool // the blocks of the edition that is open
	known   map[string]bool       // the moves, as JSON
	from    map[anchor.Place][]departure
}

// departure is a move away from a block.
type departure struct {
	move *anchor.Move
	from int    // which of its From the block is
	name string // of the move, see moveName
}

func newMoves() *moves {
	return &moves{known: map[string]bool{}, from: map[anchor.Place][]departure{}}
}

// open takes the blocks of the edition that is open.
func (p *moves) open(course *content.Course) {
	p.present = map[anchor.Place]bool{}
	for _, l := range course.Lessons {
		for _, b := range l.Blocks {
			p.present[anchor.Place{Lesson: l.ID, Block: b.Key}] = true
		}
	}
}

// moveName is a move as a text, by which it is known.
func moveName(m anchor.Move) string {
	text, err := json.Marshal(m)
	if err != nil { // numbers and valid texts can always be written
		return ""
	}
	return string(text)
}

// add takes a move into account, and says whether it is a new one.
func (p *moves) add(m anchor.Move) bool {
	name := moveName(m)
	if p.known[name] {
		return false
	}
	p.known[name] = true
	for i, place := range m.From {
		all := append(p.from[place], departure{&m, i, name})
		// Whatever the order in which journals were joined, the same wins.
		slices.SortStableFunc(all, func(a, b departure) int {
			return cmp.Or(cmp.Compare(b.move.Covered(b.from), a.move.Covered(a.from)),
				cmp.Compare(a.move.To.Lesson, b.move.To.Lesson), cmp.Compare(a.move.To.Block, b.move.To.Block), cmp.Compare(a.name, b.name))
		})
		p.from[place] = all
	}
	return true
}

// maxTrail is how many blocks are looked at to find where one stands now.
const maxTrail = 256

// passage gives where a passage stands in the edition that is open. It is false, and
// the passage the same, when it stands nowhere.
func (p *moves) passage(at Passage) (Passage, bool) {
	start := anchor.Place{Lesson: at.Lesson, Block: at.Block}
	if p.present[start] || len(p.from[start]) == 0 {
		return at, p.present[start]
	}
	trail := []Passage{at}
	seen := map[anchor.Place]bool{start: true}
	for i := 0; i < len(trail) && i < maxTrail; i++ {
		was := trail[i]
		for _, d := range p.from[anchor.Place{Lesson: was.Lesson, Block: was.Block}] {
			if seen[d.move.To] {
				continue
			}
			from, to, ok := d.move.Carry(d.from, was.Start, was.End)
			if !ok || to > MaxEnd {
				continue
			}
			next := Passage{Lesson: d.move.To.Lesson, Block: d.move.To.Block, Start: from, End: to}
			if p.present[d.move.To] {
				return next, true
			}
			seen[d.move.To] = true
			trail = append(trail, next)
		}
	}
	return at, false
}

// block gives where a block stands in the edition that is open, as passage does.
func (p *moves) block(lesson, key string) (anchor.Place, bool) {
	start := anchor.Place{Lesson: lesson, Block: key}
	if p.present[start] {
		return start, true
	}
	trail := []anchor.Place{start}
	for i := 0; i < len(trail) && i < maxTrail; i++ {
		for _, d := range p.from[trail[i]] {
			if p.present[d.move.To] {
				return d.move.To, true
			}
			if !slices.Contains(trail, d.move.To) {
				trail = append(trail, d.move.To)
			}
		}
	}
	return start, false
}

// apart says whether two passages were about different words before they came to
// be about the same: of one block, or of blocks that were joined.
func (p *moves) apart(a, b Passage) bool {
	if a.Lesson == b.Lesson && a.Block == b.Block {
		return a != b
	}
	for _, d := range p.from[anchor.Place{Lesson: a.Lesson, Block: a.Block}] {
		if slices.Contains(d.move.From, anchor.Place{Lesson: b.Lesson, Block: b.Block}) {
			return true
		}
	}
	return false
}

// BlockNow gives where a block of an earlier edition stands in this one: the id
// of its lesson and its key there. It is false when it stands nowhere.
func (s *Session) BlockNow(lesson, block string) (nowLesson, nowBlock string, ok bool) {
	at, ok := s.state.moves.block(lesson, block)
	return at.Lesson, at.Block, ok
}
