package study

import (
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/study/cardquery"
	"stagecraft/study/fsrs"
)

// ListedCard is a card of the course with its figures, as a list of all of them has it.
type ListedCard struct {
	cardquery.Card
	Of     Card
	Lesson *content.Lesson // that it comes from; nil when the course says none
	Deck   string          // the title of the first deck it is in, but for that of all cards

	name string // as it is sorted by; "" until it was
}

// CardList gives every card of the course with its figures as they are now, in course
// order. It is the same slice each time, brought up to date.
func (s *Session) CardList() []ListedCard {
	now := s.now()
	s.refreshQueues(now)
	if s.listed == nil {
		s.listed = s.listCards()
	}
	flags := s.state.flags()
	for i := range s.listed {
		c, m := &s.listed[i], s.index.memory[i]
		of := c.Card
		c.Card = cardquery.Card{Text: of.Text, Decks: of.Decks, Lessons: of.Lessons, Mine: of.Mine, Aside: s.index.away(int32(i)), Added: cardquery.NoDay}
		if len(flags) > 0 {
			f, on := flags[FlagTarget{Card: c.Of.ID}]
			c.Flagged = on && !f.done
		}
		if m.unseen() {
			c.New = !m.reopened()
			c.Due = !c.New && !c.Aside
			if !c.New {
				c.DueOn, c.Last, c.Added = now.day, m.met, m.met
			}
			continue
		}
		s.measure(c, m, int32(i), now)
	}
	return s.listed
}

// measure fills in the figures of a card that was graded.
func (s *Session) measure(c *ListedCard, m *memory, number int32, now instant) {
	c.Learning = m.card.State != fsrs.Review
	c.Lapses, c.Reviews = m.card.Lapses, len(m.grades)+m.recalled
	c.Hard = m.card.Lapses >= leechLapses
	c.Recall = s.state.recall(m, now)
	c.Stability, c.Interval = m.card.Stability, m.card.Days
	c.Last, c.Added = m.day, m.met
	if c.Learning {
		c.DueOn = now.shown.Turn.Of(m.dueAt(now).In(now.time.Location()))
		c.Due = !c.Aside && !m.dueAt(now).After(now.time)
		return
	}
	c.DueOn = s.comesOn(number, m, now)
	c.Due = !c.Aside && c.DueOn <= now.day
}

// listCards sets up the list: all of it that doesn't change with what is learnt.
func (s *Session) listCards() []ListedCard {
	list := make([]ListedCard, len(s.cards))
	type folded struct {
		names []string
		of    *content.Lesson
	}
	lessons := map[string]folded{}
	for _, l := range s.course.Lessons {
		lessons[l.ID] = folded{[]string{cardquery.Fold(strconv.Itoa(l.Number) + ". " + l.Title), cardquery.Fold(l.ID)}, l}
	}
	for i, c := range s.cards {
		item := &list[i]
		item.Of = c
		place := ""
		switch {
		case c.Term != nil:
			place = c.Term.Lesson
		case c.Step != nil:
			place = c.Step.Lesson
			item.Mine = c.Step.Process.Own
		case c.Own != nil:
			place, item.Mine = c.Own.From.Lesson, true
		}
		id, _, _ := strings.Cut(place, "#")
		item.Lesson, item.Lessons = lessons[id].of, lessons[id].names
		if i > 0 && c.Source() == s.cards[i-1].Source() {
			item.Text = list[i-1].Text
		} else {
			item.Text = cardquery.Fold(cardText(c))
		}
	}
	for _, d := range s.decks[min(1, len(s.decks)):] {
		names := []string{cardquery.Fold(d.Title), cardquery.Fold(d.ID)}
		for _, c := range d.Cards {
			item := &list[s.number[c.ID]]
			item.Decks = append(item.Decks, names...)
			if item.Deck == "" {
				item.Deck = d.Title
			}
		}
	}
	return list
}

// cardText is all that the cards of one source say.
func cardText(c Card) string {
	var parts []string
	switch {
	case c.Term != nil:
		parts = []string{c.Term.Term, c.Term.Abbreviation, c.Term.Definition, c.Term.Not}
	case c.Step != nil:
		parts = append([]string{c.Step.Name, c.Step.Process.Title, c.Step.Aim, c.Step.Lead}, c.Step.DoneWhen...)
	case c.Own != nil:
		parts = append([]string{c.Own.Front, c.Own.Back, c.Own.Cloze}, c.Own.Tags...)
		if c.Own.Picture != nil {
			parts = append(parts, c.Own.Picture.Alt)
		}
	}
	return strings.Join(parts, "\n")
}

// FindCards gives those of the cards of a list that a query asks for, as places in it.
func FindCards(list []ListedCard, q *cardquery.Query) []int {
	found := make([]int, 0, len(list))
	for i := range list {
		if q.Matches(&list[i].Card) {
			found = append(found, i)
		}
	}
	return found
}

// CardQuery reads a query, in which days are counted from the learner's today. What is
// wrong with it is a [*cardquery.Error].
func (s *Session) CardQuery(text string) (*cardquery.Query, error) {
	return cardquery.Parse(text, s.now().day)
}
