package study

import (
	"context"

	"stagecraft/study/fsrs"
)

// Moves is what another schedule would do to the days of the course's cards.
type Moves struct {
	Earlier, Same, Later int // cards; those in the steps stay
	DueBefore, DueAfter  int // cards due by today
}

// OlderSchedule says whether cards are planned by FSRS-6, which the learner began
// with, and there is a newer one to go over to.
func (s *Session) OlderSchedule() bool { return !s.state.schedulers.newer }

// NewerTask finds what the newer schedule would do, on any goroutine: it has a
// copy of all that it needs.
type NewerTask struct{ history }

// NewerSchedule gives the task that finds what the newer schedule would do.
func (s *Session) NewerSchedule() *NewerTask { return &NewerTask{s.history()} }

// Run finds it, and fails with the context's error when that ends first.
func (t *NewerTask) Run(ctx context.Context) (Moves, error) {
	return t.moved(ctx, schedule{newer: true, weights: fsrs.Default7()})
}

// UseNewerSchedule has the course's cards planned by FSRS-7 from now on, by all
// their grades. It is one operation, which can be undone.
func (s *Session) UseNewerSchedule() error {
	if !s.OlderSchedule() {
		return nil
	}
	return s.Do(OpReschedule, Entry{Rescheduled, RescheduledPayload{Scheduler: fsrs.Name7}})
}
