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
	r.Put(New(r.Course, r.Session, r, &neighbours{}, nav.Route{}, nav.Route{}))
	r.MustSay("Qualification or Discovery?", "mixed up in 3 of the last 4")
	uitest.Click(t, r.Window(), "Tell them apart, 2 min ›")
	r.MustHaveGone(uitest.Contrast(r.Course))
}
