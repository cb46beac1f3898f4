package study_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func ids(cards []study.Card) string {
	var list []string
	for _, c := range cards {
		list = append(list, strings.TrimPrefix(string(c.ID), "term:"))
	}
	return strings.Join(list, " ")
}

func TestSession_DecksHoldWhatTheirPlaceNames(t *testing.T) {
	d := newTestLearner(t)
	want := []string{
		"all : po/definition po/term po/expansion icp/definition icp/term icp/expansion lead/definition lead/term " +
			"quota/definition quota/term churn/definition churn/term demo/definition demo/term " +
			"step:short/show/next step:short/order/next",
		// Its own, one linked within a callout, and one named in bold.
		"lesson:buying Buying: po/definition po/term po/expansion churn/definition churn/term demo/definition demo/term",
		"lesson:finding Finding: icp/definition icp/term icp/expansion lead/definition lead/term quota/definition quota/term",
		"process:short Short: po/definition po/term po/expansion lead/definition lead/term churn/definition churn/term demo/definition demo/term " +
			"step:short/show/next step:short/order/next",
	}
	var got []string
	for _, deck := range d.Decks() {
		got = append(got, deck.ID+" "+deck.Title+": "+ids(deck.Cards))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSession_NewCardsComeInCourseOrderOneSideOfATermADay(t *testing.T) {
	d := newTestLearner(t)
	same(t, "counts", d.Counts(study.AllCards), study.Counts{New: 8})
	first := d.drain(study.AllCards, fsrs.Easy)
	same(t, "first day", first, []study.CardID{
		"term:po/definition", "term:icp/definition", "term:lead/definition", "term:quota/definition", "term:churn/definition", "term:demo/definition",
		"step:short/show/next", "step:short/order/next",
	})
	d.nextDay()
	if second := d.next(study.AllCards); second != "term:po/term" {
		t.Errorf("the second day begins with %s", second)
	}
}

func TestSession_NewCardsFollowWhatWasReadThenTheLessonBeingReadThenTheCourse(t *testing.T) {
	sources := func(d *testLearner) string {
		var all []string
		for _, id := range d.drain(study.AllCards, fsrs.Easy) {
			all = append(all, strings.TrimPrefix(strings.TrimSuffix(string(id), string(id)[strings.LastIndexByte(string(id), '/'):]), "term:"))
		}
		return strings.Join(all, " ")
	}
	const course = "po icp lead quota churn demo step:short/show step:short/order"
	for _, c := range []struct {
		name string
		read func(d *testLearner) error
		want string
	}{
		{"nothing read", func(*testLearner) error { return nil }, course},
		{"the end of the second lesson", func(d *testLearner) error { return d.MarkRead("finding", "x") }, "icp lead quota po churn demo step:short/show step:short/order"},
		{"half of the first lesson", func(d *testLearner) error { return d.MarkRead("buying", "c") }, "churn po demo icp lead quota step:short/show step:short/order"},
		{"more than half of it", func(d *testLearner) error { return d.MarkRead("buying", "b", "c") }, "demo churn po icp lead quota step:short/show step:short/order"},
		{"a lesson finished", func(d *testLearner) error { return d.Finish("finding") }, "icp lead quota po churn demo step:short/show step:short/order"},
		{"both", func(d *testLearner) error { return errors.Join(d.MarkRead("finding", "x"), d.MarkRead("buying", "c")) }, "churn icp lead quota po demo step:short/show step:short/order"},
	} {
		d := newTestLearner(t)
		d.ok(c.read(d))
		same(t, c.name, sources(d), c.want)
	}
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(2))
	same(t, "before reading", d.next(study.AllCards), study.CardID("term:po/definition"))
	d.ok(d.MarkRead("buying", "c"))
	same(t, "after it", d.next(study.AllCards), study.CardID("term:churn/definition"))
	d.restart()
	same(t, "after a restart", sources(d), "churn po")
}

func TestSession_NewCardsStopAtTheDaysLimit(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(2))
	same(t, "counts", d.Counts(study.AllCards), study.Counts{New: 2})
	if got := d.drain(study.AllCards, fsrs.Easy); len(got) != 2 {
		t.Errorf("%v came", got)
	}
	// The limit is of the course, whichever deck a card came from.
	same(t, "another deck", d.Counts("process:short"), study.Counts{})
	tomorrow := onDay(d.AddDate(0, 0, 1), "04:00")
	if due, ok := d.NextDue(study.AllCards); !ok || !due.Equal(tomorrow) {
		t.Errorf("next due %v, %v; want %v", due, ok, tomorrow)
	}
	d.undo()
	same(t, "counts after undo", d.Counts(study.AllCards), study.Counts{New: 1})
	d.ok(d.SetNewPerDay(0))
	same(t, "counts at no new cards", d.Counts(study.AllCards), study.Counts{})
}

func TestSession_DayTurnsAtFourInTheMorning(t *testing.T) {
	d := newTestLearner(t)
	d.at("23:30")
	d.ok(d.SetNewPerDay(2))
	d.drain(study.AllCards, fsrs.Easy)
	d.wait(4 * time.Hour) // 03:30
	same(t, "at half past three", d.Counts(study.AllCards), study.Counts{})
	if !can(d.NextUndo(study.ScopeCards)) {
		t.Error("the evening's grade can no longer be undone")
	}
	d.wait(time.Hour)
	same(t, "at half past four", d.Counts(study.AllCards).New, 2)
	if !can(d.NextUndo(study.ScopeCards)) {
		t.Error("yesterday's grade can't be undone")
	}
	if days := d.Days(2); days[0].Grades != 2 || days[1].Grades != 0 {
		t.Errorf("days %+v", days)
	}
}

func TestSession_LearningCardsComeWhenTheirTimeHasComeThenReviewsThenNew(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(3))
	d.grade("term:po/definition", fsrs.Easy)
	d.nextDay()
	for d.Counts(study.AllCards).Due == 0 {
		d.nextDay()
	}
	d.grade("term:icp/definition", fsrs.Again) // due in a minute
	if got := d.next(study.AllCards); got != "term:po/definition" {
		t.Errorf("before its time: %s, want the review", got)
	}
	d.wait(59 * time.Second)
	if got := d.next(study.AllCards); got != "term:po/definition" {
		t.Errorf("a second before its time: %s, want the review", got)
	}
	d.wait(time.Second)
	if got := d.next(study.AllCards); got != "term:icp/definition" {
		t.Errorf("at its time: %s, want the learning card", got)
	}
	d.grade("term:icp/definition", fsrs.Good) // ten minutes
	d.grade("term:po/definition", fsrs.Good)
	same(t, "then", d.next(study.AllCards), study.CardID("term:lead/definition"))
}

func TestSession_LearningCardComesEarlyWhenNothingElseRemains(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(1))
	d.grade("term:po/definition", fsrs.Good) // ten minutes
	same(t, "counts", d.Counts(study.AllCards), study.Counts{Ahead: 1})
	same(t, "waiting", d.Counts(study.AllCards).Total(), 0)
	same(t, "next", d.next(study.AllCards), study.CardID("term:po/definition"))
	due, ok := d.NextDue(study.AllCards)
	if want := d.Add(10 * time.Minute); !ok || !due.Equal(want) {
		t.Errorf("next due %v, %v, want %v", due, ok, want)
	}
	d.wait(10 * time.Minute)
	same(t, "counts at its time", d.Counts(study.AllCards), study.Counts{Learning: 1})
}

func TestSession_CountsAreWhatNextDelivers(t *testing.T) {
	d := newTestLearner(t)
	for range 40 {
		for _, deck := range []string{"process:short", study.AllCards} {
			want := d.Counts(deck)
			got := len(d.drain(deck, fsrs.Easy)) // Easy, so that none comes twice
			if got != want.Total() {
				t.Fatalf("%v: %d cards of %s, counted %+v", d.Time, got, deck, want)
			}
			same(t, "counts at the end", d.Counts(deck), study.Counts{})
		}
		d.nextDay()
	}
	if n := d.Totals().New; n != 0 {
		t.Errorf("%d cards were never shown", n)
	}
}

func TestSession_NextDueIsWhenTheFirstCardComes(t *testing.T) {
	d := newTestLearner(t)
	for range 10 { // until no new card remains
		d.drain(study.AllCards, fsrs.Easy)
		d.nextDay()
	}
	d.drain(study.AllCards, fsrs.Good)
	due, ok := d.NextDue(study.AllCards)
	if !ok || due.Hour() != 4 || !due.After(d.Time) {
		t.Fatalf("next due %v, %v, at %v", due, ok, d.Time)
	}
	d.Time = due.Add(-time.Millisecond)
	if c, ok := d.Next(study.AllCards); ok {
		t.Errorf("%s comes before its time", c.ID)
	}
	d.Time = due
	if _, ok := d.Next(study.AllCards); !ok {
		t.Error("nothing comes at its time")
	}
}

func TestSession_TwoSidesOfATermDoNotFollowEachOtherWhileAnotherIsDue(t *testing.T) {
	d := newTestLearner(t)
	deck, _ := d.Deck("lesson:finding")
	for _, c := range deck.Cards {
		d.grade(c.ID, fsrs.Easy)
	}
	d.Time = d.AddDate(0, 0, 60)
	if n := d.Counts("lesson:finding").Due; n != len(deck.Cards) {
		t.Fatalf("%d due, want %d", n, len(deck.Cards))
	}
	last, together, terms := "", 0, map[string]int{"icp": 3, "lead": 2, "quota": 2}
	for range deck.Cards {
		c, _ := d.Next("lesson:finding")
		rest := 0
		for id, n := range terms {
			if id != c.Term.ID {
				rest += n
			}
		}
		if c.Term.ID == last && rest > 0 {
			together++
		}
		last = c.Term.ID
		terms[last]--
		d.grade(c.ID, fsrs.Easy)
	}
	if together > 0 {
		t.Errorf("two sides of one term followed each other %d times", together)
	}
}

func TestSession_OrderOfADaysReviewsOutlivesARestart(t *testing.T) {
	d := newTestLearner(t)
	deck, _ := d.Deck("lesson:finding")
	for _, c := range deck.Cards {
		d.grade(c.ID, fsrs.Easy)
	}
	d.Time = d.AddDate(0, 0, 60)
	next := d.next("lesson:finding")
	d.restart()
	same(t, "next", d.next("lesson:finding"), next)
}

func TestSession_UnknownDeckIsEmpty(t *testing.T) {
	d := newTestLearner(t)
	if _, ok := d.Next("lesson:gone"); ok {
		t.Error("a card of no deck")
	}
	if _, ok := d.NextDue("lesson:gone"); ok {
		t.Error("a time for no deck")
	}
	same(t, "counts", d.Counts("lesson:gone"), study.Counts{})
	same(t, "sitting", d.Sitting("lesson:gone").Done, 0)
}

func TestNext_ReviewsStopAtTheDaysLimitAndGoOnTomorrow(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Adjust(study.SettingReviewsPerDay, 10))
	cards := d.Decks()[0].Cards[:14]
	for _, c := range cards {
		d.grade(c.ID, fsrs.Easy)
	}
	d.ok(d.SetNewPerDay(0))
	d.Time = d.AddDate(0, 0, 90)
	for _, want := range []int{10, 4} {
		same(t, "due", d.Counts(study.AllCards).Due, want)
		same(t, "graded", len(d.drain(study.AllCards, fsrs.Easy)), want)
		same(t, "due then", d.Counts(study.AllCards).Due, 0)
		if due, ok := d.NextDue(study.AllCards); !ok || !due.After(d.Time) {
			t.Errorf("the next comes at %v, %v; it is %v", due, ok, d.Time)
		}
		d.restart()
		same(t, "due after a restart", d.Counts(study.AllCards).Due, 0)
		d.nextDay()
	}
}

func TestNext_NeighboursInAProcessDoNotFollowEachOtherWhileAnotherIsDue(t *testing.T) {
	const show, order, term = study.CardID("step:short/show/next"), study.CardID("step:short/order/next"), study.CardID("term:lead/definition")
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(0))
	for _, id := range []study.CardID{show, order, term} {
		d.grade(id, fsrs.Easy)
	}
	d.Time = d.AddDate(0, 0, 90)
	for range 20 { // each day has an order of its own
		d.nextDay()
		d.grade(show, fsrs.Good)
		same(t, "after a step", d.next(study.AllCards), term)
		d.undo()
		d.grade(order, fsrs.Good)
		same(t, "after the next step", d.next(study.AllCards), term)
		d.undo()
	}
	d.grade(term, fsrs.Good)
	d.grade(show, fsrs.Good)
	same(t, "when nothing else is due", d.next(study.AllCards), order)
}
