package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

var _ nav.Navigator = (*App)(nil)

// mostBack is how many places Back remembers.
const mostBack = 100

// GoPage opens a page where the learner last was on it.
func (s *App) GoPage(page string) {
	r := s.routes[page]
	r.Page = page
	s.Go(r)
}

// Go opens a place; Back can return from it.
func (s *App) Go(r nav.Route) {
	if s.opened == nil {
		return
	}
	if s.page != nil {
		s.history = append(s.history, s.place())
		if len(s.history) > mostBack {
			s.history = s.history[1:]
		}
		s.forward = nil
	}
	s.open(r)
}

// Replace opens a place instead of the one shown: Back doesn't come here again,
// nor twice to the place that now opens.
func (s *App) Replace(r nav.Route) {
	if s.opened == nil {
		return
	}
	if n := len(s.history); n > 0 {
		if last := s.history[n-1]; last.Page == r.Page && last.ID == r.ID && last.Mode == r.Mode {
			s.history = s.history[:n-1]
		}
	}
	s.forward = nil
	s.open(r)
}

// Back returns to the place before, and does nothing at the first.
func (s *App) Back() { s.retrace(&s.history, &s.forward) }

// Forward undoes Back.
func (s *App) Forward() { s.retrace(&s.forward, &s.history) }

// place is where the learner is: what the page says, and how far it is scrolled.
func (s *App) place() nav.Route {
	r := s.page.Route()
	if p, ok := s.page.(nav.Scrolling); ok {
		if scroller := p.Scroller(); scroller != nil {
			r.Offset = scroller.Offset()
		}
	}
	return r
}

// scrollBack scrolls the page to where the learner was on it.
func (s *App) scrollBack() {
	if p, ok := s.page.(nav.Scrolling); ok && s.route.Offset > 0 {
		if scroller := p.Scroller(); scroller != nil {
			scroller.ScrollTo(s.route.Offset)
		}
	}
}

// retrace opens the last of places, and notes among others the one it leaves.
func (s *App) retrace(places, others *[]nav.Route) {
	if n := len(*places); n > 0 && s.page != nil {
		r := (*places)[n-1]
		*places = (*places)[:n-1]
		*others = append(*others, s.place())
		s.open(r)
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
	}
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
		return s.page
	})
}

func (s *App) redrawPage() {
	if s.page != nil {
		s.route = s.place()
		s.routes[s.route.Page] = s.route
		s.page.Hidden()
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
	s.list.SetPage(s.page.Commands())
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
