package study

import (
	"strings"

	"github.com/oklog/ulid/v2"
)

// Carded is when the learner made a card of their own, changed it, or removed it.
const Carded Kind = "carded"

// CardedPayload is what a carded event holds: all of the card as it is from then on.
type CardedPayload struct {
	Card     string       `json:"card"`   // a ULID
	Change   CardedChange `json:"change"` // what was done
	Deck     string       `json:"deck,omitempty"`
	Front    string       `json:"front,omitempty"`
	Back     string       `json:"back,omitempty"`
	Cloze    string       `json:"cloze,omitempty"`
	Picture  *CardPicture `json:"picture,omitempty"`
	Reversed bool         `json:"reversed,omitempty"`
	Tags     []string     `json:"tags,omitempty"`
	From     *CardedFrom  `json:"from,omitempty"`
}

// CardedFrom is where a card comes from, as a [CardOrigin] says.
type CardedFrom struct {
	Lesson   string `json:"lesson,omitempty"`
	Block    string `json:"block,omitempty"` // a [content.LessonBlock]'s Key
	Start    int    `json:"start,omitempty"`
	End      int    `json:"end,omitempty"`
	Note     bool   `json:"note,omitempty"`
	Quote    string `json:"quote,omitempty"`
	Question string `json:"question,omitempty"`
	Outside  string `json:"outside,omitempty"`
}

func cardedFrom(o CardOrigin) *CardedFrom {
	if o == (CardOrigin{}) {
		return nil
	}
	return &CardedFrom{o.Lesson, o.Block, o.Start, o.End, o.Note, o.Quote, o.Question, o.Outside}
}

func (f *CardedFrom) origin() CardOrigin {
	if f == nil {
		return CardOrigin{}
	}
	return CardOrigin{Passage{f.Lesson, f.Block, f.Start, f.End}, f.Note, f.Quote, f.Question, f.Outside}
}

// CardedChange is what was done to a card of one's own.
type CardedChange string

// The changes. CardBrought is of a card that came from another program.
const (
	CardMade    CardedChange = "made"
	CardChanged CardedChange = "changed"
	CardRemoved CardedChange = "removed"
	CardBrought CardedChange = "brought"
)

// The operations on cards of one's own.
const (
	OpMakeCard    OperationKind = "make-card"
	OpEditCard    OperationKind = "edit-card"
	OpRemoveCard  OperationKind = "remove-card"
	OpImportCards OperationKind = "import-cards"
)

// ownCards is what the events come to: the cards of one's own.
type ownCards struct {
	of    map[string]*CardedPayload // by card; those removed aren't there
	stale bool                      // one came or went since the session asked
}

var cardedEvents *kind[CardedPayload, ownCards]

func init() {
	cardedEvents = register(kind[CardedPayload, ownCards]{
		traits: traits{name: Carded, timed: true},
		decode: func(_ *State, payload []byte) (CardedPayload, bool) { return decodeCarded(payload) },
		reset:  func(p *ownCards) { *p = ownCards{of: map[string]*CardedPayload{}, stale: true} },
		apply: func(_ *State, p *ownCards, _ int32, _ *record, e *CardedPayload) {
			p.stale = true
			if e.Change == CardRemoved {
				delete(p.of, e.Card)
				return
			}
			held := *e
			p.of[e.Card] = &held
		},
		pack: func(c *codec, _ ulid.ULID, e *CardedPayload) { packCarded(c, e) },
		packAll: func(c *codec, p *ownCards) {
			dictionary(c, &p.of, text, func(c *codec, e **CardedPayload) {
				if c.reading {
					*e = &CardedPayload{}
				}
				packCarded(c, *e)
			})
			p.stale = true
		},
		operation: func(s *State, e *CardedPayload) (OperationKind, Scope) { return e.operation(), e.scope(s.moves) },
		describe: func(s *Session, e *CardedPayload, done *Done) {
			done.OwnCard = e.Card
			if c := s.ownCard[e.Card]; c != nil {
				done.Card, _ = s.CardByID(c.CardIDOf(c.Sides()[0]))
			}
		},
	})
}

func (p *CardedPayload) operation() OperationKind {
	switch p.Change {
	case CardMade:
		return OpMakeCard
	case CardRemoved:
		return OpRemoveCard
	case CardBrought:
		return OpImportCards
	}
	return OpEditCard
}

// scope is the cards, and where the card comes from: there it is undone too.
func (p *CardedPayload) scope(moves *moves) Scope {
	scope := ScopeCards
	switch f := p.From.origin(); {
	case f.Question != "":
		scope.also = areaPractice
	case f.Lesson != "":
		at, _ := moves.passage(f.Passage)
		scope.also, scope.id = areaLessons, at.Lesson
	}
	return scope
}

// decodeCarded reads a card, which may come from elsewhere: one that couldn't be
// made makes no sense.
func decodeCarded(payload []byte) (CardedPayload, bool) {
	p, ok := decode[CardedPayload](payload)
	if !ok || !validOwnID(p.Card) {
		return p, false
	}
	switch p.Change {
	case CardMade, CardChanged, CardBrought:
		c := p.card()
		if c.clean() != nil {
			return p, false
		}
		return carded(c, p.Change), true
	case CardRemoved:
		if c := p.card(); c.cleanRest() != nil {
			return p, false
		}
		return CardedPayload{Card: p.Card, Change: CardRemoved, From: p.From}, p.From == nil || *p.From != (CardedFrom{})
	}
	return p, false
}

// validOwnID says whether a text is a ULID as they are written.
func validOwnID(text string) bool {
	_, err := ulid.ParseStrict(text)
	return err == nil && strings.ToUpper(text) == text
}

func carded(c OwnCard, change CardedChange) CardedPayload {
	return CardedPayload{
		Card: c.ID, Change: change, Deck: c.Deck, Front: c.Front, Back: c.Back, Cloze: c.Cloze,
		Picture: c.Picture, Reversed: c.Reversed, Tags: c.Tags, From: cardedFrom(c.From),
	}
}

func (p *CardedPayload) card() OwnCard {
	return OwnCard{
		ID: p.Card, Deck: p.Deck, Front: p.Front, Back: p.Back, Cloze: p.Cloze,
		Picture: p.Picture, Reversed: p.Reversed, Tags: p.Tags, From: p.From.origin(),
	}
}

func packCarded(c *codec, e *CardedPayload) {
	for _, t := range []*string{&e.Card, &e.Deck, &e.Front, &e.Back, &e.Cloze} {
		text(c, t)
	}
	text(c, &e.Change)
	c.flag(&e.Reversed)
	packTexts(c, &e.Tags)
	from := e.From != nil
	if c.flag(&from); from {
		if c.reading {
			e.From = &CardedFrom{}
		}
		text(c, &e.From.Lesson)
		text(c, &e.From.Block)
		integer(c, &e.From.Start)
		integer(c, &e.From.End)
		c.flag(&e.From.Note)
		text(c, &e.From.Quote)
		text(c, &e.From.Question)
		text(c, &e.From.Outside)
	}
	picture := e.Picture != nil
	if c.flag(&picture); !picture {
		return
	}
	if c.reading {
		e.Picture = &CardPicture{}
	}
	text(c, &e.Picture.Hash)
	text(c, &e.Picture.Alt)
	list(c, &e.Picture.Hidden, func(c *codec, h *HiddenPart) {
		for _, n := range []*int{&h.Number, &h.X, &h.Y, &h.Width, &h.Height} {
			integer(c, n)
		}
		text(c, &h.Label)
	})
}
