package study

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
)

// CardID is a card's name for ever: what it is made from and the side it asks,
// such as "term:po/definition" or "step:pipeline-seven/demo/next".
type CardID string

// Side is what a card asks for.
type Side string

// The sides of a term. [Definition] shows the term and asks what it means;
// [TermSide] shows the definition and asks for the term; [Expansion] shows the
// abbreviation and asks what it stands for.
const (
	Definition Side = "definition"
	TermSide   Side = "term"
	Expansion  Side = "expansion"
)

// The sides of a step of a process. NextStep shows the step and asks for the
// one after it; [Aim] asks what the step is for; [StepSide] shows the aim and asks
// for the step; [Lead] asks who leads it; [DoneWhen] asks when it is done.
const (
	NextStep Side = "next"
	Aim      Side = "aim"
	StepSide Side = "step"
	Lead     Side = "lead"
	DoneWhen Side = "done"
)

// Card is one flashcard, made of a term or of a step of the course, or of what the
// learner wrote: one of the three is set.
type Card struct {
	ID   CardID
	Term *content.Term
	Step *content.Step
	Own  *OwnCard
	Side Side
}

// Name is what the card is about: its term, or the name of its step.
func (c Card) Name() string {
	switch {
	case c.Term != nil:
		return c.Term.Term
	case c.Step != nil:
		return c.Step.Name
	case c.Own != nil:
		return c.Own.Name()
	}
	return ""
}

// Source names what the card is made from, such as "term:po" or
// "step:pipeline-seven/demo". Cards of one source give each other
// away.
func (c Card) Source() string { return sourceOf(c.ID) }

func sourceOf(id CardID) string {
	i := strings.LastIndexByte(string(id), '/')
	return string(id[:max(i, 0)])
}

func termSource(t *content.Term) string { return "term:" + t.ID }

func stepSource(s *content.Step) string { return "step:" + s.Process.ID + "/" + s.ID }

// cardsOf gives the cards of a term: its definition, the term itself, and its
// expansion when it has an abbreviation that is not the whole term.
func cardsOf(t *content.Term) []Card {
	sides := []Side{Definition, TermSide}
	if t.Abbreviation != "" && !fold.Same(t.Abbreviation, t.Term) {
		sides = append(sides, Expansion)
	}
	cards := make([]Card, len(sides))
	for i, side := range sides {
		cards[i] = Card{ID: CardID(termSource(t) + "/" + string(side)), Term: t, Side: side}
	}
	return cards
}

// makeCards makes the cards of the course as it was opened: those of its
// terms, then those of its processes' steps.
func (s *Session) makeCards() {
	s.sides, s.number = map[string][]Card{}, map[CardID]int32{}
	for _, t := range s.base.Terms {
		cards := cardsOf(t)
		s.sides[termSource(t)] = cards
		s.baseCards = append(s.baseCards, cards...)
	}
	for _, p := range s.base.Processes {
		s.addProcess(p)
		s.baseCards = append(s.baseCards, s.cardsOf(p)...)
	}
}

func (s *Session) addProcess(p *content.Process) {
	for i, cards := range stepCards(s.base, p) {
		s.sides[stepSource(p.Steps[i])] = cards
	}
}

func (s *Session) dropProcess(p *content.Process) {
	for _, step := range p.Steps {
		source := stepSource(step)
		for _, c := range s.sides[source] {
			delete(s.number, c.ID)
		}
		delete(s.sides, source)
	}
}

// cardsOf gives the cards of a process' steps.
func (s *Session) cardsOf(p *content.Process) []Card {
	var cards []Card
	for _, step := range p.Steps {
		cards = append(cards, s.sides[stepSource(step)]...)
	}
	return cards
}

// updateOwnCards brings cards and decks up to the learner's own processes, which were
// others before. Those that are the same still keep theirs.
func (s *Session) updateOwnCards(before []*content.Process) {
	for _, p := range before {
		if !slices.Contains(s.own, p) {
			s.dropProcess(p)
		}
	}
	s.cards = slices.Clip(s.baseCards)
	s.decks = slices.Clone(s.baseDecks)
	for _, p := range s.own {
		if !slices.Contains(before, p) {
			s.addProcess(p)
		}
		s.cards = append(s.cards, s.cardsOf(p)...)
		s.decks = append(s.decks, s.processDeck(p))
	}
	s.addOwnCards()
	from := len(s.baseCards)
	if s.deckSources == nil {
		from, s.deckSources = 0, map[string][]int32{}
	}
	s.indexCards(from)
	s.decks[0].Cards = s.cards
	s.decks = slices.DeleteFunc(s.decks, func(d Deck) bool { return len(d.Cards) == 0 })
	s.deckOf = make(map[string]int, len(s.decks))
	for i, d := range s.decks {
		s.deckOf[d.ID] = i
		if d.ID != AllCards && (from == 0 || i >= len(s.decks)-len(s.own)-len(s.ownDecks)) {
			s.deckSources[d.ID] = s.sourcesOf(d.Cards)
		}
	}
}

// CardByID gives the course's card with an id; false when this edition has none.
func (s *Session) CardByID(id CardID) (Card, bool) {
	n, ok := s.number[id]
	if !ok {
		return Card{}, false
	}
	return s.cards[n], true
}
