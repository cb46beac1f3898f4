package progress

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestProgress_NamesTheStepsThatAreMixedUpAndCountsDrills(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.MixesUp(t)
	r.Put(New(r.Course, r.Session, r, nav.Route{}))
	r.MustSay("Steps you mix up", "Qualification", "Step 2 of Process", "Mixed up in 3 of the last 4 answers.", "1 right")
	r.Window().Resize(fyne.NewSize(1072, 1600)) // to have all of it in view
	uitest.Click(t, r.Window(), "Practise 2 min")
	r.MustHaveGone(uitest.Contrast(r.Course))
}
