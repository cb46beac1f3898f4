package practice

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

func TestSingle_IsAnsweredByDigitAndEnter(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.Press(enter)
	r.mustHave("single", study.Results{})
	r.Press(digit(r.placeOfChoice(1)), enter)
	r.mustHave("single", once)
	r.MustSay("Right, your answer", "The buyer issues it.")
	r.Press(enter)
	if q := r.page.round.current(); q == nil || q.ID == "single" {
		t.Errorf("Enter goes on to %v", q)
	}
}

func TestSingle_IsChosenByArrows(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	for range r.placeOfChoice(0) {
		r.Press(down)
	}
	r.Press(enter)
	r.mustHave("single", missed1)
	r.MustSay("Your answer", "Right answer")
	if strings.Contains(r.Says(), "The right answer: The buyer") {
		t.Error("the right answer is shown and said once more")
	}
}

func TestSingle_AHintTakesOneWrongChoiceAway(t *testing.T) {
	r := newRoom(t, course(), at("single"))
	r.Press(command.K(fyne.KeyH))
	out := r.page.quiz.control.(*choices).out
	if len(out) != 1 || out[1] {
		t.Fatalf("the hint took %v away", out)
	}
	r.MustSay("Not this one")
	if r.page.quiz.Hint() {
		t.Error("a second hint would leave the right answer alone")
	}
}

func TestMultiple_WantsAllRightChoicesAndNoOther(t *testing.T) {
	r := newRoom(t, course(), at("multiple"))
	r.Press(digit(r.placeOfChoice(0)), digit(r.placeOfChoice(2)), digit(r.placeOfChoice(2)), digit(r.placeOfChoice(1)), enter)
	r.mustHave("multiple", once)
}

func TestMultiple_SpaceTogglesTheRowAtTheCursor(t *testing.T) {
	r := newRoom(t, course(), at("multiple"))
	r.Press(space, down, space, up, space, enter)
	c := r.page.quiz.control.(*choices)
	if len(c.chosen) != 1 || !c.chosen[c.order[1]] {
		t.Errorf("chosen are %v of %v", c.chosen, c.order)
	}
	r.mustHave("multiple", missed1)
}

func TestMatch_JoinsByLetters(t *testing.T) {
	r := newRoom(t, course(), at("match"))
	m := r.page.quiz.control.(*matching)
	r.Press(enter)
	r.mustHave("match", study.Results{})
	for i := range m.q.Pairs {
		r.Press(command.Key{Rune: []rune(letter(slices.Index(m.order, i)))[0]})
	}
	r.Press(enter)
	r.mustHave("match", once)
}

func TestMatch_ARightHalfBelongsToOneLeftOne(t *testing.T) {
	r := newRoom(t, course(), at("match"))
	m := r.page.quiz.control.(*matching)
	r.Press(command.Key{Rune: 'a'}, command.Key{Rune: 'a'})
	if m.joined[0] != -1 || m.joined[1] != m.order[0] {
		t.Errorf("joined are %v", m.joined)
	}
}

func TestBlanks_EnterGoesFromGapToGapAndChecks(t *testing.T) {
	r := newRoom(t, course(), at("blanks"))
	r.write("Buyer")
	r.Press(enter)
	r.write("seller.")
	r.Press(enter)
	r.mustHave("blanks", once)
	if r.Window().Canvas().Focused() != fyne.Focusable(r.page.nextButton) {
		t.Error("the keys don't go to the way on")
	}
	before := r.page.round.At
	r.Press(command.Key{Rune: 'n'})
	if r.page.round.At != before+1 {
		t.Error("N doesn't go on")
	}
}

func TestTyped_ListsWhatIsAcceptedOnAMiss(t *testing.T) {
	r := newRoom(t, course(), at("typed"))
	r.write("post office")
	r.Press(enter)
	r.mustHave("typed", missed1)
	r.MustSay("post office", "The right answer: purchase order or PO")
}

func TestTyped_AnAnswerBroughtBackIsWrittenOnAtItsEnd(t *testing.T) {
	r := newRoom(t, course(), at("typed"))
	r.write("purchase or")
	r.reopen()
	r.write("der")
	r.Press(enter)
	r.mustHave("typed", once)
	r.MustSay("purchase order")
}

func TestBlanks_AnAnswerBroughtBackIsWrittenOnAtItsEnd(t *testing.T) {
	r := newRoom(t, course(), at("blanks"))
	r.write("buy")
	r.reopen()
	r.write("er")
	r.Press(enter)
	r.write("seller")
	r.Press(enter)
	r.mustHave("blanks", once)
}

func TestBlanks_AnyOfSeveralAnswersIsRightAndAllAreSaid(t *testing.T) {
	c := course()
	c.Questions[3].Text[1].Others = []string{"customer", "client"}
	r := newRoom(t, c, at("blanks"))
	r.write("Client")
	r.Press(enter)
	r.write("seller")
	r.Press(enter)
	r.mustHave("blanks", once)
	r.MustSay("Accepted: buyer or customer or client; seller")
	r = newRoom(t, c, at("blanks"))
	r.write("bank")
	r.Press(enter)
	r.write("seller")
	r.Press(enter)
	r.mustHave("blanks", missed1)
	r.MustSay("The right answer: buyer or customer or client; seller")
}

func TestTyped_FormsOfTheSameTextAreRight(t *testing.T) {
	for _, said := range []string{"PURCHASE ORDER.", "purchase\u00A0order", "pur\u00ADchase order", "purchase-order"} {
		r := newRoom(t, course(), at("typed"))
		r.write(said)
		r.Press(enter)
		r.mustHave("typed", once)
	}
}

func TestInline_IsAnsweredByTabAndKeysAndTellsItsHeight(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	z := Inline(r.Course, r.Course.Question("single"), r.Session, r, nil, nil)
	resized := 0
	z.OnResize = func() { resized++ }
	r.Window().SetContent(z)
	r.Window().Resize(fyne.NewSize(600, 500))
	before := z.HeightFor(600)
	c := z.control.(*choices)
	for range slices.Index(c.order, 1) + 1 {
		test.FocusNext(r.Window().Canvas())
	}
	r.pressFocused(space, enter)
	r.mustHave("single", once)
	if resized == 0 || z.HeightFor(600) <= before {
		t.Errorf("told %d times of its height, which went from %v to %v", resized, before, z.HeightFor(600))
	}
	z.again()
	if z.Checked() {
		t.Error("it can't be tried again")
	}
}

// pressFocused gives keys to what is in focus alone.
func (r *room) pressFocused(keys ...command.Key) {
	for _, k := range keys {
		r.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k.Name})
	}
}

func TestQuestions_AllKindsShowTheirRightAnswer(t *testing.T) {
	c := course()
	order, ok := drill.New(c).Find("order:four", 0)
	if !ok {
		t.Fatal("the steps can't be put in order")
	}
	for _, q := range append(slices.Clone(c.Questions), phrased(c, order)) {
		if solution(q) == "" {
			t.Errorf("%s has no right answer in words", q.ID)
		}
	}
}
