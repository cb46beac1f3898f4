package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/words"
)

// beside is the second page of the window, right of a lesson, while the learner wants
// one there. In a window too narrow for two the lesson is alone, and the page comes back
// with the room.
type beside struct {
	app    *App
	kind   *companion // that the learner wants; nil for none
	lesson string     // id of the lesson that it was last made for

	page   nav.Page // nil while there is none
	route  nav.Route
	view   *besideView
	trail  trail
	ready  bool              // the page was told that it is in the window
	folded bool              // there is no room for it
	active bool              // the keys go there, and not to the lesson
	kept   [2]fyne.Focusable // what had the focus in the lesson and beside it, when the keys left
}

// begin forgets what stood beside the lessons of another course.
func (b *beside) begin() { *b = beside{app: b.app} }

// showing tells whether two pages can be seen.
func (b *beside) showing() bool { return b.page != nil && !b.folded }

// wanted tells whether a page is to stand beside the one that is shown.
func (b *beside) wanted() bool { return b.kind != nil && b.app.lessonShown() != nil }

// enter makes the page that is to stand beside the one shown, and gives all that the
// window's body then holds.
func (b *beside) enter(main fyne.CanvasObject) []fyne.CanvasObject {
	if !b.wanted() {
		return []fyne.CanvasObject{main}
	}
	s, at := b.app, b.app.lessonShown()
	l := at.Lesson()
	b.route = s.routes[b.kind.id]
	if b.route.Mode == process.ModeEdit {
		b.route.Mode = ""
	}
	if b.kind.follow != nil && b.lesson != l.ID {
		b.route = b.kind.follow(s.course(), l, b.route)
	}
	b.lesson = l.ID
	made := s.guarded(s.route.Page, func() {
		b.page = b.kind.make(s, at, b.route)
		b.view = newBesideView(b)
	})
	if !made {
		b.kind, b.page = nil, nil
		return []fyne.CanvasObject{main}
	}
	return append([]fyne.CanvasObject{main}, b.view.objects()...)
}

// shown tells the page that it is in the window.
func (b *beside) shown() {
	if b.page == nil {
		return
	}
	if b.ready = true; !b.folded {
		b.page.Shown()
		scrollBack(b.page, b.route)
	}
}

// leave takes the page away, until enter.
func (b *beside) leave() {
	if b.page == nil {
		return
	}
	b.note()
	b.page.Hidden()
	b.page, b.view, b.ready, b.kept = nil, nil, false, [2]fyne.Focusable{}
}

// note notes where the learner is on the page.
func (b *beside) note() {
	if b.page != nil {
		b.route = placeOf(b.page)
		b.app.routes[b.kind.id] = b.route
	}
}

// want puts a page beside the lesson, or takes it away for nil.
func (b *beside) want(kind *companion) {
	s := b.app
	b.leave()
	s.window.Canvas().Unfocus()
	b.kind, b.trail, b.active = kind, trail{}, false
	s.body.Objects = b.enter(s.page.Object())
	s.relayout() // the rail may make room for it
	b.shown()
	s.pageCommands()
	switch {
	case b.showing():
		b.other()
	case b.kind != nil:
		s.Tell(words.T("There is no room for two pages. Both are shown once the window is wider, or its text smaller."))
	}
	s.saveWhereabouts(true)
}

// toggle puts a page beside the lesson, or takes it away if it is there.
func (b *beside) toggle(kind *companion) {
	if b.kind == kind {
		kind = nil
	}
	b.want(kind)
}

// fold takes the page from the window for want of room, or brings it back.
func (b *beside) fold(folded bool) {
	if b.folded == folded {
		return
	}
	if b.folded, b.active = folded, false; !b.ready {
		return
	}
	if folded {
		b.page.Hidden()
	} else {
		b.page.Shown()
	}
	b.app.pageCommands()
}

// front is the page to which the keys go.
func (b *beside) front() nav.Page {
	if b.active && b.showing() {
		return b.page
	}
	return b.app.page
}

// layersOver is the page to which what lies over the window belongs.
func (b *beside) layersOver() nav.Page {
	if b.active && b.showing() && b.kind.apart {
		return b.page
	}
	return b.app.page
}

// activate has the keys go to the page beside the lesson, or to the lesson.
func (b *beside) activate(on bool) {
	if !b.showing() || b.active == on {
		return
	}
	b.active = on
	b.app.pageCommands()
	b.view.mark()
}

// other has the keys go to the other of the two pages, to what had them there before.
func (b *beside) other() {
	c := b.app.window.Canvas()
	from, to := 0, 1
	if b.active {
		from, to = 1, 0
	}
	b.kept[from] = c.Focused()
	c.Unfocus()
	b.activate(!b.active)
	next := b.kept[to]
	if o, ok := next.(fyne.CanvasObject); ok && fyne.CurrentApp().Driver().CanvasForObject(o) != c {
		next = nil // it was drawn anew since
	}
	if first, ok := b.page.(interface{ First() fyne.Focusable }); ok && next == nil && b.active {
		next = first.First()
	}
	if next != nil {
		c.Focus(next)
	}
}

// focusCame has the page on which something took the keys have them.
func (b *beside) focusCame(o fyne.CanvasObject) {
	if !b.showing() || !modal.Of(b.app.window.Canvas()).Empty() {
		return
	}
	driver := fyne.CurrentApp().Driver()
	at, body := driver.AbsolutePositionForObject(o), driver.AbsolutePositionForObject(b.app.body)
	if at.X < body.X || at.Y < body.Y || at.Y > body.Y+b.app.body.Size().Height {
		return // it is in the rail, or under the page
	}
	b.activate(at.X >= driver.AbsolutePositionForObject(b.view.frame).X)
}

// Pressed tells that the mouse was pressed at a place of the window: the keys go to the
// page that is there.
func (s *App) Pressed(at fyne.Position) {
	b := &s.beside
	if !b.showing() || !modal.Of(s.window.Canvas()).Empty() {
		return
	}
	corner, size := kit.PageOf(s.window.Canvas())
	in := at.Subtract(corner)
	if in.X >= 0 && in.Y >= 0 && in.X <= size.Width && in.Y <= size.Height {
		b.activate(in.X >= b.view.frame.Position().X)
	}
}

// takes tells whether a place opens beside the lesson.
func (b *beside) takes(r nav.Route) bool {
	return b.showing() && b.kind.id == r.Page && r.Mode != process.ModeEdit
}

// visit opens a place beside the lesson.
func (b *beside) visit(r nav.Route) {
	b.trail.leave(placeOf(b.page))
	b.open(r)
}

// open makes the page anew at a place.
func (b *beside) open(r nav.Route) {
	b.page.Hidden()
	b.app.routes[b.kind.id], b.route = r, r
	b.page = b.kind.make(b.app, b.app.lessonShown(), r)
	b.view.setPage()
	b.shown()
	b.app.pageCommands()
	b.app.saveWhereabouts(true)
}

// canGo tells whether Back or Forward leads from one place beside the lesson to another.
func (b *beside) canGo(places []nav.Route) bool { return b.active && b.showing() && len(places) > 0 }

// back goes to the place before beside the lesson, if the keys are there, and tells
// whether there was one.
func (b *beside) back() bool {
	if !b.canGo(b.trail.back) {
		return false
	}
	r, _ := b.trail.goBack(func() nav.Route { return placeOf(b.page) })
	b.open(r)
	return true
}

// ahead undoes back.
func (b *beside) ahead() bool {
	if !b.canGo(b.trail.ahead) {
		return false
	}
	r, _ := b.trail.goAhead(func() nav.Route { return placeOf(b.page) })
	b.open(r)
	return true
}
