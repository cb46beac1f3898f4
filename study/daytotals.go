package study

import (
	"math"
	"slices"

	"stagecraft/study/fsrs"
)

// dayTotals is what was done on each day, as far as it follows from some records
// that follow each other. How many words were read isn't in it: that depends on
// the edition of the course.
type dayTotals struct {
	days  []dayTotal // in order of what was done; a day may come twice
	reads []dayRead
	cards []cardTotal
	last  int64 // when the last thing was done that adds to the time spent, UTC ms

	cardAt map[symbol]int32 // in cards, as far as records were added
}

// dayTotal is what was done on a day, but for reading.
type dayTotal struct {
	day                localDay
	grades, answers    int32
	reviewed, recalled int32 // of the grades, those of cards out of the steps
	aimed              int32 // the sum of the retentions that these were to have, in thousandths
	right              int32 // of the answers
	told, mixed        int32 // of the answers, those about steps, and those that took one for another
	spent              int64 // ms, the pauses before blocks that were read too
	onCards, onAnswers int64 // of these
	onReading          int64 // and of these
	studied            bool  // something makes it a day of study
	finished           bool  // a lesson was finished
}

// cardTotal is what was done with a card in all, of whatever meaning it was.
type cardTotal struct {
	card                       symbol // as the events name it
	grades, reviewed, recalled int32
	spent                      int64 // ms from showing it to its grade
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
		took := min(int64(g.took), longestPause.Milliseconds())
		c := t.card(g.card)
		d.grades++
		c.grades++
		c.spent += took
		if g.before == fsrs.Review {
			d.reviewed++
			c.reviewed++
			d.aimed += int32(math.Round(1000 * g.retention))
			if g.rating != fsrs.Again {
				d.recalled++
				c.recalled++
			}
		}
		if pause {
			spent = took
		}
		d.onCards += spent
	case Answered:
		a := answeredEvents.event(s, r)
		d.answers++
		if a.right {
			d.right++
		}
		if len(a.steps) > 0 {
			d.told++
			if slices.ContainsFunc(a.steps, func(c StepChoice) bool { return c.Asked != c.Chosen }) {
				d.mixed++
			}
		}
		d.onAnswers += spent
	case Read:
		t.reads = append(t.reads, dayRead{day: r.day, block: *readEvents.event(s, r), alone: pause})
		d.onReading += spent
	case Finished:
		d.finished = true
	}
	d.spent += spent
}

// card gives what was done with a card, to be added to.
func (t *dayTotals) card(card symbol) *cardTotal {
	at, ok := t.cardAt[card]
	if !ok {
		if t.cardAt == nil {
			t.cardAt = map[symbol]int32{}
		}
		at = int32(len(t.cards))
		t.cardAt[card] = at
		t.cards = append(t.cards, cardTotal{card: card})
	}
	return &t.cards[at]
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
		d.aimed += more.aimed
		d.right += more.right
		d.told += more.told
		d.mixed += more.mixed
		d.spent += more.spent
		d.onCards += more.onCards
		d.onAnswers += more.onAnswers
		d.onReading += more.onReading
		d.studied = d.studied || more.studied
		d.finished = d.finished || more.finished
		rest = rest[1:]
	}
	both := &dayTotals{days: append(days, rest...), reads: slices.Concat(t.reads, o.reads), last: o.last}
	for _, of := range []*dayTotals{t, o} {
		for _, c := range of.cards {
			sum := both.card(c.card)
			sum.grades += c.grades
			sum.reviewed += c.reviewed
			sum.recalled += c.recalled
			sum.spent += c.spent
		}
	}
	both.cardAt = nil // it takes no more records
	return both
}

func (c *codec) dayTotals(t *dayTotals) {
	list(c, &t.days, func(c *codec, d *dayTotal) {
		integer(c, &d.day)
		integer(c, &d.grades)
		integer(c, &d.answers)
		integer(c, &d.reviewed)
		integer(c, &d.recalled)
		natural(c, &d.aimed)
		natural(c, &d.right)
		natural(c, &d.told)
		natural(c, &d.mixed)
		integer(c, &d.spent)
		integer(c, &d.onCards)
		integer(c, &d.onAnswers)
		integer(c, &d.onReading)
		c.flag(&d.studied)
		c.flag(&d.finished)
	})
	list(c, &t.reads, func(c *codec, r *dayRead) {
		integer(c, &r.day)
		c.symbol(&r.block.lesson)
		c.symbol(&r.block.block)
		c.flag(&r.alone)
	})
	list(c, &t.cards, func(c *codec, of *cardTotal) {
		c.symbol(&of.card)
		natural(c, &of.grades)
		natural(c, &of.reviewed)
		natural(c, &of.recalled)
		integer(c, &of.spent)
	})
	integer(c, &t.last)
}
