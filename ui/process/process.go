// Package process is the Process page: a process step by step, and two
// processes side by side.
package process

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/undoing"
)

// Session is what the page tells of what the learner did, and what keeps the
// processes they made.
type Session interface {
	// Stepped says that a step was looked at.
	Stepped(process, step string) error
	// Course is the course with the learner's own processes; another one after each change.
	Course() *content.Course
	// MakeOwn makes a process: a copy of another, or of one step.
	MakeOwn(title, stepName string, from *content.Process) (id string, err error)
	// ImportOwn makes one of a process from a file.
	ImportOwn(p *content.Process) (id string, err error)
	// Edit changes one; Undo takes the last change back.
	Edit(process string, c study.Change) error
	undoing.Session
	// RemovedOwn gives those removed that Undo brings back, the latest first.
	RemovedOwn() []*content.Process
}

// Navigator is the part of the shell that the page uses.
type Navigator interface {
	Go(nav.Route)
	Open(ref string)
	ShowTerm(id string, at fyne.Position)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
	Window() fyne.Window
}

// Page is the Process page.
type Page struct {
	course  *content.Course
	session Session
	shell   Navigator
	// after calls do on the main goroutine when a time has passed, unless
	// stopped before.
	after func(d time.Duration, do func()) (stop func())

	beside   bool // it stands beside a lesson
	position position
	step     int // index into the process's steps

	root     *fyne.Container
	scroller *kit.Scroller
	figure   *figure.Chevrons
	panels   *fyne.Container
	bar      *bar
	chips    []*kit.Pressable
	// roleChips choose whose part is shown, all first.
	roleChips []*kit.Pressable

	saveDialog *saveDialog // the sheet that saves, when it was opened last
	files      string      // the folder where files go
	// background does work off the main goroutine, and then on it what that gives.
	background func(work func() (then func()))
	removed    string // the process removed on this visit, which Ctrl+Z brings back
	unmade     string // the process just shown whose making was undone, which Redo makes again

	player player
	timer  stepTimer
	shown  bool
}

var _ nav.Page = (*Page)(nil)

// New makes the page for a place.
func New(course *content.Course, session Session, shell Navigator, at nav.Route) *Page {
	return newPage(course, session, shell, at, false)
}

// NewBeside makes the page to stand beside a lesson: it has less room, and what it is
// stands over it.
func NewBeside(course *content.Course, session Session, shell Navigator, at nav.Route) *Page {
	return newPage(course, session, shell, at, true)
}

func newPage(course *content.Course, session Session, shell Navigator, at nav.Route, beside bool) *Page {
	p := &Page{beside: beside, course: course, session: session, shell: shell, after: kit.After, background: inBackground, files: filesFolder()}
	p.position = readPosition(course, at)
	p.step = p.position.stepOf(p.process())
	p.root = container.NewStack()
	p.build()
	return p
}

// process gives the process shown, or nil in a course without any.
func (p *Page) process() *content.Process { return p.course.Process(p.position.process) }

// current gives the step shown, or nil.
func (p *Page) current() *content.Step {
	if pr := p.process(); pr != nil && p.step < len(pr.Steps) {
		return pr.Steps[p.step]
	}
	return nil
}

// build makes all that the page draws.
func (p *Page) build() {
	p.scroller, p.figure, p.panels, p.bar, p.chips, p.roleChips = nil, nil, nil, nil, nil, nil
	var o fyne.CanvasObject
	switch {
	case p.process() == nil:
		p.scroller = kit.Page(p.empty())
		o = p.scroller
	case p.position.other != "":
		p.scroller = kit.Page(p.comparison())
		o = p.scroller
	case p.position.byRole:
		p.scroller = kit.Page(p.roles())
		o = p.scroller
	default:
		o = p.steps()
	}
	p.root.Objects = []fyne.CanvasObject{o}
	p.root.Refresh()
}

// Object is what is drawn right of the rail.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Route tells which process and step are shown.
func (p *Page) Route() nav.Route { return p.position.route(p.current()) }

// Shown starts to count how long the step is looked at.
func (p *Page) Shown() {
	p.shown = true
	p.startTimer()
}

// Hidden stops what runs.
func (p *Page) Hidden() {
	p.shown = false
	p.player.halt()
	p.timer.cancel()
}

// show goes to a step of the process shown.
func (p *Page) show(step int) {
	pr := p.process()
	if pr == nil || !p.position.stepping() || step < 0 || step >= len(pr.Steps) || step == p.step {
		return
	}
	p.timer.report()
	p.step = step
	p.position.remember(p.current())
	p.drawStep()
	p.startTimer()
	p.shell.Moved()
}

// choose goes to a process, at the step where it was left.
func (p *Page) choose(process string) {
	p.stop()
	if process == p.position.process && p.position.other == "" {
		return
	}
	focused := p.chipFocused()
	p.turn(func() { p.position.process, p.position.other = process, "" })
	if focused {
		p.focusChip()
	}
}

// open goes to a step of any process, out of the comparison and the roles.
func (p *Page) open(process, step string) {
	p.turn(func() {
		p.position.steps[process] = step
		p.position.process, p.position.other, p.position.byRole = process, "", false
	})
}

// compare puts the process beside another, or goes back to its steps.
func (p *Page) compare() {
	p.turn(func() {
		if p.position.other == "" {
			p.position.other = p.counterpart()
		} else {
			p.position.other = ""
		}
	})
}

// toggleRoles shows who does what, or goes back to what happens.
func (p *Page) toggleRoles() {
	p.turn(func() { p.position.byRole = !p.position.byRole })
}

// chooseRole shows the part of one role, or all for "".
func (p *Page) chooseRole(id string) {
	focused := -1
	for i, c := range p.roleChips {
		if c.Focused() {
			focused = i
		}
	}
	at := p.scroller.Offset()
	p.turn(func() { p.position.role = id })
	p.scroller.ScrollTo(at)
	if focused >= 0 && focused < len(p.roleChips) {
		p.shell.Window().Canvas().Focus(p.roleChips[focused])
	}
}

// turn goes to another view.
func (p *Page) turn(change func()) {
	p.stop()
	p.timer.report()
	p.unmade = ""
	change()
	p.step = p.position.stepOf(p.process())
	p.build()
	p.startTimer()
	p.shell.Moved()
}

// counterpart gives the process to compare with first: the one next in the
// course that corresponds to the one shown, else just the next.
func (p *Page) counterpart() string {
	all, at := p.course.Processes, 0
	for i, other := range all {
		if other.ID == p.position.process {
			at = i
		}
	}
	for k := 1; k < len(all); k++ {
		if other := all[(at+k)%len(all)]; corresponds(p.process(), other) {
			return other.ID
		}
	}
	return all[(at+1)%len(all)].ID
}

// practise opens all questions made from the process.
func (p *Page) practise() {
	p.stop()
	p.shell.Go(nav.Route{Page: nav.Practice, ID: "drill:" + p.position.process})
}

func (p *Page) chipFocused() bool {
	for _, c := range p.chips {
		if c.Focused() {
			return true
		}
	}
	return false
}

func (p *Page) focusChip() {
	for i, pr := range p.course.Processes {
		if pr.ID == p.position.process && i < len(p.chips) {
			p.shell.Window().Canvas().Focus(p.chips[i])
		}
	}
}

// Scroller is what scrolls the page.
func (p *Page) Scroller() *kit.Scroller { return p.scroller }
