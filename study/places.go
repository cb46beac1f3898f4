package study

import (
	"cmp"
	"encoding/json"
	"slices"

	"stagecraft/content"
	"stagecraft/content/anchor"
)

// MovedPayload is what a moved event holds: where blocks of one edition of the
// course stand in the next. It is about the text and not about what the learner
// did in it, so that it holds for all that was done before it and after it, on
// any machine, and twice is as good as once.
type MovedPayload struct {
	Moves []anchor.Move `json:"moves"`
}

// What an event holds, in bytes: Stagecraft writes no more than about writtenMoved,
// and reads no more than maxMoved. The moves to a large edition take several
// events, which are kept together.
const (
	writtenMoved = 128 << 10
	maxMoved     = 1 << 20
)

// decodeMoved reads a moved event's payload, which may come from elsewhere.
func decodeMoved(payload []byte) (p MovedPayload, ok bool) {
	if len(payload) > maxMoved || json.Unmarshal(payload, &p) != nil {
		return p, false
	}
	for i := range p.Moves {
		if p.Moves[i].Check(MaxEnd) != nil {
			return p, false
		}
	}
	return p, true
}

func init() {
	register(eventKind{kind: Moved, apply: func(s *State, e *Event) bool {
		p, ok := decodeMoved(e.Payload)
		if !ok {
			return false
		}
		for _, m := range p.Moves {
			if s.places.add(m) {
				s.viewsStale = true // all that was done is placed anew
			}
		}
		return true
	}})
}

// places says where blocks of earlier editions stand in the one that is open.
type places struct {
	present map[anchor.Place]bool // the blocks of the edition that is open
	moves   []*anchor.Move        // each once
	known   map[string]bool       // the moves, as JSON
	from    map[anchor.Place][]departure
}

// departure is a move away from a block.
type departure struct {
	move *anchor.Move
	from int    // which of its From the block is
	name string // of the move, see moveName
}

func newPlaces() *places {
	return &places{known: map[string]bool{}, from: map[anchor.Place][]departure{}}
}

// open takes the blocks of the edition that is open.
func (p *places) open(course *content.Course) {
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
func (p *places) add(m anchor.Move) bool {
	name := moveName(m)
	if p.known[name] {
		return false
	}
	p.known[name] = true
	p.moves = append(p.moves, &m)
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

// now gives where a passage stands in the edition that is open. It is false, and
// the passage the same, when it stands nowhere.
func (p *places) now(at Passage) (Passage, bool) {
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

// block gives where a block stands in the edition that is open, as now does.
func (p *places) block(lesson, key string) (anchor.Place, bool) {
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
func (p *places) apart(a, b Passage) bool {
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

// readBlock takes into account that a block was read, and with it those that
// came from it in other editions: each part of what was divided, and what was
// joined once all of it was read.
func (s *State) readBlock(at anchor.Place) {
	for left := []anchor.Place{at}; len(left) > 0; {
		at = left[len(left)-1]
		left = left[:len(left)-1]
		if s.reading[at.Lesson][at.Block] {
			continue
		}
		if s.reading[at.Lesson] == nil {
			s.reading[at.Lesson] = map[string]bool{}
		}
		s.reading[at.Lesson][at.Block] = true
		for _, d := range s.places.from[at] {
			if !slices.ContainsFunc(d.move.From, func(p anchor.Place) bool { return !s.reading[p.Lesson][p.Block] }) {
				left = append(left, d.move.To)
			}
		}
	}
}

// home gives where what was written about a passage is kept: where the passage
// stands now, unless that is taken by what was written about other words. What
// stands nowhere is kept under the passage itself.
func (s *State) home(raw Passage) Passage {
	at, ok := s.places.now(raw)
	if !ok || at == raw {
		return raw
	}
	if first, taken := s.homes[at]; taken && s.places.apart(first, raw) {
		return raw
	}
	s.homes[at] = raw
	return at
}

// flagHome does so for a flag on a paragraph; another stays where it is.
func (s *State) flagHome(on FlagTarget) FlagTarget {
	if on.Lesson == "" {
		return on
	}
	raw := Passage{Lesson: on.Lesson, Block: on.Block}
	at, ok := s.places.block(on.Lesson, on.Block)
	if !ok || at.Lesson == on.Lesson && at.Block == on.Block {
		return on
	}
	if first, taken := s.flagHomes[at]; taken && s.places.apart(first, raw) {
		return on
	}
	s.flagHomes[at] = raw
	return FlagTarget{Lesson: at.Lesson, Block: at.Block}
}

// BlockNow gives where a block of an earlier edition stands in this one: the id
// of its lesson and its key there. It is false when it stands nowhere.
func (s *Session) BlockNow(lesson, block string) (nowLesson, nowBlock string, ok bool) {
	at, ok := s.state.places.block(lesson, block)
	return at.Lesson, at.Block, ok
}
