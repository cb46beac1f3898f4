package cards

import (
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

// steps gives the course a process whose first step says all there is to say.
func steps(c *content.Course) *content.Course {
	c.Roles = []*content.Role{{ID: "ae", Name: "Account executive", Abbreviation: "AE", Owns: "The whole deal."}}
	p := &content.Process{ID: "short", Title: "Short process"}
	p.Steps = []*content.Step{
		{ID: "show", Name: "Demo", Process: p, Number: 1, Aim: "Show that it fits.", Lead: "ae", DoneWhen: []string{"says the fit is real.", "names a date"}},
		{ID: "offer", Name: "Proposal", Process: p, Number: 2, Aim: "Agree on terms."},
	}
	c.Processes = append(c.Processes, p)
	return c
}

func TestFaces_OfAStepAskOneThingOfItAndAnswerIt(t *testing.T) {
	for side, want := range map[string]struct{ front, back []string }{
		"next": {[]string{"Which step comes next? · Short process", "Demo"}, []string{"Proposal", "Agree on terms."}},
		"aim":  {[]string{"What is this step for?", "Demo"}, []string{"Demo", "Show that it fits."}},
		"step": {[]string{"Which step has this aim?", "Show that it fits."}, []string{"Demo", "Step 1 of 2 of Short process."}},
		"lead": {[]string{"Who leads this step?", "Demo"}, []string{"Account executive (AE)", "The whole deal."}},
		"done": {[]string{"When is this step done?", "Demo"}, []string{"Done when the buyer says the fit is real, and names a date."}},
	} {
		r := newRoom(t, steps(course()), nav.Route{ID: "process:short", Mode: ModeFlip, At: "step:short/show/" + side})
		r.MustSay(want.front...)
		r.Press(space)
		r.MustSay(append(want.back, "See")...)
		r.Press(command.K(fyne.KeyG))
		if len(r.Opened) != 1 || r.Opened[0] != "step:short/show" {
			t.Errorf("%s: G opened %v", side, r.Opened)
		}
	}
}

func TestReview_OfAProcessGradesItsStepsAndTakesThemBack(t *testing.T) {
	r := newRoom(t, steps(course()), nav.Route{ID: "process:short", Mode: ModeReview})
	r.MustSay("Which step comes next?", "Demo")
	r.Press(space, good)
	r.MustSay("What is this step for?", "Proposal")
	r.Press(undo)
	r.MustSay("Demo")
	if r.Session.Totals().Reviews != 0 {
		t.Error("the grade was not taken back")
	}
}
