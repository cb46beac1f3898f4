package today

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/ui/courses"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// mostOthers is how many other courses are listed.
const mostOthers = 5

// othersPanel lists the courses that aren't open, those in which most is due first;
// nil when there are none. What is not known yet counts as nothing.
func (p *Page) othersPanel() fyne.CanvasObject {
	all := p.others.Others()
	if len(all) == 0 {
		return nil
	}
	due := func(o Other) int { return o.Waits.Due + o.Waits.Learning }
	slices.SortStableFunc(all, func(a, b Other) int { return due(b) - due(a) })
	rows := []fyne.CanvasObject{kit.Row(16, kit.H2(words.T("Your other courses")), kit.Spring(),
		kit.LinkButton(words.T("All courses"), func() { p.nav.GoPage(nav.Courses) })), kit.Gap(1, 3)}
	for _, o := range all[:min(len(all), mostOthers)] {
		says := "…"
		if o.Known {
			says = courses.Waits(o.Waits)
		}
		waits := kit.Small(says)
		waits.Align = fyne.TextAlignTrailing
		row := kit.Columns(12, 0, []float32{5, 3}, kit.OneLine(kit.Label(o.Title)), kit.OneLine(waits))
		press := kit.NewPressable(kit.Inset(8, 5, row), func() { p.others.OpenCourse(o.Ref) })
		rows = append(rows, kit.InsetSides(-8, 0, -8, 0, press))
	}
	return kit.Panel(kit.Stack(3, rows...))
}
