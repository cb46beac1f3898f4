package study_test

import (
	"strings"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestSession_LessonProgressGoesByWords(t *testing.T) {
	d := newTestLearner(t)
	same(t, "unread", d.LessonProgress("buying"), study.LessonProgress{MinutesLeft: 10})
	d.ok(d.MarkRead("buying", "b"))
	d.ok(d.MarkRead("buying", "b"))
	d.ok(d.MarkRead("buying", "of an older edition"))
	same(t, "a block", d.LessonProgress("buying"), study.LessonProgress{Fraction: 0.3, Started: true, MinutesLeft: 7})
	d.ok(d.MarkRead("buying", "a"))
	d.ok(d.MarkRead("buying", "c"))
	same(t, "all of it", d.LessonProgress("buying"), study.LessonProgress{Fraction: 1, Started: true, MinutesLeft: 1})
	d.ok(d.Finish("buying"))
	d.ok(d.Finish("buying"))
	d.restart()
	same(t, "finished", d.LessonProgress("buying"), study.LessonProgress{Fraction: 1, Started: true, Finished: true})
	if !d.HasRead("buying", "a") || d.HasRead("buying", "d") || d.HasRead("finding", "a") {
		t.Error("the wrong blocks are read")
	}
	same(t, "events", len(d.events()), 5)
	same(t, "no such lesson", d.LessonProgress("gone"), study.LessonProgress{})
	if got := d.CourseProgress(); got != 100.0/120 {
		t.Errorf("course progress %v", got)
	}
}

func TestSession_BlocksReadTogetherAreKeptTogether(t *testing.T) {
	d := newTestLearner(t)
	told := 0
	d.OnChange(func() { told++ })
	d.ok(d.MarkRead("buying", "a", "b", "a"))
	d.ok(d.MarkRead("buying", "b", "c"))
	same(t, "told", told, 2)
	d.restart()
	same(t, "events", len(d.events()), 3)
	for i, e := range d.events() {
		same(t, "the device's number", e.Seq, int64(i+1))
	}
	for _, block := range []string{"a", "b", "c"} {
		if !d.HasRead("buying", block) {
			t.Errorf("%s is not read", block)
		}
	}
}

func TestSession_StepIsWrittenDownOnceADay(t *testing.T) {
	d := newTestLearner(t)
	for range 3 {
		d.ok(d.Stepped("short", "show"))
		d.ok(d.Stepped("short", "order"))
	}
	same(t, "events on the first day", len(d.events()), 2)
	d.nextDay()
	d.ok(d.Stepped("short", "show"))
	same(t, "events after the second", len(d.events()), 3)
	if !d.Visited("short", "order") || d.Visited("short", "keep") {
		t.Error("the wrong steps were visited")
	}
}

func TestSession_PracticeBeginsWithWhatHelpsMost(t *testing.T) {
	d := newTestLearner(t)
	queue := func(lesson string) string {
		var list []string
		for _, q := range d.PracticeQueue(lesson) {
			list = append(list, q.ID)
		}
		return strings.Join(list, " ")
	}
	same(t, "at first", queue(""), "q1 q2 q3")
	same(t, "of a lesson", queue("finding"), "q2")
	d.ok(d.Answer("q1", true, 0))
	d.wait(time.Minute)
	same(t, "after a right one", queue(""), "q2 q3 q1")
	d.ok(d.Answer("q3", false, []string{"a", "b"}))
	d.wait(time.Minute)
	same(t, "after a miss", queue(""), "q2 q3 q1")
	d.ok(d.Answer("q2", true, map[string]int{"blank": 1}))
	d.wait(time.Minute)
	same(t, "when all are answered", queue(""), "q3 q1 q2")
	d.ok(d.Answer("q3", true, []string{"b", "a"}))
	d.restart()
	same(t, "results", d.Results("q3"), study.Results{Asked: 2, Right: 1, LastRight: true, RightDays: 1, Last: d.UTC()})
	same(t, "payload", string(d.events()[1].Payload), `{"question":"q3","right":false,"answer":["a","b"]}`)
}

func TestSession_DaysCountWhatWasDone(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy) // 4 s
	d.wait(2 * time.Minute)
	d.ok(d.Answer("q1", true, 1))
	d.wait(time.Hour)
	d.ok(d.MarkRead("buying", "a"))
	d.wait(time.Minute)
	d.grade("term:icp/definition", fsrs.Easy)
	d.undo()
	d.nextDay()
	days := d.Days(3)
	date := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	same(t, "the day", days[1], study.Day{
		Date: date, Grades: 1, Answers: 1, Blocks: 1, Words: 10, Minutes: 2 + 4.0/60 + 3.0/60,
		Right: 1, OnCards: 4.0 / 60, OnAnswers: 2, OnReading: 3.0 / 60,
	})
	if days[0].Active() || days[2].Active() || !days[2].Date.Equal(date.AddDate(0, 0, 1)) {
		t.Errorf("the days around it: %+v", days)
	}
	same(t, "no days", len(d.Days(0)), 0)
}

func TestSession_StreakIsBrokenOnlyByADayWithSomethingDue(t *testing.T) {
	d := newTestLearner(t)
	same(t, "at first", d.Streak(), 0)
	d.grade("term:po/definition", fsrs.Easy)
	same(t, "on the first day", d.Streak(), 1)
	due := onDay(d.AddDate(0, 0, d.daysTo("term:po/definition")), "12:00")
	d.nextDay()
	same(t, "a day with nothing due and not yet over", d.Streak(), 1)
	for d.Before(due.AddDate(0, 0, -1)) {
		d.nextDay()
	}
	same(t, "after days with nothing due", d.Streak(), 1)
	d.Time = due
	same(t, "on the day it is due", d.Streak(), 1)
	d.nextDay()
	same(t, "a day late", d.Streak(), 0)
	d.Time = due
	d.grade("term:po/definition", fsrs.Good)
	same(t, "when it was done in time", d.Streak(), 2)
	d.nextDay()
	d.ok(d.MarkRead("buying", "a", "b"))
	same(t, "a glance doesn't count", d.Streak(), 2)
	same(t, "nor is it a day of study", d.Days(1)[0].Active(), false)
	d.ok(d.MarkRead("buying", "c"))
	same(t, "reading counts", d.Streak(), 3)
	same(t, "and is a day of study", d.Days(1)[0].Active(), true)
}

// daysTo is how many days from now a card is due.
func (d *testLearner) daysTo(id study.CardID) int {
	return int(d.Why(id).Wait / (24 * time.Hour))
}

func TestSession_TotalsSortTheCards(t *testing.T) {
	d := newTestLearner(t)
	same(t, "at first", d.Totals(), study.Totals{New: 16, Terms: 6})
	d.grade("term:po/definition", fsrs.Easy) // young
	d.grade("term:po/term", fsrs.Good)       // learning
	d.grade("term:lead/definition", fsrs.Easy)
	d.Time = d.AddDate(0, 0, 25)
	d.grade("term:lead/definition", fsrs.Easy) // mature
	d.wait(time.Minute)
	d.grade("term:po/definition", fsrs.Again) // forgotten
	totals := d.Totals()
	same(t, "totals", totals, study.Totals{
		Reviews: 5, RecentReviews: 2, RecentRecalled: 1,
		New: 13, Learning: 2, Mature: 1, Terms: 6, KnownTerms: 1,
	})
	if recall, ok := totals.Recall(); recall != 0.5 || !ok {
		t.Errorf("recall %v, %v", recall, ok)
	}
	d.Time = d.AddDate(0, 0, 31)
	if _, ok := d.Totals().Recall(); ok {
		t.Error("a month later there are recent reviews")
	}
}

func TestSession_StageRecallTakesTheTermsOfItsSteps(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	d.grade("term:lead/definition", fsrs.Again)
	d.Time = d.AddDate(0, 0, 10)
	got := d.StageRecall()
	easy, again := d.Retrievability("term:po/definition"), d.Retrievability("term:lead/definition")
	all := got[0].Cards
	if all <= 2 {
		t.Fatalf("the stage has %d cards", all)
	}
	same(t, "decision", got[0], study.StageRecall{
		Stage: content.Stage{ID: "decision", Name: "Decision"}, Cards: all, Met: 2, Mean: (easy + again) / float64(all), Low: again, High: easy,
	})
	same(t, "after", got[1], study.StageRecall{Stage: content.Stage{ID: "after", Name: "After"}, Cards: got[1].Cards})
}

func TestSession_SettingsAreBoundedAndKept(t *testing.T) {
	d := newTestLearner(t)
	same(t, "retention at first", d.Retention(), 0.9)
	same(t, "new cards at first", d.NewPerDay(), 10)
	for _, c := range []struct{ set, want float64 }{{0.5, 0.8}, {2, 0.97}, {0.8512, 0.85}} {
		d.ok(d.SetRetention(c.set))
		same(t, "retention", d.Retention(), c.want)
	}
	d.ok(d.SetNewPerDay(-3))
	same(t, "new cards", d.NewPerDay(), 0)
	d.ok(d.SetNewPerDay(25))
	d.SaveView(`{"page":"lessons"}`)
	d.SaveView(`{"page":"cards"}`)
	d.restart()
	same(t, "retention", d.Retention(), 0.85)
	same(t, "new cards", d.NewPerDay(), 25)
	place, err := d.SavedView()
	d.ok(err)
	same(t, "place", place, `{"page":"cards"}`)
	d.ok(d.SaveViewNow(`{"page":"today"}`))
	place, _ = d.SavedView()
	same(t, "place", place, `{"page":"today"}`)
}

func TestSession_SettingsFromBeforeTheyWereEvents(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.journal.SetSetting("retention", "lots"))
	d.ok(d.journal.SetSetting("new-per-day", "-1"))
	d.restart()
	same(t, "retention that makes no sense", d.Retention(), 0.9)
	same(t, "new cards that make no sense", d.NewPerDay(), 10)
	d.ok(d.journal.SetSetting("retention", "0.8"))
	d.ok(d.journal.SetSetting("new-per-day", "7"))
	d.restart()
	same(t, "retention", d.Retention(), 0.8)
	d.ok(d.SetNewPerDay(3))
	d.ok(d.SetRetention(0.85))
	d.ok(d.SetRetention(0.85)) // nothing new
	d.nextDay()
	d.restart()
	done, ok, err := d.Undo(study.ScopeSettings)
	if err != nil || !ok || done.Kind != study.SettingRetention.Operation() || d.Retention() != 0.8 || d.NewPerDay() != 3 {
		t.Errorf("undone %v %v %v: %v and %d", done.Kind, ok, err, d.Retention(), d.NewPerDay())
	}
	_, _, err = d.Undo(study.ScopeSettings)
	d.ok(err)
	same(t, "new cards as they were", d.NewPerDay(), 7)
	_, _, err = d.Redo(study.ScopeSettings)
	d.ok(err)
	same(t, "new cards again", d.NewPerDay(), 3)
	d.course.ID = "another"
	d.restart()
	same(t, "new cards in another course", d.NewPerDay(), 3)
	same(t, "retention in another course", d.Retention(), 0.8)
}

func TestSession_KeepsTheOffsetOfEachEvent(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	// Eleven at night in New York is the next morning's day in Tokyo.
	d.Time = d.In(time.FixedZone("", -5*60*60))
	d.at("23:00")
	d.grade("term:icp/definition", fsrs.Easy)
	d.Time = d.In(time.FixedZone("", 9*60*60+30*60))
	d.restart()
	events := d.events()
	same(t, "offsets", []int{events[0].Offset, events[1].Offset}, []int{120, -300})
	var grades []int
	for _, day := range d.Days(2) {
		grades = append(grades, day.Grades)
	}
	same(t, "grades by the days they were given on", grades, []int{2, 0})
}

func TestTotals_LearntIsRecalledOnThreeSeparateDays(t *testing.T) {
	d := newTestLearner(t)
	const id = study.CardID("term:po/definition")
	for i, r := range []fsrs.Rating{fsrs.Good, fsrs.Good, fsrs.Again, fsrs.Hard, fsrs.Good} {
		same(t, "learnt before", d.Totals().Learnt, 0)
		d.grade(id, r)
		if i > 0 { // the first two on one day
			d.Time = d.AddDate(0, 0, 30)
		}
	}
	same(t, "learnt", d.Totals().Learnt, 1)
	d.restart()
	same(t, "learnt after a restart", d.Totals().Learnt, 1)
	d.undo()
	same(t, "learnt once the third day is undone", d.Totals().Learnt, 0)
}
