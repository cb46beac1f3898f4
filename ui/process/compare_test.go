package process

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/nav"
)

// lines writes counterparts out, a row a line.
func lines(rows []counterpart) string {
	var b strings.Builder
	join := func(steps []*content.Step) string {
		var names []string
		for _, s := range steps {
			names = append(names, s.Name)
		}
		return strings.Join(names, " + ")
	}
	for _, r := range rows {
		fmt.Fprintf(&b, "%s | %s | %s\n", join(r.one), join(r.other), strings.Join(r.why, " "))
	}
	return b.String()
}

func TestCounterparts_FollowLinksFromBothSides(t *testing.T) {
	c := sample()
	want := `Prospecting | Prospecting | Same idea, same place.
Pre-approach + Approach | Qualification | The classic list prepares the seller; the pipeline tests the deal.
Presentation | Demo | Software is shown working, so the meeting is longer and tailored.
Overcoming objections | Proposal + Negotiation | One skill became two recorded stages.
Close | Close | A signature; a PO where the buyer needs one.
 | Onboarding | 
Follow-up |  | 
`
	if got := lines(counterparts(c.Process("classic-seven"), c.Process("pipeline-seven"))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCounterparts_EveryStepStandsInOneRow(t *testing.T) {
	c := sample()
	for _, pair := range [][2]string{{"classic-seven", "pipeline-seven"}, {"pipeline-seven", "classic-seven"}, {"classic-seven", "three"}} {
		one, other := c.Process(pair[0]), c.Process(pair[1])
		var left, right []*content.Step
		for _, r := range counterparts(one, other) {
			left, right = append(left, r.one...), append(right, r.other...)
		}
		byNumber := func(a, b *content.Step) int { return a.Number - b.Number }
		slices.SortFunc(left, byNumber)
		slices.SortFunc(right, byNumber)
		if !slices.Equal(left, one.Steps) || !slices.Equal(right, other.Steps) {
			t.Errorf("%v: %d and %d steps in rows, want %d and %d, each once", pair, len(left), len(right), len(one.Steps), len(other.Steps))
		}
	}
}

func TestPage_ComparesAndComesBack(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "pipeline-seven", At: "demo"})
	s.key(fyne.KeyC)
	if got := s.Route(); got.Mode != ModeCompare || got.ID != "pipeline-seven" || got.At != "classic-seven" {
		t.Fatalf("comparing is at %+v", got)
	}
	said := s.said()
	for _, want := range []string{"Proposal + Negotiation", "One skill became two recorded stages.", "No counterpart in Classic seven."} {
		if !strings.Contains(said, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	again := open(t, sample(), s.Route())
	if again.Route().Mode != ModeCompare || again.Route().At != "classic-seven" {
		t.Errorf("after a restart at %+v", again.Route())
	}
	again.key(fyne.KeyEscape)
	if again.at() != "pipeline-seven/demo" {
		t.Errorf("back at %s, want the step it was left at", again.at())
	}
}

func TestPage_AStepOfTheComparisonOpens(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "classic-seven", At: "pipeline-seven", Mode: ModeCompare})
	s.open("pipeline-seven", "negotiation")
	if s.at() != "pipeline-seven/negotiation" || s.Route().Mode != "" {
		t.Errorf("at %+v", s.Route())
	}
}

func TestPage_ASingleProcessHasNothingToCompareWith(t *testing.T) {
	c := sample()
	c.Processes = c.Processes[:1]
	s := open(t, c, nav.Route{})
	s.key(fyne.KeyC)
	if s.Route().Mode != "" || strings.Contains(s.said(), "Compare\n") {
		t.Error("a course with one process offers to compare it")
	}
}
