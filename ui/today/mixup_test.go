package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/study/drill"
	"stagecraft/ui/internal/trial"
	"stagecraft/ui/nav"
)

func TestToday_NamesTheStepsThatAreMixedUpAndPractisesThem(t *testing.T) {
	test.NewTempApp(t)
	c, s := trial.MixesUp(t)
	var way trial.Way
	p := New(c, s, &way, nav.Route{}, nav.Route{})
	text := trial.Says(p.Object())
	for _, want := range []string{"Weak spot", "Qualification vs Discovery", "Mixed up in 3 of the last 4 answers."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page doesn't say %q:\n%s", want, text)
		}
	}
	trial.Press(t, p.Object(), "Practise 2 min")
	want := nav.Route{Page: nav.Practice, ID: drill.PairID(c.Step("p/qualification"), c.Step("p/discovery"))}
	if len(way) != 1 || way[0] != want {
		t.Errorf("the button leads to %v, want %v", way, want)
	}
}
