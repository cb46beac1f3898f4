package cards

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

// slipping is a review whose first card was forgotten eight times.
func slipping(t *testing.T) *room {
	t.Helper()
	r := newRoom(t, course(), nav.Route{})
	for range 8 {
		for _, rating := range []fsrs.Rating{fsrs.Easy, fsrs.Again} {
			if err := r.Session.Grade("term:po/definition", rating, time.Second); err != nil {
				t.Fatal(err)
			}
			r.Watch.Wait(40 * 24 * time.Hour)
		}
	}
	r.show(r.Session, nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: ModeReview})
	if r.review().stage != stuck {
		t.Fatalf("the review stands at %d with %s", r.review().stage, r.review().card.ID)
	}
	return r
}

func TestReview_ACardThatKeepsSlippingAwayIsNotAskedBlindly(t *testing.T) {
	r := slipping(t)
	r.MustSay("“Purchase order” keeps slipping away", "You forgot it 8 times.", "An invoice comes from the seller.", "Write a memory aid", "Put it aside", "Ask me now")
	r.Press(command.K(fyne.KeyReturn))
	if len(r.Opened) != 1 || r.Opened[0] != "lesson:papers" {
		t.Errorf("it led to %v", r.Opened)
	}
	r.reopen()
	if r.review().stage != asking {
		t.Error("once it was read it isn't asked")
	}
	r.Press(command.Ctrl(fyne.KeyZ))
	r.reopen()
	if r.review().stage != stuck {
		t.Error("undo didn't bring the help back")
	}
	r.Press(space)
	if r.review().stage != asking || r.review().back {
		t.Error("Space doesn't ask it")
	}
}

func TestReview_AMemoryAidStandsOnTheBack(t *testing.T) {
	r := slipping(t)
	r.Press(command.Key{Rune: 'w'})
	r.Window().Canvas().Focused().(interface{ SetText(string) }).SetText("PO: please order")
	r.Press(command.K(fyne.KeyReturn))
	if got := r.Session.Aid("term:po/definition"); got != "PO: please order" {
		t.Fatalf("the aid is %q", got)
	}
	r.Press(space)
	r.MustSay("Your memory aid: PO: please order")
}

func TestReview_PutsACardAside(t *testing.T) {
	r := slipping(t)
	r.Press(command.Key{Rune: 'x'})
	if r.review().stage == stuck || !r.Session.Aside("term:po/definition") {
		t.Error("it wasn't put aside")
	}
	r.MustSay("“Purchase order” is put aside.")
}
