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
	if m := s.state.memories().byCard[string(id)]; m != nil && len(m.grades) > 0 {
		card, days = m.card, int(now.day-m.day)
	}
	return parameters(s.Retention()).Next(card, now.time, days, r, fsrs.Seed(string(id), card.Reps))
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
		Retention: s.Retention(), Took: max(took, 0).Milliseconds(),
	}})
	if err != nil {
		s.front = front
	}
	return err
}

// lastGraded is the card of the last grade not undone; "" when there is none.
func (s *State) lastGraded() CardID {
	for i := range slices.Backward(s.log) {
		if g := s.gradeAt(int32(i)); g != nil && !s.log[i].undone {
			return CardID(s.symbols.text(g.card))
		}
	}
	return ""
}

// introduced counts the cards met for the first time today. Those met while
// the clock showed today's date before count as well, though they are taken to
// have been met on another day: nobody has a date twice by moving the clock.
func (s *State) introduced(now instant) int {
	n, date := 0, day.At(now.shown.At, now.shown.Offset)
	for i := len(s.log) - 1; i >= 0; i-- {
		r := &s.log[i]
		if r.undone {
			continue
		}
		if r.day < now.day && !s.uneven {
			break
		}
		g := gradedEvents.event(s, r)
		if g != nil && g.before == fsrs.New && (r.day == now.day || day.At(r.shown.At, r.shown.Offset) == date) {
			n++
		}
	}
	return n
}
