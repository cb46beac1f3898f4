package study

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// Noted is when a passage of a lesson was highlighted or written about, or no
// longer is.
const Noted Kind = "noted"

// NotedPayload is what a noted event holds. It quotes the passage, so that a
// note can be told by what it was about once the lesson says something else.
type NotedPayload struct {
	Lesson  string `json:"lesson"`
	Block   string `json:"block"` // a [content.LessonBlock]'s Key
	Start   int    `json:"start,omitempty"`
	End     int    `json:"end,omitempty"` // 0 for the whole block
	Color   string `json:"color,omitempty"`
	Text    string `json:"text,omitempty"`
	Quote   string `json:"quote,omitempty"`
	Cleared bool   `json:"cleared,omitempty"` // the note was taken away
}

// note is one as the state keeps it.
type note struct {
	color       NoteColor
	text, quote string
	at          int64 // UTC ms
}

// notes is what is noted, where it stands in the edition that is open.
type notes struct {
	on     map[Passage]note
	origin map[Passage]Passage // by where a passage stands now, where it first stood
}

var notedEvents *kind[NotedPayload, notes]

func init() {
	notedEvents = register(kind[NotedPayload, notes]{
		traits: traits{name: Noted, timed: true},
		decode: func(_ *State, payload []byte) (NotedPayload, bool) { return decodeNoted(payload) },
		reset:  func(p *notes) { *p = notes{on: map[Passage]note{}, origin: map[Passage]Passage{}} },
		apply: func(s *State, p *notes, _ int32, r *record, e *NotedPayload) {
			at := p.passage(e.passage(), s.moves)
			if e.Cleared {
				delete(p.on, at)
			} else {
				p.on[at] = note{color: NoteColor(e.Color), text: e.Text, quote: e.Quote, at: r.at}
			}
		},
		pack: func(c *codec, _ ulid.ULID, e *NotedPayload) {
			text(c, &e.Lesson)
			text(c, &e.Block)
			integer(c, &e.Start)
			integer(c, &e.End)
			text(c, &e.Color)
			text(c, &e.Text)
			text(c, &e.Quote)
			c.flag(&e.Cleared)
		},
		packAll: func(c *codec, p *notes) {
			dictionary(c, &p.on, packPassage, func(c *codec, n *note) {
				text(c, &n.color)
				text(c, &n.text)
				text(c, &n.quote)
				integer(c, &n.at)
			})
			dictionary(c, &p.origin, packPassage, packPassage)
		},
		operation: func(s *State, e *NotedPayload) (OperationKind, Scope) {
			at, _ := s.moves.passage(e.passage())
			return e.operation(), ScopeLesson(at.Lesson)
		},
		describe: func(s *Session, e *NotedPayload, done *Done) {
			at, _ := s.state.moves.passage(e.passage())
			done.Passages = slices.Insert(done.Passages, 0, at)
		},
	})
}

func (s *State) notes() map[Passage]note { return notedEvents.in(s).on }

// passage gives where what was written about a passage is kept: where the passage
// stands now, unless that is taken by what was written about other words. What
// stands nowhere is kept under the passage itself.
func (p *notes) passage(was Passage, moves *moves) Passage {
	at, ok := moves.passage(was)
	if !ok || at == was {
		return was
	}
	if first, taken := p.origin[at]; taken && moves.apart(first, was) {
		return was
	}
	p.origin[at] = was
	return at
}

func (p NotedPayload) passage() Passage {
	return Passage{Lesson: p.Lesson, Block: p.Block, Start: p.Start, End: p.End}
}

// decodeNoted reads a note's payload, which may come from elsewhere: one that
// Note would not have written makes no sense.
func decodeNoted(payload []byte) (p NotedPayload, ok bool) {
	if p, ok = decode[NotedPayload](payload); !ok || !p.passage().valid() ||
		len(p.Text) > MaxNote || len(p.Quote) > MaxQuote {
		return p, false
	}
	if !NoteColor(p.Color).valid() {
		p.Color = string(Yellow) // a later version's; it is a highlight all the same
	}
	return p, p.Cleared || p.Color != "" || p.Text != ""
}

func (p *NotedPayload) operation() OperationKind {
	switch {
	case p.Cleared:
		return OpUnnote
	case p.Text == "":
		return OpHighlight
	}
	return OpNote
}
