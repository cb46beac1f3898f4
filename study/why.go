package study

import (
	"time"

	"stagecraft/study/fsrs"
)

// leechLapses is how often a card is forgotten before it counts as one that
// needs other help than repeating.
const leechLapses = 8

// Reason says why a card comes now.
type Reason struct {
	State    fsrs.State
	Last     time.Time     // when it was last graded, in the learner's zone; zero when never
	Recall   float64       // the chance, 0 to 1, that it is recalled now; 0 when never seen
	Recalled int           // how often it was recalled
	Lapses   int           // how often it was forgotten after it had been learnt
	Wait     time.Duration // how long it was to wait after Last
	Overdue  time.Duration // how long its time has passed; negative when it is yet to come
	Leech    bool          // forgotten so often that something else should be tried
}

// Why says why a card comes now.
func (s *Session) Why(id CardID) Reason {
	m := s.state.memories().byCard[string(id)]
	if m.unseen() {
		return Reason{}
	}
	now := s.now()
	r := Reason{
		State:    m.card.State,
		Last:     m.card.Last.In(now.time.Location()),
		Recall:   s.state.recall(m, now),
		Recalled: len(m.grades) - m.again,
		Lapses:   m.card.Lapses,
		Wait:     m.card.Due.Sub(m.card.Last),
		Leech:    m.card.Lapses >= leechLapses,
	}
	due := m.dueAt(now)
	if m.card.State == fsrs.Review {
		due = now.begins(m.dueOn())
	}
	r.Overdue = now.time.Sub(due)
	return r
}

// Retrievability is the chance, 0 to 1, that a card would be recalled now; 0
// when it was never seen.
func (s *Session) Retrievability(id CardID) float64 {
	if m := s.state.memories().byCard[string(id)]; m != nil {
		return s.state.recall(m, s.now())
	}
	return 0
}

// recall is the chance that a card is recalled at an instant. The retention
// asked for has no part in it.
func (s *State) recall(m *memory, now instant) float64 {
	if m.unseen() {
		return 0
	}
	return s.schedulers.recall(m.card, now.time, int(now.day-m.day))
}

// ExpectedRecall says how many reviews of a deck are due, and of how many of
// them recall is likely: the sum of their chances, as the hour began.
func (s *Session) ExpectedRecall(deck string) (recalled float64, due int) {
	d, ok := s.deckOf[deck]
	if !ok {
		return 0, 0
	}
	now := s.now()
	s.refreshQueues(now)
	sum := s.queueOf(d)
	if hour := now.time.Truncate(time.Hour); !hour.Equal(s.queues.hour) {
		s.queues.hour = hour
		for i := range s.queues.sources {
			s.queues.sources[i].recalled = -1
		}
		for i := range s.queues.decks {
			s.queues.decks[i].recalledOf = 0
		}
	}
	if sum.recalledOf != sum.version {
		sum.recalled, sum.recalledOf = 0, sum.version
		s.eachSource(d, func(source int32, t *sourceQueue) {
			if t.due > 0 {
				sum.recalled += s.recalled(source, t, now)
			}
		})
	}
	return sum.recalled, sum.due
}

// recalled is the sum of the chances of a source's reviews due, as the hour began:
// until it ends they are as good as the same.
func (s *Session) recalled(source int32, t *sourceQueue, now instant) float64 {
	now.time = s.queues.hour
	if t.recalled < 0 {
		t.recalled = 0
		for i := s.index.firstCard[source]; i < s.index.firstCard[source+1]; i++ {
			m := s.index.memory[i]
			if !s.index.away(i) && !m.unseen() && m.card.State == fsrs.Review && s.comesOn(i, m, now) <= now.day {
				t.recalled += s.state.recall(m, now)
			}
		}
	}
	return t.recalled
}

// Leeches gives the cards that were forgotten eight times or more, in course
// order.
func (s *Session) Leeches() []Card {
	var cards []Card
	for _, c := range s.cards {
		if m := s.state.memories().byCard[string(c.ID)]; m != nil && m.card.Lapses >= leechLapses {
			cards = append(cards, c)
		}
	}
	return cards
}
