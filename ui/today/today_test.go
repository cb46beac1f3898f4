package today

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
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

type room struct {
	*uitest.Room
	others neighbours
}

// neighbours are other courses.
type neighbours struct {
	all    []Other
	opened []string
}

func (n *neighbours) Others() []Other { return n.all }

func (n *neighbours) OpenCourse(ref string) { n.opened = append(n.opened, ref) }

func newRoom(t *testing.T, c *content.Course) *room {
	test.NewTempApp(t)
	return &room{Room: uitest.NewRoom(t, c)}
}

// show puts the page into the window; reading is the lesson opened last.
func (r *room) show(reading nav.Route) {
	r.Put(New(r.Course, r.Session, r, &r.others, reading, nav.Route{}))
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
	r.MustSay("3 new cards", "Begin")
	for _, id := range []study.CardID{"term:po/definition", "term:icp/definition", "term:rfq/definition"} {
		r.grade(id, fsrs.Good)
	}
	r.show(nav.Route{})
	r.MustSay("3 cards come back soon", "Back in 10 min, at 10:10")
	r.mustNotSay("Begin", "Review")
	r.Watch.Wait(10 * time.Minute)
	r.show(nav.Route{})
	r.MustSay("3 cards", "Begin")
	uitest.Click(t, r.Window(), "Begin")
	r.MustHaveGone(cards.ReviewRoute())
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
	r.MustSay("6 cards", "4 due · 2 new", says)
}

func TestToday_SaysHowTheWeekGoesWithoutCountingWhatWasMissed(t *testing.T) {
	r := newRoom(t, fewTerms())
	r.show(nav.Route{})
	r.MustSay("Your first day will show here.", "5 days a week are your goal")
	r.grade("term:po/definition", fsrs.Easy)
	r.show(nav.Route{})
	r.MustSay("1 of your 5 days this week", "About 1 minute a day.")
	r.Watch.Wait(70 * 24 * time.Hour)
	r.show(nav.Route{})
	r.MustSay("5 days a week are your goal")
	r.mustNotSay("Your first day will show here.", "streak")
}

func TestToday_ADayThatIsAskedForTellsWhatWasDone(t *testing.T) {
	r := newRoom(t, fewTerms())
	r.grade("term:po/definition", fsrs.Easy)
	r.show(nav.Route{})
	days, ok := uitest.Find(r.Window().Content(), func(*kit.DayMap) bool { return true })
	if !ok {
		t.Fatal("there are no days")
	}
	r.Window().Canvas().Focus(days)
	r.MustSay("1 card, 1 minute.")
	days.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	r.MustSay(": nothing.")
	r.Window().Canvas().Unfocus()
	r.MustSay("About 1 minute a day.")
}

func TestToday_ListsTheLessonsAroundThePresentOne(t *testing.T) {
	c := fewTerms()
	for i := range 20 {
		c.Lessons = append(c.Lessons, &content.Lesson{
			ID: fmt.Sprint("l", i+1), Title: fmt.Sprint("Lesson of number ", i+1), Number: i + 1, Minutes: 5,
			Document: &markup.Document{}, Blocks: []content.LessonBlock{{Key: "a", Words: 100}}, Words: 100,
		})
	}
	r := newRoom(t, c)
	r.show(nav.Route{})
	r.MustSay("Read “Lesson of number 1”, then 3 cards", "Lesson 1, 5 minutes.", "Lesson of number 8\n", "All 20 lessons ›")
	r.mustNotSay("Lesson of number 9\n")
	for _, l := range c.Lessons[:10] {
		if err := r.Session.Finish(l.ID); err != nil {
			t.Fatal(err)
		}
	}
	r.show(nav.Route{})
	r.MustSay("Lesson of number 9\n", "Lesson of number 16\n")
	r.mustNotSay("Lesson of number 8\n", "Lesson of number 17\n")
	uitest.Click(t, r.Window(), "All 20 lessons ›")
	r.MustHaveGone(nav.Route{Page: nav.Lessons})
}

func TestToday_ManyCardsGoBeforeReading(t *testing.T) {
	r := newRoom(t, uitest.Bundled(t))
	deck, _ := r.Session.Deck(study.AllCards)
	for _, c := range deck.Cards[:60] {
		r.grade(c.ID, fsrs.Easy)
	}
	r.Watch.Wait(300 * 24 * time.Hour)
	r.show(nav.Route{})
	n := r.Session.NextUp()
	r.MustSay(fmt.Sprintf("%d cards, then “%s”", n.Cards, n.Lesson.Title))
	uitest.Click(t, r.Window(), "Begin")
	r.MustHaveGone(cards.ReviewRoute())
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
		r.MustSay(c.title)
		r.mustNotSay(c.givesAway)
		uitest.Click(t, r.Window(), "See its card ›")
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
	r.MustSay("Read on in “" + first.Title + "”")
	uitest.Click(t, r.Window(), "Begin")
	r.MustHaveGone(nav.Route{Page: nav.Lessons, ID: first.ID, At: first.Blocks[12].Key})
}
