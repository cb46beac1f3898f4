package settings

import (
	"strings"
	"testing"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
)

func TestAims_AreShownAndTheBestIsTaken(t *testing.T) {
	d, p := openRunning(t)
	main := make(chan func(), 8)
	was := kit.OnMain
	kit.OnMain = func(do func()) { main <- do }
	t.Cleanup(func() { kit.OnMain = was })

	press(t, p, "See what each aim takes…")
	if says := uitest.Says(p.Object()); !strings.Contains(says, "Looking at your cards") {
		t.Errorf("while it looks it says %s", says)
	}
	(<-main)()
	if p.aims.none || len(p.aims.all) != 18 {
		t.Fatalf("it shows %d aims, none: %v", len(p.aims.all), p.aims.none)
	}
	says := uitest.Says(p.Object())
	for _, what := range []string{"80 %", "85 %", "90 % · yours", "95 %", "where a minute buys most", "min a day"} {
		if !strings.Contains(says, what) {
			t.Errorf("it doesn't say %q but %s", what, says)
		}
	}
	best := p.aims.all[p.aims.best].Retention
	button := uitest.Button(p.Object(), func(is string) bool { return strings.HasPrefix(is, "Aim for ") })
	if button == nil {
		t.Fatalf("%v is the best, and can't be taken", best)
	}
	button.Tapped(nil)
	if got := float64(d.Setting(preferences.Recall)) / 100; got < best-0.005 || got > best+0.005 {
		t.Errorf("the aim is %v, not %v", got, best)
	}
}
