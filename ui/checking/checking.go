// Package checking is the page on which a trainer sees what is wrong with a course, and
// mends what is mechanical.
package checking

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/fix"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "check"

// Shell is the part of the app that the page uses.
type Shell interface {
	// CourseCheck gives what checks the course at a path, off the main goroutine; "" is
	// the open one.
	CourseCheck(path string) func(context.Context) (*fix.Report, error)
	// MendCourse shows what mends a finding, or all when it is nil, and writes it when
	// that is confirmed; then it calls done.
	MendCourse(r *fix.Report, f *fix.Finding, done func())
	// DrawCourse has the diagrams that the app doesn't draw itself drawn by the programs
	// for them, shows what came of it, and writes it when that is confirmed; then it calls
	// done.
	DrawCourse(r *fix.Report, done func())
	// LastWritten is what was written last into the open course's folder, to be undone; ""
	// for nothing.
	LastWritten() string
	// UndoWriting undoes that.
	UndoWriting(done func())
	// CourseTitle is what the course at a path is called; "" is the open one.
	CourseTitle(path string) string
	// CourseFolder is the folder in which the open course is written; "" when it can't be.
	CourseFolder() string
	// EditTerms opens the page on which the open course's terms are edited.
	EditTerms()
	// EditQuestions opens that of its questions.
	EditQuestions()
	OpenFolder(path string)
	OpenCourse(path string)
	Copy(text string)
	Tell(message string)
	Moved()
	Window() fyne.Window
}

// State is which course is checked, and how much of it is shown.
type State struct {
	Path   string `json:"path,omitempty"` // "" is the open course
	Shown  int    `json:"shown,omitempty"`
	Mended bool   `json:"mended,omitempty"` // something of it was, so that it can be opened again

	report *fix.Report // of this very page before the window was drawn anew
}

// RouteState marks it as one.
func (*State) RouteState() {}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[found]
	shell Shell
	at    State
	stop  context.CancelFunc // ends the check that is going on
}

var _ nav.Page = (*Page)(nil)

// found is what came of a check.
type found struct {
	report *fix.Report
	err    error
}

// atOnce is how many problems are shown before more are asked for.
const atOnce = 100

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell}
	if s, ok := route.State.(*State); ok {
		p.at = *s
	}
	p.at.Shown = max(p.at.Shown, atOnce)
	route.Mode = Mode
	p.begin()
	p.Draw, p.Drawn = p.draw, shell.Moved
	if p.at.report != nil { // shown until it was checked again
		p.Found = &found{report: p.at.report}
	}
	p.Open(nav.Settings, route)
	return p
}

// begin readies the page for a check.
func (p *Page) begin() {
	ctx, stop := context.WithCancel(context.Background())
	check := p.shell.CourseCheck(p.at.Path)
	p.stop = stop
	p.Read = func() found {
		r, err := check(ctx)
		return found{r, err}
	}
}

// Hidden gives up a check that is going on.
func (p *Page) Hidden() {
	p.stop()
	p.Loaded.Hidden()
}

// Route is the page with what it shows.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	at := p.at
	if p.Found != nil && p.Found.err == nil {
		at.report = p.Found.report
	}
	r.State = &at
	return r
}

// report gives what was found; nil while it isn't known.
func (p *Page) report() *fix.Report {
	if p.Found == nil || p.Found.err != nil {
		return nil
	}
	return p.Found.report
}

// Commands are what can be done on the page, and those that scroll.
func (p *Page) Commands() []command.Command {
	checked := func() bool { return p.report() != nil }
	return append([]command.Command{
		{ID: "check.mend", Title: words.T("Mend all that is mechanical…"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, When: func() bool { return checked() && p.report().Mendable() > 0 }, Do: p.mendAll},
		{ID: "check.draw", Title: words.T("Draw the diagrams…"), When: func() bool { return checked() && undrawn(p.report()) }, Do: p.drawDiagrams},
		{ID: "check.undo", Title: words.T("Undo"), Keys: []command.Key{command.Ctrl(fyne.KeyZ)}, When: func() bool { return p.at.Path == "" && p.shell.LastWritten() != "" }, Do: func() { p.shell.UndoWriting(p.Again) }},
		{ID: "check.again", Title: words.T("Check again"), Keys: []command.Key{command.K(fyne.KeyF5)}, When: func() bool { return p.Found != nil }, Do: p.Again},
		{ID: "check.stop", Title: words.T("Stop checking"), Keys: []command.Key{command.K(fyne.KeyEscape)}, When: p.checks, Do: p.cancel},
		{ID: "check.copy", Title: words.T("Copy the list"), Keys: []command.Key{command.Ctrl(fyne.KeyC)}, When: func() bool { return checked() && len(p.report().Findings) > 0 }, Do: p.copyList},
	}, p.Scrolled.Commands()...)
}

// checks tells whether a check is going on.
func (p *Page) checks() bool { return p.Found == nil }

// cancel gives up the check that is going on.
func (p *Page) cancel() { p.stop() }

// stopped tells whether the last check was given up.
func (p *Page) stopped() bool { return p.Found != nil && errors.Is(p.Found.err, context.Canceled) }

// Again checks the course again.
func (p *Page) Again() {
	p.stop()
	p.begin()
	p.Found = nil
	p.SetContent(p.draw())
	p.shell.Moved()
	p.Reload()
}

func (p *Page) mendAll() {
	if r := p.report(); r != nil {
		p.shell.MendCourse(r, nil, p.mended)
	}
}

// undrawn tells whether a program could draw diagrams of a course that can be written to.
func undrawn(r *fix.Report) bool {
	return r.ReadOnly == "" && slices.ContainsFunc(r.Findings, func(f fix.Finding) bool { return f.Rule == "undrawn-diagram" })
}

// drawDiagrams has the diagrams drawn.
func (p *Page) drawDiagrams() {
	if r := p.report(); r != nil {
		p.shell.DrawCourse(r, p.mended)
	}
}

// mended checks again what was mended.
func (p *Page) mended() {
	p.at.Mended = true
	p.Again()
}

func (p *Page) copyList() {
	if r := p.report(); r != nil {
		p.shell.Copy(r.Problems().Error())
		p.shell.Tell(words.T("The list is on the clipboard."))
	}
}

// more shows more of the problems.
func (p *Page) more() {
	p.at.Shown += atOnce
	p.SetContent(p.draw())
	p.shell.Moved()
}
