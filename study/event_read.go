package study

import (
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/anchor"
)

// Read is when a block of a lesson was read to its end.
const Read Kind = "read"

// ReadPayload is what a read event holds.
type ReadPayload struct {
	Lesson string `json:"lesson"`
	Block  string `json:"block"` // a [content.LessonBlock]'s Key
}

// blockRead is what is kept of a read event.
type blockRead struct{ lesson, block symbol }

// reading is what was read.
type reading struct {
	blocks  map[string]map[string]bool // by lesson and key
	last    map[string]lastRead        // by lesson
	version int                        // goes up when something is read, or no longer is
}

// lastRead is the block of a lesson that was read last.
type lastRead struct {
	at    int32 // index in the log
	block symbol
}

var readEvents *kind[blockRead, reading]

func init() {
	readEvents = register(kind[blockRead, reading]{
		traits: traits{name: Read, studied: true, timed: true},
		decode: func(s *State, payload []byte) (blockRead, bool) {
			p, ok := decode[ReadPayload](payload)
			if !ok || p.Lesson == "" {
				return blockRead{}, false
			}
			return blockRead{s.symbols.intern(p.Lesson), s.symbols.intern(p.Block)}, true
		},
		reset: func(p *reading) {
			p.blocks, p.last = map[string]map[string]bool{}, map[string]lastRead{}
			p.version++
		},
		apply: func(s *State, p *reading, i int32, _ *record, e *blockRead) {
			lesson := s.symbols.text(e.lesson)
			p.add(anchor.Place{Lesson: lesson, Block: s.symbols.text(e.block)}, s.moves)
			p.last[s.renames.lesson(lesson)] = lastRead{at: i, block: e.block}
			p.version++
		},
		pack: func(c *codec, _ ulid.ULID, e *blockRead) {
			c.symbol(&e.lesson)
			c.symbol(&e.block)
		},
		packAll: func(c *codec, p *reading) {
			dictionary(c, &p.blocks, text, func(c *codec, of *map[string]bool) { dictionary(c, of, text, (*codec).flag) })
			dictionary(c, &p.last, text, func(c *codec, l *lastRead) {
				c.index(&l.at)
				c.symbol(&l.block)
			})
			integer(c, &p.version)
		},
	})
}

func (s *State) reading() *reading { return readEvents.in(s) }

// add takes into account that a block was read, and with it those that came from
// it in other editions: each part of what was divided, and what was joined once
// all of it was read.
func (p *reading) add(at anchor.Place, moves *moves) {
	for left := []anchor.Place{at}; len(left) > 0; {
		at = left[len(left)-1]
		left = left[:len(left)-1]
		if p.blocks[at.Lesson][at.Block] {
			continue
		}
		if p.blocks[at.Lesson] == nil {
			p.blocks[at.Lesson] = map[string]bool{}
		}
		p.blocks[at.Lesson][at.Block] = true
		for _, d := range moves.from[at] {
			if !slices.ContainsFunc(d.move.From, func(b anchor.Place) bool { return !p.blocks[b.Lesson][b.Block] }) {
				left = append(left, d.move.To)
			}
		}
	}
}
