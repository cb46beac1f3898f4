package study_test

import (
	"fmt"
	"testing"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

type given struct {
	Text  string             `json:"text"`
	Steps []study.StepChoice `json:"steps"`
}

// choose answers a question about steps of the small course.
func (d *testLearner) choose(asked, chosen string) {
	d.t.Helper()
	d.ok(d.Answer("q1", asked == chosen, given{Text: "x", Steps: []study.StepChoice{{Asked: "short/" + asked, Chosen: "short/" + chosen}}}))
}

// mixUp tells the mix-up as "a+b n/of".
func (d *testLearner) mixUp() string {
	a, b, n, of, ok := d.MixUp()
	if !ok {
		return "none"
	}
	return fmt.Sprintf("%s+%s %d/%d", a.ID, b.ID, n, of)
}

func TestSession_MixUpIsToldFromThreeTimesOn(t *testing.T) {
	d := newTestLearner(t)
	d.choose("order", "show")
	d.choose("show", "order")
	d.choose("keep", "order")
	same(t, "after two", d.mixUp(), "none")
	d.choose("order", "order")
	d.choose("order", "show")
	same(t, "after three", d.mixUp(), "show+order 3/4")
	d.restart()
	same(t, "after a restart", d.mixUp(), "show+order 3/4")
}

func TestSession_MixUpIsOverOnceAnswersAreRight(t *testing.T) {
	d := newTestLearner(t)
	for range 3 {
		d.choose("order", "show")
	}
	for range 5 {
		d.choose("show", "show")
	}
	same(t, "after five right answers", d.mixUp(), "show+order 3/8")
	d.choose("order", "order")
	same(t, "after six", d.mixUp(), "none")
}

func TestSession_MixUpOfTwoPairsIsTheOneMixedUpMore(t *testing.T) {
	d := newTestLearner(t)
	for range 3 {
		d.choose("show", "order")
	}
	for range 4 {
		d.choose("keep", "order")
	}
	same(t, "four to three", d.mixUp(), "order+keep 4/4")
}

func TestSession_MixUpOfEqualPairsIsTheOneWhoseCardsWereForgotten(t *testing.T) {
	d := newTestLearner(t)
	fullStep(d.course)
	d.restart()
	for range 3 {
		d.choose("order", "show")
		d.choose("keep", "keep")
		d.choose("keep", "gone")
	}
	same(t, "a step that the course lacks", d.mixUp(), "show+order 3/3")
	d = newTestLearner(t)
	for range 3 {
		d.ok(d.Answer("q1", false, given{Steps: []study.StepChoice{{Asked: "short/show", Chosen: "short/keep"}, {Asked: "short/order", Chosen: "short/keep"}}}))
	}
	d.grade("step:short/show/next", fsrs.Again)
	same(t, "one forgotten", d.mixUp(), "show+keep 3/3")
	d.grade("step:short/order/next", fsrs.Again)
	d.grade("step:short/order/next", fsrs.Again)
	same(t, "the other forgotten more", d.mixUp(), "order+keep 3/3")
}

func TestSession_AnAnswerThatMixesUpTwiceIsOne(t *testing.T) {
	d := newTestLearner(t)
	for range 3 {
		d.ok(d.Answer("order:short", false, given{Steps: []study.StepChoice{{Asked: "short/show", Chosen: "short/order"}, {Asked: "short/order", Chosen: "short/show"}}}))
	}
	same(t, "three orders", d.mixUp(), "show+order 3/3")
}

func TestSession_AnswersThatSayNothingOfStepsAreNoMixUp(t *testing.T) {
	d := newTestLearner(t)
	for _, answer := range []any{nil, 3, "steps", map[string]any{"steps": 3}, map[string]any{"steps": []int{1}}, map[string]any{"steps": []any{}}} {
		d.ok(d.Answer("q1", false, answer))
	}
	d.restart()
	same(t, "mix-up", d.mixUp(), "none")
	same(t, "results", d.Results("q1").Asked, 6)
}

func TestSession_AnswersDrillsOfItsProcesses(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.Answer("drill:next/short/show", true, nil))
	d.ok(d.Answer("drill:next/short/show", false, nil))
	d.ok(d.Answer("order:short", true, nil))
	d.ok(d.Answer("q1", true, nil))
	for _, id := range []string{"drill:next/short/keep", "drill:next/gone/show", "drill:lead/short/show", "order:gone"} {
		if d.Answer(id, true, nil) == nil {
			t.Errorf("%s is answered and never asked", id)
		}
	}
	same(t, "the question's results", d.Results("drill:next/short/show").Right, 1)
	all := d.DrillResults()
	same(t, "all drills", []int{all.Asked, all.Right}, []int{3, 2})
}
