package cards

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

func TestReview_GradesOnlyAfterTheFlip(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.press(good)
	if n := r.session.Sitting("all").Done; n != 0 {
		t.Fatalf("a grade before the flip was kept: %d", n)
	}
	r.press(space, good)
	if n := r.session.Sitting("all").Done; n != 1 {
		t.Fatalf("after flip and grade %d grades are kept, want 1", n)
	}
	if r.review().back {
		t.Error("the next card shows its answer")
	}
	r.mustSay("Saved.")
}

func TestReview_ShowsBothFaces(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.mustSay("Term", "Purchase order", "3 new")
	r.press(space)
	r.mustSay("Answer", "The buyer's formal order.", "An invoice comes from the seller.", "forgot it", "with effort", "recalled", "instantly")
	r.press(space)
	if r.review().back {
		t.Error("Space doesn't turn the card back")
	}
}

func TestReview_KeepsTheTimeACardTook(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.wait(90 * time.Second)
	r.press(space, good)
	if m := r.session.Sitting("all").Minutes; m != 1.5 {
		t.Errorf("the sitting took %v minutes, want 1.5", m)
	}
}

// broken keeps no grade.
type broken struct{ Session }

func (broken) Grade(study.CardID, fsrs.Rating, time.Duration) error {
	return errors.New("the disk is full")
}

func TestReview_KeepsTheCardWhenItsGradeCouldNotBeKept(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.show(broken{r.session}, nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.press(space, good)
	if r.review().card.ID != card || !r.review().back {
		t.Errorf("the page shows %s, answer %v; want %s still with its answer", r.review().card.ID, r.review().back, card)
	}
	if len(r.failed) != 1 || !strings.Contains(r.failed[0], "the disk is full") {
		t.Errorf("what went wrong was told as %q", r.failed)
	}
}

func TestReview_UndoBringsTheCardBackFrontUp(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	card := r.review().card.ID
	r.press(space, good, space, undo)
	if r.review().card.ID != card || r.review().back {
		t.Errorf("undo shows %s, answer %v; want %s, front up", r.review().card.ID, r.review().back, card)
	}
	if n := r.session.Sitting("all").Done; n != 0 {
		t.Errorf("%d grades are left", n)
	}
	r.mustSay("Took back “Good” for Purchase order.")
}

func TestReview_ComesBackToTheSameSideOfTheSameCard(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.press(space, good, space)
	card := r.review().card.ID
	r.reopen()
	if r.review().card.ID != card || !r.review().back {
		t.Errorf("came back to %s, answer %v; want %s with its answer", r.review().card.ID, r.review().back, card)
	}
}

func TestReview_AsksBeforeCardsComeEarly(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.press(space, good)
	}
	if r.review().stage != resting {
		t.Fatalf("the stage is %v, want resting", r.review().stage)
	}
	r.mustSay("3 cards come again soon", "10 min", "Show them now")
	r.press(command.K(fyne.KeyReturn))
	if r.review().stage != asking {
		t.Error("the cards don't come when asked for")
	}
}

func TestReview_SumsUpAndSaysWhenToComeBack(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "lesson:papers", Mode: ModeReview})
	r.press(space, again, space, good)
	r.press(command.K(fyne.KeyReturn))
	for range 9 {
		r.press(space, command.Key{Rune: '4'})
	}
	if r.review().stage != done {
		t.Fatalf("the stage is %v, want done", r.review().stage)
	}
	r.mustSay("Done for now", "You answered 4 cards", "recalled 3", "Come back tomorrow")
	r.press(undo)
	if r.review().stage != asking {
		t.Error("undo at the end shows no card")
	}
	r.press(space, good, command.K(fyne.KeyReturn))
	if last := len(r.gone) - 1; last < 0 || r.gone[last].Page != nav.Today {
		t.Errorf("Enter went to %v, want Today", r.gone)
	}
}

func TestReview_SaysWhyACardComesNow(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	r.press(command.K(fyne.KeyE))
	top := r.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no pop-up")
	}
	if text := says(top); !strings.Contains(text, "This card is new to you.") {
		t.Errorf("the pop-up says %q", text)
	}
}
