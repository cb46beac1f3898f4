package study_test

import (
	"errors"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestSession_PreviewNamesTheWaitOfEachGrade(t *testing.T) {
	d := newTestLearner(t)
	got := d.Preview("term:po/definition")
	for i, want := range []time.Duration{time.Minute, 6 * time.Minute, 10 * time.Minute} {
		if got[i].Wait != want || got[i].Days != 0 || !got[i].Due.Equal(d.Add(want)) {
			t.Errorf("grade %d: %+v, want %v", i+1, got[i], want)
		}
	}
	easy := got[3]
	if easy.Days < 48 || easy.Days > 60 || !easy.Due.Equal(onDay(d.AddDate(0, 0, easy.Days), "04:00")) {
		t.Errorf("easy: %+v", easy)
	}
}

func TestSession_UndoBringsBackTheCard(t *testing.T) {
	d := newTestLearner(t)
	if can(d.NextUndo(study.ScopeCards)) {
		t.Fatal("there is something to undo before anything was done")
	}
	first := d.next(study.AllCards)
	d.grade(first, fsrs.Good)
	before := d.State().Told()
	second := d.next(study.AllCards)
	d.grade(second, fsrs.Again)
	if u := d.undo(); u.Card.ID != second || u.Rating != fsrs.Again {
		t.Errorf("undid %+v", u)
	}
	same(t, "state", d.State().Told(), before)
	same(t, "next", d.next(study.AllCards), second)
	same(t, "events", len(d.events()), 3)
}

func TestSession_UndoGoesBackThroughTheDayAndAcrossARestart(t *testing.T) {
	d := newTestLearner(t)
	cards := []study.CardID{"term:po/definition", "term:icp/definition", "term:lead/definition"}
	for _, id := range cards {
		d.grade(id, fsrs.Easy)
		d.wait(time.Minute)
	}
	d.undo()
	d.restart()
	same(t, "undone after the restart", d.undo().Card.ID, cards[1])
	same(t, "undone then", d.undo().Card.ID, cards[0])
	if _, ok, err := d.Undo(study.ScopeCards); ok || err != nil || can(d.NextUndo(study.ScopeCards)) {
		t.Errorf("undo with nothing left gave %v, %v", ok, err)
	}
	same(t, "reviews", d.Totals().Reviews, 0)
	d.restart()
	same(t, "reviews after another restart", d.Totals().Reviews, 0)
}

func TestSession_UndoOfAnEarlierCardLeavesTheOthers(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Good)
	d.grade("term:icp/definition", fsrs.Good)
	d.wait(10 * time.Minute)
	d.grade("term:po/definition", fsrs.Easy)
	d.undo()
	why := d.Why("term:po/definition")
	if why.State != fsrs.Learning || why.Recalled != 1 || why.Wait != 10*time.Minute {
		t.Errorf("after the undo: %+v", why)
	}
	same(t, "the other", d.Why("term:icp/definition").Recalled, 1)
}

func TestSession_FailedGradeChangesNothing(t *testing.T) {
	store := &pad{}
	s, err := study.Start(smallCourse(), store, morning())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Grade("term:po/definition", fsrs.Good, time.Second); err != nil {
		t.Fatal(err)
	}
	before, next := s.State().Told(), s.Counts(study.AllCards)
	changes := 0
	s.OnChange(func() { changes++ })
	store.broken = true
	if err := s.Grade("term:icp/definition", fsrs.Good, time.Second); !errors.Is(err, errBroken) {
		t.Errorf("grading gave %v", err)
	}
	if _, did, err := s.Undo(study.ScopeCards); did || !errors.Is(err, errBroken) {
		t.Errorf("undoing gave %v, %v", did, err)
	}
	if err := s.SetRetention(0.8); !errors.Is(err, errBroken) || s.Retention() != study.DefaultRetention {
		t.Errorf("the setting gave %v and is %v", err, s.Retention())
	}
	same(t, "state", s.State().Told(), before)
	same(t, "counts", s.Counts(study.AllCards), next)
	same(t, "changes told", changes, 0)

	store.broken = false
	if err := s.Grade("term:icp/definition", fsrs.Good, time.Second); err != nil {
		t.Fatal(err)
	}
	same(t, "changes told", changes, 1)
	same(t, "number of the last event", store.events[len(store.events)-1].Seq, 2)
}

func TestSession_RefusesWhatTheCourseDoesNotHave(t *testing.T) {
	d := newTestLearner(t)
	for name, c := range map[string]struct{ got, want error }{
		"grade":  {d.Grade("term:gone/term", fsrs.Good, 0), study.ErrNoCard},
		"flag":   {d.Flag(flagOn(onCard("term:gone/term"), "", "odd")), study.ErrNoCard},
		"read":   {d.MarkRead("gone", "a"), study.ErrNoLesson},
		"finish": {d.Finish("gone"), study.ErrNoLesson},
		"step":   {d.Stepped("short", "gone"), study.ErrNoStep},
		"answer": {d.Answer("gone", true, nil), study.ErrNoQuestion},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s gave %v, want %v", name, c.got, c.want)
		}
	}
	if err := d.Grade("term:po/term", 5, 0); err == nil {
		t.Error("a rating of 5 was taken")
	}
	same(t, "events", len(d.events()), 0)
}

func TestSession_CardsOfAnotherEditionAreKeptAndIgnored(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	d.grade("term:demo/definition", fsrs.Easy)
	wait := d.Why("term:po/definition").Wait

	whole := d.course
	d.course = smallCourse()
	d.course.Terms = d.course.Terms[1:] // without po
	d.course.Version = "2.0.0"
	d.restart()
	d.Time = d.AddDate(0, 0, 90)
	same(t, "due", d.Counts(study.AllCards).Due, 1)
	same(t, "totals", d.Totals().Young+d.Totals().Mature, 1)
	d.grade("term:demo/definition", fsrs.Good)

	d.course = whole
	d.restart()
	same(t, "wait of the card that came back", d.Why("term:po/definition").Wait, wait)
	same(t, "versions", d.events()[2].Version, "2.0.0")
}

func TestSession_IDsFollowEachOtherWhenTheClockIsPutBack(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	d.grade("term:icp/definition", fsrs.Easy)
	d.Time = d.Add(-48 * time.Hour)
	d.grade("term:lead/definition", fsrs.Easy)
	d.restart()
	d.grade("term:quota/definition", fsrs.Easy)
	events := d.events()
	for i, e := range events {
		if e.Seq != int64(i+1) {
			t.Errorf("event %d has number %d", i, e.Seq)
		}
	}
	same(t, "time of the last", events[3].Time(), d.UTC())
}

func TestSession_WhyTellsTheCardsHistory(t *testing.T) {
	d := newTestLearner(t)
	same(t, "never seen", d.Why("term:po/definition"), study.Reason{})
	d.grade("term:po/definition", fsrs.Easy)
	seen := d.Time
	d.Time = d.AddDate(0, 0, 120)
	why := d.Why("term:po/definition")
	if !why.Last.Equal(seen) || why.Recalled != 1 || why.Lapses != 0 || why.Overdue <= 0 || why.State != fsrs.Review {
		t.Errorf("%+v", why)
	}
	if why.Recall <= 0.5 || why.Recall >= 0.9 || why.Recall != d.Retrievability("term:po/definition") {
		t.Errorf("recall %v, by itself %v", why.Recall, d.Retrievability("term:po/definition"))
	}
	likely, due := d.ExpectedRecall(study.AllCards)
	if due != 1 || likely != why.Recall {
		t.Errorf("%v of %d", likely, due)
	}
}

func TestSession_CardForgottenEightTimesIsALeech(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	for i := range 8 {
		if d.Why("term:po/definition").Leech || len(d.Leeches()) > 0 {
			t.Fatalf("a leech after %d lapses", i)
		}
		d.Time = d.AddDate(0, 0, 30)
		d.grade("term:po/definition", fsrs.Again)
		d.wait(10 * time.Minute)
		d.grade("term:po/definition", fsrs.Easy)
	}
	why := d.Why("term:po/definition")
	if !why.Leech || why.Lapses != 8 || ids(d.Leeches()) != "po/definition" {
		t.Errorf("after 8 lapses: %+v, leeches %s", why, ids(d.Leeches()))
	}
	card, forgotten, ok := d.HardestCard()
	if !ok || card.ID != "term:po/definition" || forgotten != 8 {
		t.Errorf("hardest %v, %d, %v", card, forgotten, ok)
	}
}

func TestSession_SittingEndsWithAPauseOfHalfAnHour(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	d.wait(31 * time.Minute)
	same(t, "after a pause", d.Sitting(study.AllCards), study.SittingStats{})
	start := d.Time
	d.grade("term:icp/definition", fsrs.Again)
	d.wait(20 * time.Minute)
	d.grade("term:demo/definition", fsrs.Good)
	d.wait(20 * time.Minute)
	d.grade("term:lead/definition", fsrs.Hard)
	d.grade("term:quota/definition", fsrs.Easy)
	d.undo()
	d.restart()
	got := d.Sitting(study.AllCards)
	if got.Done != 3 || got.Again != 1 || got.Hard != 1 || got.Good != 1 || got.Easy != 0 || !got.Started.Equal(start) || !got.Last.Equal(d.Time) {
		t.Errorf("%+v", got)
	}
	if want := 40 + 4.0/60; got.Minutes != want {
		t.Errorf("%v minutes, want %v", got.Minutes, want)
	}
	// The demo was 20 minutes ago, and is the only one of that lesson.
	same(t, "of a lesson's deck", d.Sitting("lesson:buying").Done, 1)
}

func TestSession_OnChangeTellsUntilStopped(t *testing.T) {
	d := newTestLearner(t)
	n := 0
	stop := d.OnChange(func() { n++ })
	d.grade("term:po/definition", fsrs.Good)
	d.ok(d.MarkRead("buying", "a"))
	d.ok(d.MarkRead("buying", "a"))
	same(t, "told", n, 2)
	stop()
	d.undo()
	same(t, "told after stopping", n, 2)
}
