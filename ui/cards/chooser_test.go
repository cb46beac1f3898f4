package cards

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

func TestChooser_OffersWhatIsToBeDone(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	r.MustSay("3 cards wait for you", "Papers", "Seven steps", "Review", "Flip through")
	r.Press(command.K(fyne.KeyReturn))
	r.MustHaveGone(nav.Route{Page: nav.Cards, ID: "all", Mode: ModeReview})
}

func TestChooser_SaysWhenToComeBackWhenNothingIsDue(t *testing.T) {
	r := newRoom(t, course(), nav.Route{})
	for {
		c, ok := r.Session.Next("all")
		if !ok {
			break
		}
		if err := r.Session.Grade(c.ID, fsrs.Easy, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	r.reopen()
	r.MustSay("Nothing to review now", "tomorrow")
	r.Press(command.K(fyne.KeyReturn))
	if len(r.Went) != 1 || r.Went[0].Mode != ModeFlip {
		t.Errorf("Enter leads to %v, want to flip through", r.Went)
	}
}

func TestChooser_SaysThatACourseWithoutTermsHasNoCards(t *testing.T) {
	r := newRoom(t, &content.Course{ID: "bare", Version: "1"}, nav.Route{ID: "all", Mode: ModeReview})
	r.MustSay("No cards yet")
}

func TestChooser_ShowsTheStagesOfADeck(t *testing.T) {
	c := course()
	c.Journey = []content.Stage{{ID: "aware"}, {ID: "decide"}}
	c.Processes[0].Steps[0].Stage = "aware"
	r := newRoom(t, c, nav.Route{})
	strips := 0
	for o := range uitest.Drawn(r.page.Object()) {
		if _, is := o.(*figure.Strip); is {
			strips++
		}
	}
	if strips != 1 { // of the process: the lesson's terms are named by no step
		t.Errorf("%d decks show stages, want 1; the page says:\n%s", strips, uitest.Says(r.page.Object()))
	}
}

func TestPage_LeavesAFinishedReviewForTheDecks(t *testing.T) {
	r := newRoom(t, &content.Course{ID: "one", Version: "1", Terms: course().Terms[1:2]}, nav.Route{ID: "all", Mode: ModeReview})
	r.Press(space, command.Key{Rune: '4'})
	if got := r.page.Route(); got.Mode != ModeReview {
		t.Errorf("while it is shown the route is %+v", got)
	}
	r.page.Hidden()
	if got := r.page.Route(); got.Mode != "" {
		t.Errorf("once left the route is %+v", got)
	}
}

func TestChooser_SaysWhenCardsBeingLearntComeBack(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.Press(space, good)
	}
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("3 cards come back soon", "The next card comes in 10 min, at 10:10", "2 soon")
	if strings.Contains(r.Says(), "Review\n") {
		t.Errorf("a review is offered:\n%s", r.Says())
	}
}

func TestChooser_SaysHowManyReviewsWillBeRecalledAsEveryPageDoes(t *testing.T) {
	r := newRoom(t, course(), nav.Route{ID: "all", Mode: ModeReview})
	for range 3 {
		r.Press(space, command.Key{Rune: '4'})
	}
	r.Watch.Wait(60 * 24 * time.Hour)
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	says := kit.LikelyRecall(r.Session.ExpectedRecall(study.AllCards))
	if says == "" {
		t.Fatal("nothing is due")
	}
	r.MustSay(says)
}

func TestChooser_ADigitIsTheNumberOfItsLesson(t *testing.T) {
	c := &content.Course{ID: "some", Version: "1"}
	for i, id := range []string{"one", "two", "three", "four"} {
		c.Lessons = append(c.Lessons, &content.Lesson{ID: id, Title: "Lesson " + id, Number: i + 1})
		if id != "two" { // a lesson without terms has no deck
			c.Terms = append(c.Terms, &content.Term{ID: "t-" + id, Term: "term of " + id, Definition: "Said in " + id + ".", Lesson: id})
		}
	}
	all := steps(course()).Processes
	c.Processes = all[len(all)-1:]
	r := newRoom(t, c, nav.Route{})
	keys := r.page.deckKeys(r.Session.Decks())
	for deck, want := range map[string]rune{study.AllCards: '0', "lesson:one": '1', "lesson:three": '3', "lesson:four": '4', processDeck + c.Processes[0].ID: '5'} {
		if keys[deck] != want {
			t.Errorf("%s has the key %q, want %q", deck, keys[deck], want)
		}
	}
	if _, ok := keys["lesson:two"]; ok {
		t.Error("a deck that isn't there has a key")
	}
	r.Press(command.Key{Rune: '3'}, command.Key{Name: "4", Alt: true}, command.Key{Rune: '0'})
	r.MustHaveGone(
		nav.Route{Page: nav.Cards, ID: "lesson:three", Mode: ModeReview},
		nav.Route{Page: nav.Cards, ID: "lesson:four", Mode: ModeFlip},
		nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: ModeReview})
	if r.Press(); strings.Contains(r.Says(), "2\n") {
		t.Errorf("a digit without a deck is shown: %q", r.Says())
	}
}
