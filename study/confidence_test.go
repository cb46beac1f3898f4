package study_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestSureAndWrong_ComesBackTheSameDayAndAfterAWeek(t *testing.T) {
	const card = study.CardID("term:po/definition")
	for _, byModel := range []float64{0, 1} {
		d := newTestLearner(t)
		d.ok(d.Adjust(study.SettingSteps, byModel))
		d.ok(d.SetNewPerDay(0))
		for range 4 { // known well
			d.grade(card, fsrs.Easy)
			d.Time = d.AddDate(0, 0, 60)
		}
		d.ok(d.GradeSure(card, fsrs.Again, time.Second, study.Sure))
		d.wait(10 * time.Minute)
		same(t, "ten minutes later", d.next(study.AllCards), card)
		d.grade(card, fsrs.Easy)
		days := 0
		for d.Counts(study.AllCards).Due == 0 {
			d.nextDay()
			days++
		}
		if days > 7 {
			t.Errorf("it comes back after %d days", days)
		}
		if listed := d.CardList(); listed[0].Of.ID == card && !listed[0].Due {
			t.Error("the list of cards doesn't say that it is due")
		}
		d.Time = d.AddDate(0, 0, 7-days)
		d.grade(card, fsrs.Easy)
		d.Time = d.AddDate(0, 0, 2)
		same(t, "then it keeps to its schedule", d.Counts(study.AllCards).Due, 0)
	}
}

// TestSureAndWrong_OnlyAddsATime draws grades, each with how sure the learner was, and
// lays them beside the same ones without: the schedule is the same, and a card is never
// due later for it.
func TestSureAndWrong_OnlyAddsATime(t *testing.T) {
	const card = study.CardID("term:po/definition")
	rapid.Check(t, func(t *rapid.T) {
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		clock := morning()
		sure, err := study.Start(smallCourse(), &pad{}, clock)
		ok(err)
		plain, err := study.Start(smallCourse(), &pad{}, clock)
		ok(err)
		wrong := time.Time{} // on the day of which it was sure and wrong last
		for range rapid.IntRange(1, 20).Draw(t, "grades") {
			r := fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating"))
			as := rapid.SampledFrom(append(study.Confidences(), study.NotAsked)).Draw(t, "as")
			ok(sure.GradeSure(card, r, time.Second, as))
			ok(plain.Grade(card, r, time.Second))
			if as == study.Sure && r == fsrs.Again {
				wrong = clock.Time
			}
			a, b := sure.Why(card), plain.Why(card)
			if a.Recall != b.Recall || a.Lapses != b.Lapses || a.State != b.State || a.Overdue < b.Overdue {
				t.Fatalf("after %v, %v: %+v, without %+v", r, as, a, b)
			}
			if !wrong.IsZero() && a.State == fsrs.Review && sure.Turn().Between(wrong, clock.Time) < 5 {
				if on := sure.Turn().Between(wrong, clock.Add(-a.Overdue)); on > 7 {
					t.Fatalf("it comes back after %d days", on)
				}
			}
			clock.wait(time.Duration(rapid.IntRange(1, 200).Draw(t, "hours")) * time.Hour)
		}
	})
}

func TestCalibration_CountsHowOftenRightByHowSure(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.GradeSure("term:po/definition", fsrs.Again, time.Second, study.Sure))
	d.ok(d.GradeSure("term:lead/definition", fsrs.Hard, time.Second, study.Sure))
	d.ok(d.GradeSure("term:icp/definition", fsrs.Again, time.Second, study.Guessing))
	d.ok(d.AnswerSure("q1", true, nil, study.Fairly))
	d.grade("term:po/definition", fsrs.Good)
	want := []study.Calibration{
		{Confidence: study.Sure, Cards: study.Calibrated{Asked: 2, Right: 1}},
		{Confidence: study.Fairly, Questions: study.Calibrated{Asked: 1, Right: 1}},
		{Confidence: study.Guessing, Cards: study.Calibrated{Asked: 1}},
	}
	for i, c := range d.Calibration() {
		same(t, string(c.Confidence), c, want[i])
	}
	d.undo()
	d.undo()
	d.restart()
	same(t, "after an undo", d.Calibration()[2].All(), study.Calibrated{})
}

func TestSureAndWrong_QuestionsComeFirstTheSameDayAndAfterAWeek(t *testing.T) {
	d := newTestLearner(t)
	first := func() string { return d.PracticeQueue("")[0].ID }
	for _, q := range d.course.Questions {
		d.ok(d.Answer(q.ID, true, nil))
		d.wait(time.Minute)
	}
	last := d.course.Questions[len(d.course.Questions)-1].ID
	d.ok(d.AnswerSure(last, false, nil, study.Sure))
	same(t, "the same day", first(), last)
	d.ok(d.Answer(last, true, nil))
	if first() == last {
		t.Error("it is owed although it was answered right since")
	}
	d.Time = d.AddDate(0, 0, 6)
	if first() == last {
		t.Error("it is owed after six days")
	}
	d.Time = d.AddDate(0, 0, 1)
	same(t, "after a week", first(), last)
	d.restart()
	same(t, "in today's mix", d.TodaysMix(1)[0], last)
	d.ok(d.Answer(last, true, nil))
	if first() == last {
		t.Error("it is owed although it has come back")
	}
}
