// Package editor is where a learner makes a process of their own: its figure,
// its steps, and a form with all that the chosen step says. What is typed is
// saved by itself; each change can be undone.
package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/undoing"
)

// Session keeps the process and all that was changed in it.
type Session interface {
	// Course is the course with the learner's own processes; another one after each edit.
	Course() *content.Course
	// Edit makes one change and keeps it.
	Edit(process string, c study.Change) error
	undoing.Session
	// Saved says whether all that was kept is safe on the disk.
	Saved() bool
}

// Shell is the part of the shell that the page uses.
type Shell interface {
	// Replace opens a place instead of this one: Back doesn't come here again.
	Replace(nav.Route)
	// Moved tells that the page's Route or its commands changed.
	Moved()
	Tell(message string)
	Fail(doing string, err error)
	Window() fyne.Window
}

// Page is the editor. It implements [nav.Page].
type Page struct {
	session Session
	shell   Shell
	// after calls do on the main goroutine when a time has passed, unless
	// stopped before.
	after func(d time.Duration, do func()) (stop func())

	id    string        // the process
	step  string        // the chosen step
	at    int           // its place when it was last shown
	state process.State // of the Process page, which it comes back to

	saving saving
	parts  []part      // of the process, then of the step
	last   part        // what had the keys last
	came   study.Field // where the keys were on an earlier page
	fresh  bool        // it was just made: its name is to be typed over

	root     fyne.CanvasObject
	scroller *kit.Scroller
	head     *head
	figure   *fyne.Container
	list     *list
	form     *form
	columns  *fyne.Container // the list and the form
}

var _ nav.Page = (*Page)(nil)

// part is a field of the form, whatever it is made of.
type part interface {
	fyne.CanvasObject
	// slot tells what it edits.
	slot() slot
	// show takes over what the process and the step say now; the step is nil for
	// a field of the process. What is typed and not saved yet stays.
	show(pr *content.Process, s *content.Step)
	// focus gives it the keys.
	focus()
	// has tells whether something that takes keys is of the field as it is now.
	has(fyne.Focusable) bool
}

// slot names what a field edits.
type slot struct {
	step  string // "" for a field of the process itself
	field study.Field
	of    string // for the reason of a correspondence: its process/step
}

// New opens one of the learner's own processes. The session must have it.
func New(session Session, shell Shell, at nav.Route) *Page {
	p := &Page{session: session, shell: shell, after: kit.After, id: at.ID}
	p.saving = saving{page: p, unsaved: map[slot]string{}}
	p.readState(at.State)
	p.step = p.process().Steps[0].ID
	if p.session.Course().Step(p.id+"/"+at.At) != nil {
		p.step = at.At
	}
	if p.fresh = at.At == ""; p.fresh {
		p.came = "" // where the keys were in another process says nothing of this one
	}
	p.build()
	return p
}

// process gives the process as it is now. It is there as long as the page is.
func (p *Page) process() *content.Process { return p.session.Course().Process(p.id) }

// current gives the chosen step, and its index.
func (p *Page) current() (*content.Step, int) {
	steps := p.process().Steps
	for i, s := range steps {
		if s.ID == p.step {
			return s, i
		}
	}
	i := min(p.at, len(steps)-1) // it is gone: the one in its place
	return steps[i], i
}

func (p *Page) build() {
	p.figure = kit.Stack(0)
	p.head = newHead(p)
	p.list = newList(p)
	p.form = newForm(p)
	p.scroller = kit.NewScroller(p.scrolledContent(p.processFields()))
	p.scroller.OnScrolled = func(float32) { p.list.stayInView() }
	p.root = container.New(&underHead{}, p.head.object, p.scroller)
	p.show()
}

// Object is what is drawn right of the rail.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Route tells which process and step are edited. What could not be saved goes
// with it, so that it is still there when the page is made anew.
func (p *Page) Route() nav.Route {
	return nav.Route{Page: nav.Process, ID: p.id, At: p.step, Mode: process.ModeEdit, State: p.writeState()}
}

// Shown puts the keys where they were, or in the step's name.
func (p *Page) Shown() {
	p.showField(p.came)
	if p.fresh {
		p.fresh = false
		p.form.name.selectAll()
	}
	if len(p.saving.order) > 0 {
		p.saving.flush() // what an earlier page could not save
	}
}

// SavingChanged tells anew whether all is saved.
func (p *Page) SavingChanged() { p.head.show() }

// Hidden saves what is typed.
func (p *Page) Hidden() {
	p.saving.flush()
	p.list.endDrag()
	p.saving.halt()
	p.saving.closed = true
	p.saving.failAloud()
	p.writeThen(func(func(string) string) {})
}

// choose goes to a step, and keeps the keys in the same field of it.
func (p *Page) choose(step string) {
	if step == p.step {
		return
	}
	p.saving.flush()
	p.step = step
	p.show()
	if f := p.canvas().Focused(); p.last != nil && p.last.has(f) {
		p.reveal(f.(fyne.CanvasObject))
	}
	p.shell.Moved()
}

// show draws the process and the chosen step as they are now.
func (p *Page) show() {
	pr := p.process()
	s, i := p.current()
	p.step, p.at = s.ID, i
	p.showFigure()
	p.list.show(pr, s)
	p.form.show(pr, s)
	p.head.show()
	typing := p.canvas().Focused()
	had := p.last != nil && p.last.has(typing)
	for _, f := range p.parts {
		f.show(pr, s)
	}
	p.fit()
	if had && !p.last.has(typing) {
		p.last.focus() // what had the keys was made anew
	}
}

// edited shows what a change led to.
func (p *Page) edited() { p.show() }

// fit lays the page out anew: something in it changed its height.
func (p *Page) fit() {
	if p.scroller != nil {
		p.scroller.Refresh()
		p.list.stayInView()
	}
}

// room gives how far below the top of the view the list and the form begin,
// and how high the view is: 0 before it is shown.
func (p *Page) room() (top, view float32) {
	if p.scroller == nil {
		return 0, 0
	}
	return p.columns.Position().Y + contentMargin - p.scroller.Offset(), p.scroller.Size().Height
}

// reveal brings an object of the page into view, with what comes after it.
func (p *Page) reveal(o fyne.CanvasObject) { p.revealIn(o, 20) }

// revealIn does so as soon as the object was drawn, as only then it is known
// where it is; it looks so many times.
func (p *Page) revealIn(o fyne.CanvasObject, looks int) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		if looks > 0 && !p.saving.closed {
			p.after(50*time.Millisecond, func() { p.revealIn(o, looks-1) })
		}
		return
	}
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroller).Y
	_, view := p.scroller.Height()
	if top < 0 || top+o.Size().Height > view {
		p.scroller.ScrollBy(top - view/4)
	}
}

func (p *Page) canvas() fyne.Canvas { return p.shell.Window().Canvas() }

// Scroller is what scrolls the page.
func (p *Page) Scroller() *kit.Scroller { return p.scroller }
