package today

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestToday_LeadsTowardsThePlansDate(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.NewRoom(t, uitest.Bundled(t))
	show := func() {
		r.Put(New(r.Course, r.Session, r, &neighbours{}, nav.Route{}, nav.Route{}))
	}
	show()
	if strings.Contains(r.Says(), "See the plan") {
		t.Fatal("there is a plan before it is made")
	}
	y, m, d := r.Session.Now().Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if err := r.Session.SetPlan(study.PlanChoice{Name: "exam", Date: today.AddDate(0, 0, 20)}, 15); err != nil {
		t.Fatal(err)
	}
	show()
	r.MustSay("exam", "in 20 days · about", "recalled on the day")
	uitest.Click(t, r.Window(), "See the plan ›")
	r.MustHaveGone(nav.Route{Page: nav.Progress})
	if err := r.Session.SetPlan(r.Session.Choice().Pausing(today, 7), 15); err != nil {
		t.Fatal(err)
	}
	show()
	r.MustSay("Paused until 8 March", "nothing counts as missed")
}
