package study

import (
	"fmt"
	"time"

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
	asked := terms{retention: s.Retention(), longest: s.Longest()}
	if n, ok := s.number[id]; ok {
		asked = s.terms(n)
	}
	var intervals [4]Interval
	for i := range intervals {
		r := fsrs.Again + fsrs.Rating(i)
		next := s.state.schedulers.next(string(id), card, now.time, days, r, asked)
		intervals[i] = Interval{Rating: r, Days: next.Days, Due: next.Due, Wait: next.Due.Sub(now.time)}
		if next.Days > 0 {
			intervals[i].Due = now.begins(now.day + localDay(next.Days))
		}
	}
	return intervals
}

// terms are what a grade of a card given now asks for.
func (s *Session) terms(card int32) terms {
	return terms{retention: s.retentionOf(card), longest: s.Longest(), byModel: s.Setting(SettingSteps) != 0}
}

// Grade writes down how well a card was recalled and how long it took from
// showing it. It returns when the grade is safe on the disk; when it fails,
// nothing has changed and the card still waits.
func (s *Session) Grade(id CardID, r fsrs.Rating, took time.Duration) error {
	return s.GradeSure(id, r, took, NotAsked)
}

// GradeSure is Grade with how sure the learner was before the answer showed.
func (s *Session) GradeSure(id CardID, r fsrs.Rating, took time.Duration, confidence Confidence) error {
	n, ok := s.number[id]
	if !ok {
		return fmt.Errorf("grade %q: %w", id, ErrNoCard)
	}
	if !r.Valid() {
		return fmt.Errorf("grade %q: %d is not a rating, 1 to 4", id, r)
	}
	front := s.broughtBack
	s.broughtBack = ""
	asked, steps := s.terms(n), ""
	if asked.byModel {
		steps = StepsByModel
	}
	err := s.Do(OpGrade, Entry{Graded, GradedPayload{
		Card: string(id), Scheduler: s.state.schedulers.name(), Weights: s.state.schedulers.sum(), Rating: uint8(r),
		Retention: asked.retention, Longest: asked.longest, Took: max(took, 0).Milliseconds(), Steps: steps, Confidence: confidence,
	}})
	if err != nil {
		s.broughtBack = front
	}
	return err
}

// lastGraded is the card of a day's last grade not undone; "" when there is none: what was
// seen the day before gives nothing away any more.
func (s *State) lastGraded(today localDay) CardID {
	for _, r := range s.backward() {
		switch g := gradedEvents.event(s, r); {
		case r.undone:
		case r.day < today:
			return ""
		case g != nil:
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
	s.eachGradedToday(now, func(_ CardID, met bool) {
		if met {
			introduced++
		} else {
			reviewed++
		}
	})
	return introduced, reviewed
}

// eachGradedToday calls f with each card that gradedToday counts.
func (s *State) eachGradedToday(now instant, f func(card CardID, met bool)) {
	date := now.shown.Day()
	if s.uneven {
		for _, m := range s.memories().all {
			if len(m.grades)+len(m.earlier) > 0 && (m.met == now.day || m.metDate == date) {
				f(CardID(m.id), true)
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
		if g == nil || r.day != now.day && r.shown.Day() != date {
			continue
		}
		switch g.before {
		case fsrs.New:
			if !s.uneven {
				f(s.cardOf(g), true)
			}
		case fsrs.Review:
			f(s.cardOf(g), false)
		}
	}
}
