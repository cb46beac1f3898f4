package today

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/lessonstate"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// How many lessons the page lists, and how many of them before the present one.
const (
	lessonsListed = 8
	lessonsBefore = 2
)

// lessonsPanel lists the lessons around the present one, each with how far it is.
func (p *Page) lessonsPanel() fyne.CanvasObject {
	all := p.course.Lessons
	first := 0
	current := p.session.CurrentLesson()
	if current != nil && len(all) > lessonsListed {
		first = min(max(current.Number-1-lessonsBefore, 0), len(all)-lessonsListed)
	}
	var rows []fyne.CanvasObject
	columns := lessonstate.NewColumns()
	for i, l := range all[first:min(first+lessonsListed, len(all))] {
		if i > 0 {
			rows = append(rows, kit.Separator())
		}
		rows = append(rows, p.lessonRow(l, l == current, columns))
	}
	if len(all) > lessonsListed {
		link := kit.LinkButton(words.F("All %d lessons ›", len(all)), func() { p.nav.Go(nav.Route{Page: nav.Lessons}) })
		rows = append(rows, kit.Separator(), kit.Inset(theme.Size(18), theme.Size(8), kit.Row(0, link, kit.Spring())))
	}
	return kit.PanelInset(0, theme.Size(6), kit.Stack(0, rows...))
}

// lessonRow is a lesson, which it opens.
func (p *Page) lessonRow(l *content.Lesson, current bool, columns *lessonstate.Columns) fyne.CanvasObject {
	press := kit.NewPressable(kit.Inset(theme.Size(22), theme.Size(11), lessonstate.Row(l, p.session, current, columns)), func() { p.nav.Go(p.routeIn(l.ID)) })
	press.Radius = 0
	return press
}
