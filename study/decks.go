package study

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// AllCards is the id of the deck that holds every card of the course.
const AllCards = "all"

// Deck is a set of cards studied together, in course order.
type Deck struct {
	ID    string // AllCards, "lesson:ID" or "process:ID"
	Title string // the lesson's or the process's; empty for AllCards
	Cards []Card
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

// makeDecks makes the decks of the course as it was opened. The first is that
// of all cards, which is filled when all are known.
func (s *Session) makeDecks() {
	s.baseDecks = []Deck{{ID: AllCards}}
	s.termPlaces, s.blockWords, s.placed = map[string][]explained{}, map[string]map[string]int{}, map[string]place{}
	s.termOrder = make(map[*content.Term]int, len(s.base.Terms))
	home := map[string][]*content.Term{} // by lesson
	for i, t := range s.base.Terms {
		s.termOrder[t] = i
		lesson, _, _ := strings.Cut(t.Lesson, "#")
		home[lesson] = append(home[lesson], t)
	}
	matcher := s.base.TermMatcher()
	for i, l := range s.base.Lessons {
		m := mentions{course: s.base, matcher: matcher, found: map[*content.Term]bool{}}
		s.blockWords[l.ID] = make(map[string]int, len(l.Blocks))
		for _, b := range l.Blocks {
			s.blockWords[l.ID][b.Key] = b.Words
		}
		if l.Document != nil {
			all := m.found
			for b, block := range l.Document.Blocks {
				m.found = map[*content.Term]bool{}
				m.blocks([]markup.Block{block})
				if b < len(l.Blocks) {
					s.explain(m.found, i, b)
				}
				maps.Copy(all, m.found)
			}
			m.found = all
			for _, f := range l.Document.Footnotes {
				m.blocks(f.Blocks)
			}
		}
		for _, t := range home[l.ID] {
			m.found[t] = true
		}
		s.baseDecks = append(s.baseDecks, Deck{ID: "lesson:" + l.ID, Title: l.Title, Cards: s.termCards(m.found)})
	}
	for _, t := range s.base.Terms {
		if p, ok := s.placeAt(t.Lesson); ok {
			s.termPlaces[t.ID] = append(s.termPlaces[t.ID], p)
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

// mentions collects the terms that a note links or names.
type mentions struct {
	course  *content.Course
	matcher *content.TermMatcher
	found   map[*content.Term]bool
}

func (m *mentions) blocks(blocks []markup.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *markup.Heading:
			m.inlines(b.Inlines)
		case *markup.Paragraph:
			m.inlines(b.Inlines)
		case *markup.List:
			for _, item := range b.Items {
				m.blocks(item.Blocks)
			}
		case *markup.Table:
			m.cells(b.Head)
			for _, row := range b.Rows {
				m.cells(row)
			}
		case *markup.Callout:
			m.inlines(b.Title)
			m.blocks(b.Blocks)
		case *markup.Spoiler:
			m.inlines(b.Summary)
			m.blocks(b.Blocks)
		case *markup.Quote:
			m.blocks(b.Blocks)
		case *markup.DefinitionList:
			for _, d := range b.Items {
				m.inlines(d.Term)
				for _, blocks := range d.Definitions {
					m.blocks(blocks)
				}
			}
		}
	}
}

func (m *mentions) cells(cells []markup.Cell) {
	for _, c := range cells {
		m.inlines(c.Inlines)
	}
}

// inlines looks for names in whole runs of text, since a name may be split by
// its styling.
func (m *mentions) inlines(inlines []markup.Inline) {
	var run strings.Builder
	m.run(&run, inlines)
	for _, span := range m.matcher.Find(run.String()) {
		m.found[span.Term] = true
	}
}

func (m *mentions) run(b *strings.Builder, inlines []markup.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case markup.Text:
			b.WriteString(in.Value)
		case markup.Abbreviation:
			b.WriteString(in.Short)
		case markup.Break:
			b.WriteByte(' ')
		case markup.Styled:
			m.run(b, in.Children)
		case markup.Link:
			if id, ok := strings.CutPrefix(in.Destination, "term:"); ok {
				if t := m.course.Term(id); t != nil {
					m.found[t] = true
				}
			}
			m.run(b, in.Children)
		}
	}
}
