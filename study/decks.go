package study

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/content"
)

// AllCards is the id of the deck that holds every card of the course.
const AllCards = "all"

// Deck is a set of cards studied together, in course order.
type Deck struct {
	ID    string // AllCards, "lesson:ID", "process:ID" or "own:ID"
	Title string // the lesson's, the process's or the learner's; empty for AllCards, and for a first deck without a name
	Cards []Card
	Own   bool // the learner made it
}

// Decks gives the decks that have cards: all of the course, then each lesson's
// and each process's. A lesson's deck has the terms that name it as their
// lesson and those its text links or mentions; a process's has the terms of
// its steps, then the steps themselves. The caller may not change them.
func (s *Session) Decks() []Deck { return s.decks }

// Deck gives the deck with an id; false when the course has none.
func (s *Session) Deck(id string) (Deck, bool) {
	i, ok := s.deckOf[id]
	if !ok {
		return Deck{}, false
	}
	return s.decks[i], true
}

// mentions is which terms the blocks of a lesson mention, and the blocks of its
// footnotes.
type mentions struct {
	blocks    [][]*content.Term
	footnotes []*content.Term
}

// mentionsIn finds the mentions of each lesson of a course. Of all that a start does for
// a course this takes longest, and it asks for nothing that the learner did.
func mentionsIn(course *content.Course) []mentions {
	matcher := course.TermMatcher()
	found := make([]mentions, len(course.Lessons))
	for i, l := range course.Lessons {
		if l.Document == nil {
			continue
		}
		for _, block := range l.Document.Blocks {
			found[i].blocks = append(found[i].blocks, matcher.Mentions(content.Everything, block))
		}
		for _, f := range l.Document.Footnotes {
			found[i].footnotes = append(found[i].footnotes, matcher.Mentions(content.Everything, f.Blocks...)...)
		}
	}
	return found
}

// makeDecks makes the decks of the course as it was opened. The first is that
// of all cards, which is filled when all are known.
func (s *Session) makeDecks(found []mentions) {
	s.baseDecks = []Deck{{ID: AllCards}}
	s.termLocations, s.blockWords, s.locations = map[string][]location{}, map[string]map[string]int{}, map[string]foundLocation{}
	s.termOrder = make(map[*content.Term]int, len(s.base.Terms))
	home := map[string][]*content.Term{} // by lesson
	for i, t := range s.base.Terms {
		s.termOrder[t] = i
		lesson, _, _ := strings.Cut(t.Lesson, "#")
		home[lesson] = append(home[lesson], t)
	}
	for i, l := range s.base.Lessons {
		said := map[*content.Term]bool{}
		s.blockWords[l.ID] = make(map[string]int, len(l.Blocks))
		for _, b := range l.Blocks {
			s.blockWords[l.ID][b.Key] = b.Words
		}
		for b, terms := range found[i].blocks {
			for _, t := range terms {
				said[t] = true
				if b < len(l.Blocks) { // it is explained there
					s.termLocations[t.ID] = append(s.termLocations[t.ID], location{i, b})
				}
			}
		}
		for _, t := range found[i].footnotes {
			said[t] = true
		}
		for _, t := range home[l.ID] {
			said[t] = true
		}
		s.baseDecks = append(s.baseDecks, Deck{ID: "lesson:" + l.ID, Title: l.Title, Cards: s.termCards(said)})
	}
	for _, t := range s.base.Terms {
		if p, ok := s.locationAt(t.Lesson); ok {
			s.termLocations[t.ID] = append(s.termLocations[t.ID], p)
		}
	}
	for _, p := range s.base.Processes {
		s.baseDecks = append(s.baseDecks, s.processDeck(p))
	}
}

// processDeck makes the deck of a process whose cards there are.
func (s *Session) processDeck(p *content.Process) Deck {
	found := map[*content.Term]bool{}
	for _, step := range p.Steps {
		for _, id := range step.Terms {
			if t := s.base.Term(id); t != nil {
				found[t] = true
			}
		}
	}
	cards := s.termCards(found)
	return Deck{ID: "process:" + p.ID, Title: p.Title, Cards: append(cards, s.cardsOf(p)...)}
}

// termCards gives the cards of some terms, in course order.
func (s *Session) termCards(of map[*content.Term]bool) []Card {
	terms := slices.SortedFunc(maps.Keys(of), func(a, b *content.Term) int { return s.termOrder[a] - s.termOrder[b] })
	var cards []Card
	for _, t := range terms {
		cards = append(cards, s.sides[termSource(t)]...)
	}
	return cards
}
