package study_test

import (
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// fullStep gives the small course's step "order" all that cards ask for.
func fullStep(c *content.Course) *content.Step {
	s := c.Step("short/order")
	s.Aim, s.Lead, s.DoneWhen = "Agree on it.", "ae", []string{"has signed"}
	return s
}

func (d *testLearner) sidesOf(source string) string {
	var sides []string
	deck, _ := d.Deck(study.AllCards)
	for _, c := range deck.Cards {
		if side, ok := strings.CutPrefix(string(c.ID), source+"/"); ok {
			sides = append(sides, side)
		}
	}
	return strings.Join(sides, " ")
}

func TestSession_AStepHasACardForEachThingItSays(t *testing.T) {
	d := newTestLearner(t)
	same(t, "a bare step", d.sidesOf("step:short/show"), "next")
	same(t, "the last step", d.sidesOf("step:short/keep"), "")
	fullStep(d.course)
	d.restart()
	same(t, "a full step", d.sidesOf("step:short/order"), "next aim step lead done")
	card, ok := d.CardByID("step:short/order/lead")
	if !ok || card.Step != d.course.Step("short/order") || card.Term != nil || card.Name() != "Order" {
		t.Errorf("the card is %+v, %v", card, ok)
	}
}

func TestSession_AStepThatReadsLikeAnotherIsOnlyAskedFor(t *testing.T) {
	d := newTestLearner(t)
	s := fullStep(d.course)
	d.course.Step("short/keep").Name = " order."
	d.restart()
	same(t, "by name", d.sidesOf("step:short/order"), "step")
	s.Aim = ""
	d.restart()
	same(t, "without an aim", d.sidesOf("step:short/order"), "")
}

func TestSession_OneSideOfAStepADay(t *testing.T) {
	d := newTestLearner(t)
	fullStep(d.course)
	d.restart()
	d.ok(d.SetNewPerDay(100))
	first := d.drain("process:short", fsrs.Easy)
	steps := slices.DeleteFunc(first, func(id study.CardID) bool { return !strings.HasPrefix(string(id), "step:") })
	same(t, "the first day", steps, []study.CardID{"step:short/show/next", "step:short/order/next"})
	d.nextDay()
	if !slices.Contains(d.drain("process:short", fsrs.Easy), "step:short/order/aim") {
		t.Error("the next side did not come on the next day")
	}
}

func TestSession_AStepCardIsGradedFlaggedAndTakenBack(t *testing.T) {
	d := newTestLearner(t)
	const id = study.CardID("step:short/show/next")
	d.grade(id, fsrs.Good)
	d.ok(d.Flag(flagOn(study.FlagTarget{Card: id}, "", "too easy")))
	d.restart()
	if r := d.Why(id); r.State != fsrs.Learning {
		t.Errorf("after a restart it is %+v", r)
	}
	if flags := d.Flags(); len(flags) != 1 || flags[0].Card != id {
		t.Errorf("flags: %+v", flags)
	}
	if u := d.undo(); u.Kind != study.OpFlag || u.Flag.Card != id || len(d.Flags()) != 0 {
		t.Errorf("undo of the flag gave %+v", u)
	}
	if u := d.undo(); u.Card.ID != id || d.next("process:short") != id {
		t.Errorf("undo gave %+v", u)
	}
}

func TestSession_StepCardsCountForTheirStage(t *testing.T) {
	d := newTestLearner(t)
	d.grade("step:short/show/next", fsrs.Good)
	stages := d.StageRecall()
	if stages[0].Met != 1 || stages[1].Met != 0 {
		t.Errorf("stages: %+v", stages)
	}
}
