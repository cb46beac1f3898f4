package study

import (
	"fmt"
	"time"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// Interval is when a card would come again after a rating.
type Interval struct {
	Rating fsrs.Rating
	Due    time.Time     // in the learner's zone; 04:00 of the day when Days > 0
	Days   int           // 0 within the steps
	Wait   time.Duration // within the steps; else 24 hours for each of Days
}

// Preview says, for Again, Hard, Good and Easy, when the card would come again
// if it were graded so now. Grading it gives exactly that.
func (s *Session) Preview(id CardID) [4]Interval {
	now := s.now()
	var card fsrs.Card
	days := 0
	if m := s.state.memories().byCard[string(id)]; !m.unseen() {
		card, days = s.state.cardAt(m, now), int(now.day-m.day)
	}
	var intervals [4]Interval
	for i := range intervals {
		r := fsrs.Again + fsrs.Rating(i)
		next := s.state.schedulers.next(string(id), card, now.time, days, r, s.terms())
		intervals[i] = Interval{Rating: r, Days: next.Days, Due: next.Due, Wait: next.Due.Sub(now.time)}
		if next.Days > 0 {
			intervals[i].Due = (now.day + localDay(next.Days)).Begins(now.time.Location())
		}
	}
	return intervals
}

// terms are what a grade given now asks for.
func (s *Session) terms() terms { return terms{retention: s.Retention(), longest: s.Longest()} }

// Grade writes down how well a card was recalled and how long it took from
// showing it. It returns when the grade is safe on the disk; when it fails,
// nothing has changed and the card still waits.
func (s *Session) Grade(id CardID, r fsrs.Rating, took time.Duration) error {
	if _, ok := s.number[id]; !ok {
		return fmt.Errorf("grade %q: %w", id, ErrNoCard)
	}
	if !r.Valid() {
		return fmt.Errorf("grade %q: %d is not a rating, 1 to 4", id, r)
	}
	front := s.broughtBack
	s.broughtBack = ""
	err := s.Do(OpGrade, Entry{Graded, GradedPayload{
		Card: string(id), Scheduler: s.state.schedulers.name(), Weights: s.state.schedulers.sum(), Rating: uint8(r),
		Retention: s.Retention(), Longest: s.Longest(), Took: max(took, 0).Milliseconds(),
	}})
	if err != nil {
		s.broughtBack = front
	}
	return err
}

// lastGraded is the card of the last grade not undone; "" when there is none.
func (s *State) lastGraded() CardID {
	for _, r := range s.backward() {
		if g := gradedEvents.event(s, r); g != nil && !r.undone {
			return s.cardOf(g)
		}
	}
	return ""
}

// gradedToday counts the cards met for the first time today, and the reviews of
// those out of the steps. Those graded while
// the clock showed today's date before count as well, though they are taken to
// have been graded on another day: nobody has a date twice by moving the clock. Where
// a clock was moved, reviews are those of the day alone.
func (s *State) gradedToday(now instant) (introduced, reviewed int) {
	date := day.At(now.shown.At, now.shown.Offset)
	if s.uneven {
		for _, m := range s.memories().all {
			if len(m.grades)+len(m.earlier) > 0 && (m.met == now.day || m.metDate == date) {
				introduced++
			}
		}
	}
	for _, r := range s.backward() {
		if r.undone {
			continue
		}
		if r.day < now.day {
			break
		}
		g := gradedEvents.event(s, r)
		if g == nil || r.day != now.day && day.At(r.shown.At, r.shown.Offset) != date {
			continue
		}
		switch g.before {
		case fsrs.New:
			if !s.uneven {
				introduced++
			}
		case fsrs.Review:
			reviewed++
		}
	}
	return introduced, reviewed
}
