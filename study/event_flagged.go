package study

import (
	"github.com/oklog/ulid/v2"

	"stagecraft/content/anchor"
)

// Flagged is when something was flagged, or its flag taken away.
const Flagged Kind = "flagged"

// FlaggedPayload is what a flagged event holds. It is about a card, a question,
// or a block of a lesson, which it quotes as a note does.
type FlaggedPayload struct {
	Card     string   `json:"card,omitempty"`
	Question string   `json:"question,omitempty"`
	Lesson   string   `json:"lesson,omitempty"`
	Block    string   `json:"block,omitempty"` // a [content.LessonBlock]'s Key
	Quote    string   `json:"quote,omitempty"`
	Amiss    FlagKind `json:"kind,omitempty"`
	Comment  string   `json:"comment,omitempty"`
	Done     bool     `json:"done,omitempty"`    // it was put right
	Cleared  bool     `json:"cleared,omitempty"` // the flag was taken away
}

// flag is one as the state keeps it.
type flag struct {
	kind    FlagKind
	comment string
	quote   string
	done    bool
	at      int64 // UTC ms
}

// flags is what is flagged, where it stands in the edition that is open.
type flags struct {
	on     map[FlagTarget]flag
	origin map[anchor.Place]Passage // by where a flagged paragraph stands now, where it first stood
}

var flaggedEvents *kind[FlaggedPayload, flags]

func init() {
	flaggedEvents = register(kind[FlaggedPayload, flags]{
		traits: traits{name: Flagged},
		decode: func(_ *State, payload []byte) (FlaggedPayload, bool) {
			p, ok := decode[FlaggedPayload](payload)
			return p, ok && p.on().key() != ""
		},
		reset: func(p *flags) { *p = flags{on: map[FlagTarget]flag{}, origin: map[anchor.Place]Passage{}} },
		apply: func(s *State, p *flags, _ int32, r *record, e *FlaggedPayload) {
			on := p.target(s.renames.target(e.on()), s.moves)
			if e.Cleared {
				delete(p.on, on)
			} else {
				p.on[on] = flag{kind: e.Amiss.known(), comment: e.Comment, quote: e.Quote, done: e.Done, at: r.at}
			}
		},
		pack: func(c *codec, _ ulid.ULID, e *FlaggedPayload) {
			text(c, &e.Card)
			text(c, &e.Question)
			text(c, &e.Lesson)
			text(c, &e.Block)
			text(c, &e.Quote)
			text(c, &e.Amiss)
			text(c, &e.Comment)
			c.flag(&e.Done)
			c.flag(&e.Cleared)
		},
		packAll: func(c *codec, p *flags) {
			dictionary(c, &p.on, packFlagTarget, func(c *codec, f *flag) {
				text(c, &f.kind)
				text(c, &f.comment)
				text(c, &f.quote)
				c.flag(&f.done)
				integer(c, &f.at)
			})
			dictionary(c, &p.origin, packPlace, packPassage)
		},
		operation: func(s *State, e *FlaggedPayload) (OperationKind, Scope) { return e.operation(), e.scope(s.moves) },
		describe: func(s *Session, e *FlaggedPayload, done *Done) {
			done.Flag = s.state.renames.target(e.on())
			if done.Flag.Lesson != "" {
				at, _ := s.state.moves.block(done.Flag.Lesson, done.Flag.Block)
				done.Flag.Lesson, done.Flag.Block = at.Lesson, at.Block
			}
		},
	})
}

func (s *State) flags() map[FlagTarget]flag { return flaggedEvents.in(s).on }

// target gives where a flag stands in the edition that is open: on a paragraph
// it moves along, unless what was flagged of other words is there already.
func (p *flags) target(on FlagTarget, moves *moves) FlagTarget {
	if on.Lesson == "" {
		return on
	}
	was := Passage{Lesson: on.Lesson, Block: on.Block}
	at, ok := moves.block(on.Lesson, on.Block)
	if !ok || at.Lesson == on.Lesson && at.Block == on.Block {
		return on
	}
	if first, taken := p.origin[at]; taken && moves.apart(first, was) {
		return on
	}
	p.origin[at] = was
	return FlagTarget{Lesson: at.Lesson, Block: at.Block}
}

func (p *FlaggedPayload) operation() OperationKind {
	switch {
	case p.Cleared:
		return OpUnflag
	case p.Done:
		return OpFlagDone
	}
	return OpFlag
}

func (p *FlaggedPayload) scope(moves *moves) Scope {
	scope := Scope{area: areaFlags}
	switch {
	case p.Card != "":
		scope.also = areaCards
	case p.Question != "":
		scope.also = areaPractice
	default:
		at, _ := moves.block(p.Lesson, p.Block)
		scope.also, scope.id = areaLessons, at.Lesson
	}
	return scope
}
