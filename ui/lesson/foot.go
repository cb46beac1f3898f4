package lesson

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// fillFoot makes what stands below the text: whether the lesson is read, what
// to practise, and the lessons before and after.
func (r *reader) fillFoot() {
	p := r.page
	finished := r.tracker.progress().Finished
	var state []fyne.CanvasObject
	if finished {
		state = append(state, theme.NewIcon(theme.IconSuccess, theme.Size(18), theme.Success), kit.Label(words.T("You have read this lesson.")))
	} else {
		state = append(state, kit.Secondary(words.T("Mark as read"), r.tracker.finishAll))
	}
	state = append(state, kit.Spring())
	if r.hasQuestions() {
		state = append(state, kit.Secondary(words.T("Practise this lesson"), func() {
			p.nav.Go(nav.Route{Page: nav.Practice, ID: "lesson:" + r.lesson.ID})
		}))
	}
	before, next := r.neighbour(-1), r.neighbour(1)
	var ways []fyne.CanvasObject
	if before != nil {
		ways = append(ways, r.way(words.T("‹ Previous lesson"), before, false))
	}
	if next != nil {
		ways = append(ways, r.way(words.T("Next lesson ›"), next, finished))
	}
	r.foot.Objects = []fyne.CanvasObject{kit.Separator(), kit.Row(theme.Size(10), state...)}
	if finished {
		r.clearLoop() // what was to be asked before is asked after now
		if recall := r.recall(); recall != nil {
			r.foot.Objects = append(r.foot.Objects, recall)
		}
	}
	if len(ways) > 0 {
		r.foot.Objects = append(r.foot.Objects, kit.Columns(theme.Size(14), theme.Size(220), nil, ways...))
	}
	r.foot.Refresh()
	r.view.Changed(r.foot)
}

// way is a panel that leads to a lesson.
func (r *reader) way(label string, l *content.Lesson, strong bool) fyne.CanvasObject {
	title := kit.Text(l.Title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Primary)
	title.Leading = 1.4
	panel := kit.NewPressable(kit.Inset(theme.Size(16), theme.Size(12), kit.Stack(theme.Size(2), kit.Small(label), title)), func() { r.page.goLesson(l) })
	panel.Fill, panel.Border, panel.Radius = theme.Surface, theme.Line, theme.PanelRadius
	if strong {
		panel.Border = theme.Primary
	}
	return panel
}

func (r *reader) hasQuestions() bool {
	for _, q := range r.page.course.Questions {
		if q.Lesson == r.lesson.ID {
			return true
		}
	}
	return false
}
