package cards

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestReview_GradesOnlyAfterTheFlip(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.Press(good)
	if n := r.Session.Sitting("all").Done; n != 0 {
		t.Fatalf("a grade before the flip was kept: %d", n)
	}
	r.Press(space, good)
	if n := r.Session.Sitting("all").Done; n != 1 {
		t.Fatalf("after flip and grade %d grades are kept, want 1", n)
	}
	if r.review().back {
		t.Error("the next card shows its answer")
	}
	r.MustSay("Saved.")
}

func TestReview_ShowsBothFaces(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.MustSay("Term", "Purchase order", "3 new")
	r.Press(space)
	r.MustSay("Answer", "The buyer's formal order.", "An invoice comes from the seller.", "forgot it", "with effort", "recalled", "instantly")
	r.Press(space)
	if r.review().back {
		t.Error("Space doesn't turn the card back")
	}
}

func TestReview_KeepsTheTimeACardTook(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.Watch.Wait(90 * time.Second)
	r.Press(space, good)
	if m := r.Session.Sitting("all").Minutes; m != 1.5 {
		t.Errorf("the sitting took %v minutes, want 1.5", m)
	}
}

var errFull = errors.New("the disk is full")

// broken keeps no grade.
type broken struct{ Session }

func (broken) GradeSure(study.CardID, fsrs.Rating, time.Duration, study.Confidence) error {
	return errFull
}

func TestReview_KeepsTheCardWhenItsGradeCouldNotBeKept(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.show(broken{r.Session}, nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.Press(space, good)
	if r.review().card.ID != card || !r.review().back {
		t.Errorf("the page shows %s, answer %v; want %s still with its answer", r.review().card.ID, r.review().back, card)
	}
	if len(r.Failed) != 1 || !errors.Is(r.Failed[0], errFull) {
		t.Errorf("what went wrong was told as %q", r.Failed)
	}
}

func TestReview_UndoBringsTheCardBackFrontUp(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.Press(space, good, space, undo)
	if r.review().card.ID != card || r.review().back {
		t.Errorf("undo shows %s, answer %v; want %s, front up", r.review().card.ID, r.review().back, card)
	}
	if n := r.Session.Sitting("all").Done; n != 0 {
		t.Errorf("%d grades are left", n)
	}
	r.MustSay("Took back “Good” for Purchase order.")
}

func TestReview_ComesBackToTheSameSideOfTheSameCard(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.Press(space, good, space)
	card := r.review().card.ID
	r.reopen()
	if r.review().card.ID != card || !r.review().back {
		t.Errorf("came back to %s, answer %v; want %s with its answer", r.review().card.ID, r.review().back, card)
	}
}

func TestReview_AsksBeforeCardsComeEarly(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.Press(space, good)
	}
	if r.review().stage != resting {
		t.Fatalf("the stage is %v, want resting", r.review().stage)
	}
	r.MustSay("That is all for today.", "You recalled 3 of 3 cards in 1 minute.", "3 cards come back, the first in 10 min", "The 3 again now")
	if r.Press(space); r.review().stage != resting {
		t.Error("the key that turns cards goes past the end of the sitting")
	}
	r.Press(command.K(fyne.KeyA))
	if r.review().stage != asking {
		t.Error("the cards don't come when asked for")
	}
}

func TestReview_SaysThatACardsTimeCameWithoutShowingIt(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.Press(space, good)
	}
	r.Watch.Wait(4 * time.Minute)
	r.page.TimePassed()
	r.MustSay("3 cards come back, the first in 6 min")
	r.Watch.Wait(7 * time.Minute)
	r.page.TimePassed()
	if stage := r.review().stage; stage != ready {
		t.Fatalf("the stage is %v, want ready", stage)
	}
	r.MustSay("3 cards are ready", "Go on")
	r.Press(command.K(fyne.KeyReturn))
	if r.review().stage != asking {
		t.Error("Enter doesn't go on")
	}
	card := r.review().card.ID
	r.Watch.Wait(24 * time.Hour)
	r.page.TimePassed()
	if r.review().stage != asking || r.review().card.ID != card {
		t.Error("the card on the table went away")
	}
}

func TestChooser_SaysWhatWaitsOnceTheDayTurned(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.Press(space, command.Key{Rune: '4'})
	}
	r.show(r.Session, nav.Route{})
	before := r.Session.Counts(study.AllCards)
	r.Watch.Wait(18 * time.Hour) // 04:00 of the next day
	r.page.TimePassed()
	after := r.Session.Counts(study.AllCards)
	if before.New == after.New {
		t.Fatalf("as many cards wait as before: %v", after)
	}
	r.MustSay(fmt.Sprintf("%d new", after.New))
}

func TestReview_SumsUpAndSaysWhenToComeBack(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers", Mode: ModeReview})
	r.Press(space, again, space, good)
	r.Press(command.K(fyne.KeyA))
	for range 9 {
		r.Press(space, command.Key{Rune: '4'})
	}
	if r.review().stage != done {
		t.Fatalf("the stage is %v, want done", r.review().stage)
	}
	r.MustSay("That is all of this deck for today.", "You recalled 1 of 2 cards", "Come back tomorrow")
	r.Press(undo)
	if r.review().stage != asking {
		t.Error("undo at the end shows no card")
	}
	r.Press(space, good, command.K(fyne.KeyReturn))
	if last := len(r.Went) - 1; last < 0 || r.Went[last].Page != nav.Today {
		t.Errorf("Enter went to %v, want Today", r.Went)
	}
}

func TestReview_SaysWhyACardComesNow(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.Press(command.K(fyne.KeyE))
	top := uitest.Over(r.Window())
	if top == nil {
		t.Fatal("no pop-up")
	}
	if text := uitest.Says(top); !strings.Contains(text, "This card is new to you.") {
		t.Errorf("the pop-up says %q", text)
	}
}
