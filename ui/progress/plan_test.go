package progress

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/chart"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestProgress_ShowsWhatWillBeRecalledOnTheDay(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.NewRoom(t, uitest.Bundled(t))
	if err := r.Session.Grade(r.Session.Decks()[0].Cards[0].ID, fsrs.Easy, time.Second); err != nil {
		t.Fatal(err)
	}
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("Is there a day you want to be ready for?")
	uitest.Click(t, r.Window(), "Make a plan…")
	y, m, d := r.Session.Now().Date()
	c := study.PlanChoice{Name: "exam", Date: time.Date(y, m, d+20, 0, 0, 0, 0, time.UTC)}
	c.Weekdays[time.Sunday], c.Weekdays[time.Saturday] = true, true
	if err := r.Session.SetPlan(c, 0); err != nil {
		t.Fatal(err)
	}
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("On the day of “exam”, in 20 days, you will likely recall", "of all cards · between", "The busiest day is",
		"Off: Saturday and Sunday", "22 March · exam")
	uitest.Click(t, r.Window(), "Change the plan…")
	if r.Plans != 2 {
		t.Errorf("the plan was asked for %d times", r.Plans)
	}
	bars, ok := uitest.Find(r.Window().Content(), func(*chart.Chart) bool { return true })
	if !ok || !strings.Contains(bars.Described().Value, "on the busiest day") {
		t.Error("the days aren't drawn, or not described")
	}
}
