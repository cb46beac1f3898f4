package study_test

import (
	"errors"
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// forgets has a card learnt and forgotten so many times.
func (d *testLearner) forgets(id study.CardID, times int) {
	d.t.Helper()
	for range times {
		d.grade(id, fsrs.Easy)
		d.Time = d.AddDate(0, 1, 0)
		d.grade(id, fsrs.Again)
	}
}

func TestSession_ACardForgottenOftenIsStuckUntilSomethingElseIsTried(t *testing.T) {
	d := newTestLearner(t)
	stuck := func(when string, want bool) {
		t.Helper()
		same(t, "stuck "+when, d.Stuck(poDefinition), want)
	}
	d.forgets(poDefinition, 7)
	stuck("after seven times", false)
	d.ok(d.Help(poDefinition))
	d.forgets(poDefinition, 1)
	stuck("after eight", true)
	d.restart()
	stuck("after a restart", true)
	d.ok(d.Help(poDefinition))
	stuck("once something was tried", false)
	d.forgets(poDefinition, 3)
	stuck("after three more", false)
	d.forgets(poDefinition, 1)
	stuck("after four more", true)
	d.ok(d.WriteAid(poDefinition, "  An order that\nbinds. "))
	stuck("once an aid was written", false)
	d.restart()
	same(t, "the aid", d.Aid(poDefinition), "An order that binds.")
	if done := d.undo(); done.Kind != study.OpAid || len(done.Cards) != 1 {
		t.Errorf("undo gave %+v", done)
	}
	stuck("once that is undone", true)
	same(t, "the aid", d.Aid(poDefinition), "")
	d.ok(d.Help(poDefinition))
	d.ok(d.Forget(poDefinition))
	stuck("once it begins anew", false)
	d.forgets(poDefinition, 8)
	stuck("after eight times anew", true)
	if err := d.WriteAid(poDefinition, strings.Repeat("x", study.MaxAid+1)); !errors.Is(err, study.ErrTooLong) {
		t.Errorf("an aid without end gives %v", err)
	}
	if err := d.WriteAid("term:none/term", "x"); !errors.Is(err, study.ErrNoCard) {
		t.Errorf("a card that isn't there gives %v", err)
	}
}
