package process

import (
	"testing"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/ui/nav"
)

func TestPage_EveryStepOfTheBundledCourseFitsTheWindow(t *testing.T) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		t.Fatalf("the bundled course doesn't open: %v", problems)
	}
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
