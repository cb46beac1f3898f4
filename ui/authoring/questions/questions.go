// Package questions is where a trainer writes questions in the app: each in a form, with
// how it will look beside it, written as a fence of the note in which it stands.
package questions

import (
	"path/filepath"
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/fix"
	"stagecraft/ui/authoring"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "questions"

// Shell is the part of the app that the page uses.
type Shell interface {
	authoring.Shell
	// Follow opens a link of the course.
	Follow(link, text string)
}

// State is what is edited, and how it stands.
type State struct {
	ID    string `json:"id,omitempty"`  // of the question that is edited; "" is the list
	New   bool   `json:"new,omitempty"` // one that isn't there yet is
	Shown int    `json:"shown,omitempty"`
	// Lesson, File and After are where a new one comes: a lesson or, once it is chosen, a note of
	// the course, and the line on which the block before it begins; 0 is the note's end.
	Lesson string `json:"lesson,omitempty"`
	File   string `json:"file,omitempty"`
	After  int    `json:"after,omitempty"`
	// Draft is what stands in the fields that isn't written yet; nil for what the file says.
	Draft *Draft `json:"draft,omitempty"`
}

// RouteState marks it as one.
func (*State) RouteState() {}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[found]
	authoring.Form
	shell  Shell
	course *content.Course
	at     State

	was     Draft // what the fields held before anything was typed
	wrong   string
	rows    map[string]*kit.Pressable
	focus   string // the id of the question whose row gets the keys once it is there
	preview *preview
	pausing func() // stops the wait for the preview
}

var _ nav.Page = (*Page)(nil)

// atOnce is how many questions are shown before more are asked for.
const atOnce = 100

// New makes the page.
func New(course *content.Course, shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell, course: course}
	if s, ok := route.State.(*State); ok {
		p.at = *s
	}
	p.at.Shown = max(p.at.Shown, atOnce)
	route.Mode = Mode
	folder := shell.CourseFolder()
	p.Read = func() found { return read(folder, course) }
	p.Draw, p.Loaded.Drawn = p.draw, p.drawn
	p.Form = authoring.Form{Window: shell.Window, Changed: p.changed, Redraw: p.redraw, Resized: func() { p.Scroll.Refresh() }}
	p.Open(nav.Settings, route)
	return p
}

// CourseRenewed reads the notes again: the course was, as something in it was changed.
func (p *Page) CourseRenewed() { p.Reload() }

// Route is the page with what is edited.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	at := p.at
	if p.at.Draft != nil {
		draft := *p.at.Draft
		at.Draft = &draft
	}
	r.State = &at
	return r
}

// Hidden stops what runs.
func (p *Page) Hidden() {
	p.still()
	p.Loaded.Hidden()
}

func (p *Page) still() {
	if p.pausing != nil {
		p.pausing()
		p.pausing = nil
	}
}

// ready tells whether the notes were read and can be written.
func (p *Page) ready() bool { return p.Found != nil && p.Found.folder != "" && p.Found.err == nil }

// editing tells whether a question is edited.
func (p *Page) editing() bool { return p.ready() && (p.at.New || p.at.ID != "") }

// Commands are what can be done on the page, and those that scroll.
func (p *Page) Commands() []command.Command {
	list := func() bool { return p.ready() && !p.editing() }
	known := func() bool { return p.editing() && !p.at.New }
	return append([]command.Command{
		{ID: "questions.save", Title: words.T("Save the question"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, When: p.editing, Do: p.save},
		{ID: "questions.cancel", Title: words.T("Back to all questions"), Keys: []command.Key{command.K(fyne.KeyEscape)}, When: p.editing, Do: p.toList},
		{ID: "questions.add", Title: words.T("Add a question"), Keys: []command.Key{{Rune: 'a'}}, When: list, Do: p.add},
		{ID: "questions.remove", Title: words.T("Remove the question"), When: known, Do: p.remove},
		{ID: "questions.undo", Title: words.T("Undo"), Keys: []command.Key{command.Ctrl(fyne.KeyZ)}, When: func() bool { return p.shell.LastWritten() != "" }, Do: p.undo},
		{ID: "questions.file", Title: words.T("Open in a text editor"), When: known, Do: p.openFile},
	}, p.Scrolled.Commands()...)
}

// drawn takes up the commands that apply, and gives the keys to what they belong to.
func (p *Page) drawn() {
	p.shell.Moved()
	p.Form.Drawn()
	if row := p.rows[p.focus]; row != nil {
		p.shell.Window().Canvas().Focus(row)
		p.focus = ""
	}
}

// redraw shows the page by what is chosen.
func (p *Page) redraw() {
	p.SetContent(p.draw())
	p.drawn()
}

// edit shows the form of a question.
func (p *Page) edit(id string) {
	p.at.ID, p.at.New, p.at.Draft, p.wrong, p.Typing = id, false, nil, "", "prompt"
	p.redraw()
	p.Scroll.ScrollTo(0)
}

// add shows the form for a new one, at the end of the first lesson or where the last one came.
func (p *Page) add() {
	p.at.ID, p.at.New, p.at.Draft, p.wrong, p.Typing = "", true, nil, "", "prompt"
	p.redraw()
	p.Scroll.ScrollTo(0)
}

// toList shows the list again.
func (p *Page) toList() {
	p.still()
	p.shell.Window().Canvas().Unfocus()
	p.focus = p.at.ID
	p.at.ID, p.at.New, p.at.Draft, p.wrong, p.Fields, p.Typing, p.preview = "", false, nil, "", nil, "", nil
	p.redraw()
}

// changed takes up that something was typed: how it looks is shown soon.
func (p *Page) changed() {
	p.shell.Moved()
	p.still()
	p.pausing = kit.After(200*time.Millisecond, func() {
		p.pausing = nil
		p.look()
	})
}

// look shows how the question will look.
func (p *Page) look() {
	if p.preview != nil && p.at.Draft != nil {
		p.preview.show(p.at.Draft)
	}
}

// save writes what stands in the fields.
func (p *Page) save() {
	if !p.editing() || p.at.Draft == nil {
		return
	}
	text := p.at.Draft.text()
	if p.wrong = trouble(&text); p.wrong != "" {
		p.redraw()
		return
	}
	if !p.at.New && reflect.DeepEqual(text, p.was.text()) {
		p.toList()
		return
	}
	note := p.into()
	id := p.at.ID
	if !p.at.New {
		note = p.Found.of(id)
	}
	if note == nil {
		p.gone()
		return
	}
	var after []byte
	var err error
	if p.at.New {
		id = p.Found.freeID(text.Prompt)
		after, err = note.file.Add(note.line(p.at.After), id, text.String())
	} else {
		after, err = note.file.Set(id, text.String())
	}
	if err != nil {
		p.wrong = byHand(err)
		p.redraw()
		return
	}
	asks := authoring.Short(plain(text.Prompt))
	p.write(note, after, words.F("Write the question “%s”", asks), func() {
		p.shell.Window().Canvas().Unfocus()
		p.at.ID, p.at.New, p.at.Draft, p.Fields, p.preview, p.focus = "", false, nil, nil, nil, id
		p.shell.Tell(words.F("The question is written to %s.", note.name))
	})
}

// into is the note that a new question comes into.
func (p *Page) into() *noteFile {
	if p.at.File == "" {
		return p.Found.lesson(p.at.Lesson)
	}
	return p.Found.note(p.at.File)
}

// remove takes the question that is edited away.
func (p *Page) remove() {
	if !p.editing() || p.at.New {
		return
	}
	note := p.Found.of(p.at.ID)
	if note == nil {
		p.gone()
		return
	}
	after, err := note.file.Remove(p.at.ID)
	if err != nil {
		p.wrong = byHand(err)
		p.redraw()
		return
	}
	asks := authoring.Short(plain(p.was.Text.Prompt))
	p.write(note, after, words.F("Remove the question “%s”", asks), func() {
		p.at.ID, p.at.Draft, p.Fields, p.preview = "", nil, nil, nil
		p.shell.Window().Canvas().Unfocus()
		p.shell.Tell(words.F("“%s” was removed. Undo brings it back.", asks))
	})
}

// gone says that what is edited isn't there any more, and reads what is.
func (p *Page) gone() {
	p.shell.Tell(words.T("This question isn’t in the course any more."))
	p.Reload()
}

// write writes a note. Then is called when it was.
func (p *Page) write(note *noteFile, after []byte, says string, then func()) {
	c := &fix.Change{Root: p.Found.folder, Files: []fix.FileChange{{Name: note.name, Before: note.raw, After: after, New: note.raw == nil}}}
	p.shell.WriteCourse(c, says, func(written bool) {
		if !written {
			p.Reload()
			return
		}
		then()
		p.Found.took(note.name, after) // what is done next, however soon, is done to this
		p.redraw()
	})
}

func (p *Page) undo() {
	p.shell.UndoWriting(func() {
		p.at.ID, p.at.New, p.at.Draft, p.Fields, p.preview = "", false, nil, nil, nil
		p.Reload()
	})
}

// openFile opens the note at the question.
func (p *Page) openFile() {
	if note := p.Found.of(p.at.ID); note != nil {
		q, _ := note.file.Question(p.at.ID)
		p.shell.EditAt(filepath.Join(p.Found.folder, filepath.FromSlash(note.name)), q.Line, 1)
	}
}

// Preview makes a question as it will look, to be tried.
func (p *Page) Preview(q *content.Question) *practice.Quiz {
	return practice.Preview(p.course, q, p.shell.Follow)
}
