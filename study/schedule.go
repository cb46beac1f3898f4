package study

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"time"

	"stagecraft/study/fsrs"
)

// Which scheduler plans a course's cards follows from its events: FSRS-7, unless
// the first grade that counts names the one before it, which learners of then
// stay with until they ask for the newer. All grades are then of the scheduler in
// force, from the times at which they were given; what a grade names is what was
// in force as it was given.

// schedule is the scheduler in force, with its weights.
type schedule struct {
	newer   bool // FSRS-7
	weights fsrs.Weights7
}

// schedulers is a schedule with what is worked out of it once.
type schedulers struct {
	schedule
	model *fsrs.Model7
	six   fsrs.Parameters
}

func newSchedulers(s schedule) schedulers {
	six := fsrs.Default()
	six.Fuzz = true
	return schedulers{schedule: s, model: fsrs.NewModel7(s.weights), six: six}
}

// name is what grades call the scheduler.
func (p *schedulers) name() string {
	if p.newer {
		return fsrs.Name7
	}
	return fsrs.Name
}

// sum is what grades call the weights: "" the published ones.
func (p *schedulers) sum() string {
	if !p.newer || p.weights == fsrs.Default7() {
		return ""
	}
	h := sha256.New()
	_ = binary.Write(h, binary.LittleEndian, p.weights[:]) // a hash takes all
	return hex.EncodeToString(h.Sum(nil)[:4])
}

// terms are what a grade asks of the schedule, as it was given.
type terms struct {
	retention float64
	longest   int  // in days; 0 is of a grade that names none
	byModel   bool // the steps of one day are the model's
}

// longest is the longest interval of a grade, by what it names. Under FSRS-6 one
// that names none had no bound that anyone met.
func (p *schedulers) longest(named int) int {
	switch {
	case named > 0:
		return named
	case p.newer:
		return DefaultLongest
	}
	return p.six.Longest
}

// next is a card after it is rated. It may be called on several goroutines at once.
func (p *schedulers) next(id string, c fsrs.Card, at time.Time, days int, r fsrs.Rating, asked terms) fsrs.Card {
	seed := fsrs.Seed(id, c.Reps)
	if p.newer {
		s := fsrs.NewSchedule7(p.model)
		s.Fuzz, s.Retention, s.Longest, s.ByModel = true, asked.retention, p.longest(asked.longest), asked.byModel
		return s.Next(c, at, days, r, seed)
	}
	six := p.six
	six.Retention, six.Longest = asked.retention, p.longest(asked.longest)
	return six.Next(c, at, days, r, seed)
}

// recall is the chance that a card is recalled at an instant, so many days after
// that of its last grade.
func (p *schedulers) recall(c fsrs.Card, at time.Time, days int) float64 {
	if p.newer {
		return p.model.Retrievability(c, at)
	}
	return p.six.Retrievability(c, days)
}

// scheduleInForce is the schedule that the events come to.
func (s *State) scheduleInForce() schedule {
	now := schedule{newer: s.memories().first < 0 || s.memories().firstNewer || *rescheduledEvents.in(s) > 0, weights: fsrs.Default7()}
	if f := fittedEvents.in(s).inUse(); f != nil && now.newer {
		now.weights = f.weights
	}
	return now
}

// reschedule brings every card to the schedule in force, where that is another
// than it was.
func (s *State) reschedule() {
	now := s.scheduleInForce()
	if now == s.schedulers.schedule {
		return
	}
	s.planBy(now)
}

// planBy has every card settled anew, by another schedule.
func (s *State) planBy(now schedule) {
	s.schedulers = newSchedulers(now)
	if len(s.memories().all) == 0 {
		return
	}
	s.unpack()
	s.resets++
	for _, m := range s.memories().all {
		if m.settled > 0 || len(m.past) > 0 {
			m.base = nil
			m.forget(0)
			s.memories().change(m)
		}
	}
}
