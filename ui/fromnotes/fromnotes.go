// Package fromnotes is the page on which a trainer makes a course of a folder of notes:
// its lessons are put in order, and what was found in the notes is accepted, edited or
// left.
package fromnotes

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"stagecraft/content/proposing"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "from-notes"

// Shell is the part of the app that the page uses.
type Shell interface {
	// NotesIn gives what looks through the folder of notes at a path, off the main
	// goroutine.
	NotesIn(folder string) func(context.Context) (*proposing.Found, error)
	// ChooseNotes asks for a folder of notes, and opens this page for it.
	ChooseNotes()
	// PreviewCourse shows what would be written, and MakeCourse writes it and opens
	// the course.
	PreviewCourse(folder string, found *proposing.Found, plan proposing.Plan)
	MakeCourse(folder string, found *proposing.Found, plan proposing.Plan)
	// CanUnwriteCourse tells whether what was written last, in a folder, can be undone,
	// and UnwriteCourse undoes it.
	CanUnwriteCourse(folder string) bool
	UnwriteCourse(folder string)
	// Question shows a dialog with a title, what it is about and a main button, to be
	// opened anew when the window is drawn anew.
	Question(name, title string, wide float32, inside fyne.CanvasObject, main *kit.Pressable, again func()) *kit.PopUp
	// KeepNotes keeps what was decided on the page for when it is opened again.
	KeepNotes(at nav.Route)
	GoPackages()
	GoCheck()
	Tell(message string)
	Moved()
	Window() fyne.Window
}

// State is which folder a course is made of.
type State struct {
	Folder string `json:"folder,omitempty"`

	draft *draft // of this very page before the window was drawn anew
	shown shown
}

// RouteState marks it as one.
func (*State) RouteState() {}

// shown is how many proposals of each kind are shown.
type shown struct{ terms, questions, pictures int }

// atOnce is how many are shown before more are asked for.
const atOnce = 20

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[looked]
	shell Shell
	at    State
	draft *draft // nil until the notes were looked through
	stop  context.CancelFunc

	rows *lessonRows // nil until there is a draft
	live []func()    // what shows counts, to be shown anew
	make *kit.Pressable
}

var _ nav.Page = (*Page)(nil)

// looked is what came of looking through the notes.
type looked struct {
	found *proposing.Found
	err   error
}

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell}
	if s, ok := route.State.(*State); ok {
		p.at = *s
	}
	for _, n := range []*int{&p.at.shown.terms, &p.at.shown.questions, &p.at.shown.pictures} {
		*n = max(*n, atOnce)
	}
	route.Mode = Mode
	p.begin()
	p.Draw, p.Drawn = p.draw, shell.Moved
	if p.draft = p.at.draft; p.draft != nil {
		p.Found = &looked{found: p.draft.found}
	}
	p.Open(nav.Settings, route)
	return p
}

// begin readies the page to look through the notes.
func (p *Page) begin() {
	ctx, stop := context.WithCancel(context.Background())
	look, was := p.shell.NotesIn(p.at.Folder), p.at.draft
	p.stop = stop
	p.Read = func() looked {
		if was != nil {
			return looked{found: was.found} // the page was only drawn anew
		}
		found, err := look(ctx)
		return looked{found, err}
	}
}

// Hidden gives up looking.
func (p *Page) Hidden() {
	p.stop()
	if p.draft != nil {
		p.shell.KeepNotes(p.Route())
	}
	p.Loaded.Hidden()
}

// Route is the page with what was decided on it.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	at := p.at
	at.draft = p.draft
	r.State = &at
	return r
}

// Commands are what can be done on the page, and those that scroll.
func (p *Page) Commands() []command.Command {
	drafting := func() bool { return p.draft != nil }
	return append([]command.Command{
		{ID: "notes.make", Title: words.T("Write the course"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, When: func() bool { return drafting() && p.ready() }, Do: p.write},
		{ID: "notes.preview", Title: words.T("Preview what is written…"), Keys: []command.Key{command.Ctrl(fyne.KeyP)}, When: func() bool { return drafting() && p.ready() }, Do: p.preview},
		{ID: "notes.all", Title: words.T("Accept all that was found"), Keys: []command.Key{{Name: fyne.KeyA, Ctrl: true, Shift: true}}, When: func() bool { return drafting() && p.draft.anyOpen() }, Do: p.acceptAll},
		{ID: "notes.up", Title: words.T("Move the lesson up"), Keys: []command.Key{{Name: fyne.KeyUp, Alt: true}}, When: func() bool { return drafting() && p.rows.Focused() > 0 }, Do: func() { p.moveBy(-1) }},
		{ID: "notes.down", Title: words.T("Move the lesson down"), Keys: []command.Key{{Name: fyne.KeyDown, Alt: true}}, When: func() bool { return drafting() && p.rows.Focused() >= 0 }, Do: func() { p.moveBy(1) }},
		{ID: "notes.title", Title: words.T("Rename the course…"), When: drafting, Do: p.editTitle},
		{ID: "notes.undo", Title: words.T("Undo: put the course’s files back"), Keys: undoing.UndoKeys(), When: func() bool { return p.shell.CanUnwriteCourse(p.at.Folder) }, Do: func() { p.shell.UnwriteCourse(p.at.Folder) }},
		{ID: "notes.stop", Title: words.T("Stop looking"), Keys: []command.Key{command.K(fyne.KeyEscape)}, When: func() bool { return p.Found == nil }, Do: func() { p.stop() }},
	}, p.Scrolled.Commands()...)
}

// ready tells whether there is a course to write.
func (p *Page) ready() bool { return p.draft.changes() && p.draft.inCourse() > 0 }

func (p *Page) write()   { p.shell.MakeCourse(p.at.Folder, p.draft.found, p.draft.plan()) }
func (p *Page) preview() { p.shell.PreviewCourse(p.at.Folder, p.draft.found, p.draft.plan()) }

// acceptAll accepts what nothing was said of yet, as far as it is ready.
func (p *Page) acceptAll() {
	p.draft.acceptAll()
	p.said()
}

// moveBy moves the lesson that has the keys.
func (p *Page) moveBy(by int) {
	if at := p.rows.Focused(); at >= 0 {
		p.rows.MoveRow(at, at+by)
	}
}

// redraw draws the page anew.
func (p *Page) redraw() {
	p.SetContent(p.draw())
	p.shell.Moved()
}

// said shows what is to be written as it is now.
func (p *Page) said() {
	for _, show := range p.live {
		show()
	}
	p.shell.Moved()
}

// stopped tells whether looking was given up.
func (p *Page) stopped() bool { return p.Found != nil && errors.Is(p.Found.err, context.Canceled) }

// choosePicture asks for the file that is shown for a picture on the web.
func (p *Page) choosePicture(then func(path string)) {
	filechooser.Ask(p.shell.Window().Canvas(), filechooser.Request{Kind: filechooser.File, Title: words.T("Choose a picture"), Endings: proposing.PictureEndings, Folder: p.at.Folder}, then)
}
