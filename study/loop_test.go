package study_test

import (
	"testing"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestLoop_TheFirstAnswerBeforeALessonAndAfterItCounts(t *testing.T) {
	d := newTestLearner(t)
	d.course = mixedCourse(9, 2)
	d.restart()
	all := d.LessonLoop("l0")
	if len(all) != 3 || !d.OffersBefore("l0") {
		t.Fatalf("before the lesson %d are asked", len(all))
	}
	q := all[1].Question.ID
	d.ok(d.AnswerLoop("l0", study.BeforeLesson, q, false, nil))
	if d.OffersBefore("l0") {
		t.Error("they are offered again")
	}
	same(t, "half a loop", d.LoopTotals(), study.LoopTotals{})
	d.ok(d.Finish("l0"))
	d.ok(d.AnswerLoop("l0", study.AfterLesson, q, true, nil))
	d.ok(d.AnswerLoop("l0", study.AfterLesson, q, false, nil)) // the first time counts
	d.restart()
	same(t, "before and after", d.LoopTotals(), study.LoopTotals{Asked: 1, After: 1})
	got := d.LessonLoop("l0")[1]
	if got.Before != study.TryWrong || got.After != study.TryRight {
		t.Errorf("the question was answered %+v", got)
	}
	if r := d.Results(q); r.Asked != 3 {
		t.Errorf("as answers they are %+v", r)
	}
}

func TestLoop_IsOfferedBeforeALessonThatWasntBegunAlone(t *testing.T) {
	d := newTestLearner(t)
	d.course = mixedCourse(2, 0)
	d.restart()
	if d.OffersBefore("l1") || len(d.LessonLoop("l1")) > 0 {
		t.Error("a lesson without questions asks some")
	}
	if len(d.LessonLoop("l0")) != 2 {
		t.Error("a lesson of two questions doesn't ask both")
	}
	d.ok(d.MarkRead("l0", "k"))
	if d.OffersBefore("l0") {
		t.Error("they are offered in a lesson that is being read")
	}
}

func TestLoop_AMissBringsTheMatchingCardForward(t *testing.T) {
	d := newTestLearner(t)
	q := d.course.Questions[0]
	q.Answers = []string{"The churn"}
	c, ok := d.BringForward(q)
	if !ok || c.Term.ID != "churn" || d.next(study.AllCards) != c.ID {
		t.Fatalf("%v, %v came forward, and next is %v", c.ID, ok, d.next(study.AllCards))
	}
	d.grade(c.ID, fsrs.Good)
	if d.next(study.AllCards) == c.ID {
		t.Error("it comes again")
	}
	q.Answers = []string{"Nothing known"}
	if _, ok := d.BringForward(q); ok {
		t.Error("a question of no term brings a card forward")
	}
}
