package study_test

import (
	"testing"

	"stagecraft/study"
)

func TestSession_AnAnswerGivenInALessonIsUndoneThereToo(t *testing.T) {
	d := newTestLearner(t)
	answer := func(question, lesson string) {
		d.ok(d.Answer(question, true, map[string]string{"text": "so", "lesson": lesson}))
	}
	answer("q1", "buying")
	answer("q2", "")
	for scope, want := range map[study.Scope]string{study.ScopeLesson("buying"): "q1", study.ScopePractice: "q2"} {
		done, ok, err := d.Undo(scope)
		if err != nil || !ok || done.Question != want {
			t.Errorf("%+v undoes %q (%v, %v), want %q", scope, done.Question, ok, err, want)
		}
	}
	if _, ok := d.NextUndo(study.ScopeLesson("selling")); ok {
		t.Error("another lesson has something to undo")
	}
	d.restart()
	if _, ok := d.NextRedo(study.ScopeLesson("buying")); !ok {
		t.Error("after a restart it can't be redone in its lesson")
	}
}

func TestSession_AnUndoneAnswerTellsWhatItsNumbersWereDrawnFrom(t *testing.T) {
	d := newTestLearner(t)
	const seed = uint64(1)<<63 + 12345
	d.ok(d.Answer("q1", false, map[string]any{"text": "16", "seed": seed}))
	d.restart()
	done, ok, err := d.Undo(study.ScopePractice)
	if err != nil || !ok || done.Question != "q1" || done.Seed != seed {
		t.Errorf("it tells of %q and %d (%v, %v)", done.Question, done.Seed, ok, err)
	}
	d.ok(d.Answer("q2", true, map[string]string{"text": "so"}))
	if done, _, _ := d.Undo(study.ScopePractice); done.Seed != 0 {
		t.Errorf("an answer without drawn numbers tells %d", done.Seed)
	}
}
