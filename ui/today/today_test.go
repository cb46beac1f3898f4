package today

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/cards"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// fewTerms is a course of some terms with abbreviations, and nothing else.
func fewTerms() *content.Course {
	c := &content.Course{ID: "c", Title: "C", Version: "1"}
	for _, name := range []string{"Purchase order", "Ideal customer profile", "Request for quote"} {
		short := ""
		for _, word := range strings.Fields(name) {
			short += strings.ToUpper(word[:1])
		}
		c.Terms = append(c.Terms, &content.Term{ID: strings.ToLower(short), Term: name, Abbreviation: short, Definition: "What " + short + " means."})
	}
	return c
}

type room struct{ *uitest.Room }

func newRoom(t *testing.T, c *content.Course) *room {
	test.NewTempApp(t)
	return &room{uitest.NewRoom(t, c)}
}

// show puts the page into the window; reading is the lesson opened last.
func (r *room) show(reading nav.Route) {
	r.Put(New(r.Course, r.Session, r, reading, nav.Route{}))
}

func (r *room) grade(id study.CardID, rating fsrs.Rating) {
	r.T.Helper()
	if err := r.Session.Grade(id, rating, 3*time.Second); err != nil {
		r.T.Fatal(err)
	}
}

func (r *room) mustNotSay(what ...string) {
	r.T.Helper()
	text := r.Says()
	for _, w := range what {
		if strings.Contains(text, w) {
			r.T.Errorf("the page says %q:\n%s", w, text)
		}
	}
}

func TestToday_SaysWhenCardsBeingLearntComeBackAndOffersNoReview(t *testing.T) {
	r := newRoom(t, fewTerms())
	r.show(nav.Route{})
	r.MustSay("Cards due", "3 new")
	for _, id := range []study.CardID{"term:po/definition", "term:icp/definition", "term:rfq/definition"} {
		r.grade(id, fsrs.Good)
	}
	r.show(nav.Route{})
	r.MustSay("3 cards come back soon", "Back in 10 min, at 10:10")
	r.mustNotSay("Cards due", "Review")
	r.Watch.Wait(10 * time.Minute)
	r.show(nav.Route{})
	r.MustSay("Cards due", "3 cards", "Review")
}

func TestToday_SaysHowManyReviewsWillBeRecalledAsEveryPageDoes(t *testing.T) {
	r := newRoom(t, fewTerms())
	for _, id := range []study.CardID{"term:po/definition", "term:icp/definition", "term:rfq/definition"} {
		r.grade(id, fsrs.Easy)
	}
	r.Watch.Wait(60 * 24 * time.Hour)
	r.grade("term:po/term", fsrs.Again) // being learnt, which is no review
	r.Watch.Wait(time.Minute)
	r.show(nav.Route{})
	says := kit.LikelyRecall(r.Session.ExpectedRecall(study.AllCards))
	if !strings.HasPrefix(says, "Of 3 reviews you will likely recall ") {
		t.Errorf("it says %q", says)
	}
	r.MustSay("4 cards", says)
}

func TestToday_AStreakThatEndedIsNoFirstDay(t *testing.T) {
	r := newRoom(t, fewTerms())
	r.show(nav.Route{})
	r.MustSay("Your first day will show here.")
	r.grade("term:po/definition", fsrs.Easy)
	r.Watch.Wait(40 * 24 * time.Hour)
	if n := r.Session.Streak(); n != 0 {
		t.Fatalf("the streak is %d", n)
	}
	r.show(nav.Route{})
	r.MustSay("Study today, and a new streak begins.")
	r.mustNotSay("Your first day will show here.")
}

func TestToday_AWeakSpotIsNamedByWhatItsCardAsks(t *testing.T) {
	for _, c := range []struct {
		card             study.CardID
		title, givesAway string
	}{
		{"term:po/expansion", "PO\n", "Purchase order"},
		{"term:po/definition", "Purchase order", "What PO means."},
		{"term:po/term", "What PO means.", "Purchase order"},
	} {
		r := newRoom(t, fewTerms())
		r.grade(c.card, fsrs.Again)
		r.show(nav.Route{})
		r.MustSay("Weak spot", c.title)
		r.mustNotSay(c.givesAway)
		uitest.Click(t, r.Window(), "See its card")
		r.MustHaveGone(cards.CardRoute(c.card))
	}
}

func TestToday_GoesOnReadingAfterAGlanceElsewhere(t *testing.T) {
	r := newRoom(t, uitest.Bundled(t))
	first, second := r.Course.Lessons[0], r.Course.Lessons[1]
	var read []string
	for _, b := range first.Blocks[:12] {
		read = append(read, b.Key)
	}
	for lesson, keys := range map[string][]string{first.ID: read, second.ID: {second.Blocks[0].Key}} {
		if err := r.Session.MarkRead(lesson, keys...); err != nil {
			t.Fatal(err)
		}
		r.Watch.Wait(time.Minute)
	}
	r.show(nav.Route{Page: nav.Lessons, ID: second.ID, At: second.Blocks[0].Key})
	r.MustSay("Continue reading", first.Title)
	uitest.Click(t, r.Window(), "Continue")
	r.MustHaveGone(nav.Route{Page: nav.Lessons, ID: first.ID, At: first.Blocks[12].Key})
}
