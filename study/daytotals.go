package study

import (
	"slices"

	"stagecraft/study/fsrs"
)

// dayTotals is what was done on each day, as far as it follows from some records
// that follow each other. How many words were read isn't in it: that depends on
// the edition of the course.
type dayTotals struct {
	days  []dayTotal // in order of what was done; a day may come twice
	reads []dayRead
	last  int64 // when the last thing was done that adds to the time spent, UTC ms
}

// dayTotal is what was done on a day, but for reading.
type dayTotal struct {
	day                localDay
	grades, answers    int32
	reviewed, recalled int32 // of the grades, those of cards out of the steps
	spent              int64 // ms, the pauses before blocks that were read too
	studied            bool  // something makes it a day of study
	finished           bool  // a lesson was finished
}

// dayRead is that a block was read on a day.
type dayRead struct {
	day   localDay
	block blockRead
	alone bool // the pause before was none of study: what counts is how long it takes to read
}

// dayTotals gives what was done on each day: by the records that came from a
// snapshot, and by the others.
func (s *State) dayTotals() [2]*dayTotals {
	if s.early == nil {
		s.early = &dayTotals{}
		for i, r := range s.each(0) {
			if int(i) >= s.log.inPages {
				break
			}
			s.early.add(s, r)
		}
	}
	late := &dayTotals{last: s.early.last}
	for i := range s.log.recent {
		late.add(s, &s.log.recent[i])
	}
	return [2]*dayTotals{s.early, late}
}

// add takes a record into account, the next one.
func (t *dayTotals) add(s *State, r *record) {
	k := r.of()
	if r.undone || !k.timed && !k.studied {
		return
	}
	if n := len(t.days); n == 0 || t.days[n-1].day != r.day {
		t.days = append(t.days, dayTotal{day: r.day})
	}
	d := &t.days[len(t.days)-1]
	d.studied = d.studied || k.studied && k.name != Read
	if !k.timed {
		return
	}
	spent := r.at - t.last
	t.last = r.at
	pause := spent < 0 || spent > longestPause.Milliseconds()
	if pause {
		spent = 0 // but for how long it took by itself
	}
	switch k.name {
	case Graded:
		g := gradedEvents.event(s, r)
		d.grades++
		if g.before == fsrs.Review {
			d.reviewed++
			if g.rating != fsrs.Again {
				d.recalled++
			}
		}
		if pause {
			spent = min(int64(g.took), longestPause.Milliseconds())
		}
	case Answered:
		d.answers++
	case Read:
		t.reads = append(t.reads, dayRead{day: r.day, block: *readEvents.event(s, r), alone: pause})
	case Finished:
		d.finished = true
	}
	d.spent += spent
}

// followedBy gives what was done in all by the records and those after them.
func (t *dayTotals) followedBy(o *dayTotals) *dayTotals {
	days, rest := slices.Clone(t.days), o.days
	if n := len(days); n > 0 && len(rest) > 0 && days[n-1].day == rest[0].day {
		d, more := &days[n-1], &rest[0]
		d.grades += more.grades
		d.answers += more.answers
		d.reviewed += more.reviewed
		d.recalled += more.recalled
		d.spent += more.spent
		d.studied = d.studied || more.studied
		d.finished = d.finished || more.finished
		rest = rest[1:]
	}
	return &dayTotals{days: append(days, rest...), reads: slices.Concat(t.reads, o.reads), last: o.last}
}

func (c *codec) dayTotals(t *dayTotals) {
	list(c, &t.days, func(c *codec, d *dayTotal) {
		integer(c, &d.day)
		integer(c, &d.grades)
		integer(c, &d.answers)
		integer(c, &d.reviewed)
		integer(c, &d.recalled)
		integer(c, &d.spent)
		c.flag(&d.studied)
		c.flag(&d.finished)
	})
	list(c, &t.reads, func(c *codec, r *dayRead) {
		integer(c, &r.day)
		c.symbol(&r.block.lesson)
		c.symbol(&r.block.block)
		c.flag(&r.alone)
	})
	integer(c, &t.last)
}
