package study_test

import (
	"math"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestCardPace_IsNearTheUsualAtFirstAndTheLearnersOwnAfter(t *testing.T) {
	d := newTestLearner(t)
	same(t, "with nothing graded", d.CardPace(), 9*time.Second)
	for range 100 {
		d.ok(d.Grade("term:po/definition", fsrs.Again, 4*time.Second))
		d.wait(time.Minute)
	}
	if p := d.CardPace(); p < 4*time.Second || p > 5*time.Second {
		t.Errorf("after 100 cards of 4 s each it takes %v", p)
	}
	d.ok(d.Grade("term:po/definition", fsrs.Again, 3*time.Hour)) // left lying
	if p := d.CardPace(); p > 6*time.Second {
		t.Errorf("a card left lying makes it %v", p)
	}
}

func TestReadingPace_MakesTheMinutesLeftHonest(t *testing.T) {
	d := newTestLearner(t)
	for range 30 { // a long lesson, of a learner who reads 300 words a minute
		d.course.Lessons[1].Blocks = append(d.course.Lessons[1].Blocks, study.LongBlock(len(d.course.Lessons[1].Blocks), 150))
	}
	finding := d.course.Lessons[1]
	finding.Minutes = 23
	d.restart()
	same(t, "pace at first", d.ReadingPace(), 200.0)
	same(t, "minutes at first", d.LessonProgress("finding").MinutesLeft, 23)
	d.ok(d.MarkRead("buying", "a"))
	for _, b := range finding.Blocks[1:21] {
		d.wait(30 * time.Second)
		d.ok(d.MarkRead("finding", b.Key))
	}
	if p := d.ReadingPace(); p < 260 || p > 300 {
		t.Errorf("after ten minutes at 300 words a minute the pace is %v", p)
	}
	if left := d.LessonProgress("finding").MinutesLeft; left >= 8 || left < 5 {
		t.Errorf("of 1,500 words it says %d minutes", left)
	}
	pace := d.ReadingPace()
	d.wait(4 * time.Minute) // left open
	d.ok(d.MarkRead("finding", finding.Blocks[21].Key))
	d.wait(time.Second) // leafed through
	d.ok(d.MarkRead("finding", finding.Blocks[22].Key))
	if p := d.ReadingPace(); math.Abs(p-pace) > 1e-9 {
		t.Errorf("what was left open or leafed through made %v words a minute of %v", p, pace)
	}
}

func TestLessonMemory_CountsWhatWasNotMetAsNotKnown(t *testing.T) {
	d := newTestLearner(t)
	m := d.LessonMemory("buying")
	if m.Recall != 0 || m.Cards == 0 || m.Learnt {
		t.Fatalf("before anything: %+v", m)
	}
	d.grade("term:po/definition", fsrs.Easy)
	m = d.LessonMemory("buying")
	if want := 1 / float64(m.Cards); math.Abs(m.Recall-want) > 0.01 {
		t.Errorf("one of %d cards met makes a recall of %v", m.Cards, m.Recall)
	}
	decision, after := m.Stages[0], m.Stages[1]
	if decision.Cards == 0 || decision.Mean <= 0 || decision.Mean > 0.5 {
		t.Errorf("of the stage of the purchase order: %+v", decision)
	}
	if after.Cards == 0 || after.Mean != 0 {
		t.Errorf("of a stage none of whose cards were met: %+v", after)
	}
}

func TestLessonMemory_IsLearntOnceAllWasRightOnThreeSeparateDays(t *testing.T) {
	d := newTestLearner(t)
	deck, _ := d.Deck("lesson:buying")
	sources := map[string]study.CardID{}
	for _, c := range deck.Cards {
		sources[c.Source()] = c.ID
	}
	for day := range 3 {
		same(t, "learnt", d.LessonMemory("buying").Learnt, false)
		for _, id := range sources {
			d.grade(id, fsrs.Good)
		}
		if day < 2 {
			d.ok(d.Answer("q1", true, nil))
		}
		d.ok(d.Answer("q1", day < 2, nil)) // twice on one day counts once; wrong not at all
		d.nextDay()
	}
	same(t, "with a question right on two days", d.LessonMemory("buying").Learnt, false)
	d.ok(d.Answer("q1", true, nil))
	same(t, "with it right on the third", d.LessonMemory("buying").Learnt, true)
	d.restart()
	same(t, "after a restart", d.LessonMemory("buying").Learnt, true)
}

func TestNextUp_IsReadingThenCards(t *testing.T) {
	d := newTestLearner(t)
	n := d.NextUp()
	if n.Lesson == nil || n.Lesson.ID != "buying" || n.Cards != d.Counts(study.AllCards).Total() || n.CardsFirst {
		t.Errorf("at first: %+v", n)
	}
	same(t, "takes", n.Takes, 10*time.Minute+time.Duration(n.Cards)*9*time.Second)
	d.ok(d.Finish("buying"))
	d.ok(d.Finish("finding"))
	if n = d.NextUp(); n.Lesson != nil || n.Minutes != 0 {
		t.Errorf("with all lessons read: %+v", n)
	}
}

func TestLearnMore_LetsNewCardsComeTodayAlone(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(1))
	d.drain(study.AllCards, fsrs.Easy)
	same(t, "waiting", d.Counts(study.AllCards).Total(), 0)
	if d.Unmet(study.AllCards) < 3 {
		t.Fatalf("%d are not met", d.Unmet(study.AllCards))
	}
	d.LearnMore(2)
	same(t, "new", d.Counts(study.AllCards).New, 2)
	same(t, "came", len(d.drain(study.AllCards, fsrs.Easy)), 2)
	d.nextDay()
	if n := d.Counts(study.AllCards).New; n > 1 {
		t.Errorf("%d new ones the day after", n)
	}
}

func TestWeekStudied_CountsDaysOfStudyAndDaysWithNothingDue(t *testing.T) {
	d := newTestLearner(t) // a Monday
	days, goal := d.WeekStudied()
	same(t, "at first", []int{days, goal}, []int{0, 5})
	d.grade("term:po/definition", fsrs.Easy)
	days, _ = d.WeekStudied()
	same(t, "on the first day", days, 1)
	d.nextDay()
	d.nextDay() // Wednesday; nothing was due on Tuesday
	days, _ = d.WeekStudied()
	same(t, "after a day with nothing due", days, 2)
	d.wait(300 * 24 * time.Hour)
	days, _ = d.WeekStudied()
	same(t, "after most of a year with cards due", days, 0)
	d.ok(d.Adjust(study.SettingDaysPerWeek, 3))
	_, goal = d.WeekStudied()
	same(t, "the goal", goal, 3)
}

func TestSittingCards_SayWhatBecameOfEach(t *testing.T) {
	d := newTestLearner(t)
	const po, icp = study.CardID("term:po/definition"), study.CardID("term:icp/definition")
	for range 3 {
		d.grade(po, fsrs.Easy)
		d.wait(5 * 24 * time.Hour)
	}
	if len(d.SittingCards(study.AllCards)) != 0 {
		t.Fatal("there is a sitting, days after the last grade")
	}
	d.grade(icp, fsrs.Again)
	for range 4 {
		d.grade(po, fsrs.Easy)
		d.wait(time.Minute)
	}
	d.grade(icp, fsrs.Good)
	var got []string
	for _, c := range d.SittingCards(study.AllCards) {
		got = append(got, string(c.Card.ID), map[bool]string{true: "recalled", false: "forgotten"}[c.Recalled])
	}
	same(t, "cards", got, []string{string(icp), "forgotten", string(po), "recalled"})
	if cards := d.SittingCards("lesson:buying"); len(cards) != 1 {
		t.Errorf("of the lesson's deck: %+v", cards)
	}
}

func TestSittingCards_TellsOnceThatACardIsKnownForWeeks(t *testing.T) {
	d := newTestLearner(t)
	const po = study.CardID("term:po/definition")
	lasting := 0
	for range 8 {
		d.grade(po, fsrs.Good)
		wait := d.Why(po).Wait
		if cards := d.SittingCards(study.AllCards); cards[0].Lasting {
			lasting++
			if wait < 21*24*time.Hour {
				t.Errorf("it is known for weeks and waits %v", wait)
			}
		}
		d.wait(max(wait, time.Hour))
	}
	same(t, "told so", lasting, 1)
}
