// Package authoring is where a trainer edits, in the app, what of a course is tedious to
// write by hand: its terms.
package authoring

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/fix"
	"stagecraft/content/termfile"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "terms"

// State is what is edited, and how it stands.
type State struct {
	Term  string `json:"term,omitempty"` // the id of the one that is edited; "" is the table
	New   bool   `json:"new,omitempty"`  // one that isn't there yet is
	Shown int    `json:"shown,omitempty"`
	// Draft is what stands in the fields that isn't written yet, by their names.
	Draft map[string]string `json:"draft,omitempty"`
}

// RouteState marks it as one.
func (*State) RouteState() {}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[found]
	shell Shell
	at    State

	fields map[string]*kit.Line // of the term that is edited
	wrong  string               // with what stands in them
	rows   map[string]*kit.Pressable
	focus  string // the id of the term whose row gets the keys once it is there
	typing string // the field that had the keys when the page was drawn anew
}

var _ nav.Page = (*Page)(nil)

// found is terms.yaml as it was read.
type found struct {
	folder string
	raw    []byte // nil when there is no such file
	file   *termfile.File
	err    error
}

const fileName = "terms.yaml"

// atOnce is how many terms are shown before more are asked for.
const atOnce = 100

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell}
	if s, ok := route.State.(*State); ok {
		p.at = *s
	}
	p.at.Shown = max(p.at.Shown, atOnce)
	route.Mode = Mode
	folder := shell.CourseFolder()
	p.Read = func() found { return read(folder) }
	p.Draw, p.Drawn = p.draw, p.drawn
	p.Open(nav.Settings, route)
	return p
}

// read reads the terms of a course's folder.
func read(folder string) found {
	f := found{folder: folder}
	if folder == "" {
		return f
	}
	if f.raw, f.err = durable.ReadIfThere(folder, fileName); f.err == nil {
		f.file, f.err = termfile.Read(f.raw)
	}
	return f
}

// CourseRenewed reads the file again: the course was, as something in it was changed.
func (p *Page) CourseRenewed() { p.Reload() }

// Route is the page with what is edited.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	at := p.at
	at.Draft = p.draft()
	r.State = &at
	return r
}

// draft gives what stands in the fields.
func (p *Page) draft() map[string]string {
	if p.fields == nil {
		return p.at.Draft
	}
	typed := map[string]string{}
	for name, f := range p.fields {
		typed[name] = f.Text
	}
	return typed
}

// file is what was read; nil when that isn't known or couldn't be.
func (p *Page) file() *termfile.File {
	if p.Found == nil || p.Found.err != nil {
		return nil
	}
	return p.Found.file
}

// editing tells whether a term is edited.
func (p *Page) editing() bool { return p.file() != nil && (p.at.New || p.at.Term != "") }

// Commands are what can be done on the page, and those that scroll.
func (p *Page) Commands() []command.Command {
	table := func() bool { return p.file() != nil && !p.editing() }
	known := func() bool { return p.editing() && !p.at.New }
	return append([]command.Command{
		{ID: "terms.save", Title: words.T("Save the term"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, When: p.editing, Do: p.save},
		{ID: "terms.cancel", Title: words.T("Back to all terms"), Keys: []command.Key{command.K(fyne.KeyEscape)}, When: p.editing, Do: p.toTable},
		{ID: "terms.add", Title: words.T("Add a term"), Keys: []command.Key{{Rune: 'a'}}, When: table, Do: p.add},
		{ID: "terms.paste", Title: words.T("Paste from a spreadsheet"), Keys: []command.Key{command.Ctrl(fyne.KeyV)}, When: table, Do: p.paste},
		{ID: "terms.up", Title: words.T("Move up"), Keys: []command.Key{{Name: fyne.KeyUp, Alt: true}}, When: func() bool { return p.canMove(-1) }, Do: func() { p.move(-1) }},
		{ID: "terms.down", Title: words.T("Move down"), Keys: []command.Key{{Name: fyne.KeyDown, Alt: true}}, When: func() bool { return p.canMove(1) }, Do: func() { p.move(1) }},
		{ID: "terms.remove", Title: words.T("Remove the term"), When: known, Do: p.remove},
		{ID: "terms.undo", Title: words.T("Undo"), Keys: []command.Key{command.Ctrl(fyne.KeyZ)}, When: func() bool { return p.shell.LastWritten() != "" }, Do: p.undo},
		{ID: "terms.file", Title: words.T("Open in a text editor"), When: func() bool { return p.file() != nil && p.Found.raw != nil }, Do: p.openFile},
	}, p.Scrolled.Commands()...)
}

// drawn takes up the commands that apply, and gives the keys to what they belong to.
func (p *Page) drawn() {
	p.shell.Moved()
	if p.typing != "" {
		if f := p.fields[p.typing]; f != nil {
			p.shell.Window().Canvas().Focus(f)
		} else {
			p.shell.Window().Canvas().Unfocus()
		}
		p.typing = ""
	}
	if row := p.rows[p.focus]; row != nil {
		p.shell.Window().Canvas().Focus(row)
		p.focus = ""
	}
}

// redraw shows the page by what is chosen.
func (p *Page) redraw() {
	p.at.Draft = p.draft()
	p.SetContent(p.draw())
	p.drawn()
}

// edit shows the fields of a term.
func (p *Page) edit(id string) {
	p.at.Term, p.at.New, p.at.Draft, p.wrong = id, id == "", nil, ""
	p.SetContent(p.draw())
	p.Scroll.ScrollTo(0)
	p.shell.Moved()
	if f := p.fields["term"]; f != nil {
		p.shell.Window().Canvas().Focus(f)
	}
}

func (p *Page) add() { p.edit("") }

// toTable shows the table again.
func (p *Page) toTable() {
	p.shell.Window().Canvas().Unfocus()
	p.focus = p.at.Term
	p.at.Term, p.at.New, p.at.Draft, p.wrong, p.fields = "", false, nil, "", nil
	p.redraw()
}

// chosen gives the place of the term that is edited, or whose row has the keys; -1 for
// none.
func (p *Page) chosen() int {
	f := p.file()
	switch {
	case f == nil || p.at.New:
		return -1
	case p.at.Term != "":
		return f.Index(p.at.Term)
	}
	for id, row := range p.rows {
		if row.Focused() {
			return f.Index(id)
		}
	}
	return -1
}

func (p *Page) canMove(by int) bool {
	at := p.chosen()
	return at >= 0 && at+by >= 0 && at+by < len(p.file().Terms())
}

// move has a term stand one place further up or down.
func (p *Page) move(by int) {
	if at := p.chosen(); p.canMove(by) {
		t := p.file().Terms()[at]
		p.write(words.F("Move “%s”", t.Term), func(f *termfile.File) bool {
			if at = f.Index(t.ID); at < 0 || at+by < 0 || at+by >= len(f.Terms()) {
				return false
			}
			f.Move(at, at+by)
			return true
		}, func() { p.focus = t.ID })
	}
}

// remove takes the term that is edited away.
func (p *Page) remove() {
	at := p.chosen()
	if at < 0 {
		return
	}
	t := p.file().Terms()[at]
	p.write(words.F("Remove “%s”", t.Term), func(f *termfile.File) bool {
		if at = f.Index(t.ID); at < 0 {
			return false
		}
		f.Remove(at)
		return true
	}, func() {
		p.at.Term, p.fields = "", nil
		p.shell.Window().Canvas().Unfocus()
		p.shell.Tell(words.F("“%s” was removed. Undo brings it back.", t.Term))
	})
}

// save writes what stands in the fields.
func (p *Page) save() {
	was := content.Term{}
	if at := p.chosen(); at >= 0 {
		was = p.file().Terms()[at]
	} else if !p.at.New {
		return
	}
	t := p.typed(was)
	if p.wrong = amiss(t); p.wrong != "" {
		p.redraw()
		return
	}
	if p.at.New {
		t.ID = termfile.FreeID(t.Term, func(id string) bool { return p.file().Index(id) >= 0 })
	} else if termfile.Same(was, t) {
		p.toTable()
		return
	}
	p.write(words.F("Write “%s”", t.Term), func(f *termfile.File) bool {
		at := f.Index(t.ID)
		switch {
		case p.at.New:
			f.Add(len(f.Terms()), t)
		case at < 0:
			return false
		default:
			f.Set(at, t)
		}
		return true
	}, func() {
		p.shell.Window().Canvas().Unfocus()
		p.at.Term, p.at.New, p.at.Draft, p.fields, p.focus = "", false, nil, nil, t.ID
		p.at.Shown = max(p.at.Shown, len(p.file().Terms())+1)
		p.shell.Tell(words.F("“%s” is written to %s.", t.Term, fileName))
	})
}

// amiss says what a term can't be written with; "" for nothing.
func amiss(t content.Term) string {
	switch {
	case t.Term == "":
		return words.T("Write the term.")
	case len([]rune(t.Term)) > content.MaxName:
		return words.F("A term has at most %d letters.", content.MaxName)
	case t.Definition == "":
		return words.T("Write what it means.")
	}
	return ""
}

// change gives what doing something to the file changes; nil when it can't be done.
func (p *Page) change(do func(*termfile.File) bool) *fix.Change {
	again, err := termfile.Read(p.Found.raw) // what was read stays as it is until this is written
	if err != nil || !do(again) {
		return nil
	}
	return &fix.Change{Root: p.Found.folder, Files: []fix.FileChange{{Name: fileName, Before: p.Found.raw, After: again.Bytes(), New: p.Found.raw == nil}}}
}

// write does something to the file and writes it. Then is called when it was.
func (p *Page) write(says string, do func(*termfile.File) bool, then func()) {
	c := p.change(do)
	if c == nil {
		p.shell.Tell(words.F("This term isn’t in %s any more.", fileName))
		p.Reload()
		return
	}
	p.shell.WriteCourse(c, says, func(written bool) { p.wrote(c, written, then) })
}

// wrote shows the file after it was written, or reads it again as somebody else wrote it.
func (p *Page) wrote(c *fix.Change, written bool, then func()) {
	if written {
		then()
		now := found{folder: p.Found.folder, raw: c.Files[0].After}
		now.file, now.err = termfile.Read(now.raw)
		p.Found = &now // what is done next, however soon, is done to this
		p.redraw()
		return
	}
	p.Reload()
}

func (p *Page) undo() {
	p.shell.UndoWriting(func() {
		p.at.Term, p.at.New, p.fields = "", false, nil
		p.Reload()
	})
}

func (p *Page) openFile() { p.shell.EditAt(filepath.Join(p.Found.folder, fileName), 1, 1) }

// paste shows what the table on the clipboard would bring.
func (p *Page) paste() {
	pasted, err := termfile.Paste(p.shell.Clipboard())
	if err != nil {
		p.shell.Tell(words.T("There is no table on the clipboard. Copy rows with a term and its definition in a spreadsheet, then paste them here."))
		return
	}
	var added, left int
	c := p.change(func(f *termfile.File) bool {
		added, left = f.Take(pasted.Terms)
		return added > 0
	})
	if c == nil {
		p.shell.Tell(words.N("Nothing came: %d term of the table is here already.", "Nothing came: %d terms of the table are here already.", left))
		return
	}
	before := []string{words.N("%d term comes, at the end of the list.", "%d terms come, at the end of the list.", added)}
	if left > 0 {
		before = append(before, words.N("%d is here already and stays as it is.", "%d are here already and stay as they are.", left))
	}
	if n := len(pasted.Wrong); n > 0 {
		before = append(before, words.N("%d row is left out, as it lacks a term or a definition.", "%d rows are left out, as they lack a term or a definition.", n))
	}
	says := words.N("Paste %d term", "Paste %d terms", added)
	p.shell.ConfirmWriting(c, words.T("Paste from a spreadsheet"), before, says, func(written bool) {
		p.wrote(c, written, func() { p.at.Shown = max(p.at.Shown, len(p.file().Terms())+added) })
	})
}

// typed is a term by what stands in the fields.
func (p *Page) typed(was content.Term) content.Term {
	t := was
	for _, f := range fields {
		if line := p.fields[f.name]; line != nil {
			f.put(&t, strings.Join(strings.Fields(line.Text), " "))
		}
	}
	return t
}
