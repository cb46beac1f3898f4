package study

import (
	"time"

	"stagecraft/study/fsrs"
)

// memory is what is known of one card: its grades, and what they make of it.
type memory struct {
	id      string
	grades  []int32 // indexes in the log, those undone left out
	settled int     // how many of them are in card
	card    fsrs.Card
	day     localDay // of the last grade
	due     localDay // from which day on it is due, when it is out of the steps
	changed bool     // it is in memories.changed
}

// comes is when the card, which is in the steps, comes again. Where the clock
// was put back since its last grade, it waits from now.
func (c *memory) comes(now instant) time.Time {
	if ahead := c.card.Last.Sub(now.time); ahead > 0 {
		return c.card.Due.Add(-ahead)
	}
	return c.card.Due
}

// forget makes the next settling begin at the first grade.
func (c *memory) forget() {
	c.settled, c.card, c.day, c.due = 0, fsrs.Card{}, 0, 0
}

// parameters are those of the scheduler at a retention.
func parameters(retention float64) fsrs.Parameters {
	p := fsrs.Default()
	p.Fuzz = true
	p.Retention = retention
	return p
}

// settle brings everything up to date with the log: when things happened, the
// projections, and every card with its grades.
func (s *State) settle() {
	s.settleTimes()
	s.rebuild()
	p := parameters(0)
	for _, c := range s.memories().changed {
		s.settleCard(c, &p)
	}
}

// settleCard applies the grades that card has not seen. P is changed.
func (s *State) settleCard(c *memory, p *fsrs.Parameters) {
	grades := gradedEvents.part(s).events
	for ; c.settled < len(c.grades); c.settled++ {
		r := &s.log[c.grades[c.settled]]
		g := &grades[r.index]
		p.Retention = g.retention
		g.before = c.card.State
		c.card = p.Next(c.card, time.UnixMilli(r.at).UTC(), int(r.day-c.day), g.rating, fsrs.Seed(c.id, c.card.Reps))
		c.day = r.day
		c.due = r.day + localDay(c.card.Days)
		g.due = c.due
	}
}
