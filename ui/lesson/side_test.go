package lesson

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/nav"
)

// TestSide_ListsAsManyHeadingsAtOnceAsLater opens a lesson whose headings take
// about the room that there is, and has the panel fill again what it filled
// before it was laid out.
func TestSide_ListsAsManyHeadingsAtOnceAsLater(t *testing.T) {
	var note strings.Builder
	for i := range 60 {
		fmt.Fprintf(&note, "## Part %d\n\nWords.\n\n", i)
	}
	course := written(note.String())
	course.Terms = []*content.Term{{ID: "po", Term: "purchase order", Definition: "An order."}}
	for _, height := range []float32{400, 600, 832, 1000} {
		d := newHarness(t, course)
		d.open(nav.Route{Page: nav.Lessons, ID: "lesson-0"}, fyne.NewSize(1072, height))
		s := d.page.reader.side
		first := len(s.list.Objects)
		s.fit()
		if later := len(s.list.Objects); later != first {
			t.Errorf("%.0f high: %d headings are listed at first, and %d later", height, first, later)
		}
		if free := s.height - s.object.MinSize().Height; free > s.list.Objects[0].MinSize().Height*2+60 {
			t.Errorf("%.0f high: %d headings are listed, and %.0f pixels stay free", height, first, free)
		}
	}
}
