package study_test

import (
	"testing"
)

func TestFirstStart_IsOneUntilSomethingIsDoneOrShown(t *testing.T) {
	first := func(d *testLearner) bool {
		t.Helper()
		is, err := d.FirstStart()
		d.ok(err)
		return is
	}
	d := newTestLearner(t)
	same(t, "of an empty journal", first(d), true)
	d.ok(d.Answer("q1", true, nil))
	same(t, "after an answer", first(d), false)

	d = newTestLearner(t)
	d.ok(d.SetIntroduced("welcome"))
	d.ok(d.SetIntroduced("cards"))
	d.ok(d.SetIntroduced("welcome"))
	same(t, "once shown", first(d), false)
	d.restart()
	same(t, "once shown, after a restart", first(d), false)
	for what, want := range map[string]bool{"welcome": true, "cards": true, "lessons": false} {
		is, err := d.Introduced(what)
		d.ok(err)
		same(t, "introduced to "+what, is, want)
	}
}
