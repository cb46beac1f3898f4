package study

import (
	"context"
	"time"

	"stagecraft/content"
	"stagecraft/study/day"
)

// Standing is how far a learner is in a course, and what waits in it: all that is
// said of a course that isn't open.
type Standing struct {
	Waits   Counts  `json:"waits"` // of all cards
	Read    float64 `json:"read"`  // the part of its words, 0 to 1
	Lessons int     `json:"lessons"`
	Done    int     `json:"done"` // of the lessons
	Cards   int     `json:"cards"`

	At    time.Time `json:"at"` // when it was so
	Day   day.Day   `json:"day"`
	Turn  day.Turn  `json:"turn,omitempty"`
	Until time.Time `json:"until,omitzero"` // when a card comes; zero is not on this day
}

// Holds says whether it is so still at an instant, unless something was done since.
func (s Standing) Holds(now time.Time) bool {
	return s.Turn.Of(now) == s.Day && !now.Before(s.At) && (s.Until.IsZero() || now.Before(s.Until))
}

// Standing says how far the learner is.
func (s *Session) Standing() Standing {
	now := s.now()
	st := Standing{
		Waits: s.Counts(AllCards), Read: s.CourseProgress(), Lessons: len(s.course.Lessons), Cards: len(s.cards),
		At: now.time, Day: now.day, Turn: now.shown.Turn, Until: s.queues.until,
	}
	if s.queues.skewed {
		st.Until = now.time // it is so at no other instant
	}
	for _, l := range s.course.Lessons {
		if s.state.finished(l.ID) {
			st.Done++
		}
	}
	return st
}

// StandingIn says how far the learner is in a course that isn't open, by what a
// store has of it. Nothing is written. It may take as long as a start, and is for
// any goroutine that the store is for.
func StandingIn(ctx context.Context, course *content.Course, store SnapshotStore, clock Clock) (Standing, error) {
	s, err := Start(course, onlyLooking{store}, clock, WithContext(ctx))
	if err != nil {
		return Standing{}, err
	}
	defer s.Close()
	return s.Standing(), nil
}

// onlyLooking is a store that keeps nothing: what a start finds of the clock and of
// the edition counts for that session alone.
type onlyLooking struct{ SnapshotStore }

// Append keeps nothing.
func (onlyLooking) Append(...Event) error { return nil }

// SetSetting keeps nothing.
func (onlyLooking) SetSetting(string, string) error { return nil }

// SetSettingLater keeps nothing.
func (onlyLooking) SetSettingLater(string, string) {}

// KeepSnapshot keeps nothing.
func (onlyLooking) KeepSnapshot(string, []byte) {}

// ConcernsCourse says whether an event is about a course, alone or among others.
func (e *Event) ConcernsCourse(id string) bool { return e.Course == id || e.Course == everyCourse }
