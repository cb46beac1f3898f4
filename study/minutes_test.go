package study_test

import (
	"testing"
	"time"

	"stagecraft/study"
)

func TestBegin_SetsMinutesAndTheNewCardsThatGoWithThemAsOneOperation(t *testing.T) {
	for _, c := range []struct{ minutes, cards int }{{5, 3}, {15, 10}, {30, 20}} {
		d := newTestLearner(t)
		d.ok(d.Begin(c.minutes))
		same(t, "minutes", d.MinutesPerDay(), c.minutes)
		same(t, "new cards", d.NewPerDay(), c.cards)
		d.restart()
		same(t, "minutes after a restart", d.MinutesPerDay(), c.minutes)
		done, undone, err := d.Undo(study.Scope{})
		d.ok(err)
		same(t, "operation undone", undone && done.Kind == study.SettingMinutesPerDay.Operation(), true)
		same(t, "minutes undone", d.MinutesPerDay(), 0)
		same(t, "new cards undone", d.NewPerDay(), study.DefaultNewPerDay)
	}
}

func TestNextUp_OffersAPartOfALessonThatIsLongerThanTheDay(t *testing.T) {
	d := newTestLearner(t)
	d.course.Lessons[0].Minutes = 40
	d.restart()
	whole := d.NextUp()
	if whole.Part || whole.Minutes != 40 || whole.Takes < 40*time.Minute {
		t.Fatalf("without minutes a day: %+v", whole)
	}
	d.ok(d.Begin(15))
	n := d.NextUp()
	if !n.Part || n.Minutes != 40 || n.Takes != 15*time.Minute || n.CardsFirst {
		t.Errorf("with 15 minutes a day: %+v", n)
	}
	d.ok(d.Begin(60))
	if n := d.NextUp(); n.Part || n.Takes < 40*time.Minute {
		t.Errorf("with an hour a day: %+v", n)
	}
	if done, wanted := d.DayMinutes(); done != 0 || wanted != 60 {
		t.Errorf("of the day: %v of %d minutes", done, wanted)
	}
}
