package study

import (
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/fsrs"
)

// Graded is when a card was rated.
const Graded Kind = "graded"

// GradedPayload is what a graded event holds. It names the scheduler and the
// retention then in force, so that a replay gives the same schedule after the
// setting has changed.
type GradedPayload struct {
	Card      string  `json:"card"`
	Scheduler string  `json:"scheduler"`         // [fsrs.Name] or [fsrs.Name7]
	Weights   string  `json:"weights,omitempty"` // of the scheduler: a sum of them; "" is the published ones
	Rating    uint8   `json:"rating"`            // 1 to 4, an [fsrs.Rating]
	Retention float64 `json:"retention"`         // between 0 and 1
	Longest   int     `json:"longest,omitempty"` // interval, in days; 0 is the scheduler's own
	Took      int64   `json:"took"`              // milliseconds from showing the card to its grade
	Steps     string  `json:"steps,omitempty"`   // [StepsByModel]; "" is fixed ones
	// Confidence is how sure the learner was before the answer showed.
	Confidence Confidence `json:"confidence,omitempty"`
}

// StepsByModel is what a grade names whose card comes again on the same day when the
// model says so, and not after fixed steps.
const StepsByModel = "model"

// grade is what is kept of a graded event.
type grade struct {
	retention float64
	card      symbol
	took      int32    // ms, at most a day
	due       localDay // of the card after it
	longest   int32    // interval, in days; 0 is the scheduler's own
	rating    fsrs.Rating
	before    fsrs.State    // of the card
	edition   editionNumber // in which it was given
	newer     bool          // it names FSRS-7
	byModel   bool          // it names StepsByModel
	sure      sureness
}

func (g *grade) terms() terms {
	return terms{retention: g.retention, longest: int(g.longest), byModel: g.byModel}
}

// memories is what grades come to: what is known of each card.
type memories struct {
	all      []*memory
	byCard   map[string]*memory
	bySymbol []*memory
	changed  []*memory // see change

	first      int32 // of all that count, its index in the log; -1 is none
	firstNewer bool  // it names FSRS-7

	calibration calibration
}

var gradedEvents *kind[grade, memories]

func init() {
	gradedEvents = register(kind[grade, memories]{
		traits: traits{name: Graded, studied: true, timed: true},
		decode: decodeGrade,
		reset:  (*memories).reset,
		apply: func(s *State, p *memories, i int32, _ *record, g *grade) {
			c := p.of(s, s.renames.card(s, g.card))
			p.calibration.add(g.sure, g.rating != fsrs.Again, 1)
			grades := c.gradesWith(s, g, i)
			*grades = append(*grades, i)
			if grades == &c.earlier && c.settled > 0 {
				c.forget(0) // those before are settled first
			}
			p.change(c)
			if p.first < 0 {
				p.first, p.firstNewer = i, g.newer
			}
		},
		toggle: func(s *State, p *memories, i int32, g *grade) {
			c := p.of(s, s.renames.card(s, g.card))
			grades := c.gradesWith(s, g, i)
			at, _ := slices.BinarySearch(*grades, i)
			if s.at(i).undone {
				p.calibration.add(g.sure, g.rating != fsrs.Again, -1)
				*grades = slices.Delete(*grades, at, at+1)
			} else {
				p.calibration.add(g.sure, g.rating != fsrs.Again, 1)
				*grades = slices.Insert(*grades, at, i)
			}
			if grades == &c.earlier {
				at = 0
			}
			c.forget(at)
			p.change(c)
			if p.first < 0 || i <= p.first {
				p.findFirst(s)
			}
		},
		pack:      packGrade,
		packAll:   (*codec).memories,
		operation: func(*State, *grade) (OperationKind, Scope) { return OpGrade, ScopeCards },
		// Nobody is shown a card that is gone.
		present: func(s *Session, g *grade) bool {
			_, ok := s.number[s.state.cardOf(g)]
			return ok
		},
		describe: func(s *Session, g *grade, done *Done) {
			done.Card, _ = s.CardByID(s.state.cardOf(g))
			done.Rating = g.rating
		},
	})
}

// givenBy is what most grades of a day share with the one before.
type givenBy struct {
	retention float64
	longest   int32
	edition   editionNumber
	newer     bool
	byModel   bool
}

// How a grade's rating, and the state of its card, are packed in a byte, with
// whether it is newer and whether it was given by the same as the one before.
const (
	packedBefore = 3 // bits to the left
	packedSure   = 1 << 5
	packedNewer  = 1 << 6
	packedSame   = 1 << 7
)

func packGrade(c *codec, _ ulid.ULID, g *grade) {
	c.symbol(&g.card)
	natural(c, &g.took)
	after := g.due - c.day // mostly few days
	integer(c, &after)
	g.due = c.day + after
	by := givenBy{g.retention, g.longest, g.edition, g.newer, g.byModel}
	b := byte(g.rating) | byte(g.before)<<packedBefore
	if by.newer {
		b |= packedNewer
	}
	if by == c.given {
		b |= packedSame
	}
	if g.sure != 0 {
		b |= packedSure
	}
	c.byte(&b)
	if b&packedSure != 0 {
		integer(c, &g.sure)
	}
	if b&packedSame == 0 {
		c.shared(&by.retention)
		natural(c, &by.longest)
		c.edition(&by.edition)
		c.flag(&by.byModel)
		by.newer = b&packedNewer != 0
		c.given = by
	}
	by = c.given
	g.rating, g.before = fsrs.Rating(b&7), fsrs.State(b>>packedBefore&3)
	g.retention, g.longest, g.edition, g.newer, g.byModel = by.retention, by.longest, by.edition, by.newer, by.byModel
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
	longest := int32(min(max(p.Longest, 0), mostLongest))
	return grade{
		card: s.symbols.intern(p.Card), rating: rating, retention: p.Retention, took: took,
		longest: longest, newer: p.Scheduler == fsrs.Name7, edition: s.arriving, byModel: p.Steps == StepsByModel, sure: p.Confidence.number(),
	}, true
}

// cardOf is the card that a grade was of, as the course that is open names it.
func (s *State) cardOf(g *grade) CardID { return CardID(s.symbols.text(s.renames.card(s, g.card))) }

func (s *State) memories() *memories { return gradedEvents.in(s) }

// gradeAt gives the grade at an index in the log, nil when it is of another kind.
func (s *State) gradeAt(i int32) *grade { return gradedEvents.event(s, s.at(i)) }

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
	p.changed, p.calibration = nil, calibration{}
	p.first, p.firstNewer = -1, false
	for _, c := range p.all {
		*c = memory{id: c.id}
	}
}

// findFirst looks for the first grade that counts.
func (p *memories) findFirst(s *State) {
	p.first, p.firstNewer = -1, false
	for _, c := range p.all {
		for _, grades := range [][]int32{c.earlier, c.grades} {
			if len(grades) > 0 && (p.first < 0 || grades[0] < p.first) {
				p.first = grades[0]
			}
		}
	}
	if p.first >= 0 {
		p.firstNewer = s.gradeAt(p.first).newer
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
