package today

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestToday_NamesTheStepsThatAreMixedUpAndPractisesThem(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.MixesUp(t)
	r.Put(New(r.Course, r.Session, r, nav.Route{}, nav.Route{}))
	r.MustSay("Weak spot", "Qualification vs Discovery", "Mixed up in 3 of the last 4 answers.")
	uitest.Click(t, r.Window(), "Practise 2 min")
	r.MustHaveGone(uitest.Contrast(r.Course))
}
