package study_test

import (
	"errors"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestSession_TwoOnOneJournalLoseAndRefuseNothing(t *testing.T) {
	d := newTestLearner(t)
	other, err := study.Start(smallCourse(), d.journal, d.watch)
	d.ok(err)
	for i := range 30 {
		d.grade("term:po/definition", fsrs.Good)
		d.ok(other.Grade("term:icp/definition", fsrs.Again, time.Second))
		d.ok(other.MarkRead("buying", []string{"a", "b", "c", "d"}[i%4], "x"))
		d.ok(d.Note(study.Note{Passage: on("buying", "a", i, i+1), Color: study.Green, Quote: "x"}))
		if i%7 == 0 {
			d.undo()
			d.ok(d.SetNewPerDay(i))
		}
		d.wait(time.Second)
	}
	n := len(d.events())
	d.restart()
	same(t, "grades after a restart", d.State().Grades(), 60-5)
	same(t, "notes after a restart", len(d.AllNotes()), 30)
	for i, e := range d.events() {
		if e.Device != d.journal.Device() || e.Seq < 1 || e.Seq > int64(n) {
			t.Errorf("event %d is number %d of %s", i, e.Seq, e.Device)
		}
	}
}

func TestSession_ClosedOneWritesNothingAndSaysSo(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Good)
	d.SaveView("here")
	told, n := 0, len(d.events())
	d.OnChange(func() { told++ })
	d.Close()
	_, _, undo := d.Undo(study.ScopeCards)
	_, made := d.MakeOwn("Ours", "Call", nil)
	for what, err := range map[string]error{
		"a grade": d.Grade("term:po/definition", fsrs.Good, 0), "a read block": d.MarkRead("buying", "a"),
		"a highlight": d.Note(study.Note{Passage: on("buying", "b", 1, 4), Color: study.Blue, Quote: "fte"}),
		"a flag":      d.Flag(flagOn(study.FlagTarget{Card: "term:po/definition"}, "", "odd")),
		"a setting":   d.SetNewPerDay(3), "an undo": undo, "a process": made, "the place": d.SaveViewNow("there"),
	} {
		if !errors.Is(err, study.ErrClosed) {
			t.Errorf("%s gave %v", what, err)
		}
	}
	d.SaveView("there")
	same(t, "events", len(d.events()), n)
	same(t, "changes told", told, 0)
	d.restart()
	place, err := d.SavedView()
	d.ok(err)
	same(t, "place", place, "here")
}

func TestOnChange_ForgetsWhoStopsListening(t *testing.T) {
	d := newTestLearner(t)
	var told []string
	stopFirst := d.OnChange(func() { told = append(told, "first") })
	for range 100 {
		d.OnChange(func() { told = append(told, "gone") })()
	}
	d.OnChange(func() { told = append(told, "last") })
	same(t, "listeners", d.Listeners(), 2)
	d.grade("term:po/definition", fsrs.Good)
	stopFirst()
	stopFirst()
	d.grade("term:po/definition", fsrs.Good)
	same(t, "told", told, []string{"first", "last", "last"})
}
