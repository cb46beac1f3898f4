package study

import (
	"runtime"
	"slices"
	"strings"
	"sync"
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
	met     localDay // of the first grade
	metDate localDay // and what the clock showed then
	again   int      // how many of those settled say that it was forgotten
	days    int      // on how many days it was recalled, by those settled
	latest  localDay // the last of these
	changed bool     // it is in memories.changed

	surelyWrong localDay // the last on which it was forgotten although the learner was sure; 0 is none
	wrongLast   bool     // by its last grade

	// earlier are grades of what the card was before its meaning changed. They count
	// as done, and no more towards when it comes.
	earlier []int32
	// restarted is one after the index in the log at which the learner had the card
	// begin anew; grades before it are earlier too. 0 is never.
	restarted int32

	// past are the recalled events that say how it was graded elsewhere, and recalled
	// is how often it was: these grades count before those given here.
	past     []int32
	recalled int
	begun    bool // card is what they make of it, or more

	changes  []*meaning // of what it is about
	resolved bool       // changes are known

	base *memory // what it was made of a snapshot's grades alone, once there are others; nil when not known
}

// dueAt is when the card, which is in the steps, comes again. Where the clock
// was put back since its last grade, it waits from now.
func (c *memory) dueAt(now instant) time.Time {
	due := c.card.Due
	if soon := c.card.Last.Add(surelyWrongWait); c.wrongLast && soon.Before(due) {
		due = soon
	}
	if ahead := c.card.Last.Sub(now.time); ahead > 0 {
		return due.Add(-ahead)
	}
	return due
}

// dueOn is the day from which on the card is due, when it is out of the steps: by its
// schedule, or as it is owed to what was sure and wrong.
func (c *memory) dueOn() localDay {
	if on, owed := owedOn(c.surelyWrong, c.day); owed {
		return min(c.due, on)
	}
	return c.due
}

// cardAt is the card as it would be once something more is done now: where the clock
// was put back since its last grade, those before are taken to have been given
// no later than now, as [day.Place] does.
func (s *State) cardAt(m *memory, now instant) fsrs.Card {
	if !m.card.Last.After(now.time) {
		return m.card
	}
	var card fsrs.Card
	var last localDay
	for _, g := range s.pastOf(m) {
		card = s.schedulers.next(m.id, card, time.UnixMilli(min(g.at, now.ms)).UTC(), int(g.day-last), g.rating, g.terms)
		last = g.day
	}
	for _, i := range m.grades {
		r := s.at(i)
		g := gradedEvents.event(s, r)
		card = s.schedulers.next(s.symbols.text(g.card), card, time.UnixMilli(min(r.at, now.ms)).UTC(), int(r.day-last), g.rating, g.terms())
		last = r.day
	}
	return card
}

// gradesWith gives the grades that one belongs to, which was given at an index of
// the log: those that count, or those of what the card was before.
func (c *memory) gradesWith(s *State, g *grade, i int32) *[]int32 {
	if i < c.restarted {
		return &c.earlier
	}
	if len(s.meanings.of) == 0 {
		return &c.grades
	}
	if !c.resolved {
		source := sourceOf(CardID(c.id))
		c.resolved = true
		c.changes = s.meaningsOf(source, partsOf(Side(strings.TrimPrefix(c.id, source+"/")))...)
	}
	if s.outdated(c.changes, g.edition, i) {
		return &c.earlier
	}
	return &c.grades
}

// unseen says whether the card was never graded, here or elsewhere.
func (c *memory) unseen() bool { return c == nil || len(c.grades) == 0 && c.recalled == 0 }

// reopened says whether the card is to be learnt again: its meaning changed, and it
// wasn't graded since.
func (c *memory) reopened() bool {
	return c != nil && len(c.grades) == 0 && len(c.earlier) > 0 && !c.anew()
}

// anew says whether the learner had the card begin anew after all that it was graded
// before what counts: it is a new card, as any other.
func (c *memory) anew() bool {
	n := len(c.earlier)
	return n > 0 && c.earlier[n-1] < c.restarted
}

// forget makes the next settling begin at the first grade, or at those that came
// with a snapshot when it was one after them, of the number n, that came or went.
func (c *memory) forget(n int) {
	was := memory{} // met is set anew with the first grade
	if c.base != nil && n >= c.base.settled {
		was = *c.base
	} else {
		c.base = nil
	}
	c.settled, c.card, c.day, c.due, c.met, c.metDate, c.again = was.settled, was.card, was.day, was.due, was.met, was.metDate, was.again
	c.days, c.latest, c.begun = was.days, was.latest, was.begun
	c.surelyWrong, c.wrongLast = was.surelyWrong, was.wrongLast
}

// settle brings everything up to date with the log: when things happened, the
// projections, and every card with its grades.
func (s *State) settle() {
	s.settleTimes()
	s.rebuild()
	s.reschedule()
	s.settleCards(s.memories().changed)
}

// manyCards is from how many on cards are settled on all processors.
const manyCards = 1000

// settleCards applies the grades that cards have not seen. Each card is by itself.
func (s *State) settleCards(cards []*memory) {
	if len(cards) < manyCards || s.log.inPages > 0 {
		for _, c := range cards {
			s.settleCard(c)
		}
		return
	}
	workers := min(max(runtime.GOMAXPROCS(0), 1), 8)
	var done sync.WaitGroup
	for part := range slices.Chunk(cards, (len(cards)+workers-1)/workers) {
		done.Go(func() {
			for _, c := range part {
				s.settleCard(c)
			}
		})
	}
	done.Wait()
}

// settleCard applies the grades that card has not seen.
func (s *State) settleCard(c *memory) {
	if c.settled == 0 && len(c.earlier) > 0 {
		s.settleEarlier(c)
	}
	if c.settled == 0 && !c.begun && (len(c.past) > 0 || c.recalled > 0) {
		s.settlePast(c)
	}
	for ; c.settled < len(c.grades); c.settled++ {
		i := c.grades[c.settled]
		if c.base == nil && c.settled > 0 && int(i) >= s.log.inPages && int(c.grades[c.settled-1]) < s.log.inPages {
			was := *c
			c.base = &was
		}
		r := s.at(i)
		g := gradedEvents.event(s, r)
		g.before = c.card.State
		switch {
		case c.settled == 0 && c.recalled == 0 && (len(c.earlier) == 0 || c.anew()):
			c.met, c.metDate = r.day, r.shown.Day()
		case g.before == fsrs.New && len(c.earlier) > 0 && !c.anew():
			g.before = fsrs.Relearning // it is met again, and no new card
		}
		c.card = s.schedulers.next(s.symbols.text(g.card), c.card, time.UnixMilli(r.at).UTC(), int(r.day-c.day), g.rating, g.terms())
		c.day = r.day
		c.due = r.day + localDay(c.card.Days)
		if g.rating == fsrs.Again {
			c.again++
		} else if c.days == 0 || c.latest != r.day {
			c.days, c.latest = c.days+1, r.day
		}
		g.due = c.due
		if c.wrongLast = g.sure == sure && g.rating == fsrs.Again; c.wrongLast {
			c.surelyWrong = r.day
		}
	}
}

// settleEarlier settles the grades of what the card was before, by themselves: what
// is told of days gone by stays as it was.
func (s *State) settleEarlier(c *memory) {
	was := memory{id: c.id, grades: c.earlier, past: c.past}
	s.settleCard(&was)
	c.met, c.metDate = was.met, was.metDate
}
