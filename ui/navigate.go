package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/dialogue"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

var _ nav.Navigator = (*App)(nil)

// GoPage opens a page where the learner last was on it, over all of the window.
func (s *App) GoPage(page string) {
	r := s.routes[page]
	r.Page = page
	s.goTo(r)
}

// Go opens a place; Back can return from it. A process that stands beside the lesson
// changes there.
func (s *App) Go(r nav.Route) {
	if s.beside.takes(r) {
		s.beside.visit(r)
		return
	}
	s.goTo(r)
}

func (s *App) goTo(r nav.Route) {
	if s.opened == nil {
		return
	}
	if s.page != nil {
		s.trail.leave(s.place())
	}
	s.open(r)
}

// Replace opens a place instead of the one shown: Back doesn't come here again,
// nor twice to the place that now opens.
func (s *App) Replace(r nav.Route) {
	if s.opened == nil {
		return
	}
	s.trail.drop(func(last nav.Route) bool { return last.Page == r.Page && last.ID == r.ID && last.Mode == r.Mode })
	s.open(r)
}

// Back returns to the place before, and does nothing at the first. With the keys beside
// the lesson it goes back there first.
func (s *App) Back() {
	if s.beside.back() || s.page == nil {
		return
	}
	if r, ok := s.trail.goBack(s.place); ok {
		s.open(r)
	}
}

// Forward undoes Back.
func (s *App) Forward() {
	if s.beside.ahead() || s.page == nil {
		return
	}
	if r, ok := s.trail.goAhead(s.place); ok {
		s.open(r)
	}
}

// place is where the learner is.
func (s *App) place() nav.Route { return placeOf(s.page) }

// placeOf is what a page says of where the learner is, and how far it is scrolled.
func placeOf(page nav.Page) nav.Route {
	r := page.Route()
	if p, ok := page.(nav.Scrolling); ok {
		if scroller := p.Scroller(); scroller != nil {
			r.Offset = scroller.Offset()
		}
	}
	return r
}

// scrollBack scrolls a page to where the learner was on it.
func scrollBack(page nav.Page, to nav.Route) {
	if p, ok := page.(nav.Scrolling); ok && to.Offset > 0 {
		if scroller := p.Scroller(); scroller != nil {
			scroller.ScrollTo(to.Offset)
		}
	}
}

// open makes the page of a route and puts it in the window.
func (s *App) open(r nav.Route) {
	if pageOf(r.Page) == nil {
		r = nav.Route{Page: nav.Today}
	}
	s.toast.leave()
	modal.Of(s.window.Canvas()).Clear() // what lay over the page that is left
	if s.page != nil {
		s.page.Hidden()
		left := s.place()
		s.routes[left.Page] = left
		s.beside.leave()
	}
	s.beside.active = false
	s.window.Canvas().Unfocus()
	s.checkClock()
	s.route = r
	s.introduction.opens(r.Page)
	if s.tip.follow(r.Page) {
		s.relayout()
	}
	s.put(r)
	s.rail.update()
	s.shown()
	s.saveWhereabouts(true)
	s.scheduleRelease()
	s.startAnew()
}

// redraw makes the shell and the page anew, at the same place: the colours or
// the text size changed. What lies over the page is opened again over the new one.
func (s *App) redraw() {
	modal.Of(s.window.Canvas()).Redraw(func() any {
		s.redrawPage()
		return s.beside.layersOver()
	})
}

func (s *App) redrawPage() {
	if s.page != nil {
		s.route = s.place()
		s.routes[s.route.Page] = s.route
		s.page.Hidden()
		s.beside.leave()
		s.drawing(s.route.Page)
		if !s.guarded(s.route.Page, func() { s.page = pageOf(s.route.Page).make(s, s.route) }) {
			s.page = s.newBroken(s.route)
		}
	}
	if s.opening != nil {
		s.opening.draw()
	}
	s.build()
	if s.trouble != nil {
		s.body.Objects = []fyne.CanvasObject{s.trouble.object()}
		s.body.Refresh()
		s.focusMain()
	}
	if s.page != nil {
		s.shown()
	}
}

func (s *App) pageCommands() {
	s.list.SetPage(s.beside.front().Commands())
	s.list.Bind(s.window.Canvas())
}

// Moved saves where the learner is, and takes up the commands that now apply.
func (s *App) Moved() {
	if s.page == nil {
		return
	}
	s.saveWhereabouts(false)
	s.pageCommands()
	s.rail.update()
}

// Open opens a thing of the course.
func (s *App) Open(ref string) { s.Follow(ref, "") }

// Follow follows a link with a text: to a thing of the course, or out of the app.
func (s *App) Follow(link, text string) {
	if ref, ok := content.ParseRef(link); ok {
		s.openRef(ref)
		return
	}
	s.followOut(link, text)
}

func (s *App) openRef(ref content.Ref) {
	if s.opened == nil {
		return
	}
	c := s.course()
	switch ref.Kind {
	case "term":
		if c.Term(ref.ID) != nil {
			size := s.window.Canvas().Size()
			s.ShowTerm(ref.ID, fyne.NewPos(size.Width/2-180, size.Height/3))
			return
		}
	case "lesson":
		if c.Lesson(ref.ID) != nil {
			s.Go(nav.Route{Page: nav.Lessons, ID: ref.ID, At: ref.Fragment})
			return
		}
	case "dialogue":
		if c.Dialogue(ref.ID) != nil {
			s.Go(dialogue.Route(ref.ID))
			return
		}
	case "process":
		if c.Process(ref.ID) != nil {
			s.Go(nav.Route{Page: nav.Process, ID: ref.ID})
			return
		}
	case "step":
		if step := c.Step(ref.ID); step != nil {
			s.Go(nav.Route{Page: nav.Process, ID: step.Process.ID, At: step.ID})
			return
		}
	}
	s.Tell(words.F("The course has nothing named %s.", ref.String()))
}

// Window is for dialogs and pop-ups.
var _ interface{ Window() fyne.Window } = (*App)(nil)
