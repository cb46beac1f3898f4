package process

import (
	"testing"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestPage_EveryStepOfTheBundledCourseFitsTheWindow(t *testing.T) {
	c := uitest.Bundled(t)
	for _, pr := range c.Processes {
		s := open(t, c, nav.Route{ID: pr.ID})
		for i, step := range pr.Steps {
			s.show(i)
			if high, view := s.scroller.Height(); high > view {
				t.Errorf("%s/%s is %v high in a view of %v", pr.ID, step.ID, high, view)
			}
		}
	}
}
