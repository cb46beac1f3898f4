package cards

import (
	"strings"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
)

func TestReview_AsksHowSureOnlyWhereThatIsWanted(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	if strings.Contains(r.Says(), "How sure") {
		t.Error("it asks how sure though nobody asked for it")
	}
	r.Press(command.Key{Rune: '1'})
	if r.review().back {
		t.Error("a key turns the card")
	}
	r.Chosen = map[*preferences.Setting]int{preferences.HowSure: 1}
	r.show(r.Session, nav.Route{ID: "all", Mode: ModeReview})
	r.MustSay("How sure are you?", "Sure", "Fairly sure", "Guessing", "Show answer")
	r.Press(command.Key{Rune: '1'})
	r.reopen() // it stays
	if !r.review().back || r.review().sure != study.Sure {
		t.Fatalf("the answer shows: %v, sure: %q", r.review().back, r.review().sure)
	}
	r.Press(command.Key{Rune: '1'}) // now that is Again
	if got := r.Session.Calibration()[0].Cards; got != (study.Calibrated{Asked: 1}) {
		t.Errorf("it is kept as %+v", got)
	}
	r.Press(space, command.Key{Rune: '3'}) // without a tap
	if got := r.Session.Calibration(); got[0].All().Asked+got[1].All().Asked+got[2].All().Asked != 1 {
		t.Errorf("without a tap it keeps %+v", got)
	}
}

// waits takes the place of the main goroutine: what is waited for is done when the test
// says so.
func waits(t *testing.T) chan func() {
	main := make(chan func(), 8)
	was := kit.OnMain
	kit.OnMain = func(do func()) { main <- do }
	t.Cleanup(func() { kit.OnMain = was })
	return main
}

func TestPage_TurnsCardsByThemselvesAtTheChosenPace(t *testing.T) {
	main := waits(t)
	next := func() {
		select {
		case do := <-main:
			do()
		case <-time.After(20 * time.Second):
			t.Fatal("no card turns")
		}
	}
	r := newRoom(t, course(), nav.Route{})
	r.Chosen = map[*preferences.Setting]int{preferences.AutoTurn: 1}
	r.show(r.Session, nav.Route{ID: "all", Mode: ModeReview})
	r.page.byItself.turnNow(time.Hour)
	if !r.review().back {
		t.Error("the card doesn't turn")
	}
	r.page.byItself.turnNow(time.Hour)
	if !r.review().back {
		t.Error("it turns back")
	}
	r.page.Hidden()
	r.show(r.Session, nav.Route{ID: "all", Mode: ModeFlip})
	next() // after three seconds
	if !r.through().back {
		t.Error("flipping through, no card turns")
	}
	r.page.byItself.turnNow(time.Hour)
	if r.through().at != 1 || r.through().back {
		t.Errorf("then card %d is up, its back: %v", r.through().at, r.through().back)
	}
	r.page.Hidden()
	if r.page.byItself.stop != nil {
		t.Error("it goes on when nobody looks")
	}
}

func TestPage_SaysASideAsItIsReadAloud(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for _, c := range []struct {
		card string
		back bool
		want string
	}{
		{"term:po/definition", false, "Purchase order"},
		{"term:po/definition", true, "Purchase order. The buyer's formal order. An invoice comes from the seller."},
		{"gone", true, ""},
	} {
		if got := r.page.spoken(side{c.card, c.back}); got != c.want {
			t.Errorf("%s, its back: %v, is read as %q", c.card, c.back, got)
		}
	}
}

func TestReview_EndsWithWhatWasLearnt(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	for range 2 {
		if err := r.Session.Grade("term:po/definition", fsrs.Easy, time.Second); err != nil {
			t.Fatal(err)
		}
		r.Watch.Wait(400 * 24 * time.Hour)
	}
	if err := r.Session.Grade("term:po/definition", fsrs.Again, time.Second); err != nil {
		t.Fatal(err)
	}
	r.Watch.Wait(time.Minute)
	if err := r.Session.Grade("term:po/definition", fsrs.Easy, time.Second); err != nil {
		t.Fatal(err)
	}
	cards := r.Session.SittingCards("all")
	if len(cards) != 1 || !cards[0].Learnt {
		t.Fatalf("the sitting has %+v", cards)
	}
	cards[0].Lasting = false
	says := ""
	for _, run := range recalled(cards, 3.4) {
		says += run.Text
	}
	if says != "You recalled 0 of 1 card in 3 minutes. Learnt now, recalled on three days: Purchase order." {
		t.Errorf("it ends with %q", says)
	}
}
