package study_test

import (
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// standing is how far the learner is, as it is said while another course is open.
func (d *testLearner) standing() study.Standing {
	d.t.Helper()
	r, err := d.journal.Reader(d.t.Context())
	d.ok(err)
	before := len(d.events())
	st, err := study.StandingIn(d.t.Context(), d.course, r, d.watch)
	d.ok(err)
	if now := len(d.events()); now != before {
		d.t.Fatalf("looking wrote %d events", now-before)
	}
	return st
}

func TestStanding_OfACourseThatIsNotOpenIsThatOfOneThatIs(t *testing.T) {
	d := newTestLearner(t)
	if st := d.standing(); st.Waits.New == 0 || st.Waits.Total() != d.Counts(study.AllCards).Total() || st.Read != 0 || st.Lessons != 2 {
		t.Errorf("at first it is %+v", st)
	}
	d.drain(study.AllCards, fsrs.Good)
	d.ok(d.MarkRead("buying", "c"))
	d.ok(d.Finish("finding"))
	d.nextDay()
	for range 3 {
		if got, want := d.standing(), d.Standing(); got != want || want.Waits.Total() == 0 || want.Done != 1 || want.Read <= 0 {
			t.Errorf("it is %+v, and\n%+v when it is open", got, want)
		}
		d.grade(d.next(study.AllCards), fsrs.Again)
		d.wait(3 * time.Hour)
	}
	// Another edition: the counts are those that opening it would give.
	d.course = smallCourse()
	d.course.Version = "2.0.0"
	d.course.Terms = d.course.Terms[:2]
	got := d.standing()
	d.restart()
	if want := d.Standing(); got.Waits != want.Waits || got.Cards != want.Cards {
		t.Errorf("of another edition it is %+v, and\n%+v when it is open", got, want)
	}
}

func TestStanding_HoldsUntilACardComesOrTheDayTurns(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(0))
	if st := d.Standing(); !st.Holds(d.Time.Add(10*time.Hour)) || st.Holds(d.Time.Add(20*time.Hour)) || st.Holds(d.Time.Add(-time.Minute)) {
		t.Errorf("with nothing in the steps, %+v", st)
	}
	d.ok(d.SetNewPerDay(10))
	d.grade(d.next(study.AllCards), fsrs.Again)
	d.ok(d.SetNewPerDay(1))
	st := d.Standing()
	if st.Until.IsZero() || !st.Holds(st.Until.Add(-time.Second)) || st.Holds(st.Until) {
		t.Errorf("with a card in the steps, %+v", st)
	}
	before := st.Waits
	d.Time = st.Until
	if now := d.Standing(); now.Waits == before {
		t.Errorf("once the time came it is the same: %+v", now)
	}
}
