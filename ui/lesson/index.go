package lesson

import (
	"fmt"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/lessonstate"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// index is the list of all lessons.
type index struct {
	page     *Page
	scroller *kit.Scroller
}

func newIndex(p *Page) *index {
	x := &index{page: p}
	current := p.session.CurrentLesson()
	rows := []fyne.CanvasObject{kit.PageTitle(words.N("%d lesson", "%d lessons", len(p.course.Lessons)), words.T("Lessons"))}
	columns := lessonstate.NewColumns()
	for _, l := range p.course.Lessons {
		rows = append(rows, x.row(l, l == current, columns))
	}
	x.scroller = kit.Page(kit.Stack(theme.Size(12), rows...))
	return x
}

// row is one lesson: its number, its title, and how far the learner got.
func (x *index) row(l *content.Lesson, current bool, columns *lessonstate.Columns) fyne.CanvasObject {
	press := kit.NewPressable(kit.Inset(theme.Size(18), theme.Size(16), lessonstate.Row(l, x.page.session, current, columns)), func() { x.page.goLesson(l) })
	press.Fill, press.Border, press.Radius = theme.Surface, theme.Line, theme.PanelRadius
	press.Menu = func() []kit.MenuItem { return x.menu(l) }
	if current {
		press.Border = theme.Primary
	}
	return press
}

func (x *index) commands() []command.Command {
	cs := []command.Command{{
		ID: "lesson.continue", Title: words.T("Go on reading"), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)},
		Do: func() {
			s := x.page.session
			id := s.CurrentLesson().ID
			x.page.nav.Go(nav.Route{Page: nav.Lessons, ID: id, At: s.ReadOn(id)})
		},
	}}
	cs = append(cs, scrolling(x.scroller.Key)...)
	for i, l := range x.page.course.Lessons {
		if i == 9 {
			break
		}
		cs = append(cs, command.Command{
			ID: "lesson.open" + fmt.Sprint(i+1), Title: words.F("Open lesson %d", i+1),
			Keys: []command.Key{command.K(fyne.KeyName(fmt.Sprint(i + 1)))}, Do: func() { x.page.goLesson(l) },
		})
	}
	return cs
}

// menu is what can be done with a lesson: read it, and its cards and questions.
func (x *index) menu(l *content.Lesson) []kit.MenuItem {
	to := func(title string, r nav.Route) kit.MenuItem {
		return kit.MenuItem{Title: title, Do: func() { x.page.nav.Go(r) }}
	}
	items := []kit.MenuItem{to(words.T("Open this lesson"), nav.Route{Page: nav.Lessons, ID: l.ID})}
	if at := x.page.session.ReadOn(l.ID); at != "" {
		items = append(items, to(words.T("Go on reading"), nav.Route{Page: nav.Lessons, ID: l.ID, At: at}))
	}
	return items
}

// Scroller is what scrolls the list of lessons; a lesson keeps its place itself.
func (p *Page) Scroller() *kit.Scroller {
	if p.index == nil {
		return nil
	}
	return p.index.scroller
}
