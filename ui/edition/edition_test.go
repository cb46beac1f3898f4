package edition_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/cards"
	"stagecraft/ui/edition"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/progress"
)

// course is one of two terms, at a version; the first term means what is said.
func course(version, means string, more ...*content.Term) *content.Course {
	terms := []*content.Term{{ID: "po", Term: "Purchase order", Definition: means}}
	return &content.Course{ID: "c", Title: "Course", Version: version, Terms: append(terms, more...)}
}

// nextEdition is a room of a learner who graded a card of the edition before, in
// which it meant something else, and a card that is gone.
func nextEdition(t *testing.T) *uitest.Room {
	t.Helper()
	test.NewTempApp(t)
	w := uitest.NewWatch()
	j := uitest.Journal(t)
	first := uitest.Study(t, course("1.0", "The buyer’s order.", &content.Term{ID: "fax", Term: "Fax", Definition: "How orders were sent."}), j, w)
	for _, card := range []study.CardID{"term:po/definition", "term:fax/definition"} {
		if err := first.Grade(card, fsrs.Easy, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	now := course("1.1", "A pause between two meetings.", &content.Term{ID: "quote", Term: "Quote", Definition: "A price."})
	now.Moved = map[string]string{"term:fax": "retired"}
	r := uitest.NewRoom(t, now)
	r.Session = uitest.Study(t, now, j, w)
	return r
}

func TestSummary_SaysWhatTheEditionBroughtAndTakesItBack(t *testing.T) {
	r := nextEdition(t)
	e, ok := r.Session.NewEdition()
	if !ok {
		t.Fatal("nothing is told")
	}
	keep := func(keep bool) {
		if err := r.Session.KeepSchedules(e.Edition, keep); err != nil {
			t.Fatal(err)
		}
	}
	draw := func() {
		r.Window().SetContent(edition.Summary(r.Course, r.Session.Editions()[0], keep))
		r.Window().Resize(fyne.NewSize(600, 900))
	}
	draw()
	r.MustSay("before, you had edition 1.0", "New · 1 term", "Quote", "Changed in meaning · 1 term", "Purchase order", "come again", "Retired · 1 term", "Fax")
	uitest.Click(t, r.Window(), "Keep their schedule")
	draw()
	r.MustSay("You chose to keep the schedule of their cards.")
	if _, changed := r.Session.CardChange("term:po/definition"); changed {
		t.Error("the card is still offered again")
	}
	uitest.Click(t, r.Window(), "Learn them anew")
	if _, changed := r.Session.CardChange("term:po/definition"); !changed {
		t.Error("the card isn't offered again")
	}
}

func TestProgress_KeepsTheEditionsInALineThatOpensThem(t *testing.T) {
	r := nextEdition(t)
	r.Put(progress.New(r.Course, r.Session, r, nav.Route{}))
	line := edition.Line(r.Session.Editions()[0])
	if want := "Edition 1.1 since 2 March 2026: 1 new, 1 changed, 1 retired"; line != want {
		t.Errorf("the line is %q; want %q", line, want)
	}
	r.MustSay(line, "1 card of an earlier edition comes no more and stays in your figures.")
	r.Window().Resize(fyne.NewSize(1072, 1800)) // to have all of it in view
	uitest.Click(t, r.Window(), line)
	if len(r.Shown) != 1 || r.Shown[0].Version != "1.1" {
		t.Errorf("it opened %+v", r.Shown)
	}
}

func TestCards_ACardThatChangedSaysSoWithWhatItWas(t *testing.T) {
	r := nextEdition(t)
	r.Put(cards.New(r.Course, r.Session, r, cards.ReviewRoute()))
	r.MustSay("Purchase order", "This card has changed since you learnt it")
	if strings.Contains(r.Says(), "The buyer’s order.") {
		t.Error("the front gives away what it was")
	}
	uitest.Click(t, r.Window(), "Show answer")
	r.MustSay("A pause between two meetings.", "Before: The buyer’s order.")
}
