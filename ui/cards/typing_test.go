package cards

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/study"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
)

func TestTyping_ShowsWhatIsAmissLetterByLetter(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.Chosen = map[*preferences.Setting]int{preferences.Typing: 1}
	id, err := r.Session.MakeCard(study.OwnCard{Front: "Who *issues* it?", Back: "The **buyer**"}, "Mine")
	if err != nil {
		t.Fatal(err)
	}
	own, _ := r.Session.OwnCardByID(id)
	r.show(r.Session, nav.Route{ID: study.OwnDeckID(own.Deck), Mode: ModeReview})
	v := r.review()
	if v.line == nil || r.Window().Canvas().Focused() != v.line {
		t.Fatalf("there is no line to type in, or the keys are elsewhere: %v", v.line)
	}
	r.MustSay("Your card", "Who issues it?")
	test.Type(v.line, "buyr")
	r.reopen() // as when the window is drawn anew
	v = r.review()
	if v.line.Text != "buyr" {
		t.Errorf("what was typed became %q", v.line.Text)
	}
	v.line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !v.back || v.line != nil {
		t.Fatal("Enter doesn't turn the card over")
	}
	if says := r.Says(); !strings.Contains(says, "You typed:") {
		t.Errorf("it says %s", says)
	}
	r.Press(good)
	_, counted := r.Session.Deck(study.OwnDeckID(own.Deck))
	if v.typed != "" || !counted || r.Session.Why(own.CardIDOf(study.Front)).Last.IsZero() {
		t.Errorf("after its grade %q is typed, and it is graded %v", v.typed, r.Session.Why(own.CardIDOf(study.Front)))
	}
}

func TestTyping_AsksForWordsAndNotForDefinitions(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.Chosen = map[*preferences.Setting]int{preferences.Typing: 1}
	po := r.Course.Terms[0]
	for side, want := range map[study.Side]string{study.Definition: "", study.TermSide: "Purchase order", study.Expansion: "Purchase order"} {
		if got, _ := r.page.wanted(study.Card{Term: po, Side: side}); got != want {
			t.Errorf("of %s it wants %q", side, got)
		}
	}
	r.Chosen[preferences.Typing] = 0
	if got, _ := r.page.wanted(study.Card{Term: po, Side: study.TermSide}); got != "" {
		t.Errorf("switched off it wants %q", got)
	}
}

func TestOwnCard_IsChangedAndRemovedFromTheCardItself(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	id, err := r.Session.MakeCard(study.OwnCard{Front: "Who issues it?", Back: "The buyer"}, "")
	if err != nil {
		t.Fatal(err)
	}
	r.show(r.Session, nav.Route{})
	r.MustSay("Your own", "My cards")
	deck := study.OwnDeckID(study.FirstDeck)
	r.show(r.Session, nav.Route{ID: deck, Mode: ModeFlip})
	for _, c := range r.page.Commands() {
		if c.ID == "cards.remove" && c.Applies() {
			c.Do()
		}
	}
	if _, there := r.Session.OwnCardByID(id); there || len(r.through().cards) != 0 {
		t.Fatal("it is there still")
	}
	r.Press(undo)
	if _, there := r.Session.OwnCardByID(id); !there || len(r.through().cards) != 1 {
		t.Error("it doesn't come back")
	}
}

func TestTyping_TakesTheLettersOfANameWithAFormula(t *testing.T) {
	if _, err := formula.Shared.Draw(t.Context(), formula.Source{TeX: `\chi^2`}); err != nil {
		t.Fatal(err)
	}
	c := course()
	c.Terms[0].Term, c.Terms[0].Written = "χ² test", `$\chi^2$ test`
	r := newRoom(t, c, nav.Route{})
	r.Chosen = map[*preferences.Setting]int{preferences.Typing: 1}
	if got, _ := r.page.wanted(study.Card{Term: c.Terms[0], Side: study.TermSide}); got != "χ² test" {
		t.Errorf("it wants %q", got)
	}
	faces := r.page.facesOf(study.Card{Term: c.Terms[0], Side: study.Definition})
	if faces.front != `$\chi^2$ test` {
		t.Errorf("the front is %q, in which no formula is set", faces.front)
	}
	own := &content.Step{ID: "s", Name: "Work out χ²", Written: `Work out $\chi^2$`, Aim: "To know it.", Number: 1, Process: &content.Process{ID: "p", Title: "P"}}
	own.Process.Steps = []*content.Step{{ID: "first", Name: "First", Process: own.Process, Number: 1}, own}
	if got, _ := r.page.wanted(study.Card{Step: own.Process.Steps[0], Side: study.NextStep}); got != "Work out χ²" {
		t.Errorf("of the next step it wants %q", got)
	}
}
