package study_test

import (
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// planned gives a learner with a plan for so many days ahead.
func planned(t *testing.T, days, minutes int) *testLearner {
	d := newTestLearner(t)
	d.ok(d.SetPlan(study.PlanChoice{Name: "interview", Date: d.date(days)}, minutes))
	return d
}

// date is that of a day so many days ahead.
func (d *testLearner) date(days int) time.Time {
	y, m, at := d.Session.Now().AddDate(0, 0, days).Date()
	return time.Date(y, m, at, 0, 0, 0, 0, time.UTC)
}

func TestSetPlan_IsKeptAndUndoneAsOne(t *testing.T) {
	d := newTestLearner(t)
	c := study.PlanChoice{Name: "  interview\n", Date: d.date(20), Off: []time.Time{d.date(3)}}
	c.Weekdays[time.Sunday] = true
	d.ok(d.SetPlan(c, 15))
	for range 2 {
		got := d.Choice()
		same(t, "name", got.Name, "interview")
		same(t, "date", got.Date, c.Date)
		same(t, "Sundays off", got.Weekdays, c.Weekdays)
		same(t, "days off", got.Off[0], c.Off[0])
		same(t, "minutes", d.MinutesPerDay(), 15)
		n, ok := d.DaysToPlan()
		same(t, "days left", n, 20)
		same(t, "there is a plan", ok, true)
		d.restart()
	}
	done, undone, err := d.Undo(study.ScopeSettings)
	d.ok(err)
	same(t, "undone", undone && done.Kind == study.OpPlan, true)
	same(t, "date undone", d.Choice().Date.IsZero(), true)
	same(t, "minutes undone", d.MinutesPerDay(), 0)
	if _, ok := d.PlanFigures(); ok {
		t.Error("a plan that was undone has figures")
	}
}

func TestPlan_DealsNewCardsAndReviews(t *testing.T) {
	d := planned(t, 20, 0)
	f, ok := d.PlanFigures()
	if !ok || f.Deal.New == 0 || f.Recall <= f.Untouched {
		t.Fatalf("the figures: %+v", f)
	}
	counts := d.Counts(study.AllCards)
	if counts.New != f.Deal.New {
		t.Fatalf("%d new cards wait, and the plan deals %d", counts.New, f.Deal.New)
	}
	for range f.Deal.New {
		c, ok := d.Next(study.AllCards)
		if !ok {
			t.Fatal("nothing comes next")
		}
		d.ok(d.Grade(c.ID, fsrs.Easy, time.Second))
	}
	same(t, "new cards left", d.Counts(study.AllCards).New, 0)
	d.restart()
	if again, _ := d.PlanFigures(); d.Counts(study.AllCards).New != again.Deal.New {
		t.Errorf("after a restart %d new cards wait, and the plan deals %d", d.Counts(study.AllCards).New, again.Deal.New)
	}
}

// pause has the learner pause for so many days from today on; 0 ends it.
func (d *testLearner) pause(days int) {
	d.ok(d.SetPlan(d.Choice().Pausing(d.date(0), days), d.MinutesPerDay()))
}

func TestPlan_LeavesCardsForTheDaysAfterAPause(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Grade("term:po/definition", fsrs.Good, time.Second))
	d.ok(d.Grade("term:po/definition", fsrs.Easy, time.Second))
	d.nextDay()
	d.ok(d.SetPlan(study.PlanChoice{Name: "exam", Date: d.date(30)}, 0))
	d.pause(10)
	until, paused := d.PausedUntil()
	same(t, "paused until", until, d.date(9))
	same(t, "paused", paused && d.DayOff(), true)
	for range 9 {
		same(t, "cards in the pause", d.Counts(study.AllCards).Total(), 0)
		d.nextDay()
	}
	same(t, "cards on the last day of the pause", d.Counts(study.AllCards).Total(), 0)
	studied, _ := d.WeekStudied()
	if weekday := (int(d.Session.Now().Weekday()) + 6) % 7; studied < weekday {
		t.Errorf("on day %d of the week %d count, all of them in the pause", weekday, studied)
	}
	d.nextDay()
	if d.Counts(study.AllCards).Total() == 0 {
		t.Error("after the pause nothing comes")
	}
	if _, still := d.PausedUntil(); still {
		t.Error("the pause doesn't end")
	}
}

func TestPausing_EndsAPauseAndBreaksNoStreak(t *testing.T) {
	d := newTestLearner(t)
	for _, r := range []fsrs.Rating{fsrs.Good, fsrs.Good} {
		d.ok(d.Grade("term:po/definition", r, time.Second))
	}
	streak := d.Streak()
	d.nextDay()
	d.pause(21)
	for range 15 {
		d.nextDay()
	}
	d.pause(0)
	if _, paused := d.PausedUntil(); paused {
		t.Fatal("the pause goes on")
	}
	same(t, "streak", d.Streak(), streak)
	same(t, "pauses kept", len(d.Choice().Pauses), 1)
	d.pause(0) // there is nothing to end
	if c := d.Counts(study.AllCards); c.Due == 0 {
		t.Errorf("after the pause what is due waits: %+v", c)
	}
}

func TestPlanKept_HoldsWhatWasPredictedAgainstWhatWasTrue(t *testing.T) {
	d := planned(t, 20, 10)
	if _, ok := d.PlanKept(); ok {
		t.Error("on its first day a plan is held against nothing")
	}
	f, _ := d.PlanFigures()
	d.nextDay()
	d.ok(d.Grade("term:po/definition", fsrs.Good, 90*time.Second))
	d.nextDay()
	k, ok := d.PlanKept()
	if !ok || k.Days != 1 || k.Predicted != f.Minutes || k.True < 1 || k.True > 2 {
		t.Errorf("%+v, of %v minutes predicted", k, f.Minutes)
	}
}

func TestPlan_EndsWithItsDate(t *testing.T) {
	d := planned(t, 2, 10)
	for range 2 {
		d.nextDay()
	}
	if _, ok := d.PlanFigures(); ok {
		t.Error("on its date a plan still deals")
	}
	n, ok := d.DaysToPlan()
	same(t, "days left", n, 0)
	same(t, "it is today", ok, true)
	same(t, "new cards", d.Counts(study.AllCards).New > 0, true)
	d.nextDay()
	if _, ok := d.DaysToPlan(); ok {
		t.Error("the plan's date is past")
	}
}
