package study

import (
	"slices"
	"time"

	"stagecraft/study/fsrs"
)

// Graded is when a card was rated.
const Graded Kind = "graded"

// GradedPayload is what a graded event holds. It names the scheduler and the
// retention then in force, so that a replay gives the same schedule after the
// setting has changed.
type GradedPayload struct {
	Card      string  `json:"card"`
	Scheduler string  `json:"scheduler"` // [fsrs.Name]
	Rating    uint8   `json:"rating"`    // 1 to 4, an [fsrs.Rating]
	Retention float64 `json:"retention"` // between 0 and 1
	Took      int64   `json:"took"`      // milliseconds from showing the card to its grade
}

// grade is what is kept of a graded event.
type grade struct {
	retention float64
	card      symbol
	took      int32    // ms, at most a day
	due       localDay // of the card after it
	rating    fsrs.Rating
	before    fsrs.State // of the card
}

// memories is what grades come to: what is known of each card.
type memories struct {
	all      []*memory
	byCard   map[string]*memory
	bySymbol []*memory
	changed  []*memory // see change
}

var gradedEvents *kind[grade, memories]

func init() {
	gradedEvents = register(kind[grade, memories]{
		traits: traits{name: Graded, studied: true, timed: true},
		decode: decodeGrade,
		reset:  (*memories).reset,
		apply: func(s *State, p *memories, i int32, g *grade) {
			c := p.of(s, g.card)
			c.grades = append(c.grades, i)
			p.change(c)
		},
		toggle: func(s *State, p *memories, i int32, g *grade) {
			c := p.of(s, g.card)
			at, _ := slices.BinarySearch(c.grades, i)
			if s.log[i].undone {
				c.grades = slices.Delete(c.grades, at, at+1)
			} else {
				c.grades = slices.Insert(c.grades, at, i)
			}
			c.forget()
			p.change(c)
		},
		operation: func(*State, *grade) (OperationKind, Scope) { return OpGrade, ScopeCards },
		// Nobody is shown a card that is gone.
		present: func(s *Session, g *grade) bool {
			_, ok := s.number[CardID(s.state.symbols.text(g.card))]
			return ok
		},
		describe: func(s *Session, g *grade, done *Done) {
			done.Card, _ = s.CardByID(CardID(s.state.symbols.text(g.card)))
			done.Rating = g.rating
		},
	})
}

// decodeGrade reads a grade. One of another scheduler is a grade all the same:
// how well a card was recalled has nothing to do with who planned it.
func decodeGrade(s *State, payload []byte) (grade, bool) {
	p, ok := decode[GradedPayload](payload)
	rating := fsrs.Rating(p.Rating)
	if !ok || p.Card == "" || !rating.Valid() || !(p.Retention > 0 && p.Retention < 1) {
		return grade{}, false
	}
	took := int32(min(max(p.Took, 0), int64(24*time.Hour/time.Millisecond)))
	return grade{card: s.symbols.intern(p.Card), rating: rating, retention: p.Retention, took: took}, true
}

func (s *State) memories() *memories { return gradedEvents.in(s) }

// gradeAt gives the grade at an index in the log, nil when it is of another kind.
func (s *State) gradeAt(i int32) *grade { return gradedEvents.event(s, &s.log[i]) }

// of gives the memory of a card, a new one when it has none.
func (p *memories) of(s *State, card symbol) *memory {
	if n := int(card) + 1; n > len(p.bySymbol) {
		p.bySymbol = append(p.bySymbol, make([]*memory, n-len(p.bySymbol))...)
	}
	if c := p.bySymbol[card]; c != nil {
		return c
	}
	c := &memory{id: s.symbols.text(card)}
	p.byCard[c.id], p.bySymbol[card] = c, c
	p.all = append(p.all, c)
	return c
}

// reset forgets every grade. The memories themselves stay: a session points to
// them.
func (p *memories) reset() {
	if p.byCard == nil {
		p.byCard = map[string]*memory{}
	}
	p.changed = nil
	for _, c := range p.all {
		*c = memory{id: c.id}
	}
}

// change notes that the grades of a card are others than they were.
func (p *memories) change(c *memory) {
	if !c.changed {
		c.changed = true
		p.changed = append(p.changed, c)
	}
}

// takeChanged gives the cards whose grades are others than when it was last
// asked, or whose memory was made anew.
func (p *memories) takeChanged() []*memory {
	changed := p.changed
	p.changed = nil
	for _, c := range changed {
		c.changed = false
	}
	return changed
}
