package practice

import (
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// calculations is a course that asks for a number, and for one more.
func calculations(t *testing.T) *content.Course {
	t.Helper()
	c := course()
	for _, id := range []string{"cover", "left"} {
		q, problems := content.ReadQuestion(&markup.Quiz{ID: id, Source: "given target = 100000..900000 step 10000 : money\ngiven win = 20 % | 25 % | 50 %\nlet times = 1 / win : ×\nThe target is {target}, and you win {win}. How much do you need?\n= target * times : money ± 1 %\n! target * win: You multiplied where you divide.\n> So it is."})
		if q == nil {
			t.Fatal(problems)
		}
		c.Questions = append(c.Questions, q)
	}
	return c
}

// asks gives the numbers of the question that is asked.
func (r *room) asks() string { return markup.PlainText(r.page.quiz.q.Prompt) }

func TestCalculated_ShowsItsWorkingAndNamesAKnownMistake(t *testing.T) {
	r := newRoom(t, calculations(t), at("cover"))
	asked, solved := r.asks(), r.page.quiz.q.Drawn
	if strings.Contains(asked, "{") || strings.Contains(asked, "…") {
		t.Fatalf("it asks %q", asked)
	}
	r.page.quiz.control.(*calculated).entry.SetText("1")
	r.Press(enter)
	r.MustSay("Not right yet", "The right answer: "+solved.Answer, "How it is worked out", solved.Working[0].String(), solved.Working[1].String())
	if g := r.page.quiz.answer(); g.Seed != r.page.round.Seed || g.Seed == 0 {
		t.Errorf("the answer keeps the seed %d of %d", g.Seed, r.page.round.Seed)
	}

	r.page.quiz.again()
	if r.asks() == asked {
		t.Error("another try has the same numbers")
	}
}

func TestCalculated_ComesBackWithItsNumbersWhenResumedAndUndone(t *testing.T) {
	r := newRoom(t, calculations(t), at("cover"))
	asked := r.asks()
	r.page.quiz.control.(*calculated).entry.SetText(r.page.quiz.q.Drawn.Answer)
	r.reopen()
	if r.asks() != asked || !r.page.quiz.control.complete() {
		t.Errorf("resumed it asks %q, not %q, with the answer %q", r.asks(), asked, r.page.quiz.control.given())
	}
	r.Press(enter)
	r.mustHave("cover", once)

	// In another round it has other numbers, until that answer is undone.
	r.show(r.Session, nav.Route{ID: allSet, At: "cover"})
	if r.asks() == asked {
		t.Error("another round has the same numbers")
	}
	done, ok, err := r.Session.Undo(r.page.undoing().Scope)
	if err != nil || !ok {
		t.Fatal("nothing is undone", err)
	}
	r.page.turned(done, false)
	if r.asks() != asked {
		t.Errorf("undone it asks %q, not %q", r.asks(), asked)
	}
	r.reopen()
	if r.asks() != asked {
		t.Errorf("undone and resumed it asks %q, not %q", r.asks(), asked)
	}
}

func TestCalculated_InALessonKeepsItsNumbersUntilItIsAnswered(t *testing.T) {
	r := newRoom(t, calculations(t), at("cover"))
	q := r.Course.Question("left")
	inline := func(from *Attempt) *Quiz { return Inline(r.Course, q, r.Session, r, from, nil) }
	first, again := inline(nil), inline(nil)
	if a, b := markup.PlainText(first.q.Prompt), markup.PlainText(again.q.Prompt); a != b {
		t.Errorf("it asks %q, and then %q", a, b)
	}
	first.control.(*calculated).entry.SetText("1")
	if !first.Check() {
		t.Fatal("the answer isn't checked")
	}
	left := first.attempt()
	if back := inline(left); back.q.Drawn.Answer != first.q.Drawn.Answer || !back.Checked() {
		t.Error("what was answered comes back with other numbers")
	}
	if next := inline(nil); next.q.Drawn.Seed == first.q.Drawn.Seed {
		t.Error("the next time it has the same numbers")
	}
	seed := first.q.Drawn.Seed
	first.again()
	first.Reopen(seed)
	if first.q.Drawn.Seed != seed || first.Checked() {
		t.Error("an answer that is undone doesn't bring its numbers back")
	}
}

func TestCalculated_SaysAKnownMistakeInTheVerdict(t *testing.T) {
	c := course()
	q, problems := content.ReadQuestion(&markup.Quiz{ID: "cover", Source: "given target = 100000\ngiven win = 20 %\n{target:money} at {win}?\n= target / win : money\n! target * win: You multiplied where you divide.\n> So it is."})
	if q == nil {
		t.Fatal(problems)
	}
	c.Questions = append(c.Questions, q)
	r := newRoom(t, c, at("cover"))
	r.page.quiz.control.(*calculated).entry.SetText("20k")
	r.Press(enter)
	r.MustSay("Not right yet. You multiplied where you divide. The right answer: 500,000", "100,000 ÷ 20\u00a0% = 500,000")
}

func TestCalculated_IsLookedAtOnAnExamsSheetWithItsNumbers(t *testing.T) {
	h := &hall{Room: uitest.NewRoom(t, calculations(t))}
	h.open(ExamRoute())
	h.Press(enter)
	h.goToQuestion("cover")
	asked, drawn := markup.PlainText(h.page.quiz.q.Prompt), h.page.quiz.q.Drawn
	h.page.quiz.control.(*calculated).entry.SetText("7")
	h.goToQuestion("single")
	h.goToQuestion("cover")
	if again := markup.PlainText(h.page.quiz.q.Prompt); again != asked || h.page.quiz.control.given() != "7" {
		t.Errorf("come back to it asks %q, not %q, with the answer %q", again, asked, h.page.quiz.control.given())
	}
	h.page.handIn()
	h.press("Hand in")
	h.MustSay(asked, "Your answer: 7", "The right answer: "+drawn.Answer, "How it is worked out", drawn.Working[0].String())
}
