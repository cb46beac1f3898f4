package study

import (
	"fmt"
	"slices"
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
	var intervals [4]Interval
	for i := range intervals {
		r := fsrs.Again + fsrs.Rating(i)
		next := s.after(id, now, r)
		intervals[i] = Interval{Rating: r, Days: next.Days, Due: next.Due, Wait: next.Due.Sub(now.time)}
		if next.Days > 0 {
			intervals[i].Due = (now.day + localDay(next.Days)).Begins(now.time.Location())
		}
	}
	return intervals
}

// after is the card's memory if it were rated now.
func (s *Session) after(id CardID, now instant, r fsrs.Rating) fsrs.Card {
	var card fsrs.Card
	days := 0
	if m := s.state.cardOf[string(id)]; m != nil && len(m.grades) > 0 {
		card, days = m.card, int(now.day-m.day)
	}
	return parameters(s.retention).Next(card, now.time, days, r, fsrs.Seed(string(id), card.Reps))
}

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
	front := s.front
	s.front = ""
	err := s.Do(OpGrade, Entry{Graded, GradedPayload{
		Card: string(id), Scheduler: fsrs.Name, Rating: uint8(r),
		Retention: s.retention, Took: max(took, 0).Milliseconds(),
	}})
	if err != nil {
		s.front = front
	}
	return err
}

// lastGrade is the place in the log of the last grade not undone.
func (s *State) lastGrade() (int, bool) {
	for i := len(s.log) - 1; i >= 0; i-- {
		if m := &s.log[i]; m.is(Graded) && !m.undone {
			return i, true
		}
	}
	return 0, false
}

// introduced counts the cards met for the first time today. Those met while
// the clock showed today's date before count as well, though they are taken to
// have been met on another day: nobody has a date twice by moving the clock.
func (s *State) introduced(now instant) int {
	n, date := 0, day.At(now.shown.At, now.shown.Offset)
	for i := len(s.log) - 1; i >= 0; i-- {
		m := &s.log[i]
		if m.undone {
			continue
		}
		if m.day < now.day && !s.uneven {
			break
		}
		if m.is(Graded) && m.before == fsrs.New && (m.day == now.day || day.At(m.shown.At, m.shown.Offset) == date) {
			n++
		}
	}
	return n
}

func init() {
	register(eventKind{
		kind: Graded, read: (*State).graded, studied: true, timed: true,
		view: func(s *State, i int32) {
			c := s.memory(s.names[s.log[i].name])
			c.grades = append(c.grades, i)
			s.move(c)
		},
		turned:    (*State).regrade,
		operation: func(*State, *moment) (OperationKind, Scope) { return OpGrade, ScopeCards },
	})
}

func (s *State) graded(m *moment, payload []byte) bool {
	p, ok := decode(payload, setGraded)
	rating := fsrs.Rating(p.Rating)
	// A grade of another scheduler is a grade all the same: how well a card
	// was recalled has nothing to do with who planned it.
	if !ok || p.Card == "" || !rating.Valid() || !(p.Retention > 0 && p.Retention < 1) {
		return false
	}
	m.name, m.rating, m.retention = s.name(p.Card), rating, p.Retention
	m.took = int32(min(max(p.Took, 0), int64(24*time.Hour/time.Millisecond)))
	return true
}

// regrade has a card's grades applied again without one that was undone, or
// with one that no longer is.
func (s *State) regrade(i int32) {
	m := &s.log[i]
	c := s.memory(s.names[m.name])
	at, _ := slices.BinarySearch(c.grades, i)
	if m.undone {
		c.grades = slices.Delete(c.grades, at, at+1)
	} else {
		c.grades = slices.Insert(c.grades, at, i)
	}
	c.forget()
	s.move(c)
}
