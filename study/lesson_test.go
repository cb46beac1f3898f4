package study_test

import (
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestSession_AGlanceDoesNotChangeTheLessonToGoOnWith(t *testing.T) {
	d := newTestLearner(t)
	d.course.Lessons[1].Blocks[0].Words, d.course.Lessons[1].Words = 20, 200
	current := func() string { return d.CurrentLesson().ID }
	same(t, "at first", current(), "buying")
	d.ok(d.MarkRead("finding", "x"))
	same(t, "begun", current(), "finding")
	d.ok(d.MarkRead("buying", "b", "c"))
	same(t, "read on in another", current(), "buying")
	d.wait(time.Minute)
	d.ok(d.MarkRead("finding", "of an older edition"))
	same(t, "after a glance into the second", current(), "buying")
	d.restart()
	same(t, "after a restart", current(), "buying")
	d.ok(d.Finish("buying"))
	same(t, "when it is finished", current(), "finding")
	d.ok(d.Finish("finding"))
	same(t, "when all are", current(), "finding")
}

func TestSession_ReadsOnAfterWhatWasReadLast(t *testing.T) {
	d := newTestLearner(t)
	same(t, "at first", d.ReadOn("buying"), "")
	d.ok(d.MarkRead("buying", "b"))
	same(t, "after a block", d.ReadOn("buying"), "c")
	d.ok(d.MarkRead("buying", "c", "d"))
	same(t, "at the end", d.ReadOn("buying"), "d")
	d.ok(d.MarkRead("buying", "a"))
	same(t, "after the first", d.ReadOn("buying"), "a")
	d.ok(d.Finish("buying"))
	same(t, "finished", d.ReadOn("buying"), "")
	same(t, "no such lesson", d.ReadOn("gone"), "")
}

func TestReadingTime_GrowsWithTheWordsWithinBounds(t *testing.T) {
	for words, want := range map[int]time.Duration{
		0: 400 * time.Millisecond, 1: 400 * time.Millisecond, 16: 2 * time.Second, 80: 10 * time.Second, 5000: 20 * time.Second,
	} {
		same(t, "time", study.ReadingTime(words), want)
	}
}

func TestSession_HardestCardIsTheSideThatIsForgotten(t *testing.T) {
	d := newTestLearner(t)
	if c, n, ok := d.HardestCard(); ok {
		t.Errorf("%v was forgotten %d times before anything was graded", c, n)
	}
	d.grade("term:po/definition", fsrs.Again)
	for range 2 {
		d.wait(time.Minute)
		d.grade("term:po/expansion", fsrs.Again)
	}
	card, forgotten, ok := d.HardestCard()
	if card.ID != "term:po/expansion" || forgotten != 3 || !ok {
		t.Errorf("%s, %d, %v", card.ID, forgotten, ok)
	}
}
