// Package comments is the page on which a trainer goes through what learners and reviewers said of the course, and
// answers it.
package comments

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/commenting"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "comments"

// Shell is the part of the app that the page uses.
type Shell interface {
	// CommentBook gives what reads the comments of the open course, off the main goroutine; nil where the course
	// is in no folder that could be written to.
	CommentBook() func() (*commenting.Book, error)
	// BringInComments asks for a file of flags, and puts those into the book that it doesn't have; then it calls done.
	BringInComments(b *commenting.Book, done func())
	// Answer has a comment be settled or open, with a reply; then it calls done.
	Answer(b *commenting.Book, c *content.Comment, settled bool, reply string, done func())
	// AskReply asks for a reply to a comment, and answers it so.
	AskReply(b *commenting.Book, c *content.Comment, done func())
	// Locate finds what a comment is on.
	Locate(*content.Comment) (study.Located, bool)
	CourseTitle(path string) string
	Go(nav.Route)
	Moved()
}

// State is which comments are shown.
type State struct {
	Show string `json:"show,omitempty"`
}

// RouteState marks it as one.
func (*State) RouteState() {}

// What State.Show lists.
const (
	showOpen    = ""
	showSettled = "settled"
	showAll     = "all"
)

// atOnce is how many comments are drawn; Show more draws as many more.
const atOnce = 60

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[found]
	shell Shell
	at    State
	most  int // comments that are drawn
}

var _ nav.Page = (*Page)(nil)

// found is what came of reading them.
type found struct {
	book *commenting.Book // nil where there is none, and none can be made
	err  error
}

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell, most: atOnce}
	if s, ok := route.State.(*State); ok {
		p.at = *s
	}
	route.Mode = Mode
	read := shell.CommentBook()
	p.Read = func() found {
		if read == nil {
			return found{}
		}
		b, err := read()
		return found{b, err}
	}
	p.Draw, p.Drawn = p.draw, shell.Moved
	p.Open(nav.Settings, route)
	return p
}

// Route is the page with what it shows.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	at := p.at
	r.State = &at
	return r
}

// book is what was read; nil while it isn't there.
func (p *Page) book() *commenting.Book {
	if p.Found == nil || p.Found.err != nil {
		return nil
	}
	return p.Found.book
}

// Commands are what can be done on the page, and those that scroll.
func (p *Page) Commands() []command.Command {
	has := func() bool { return p.book() != nil }
	show := func(what string) func() { return func() { p.show(what) } }
	return append([]command.Command{
		{ID: "comments.bring", Title: words.T("Bring in comments…"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, When: has, Do: p.bring},
		{ID: "comments.open", Title: words.T("Comments to do"), Keys: []command.Key{{Rune: '1'}}, When: has, Do: show(showOpen)},
		{ID: "comments.settled", Title: words.T("Comments that are settled"), Keys: []command.Key{{Rune: '2'}}, When: has, Do: show(showSettled)},
		{ID: "comments.all", Title: words.T("All comments"), Keys: []command.Key{{Rune: '3'}}, When: has, Do: show(showAll)},
	}, p.Scrolled.Commands()...)
}

func (p *Page) bring() { p.shell.BringInComments(p.book(), p.Reload) }

// show lists others.
func (p *Page) show(what string) {
	p.at.Show, p.most = what, atOnce
	p.SetContent(p.draw())
	p.shell.Moved()
}

// listed are the comments to be shown.
func (p *Page) listed() (all []*content.Comment) {
	for _, c := range p.book().Comments {
		if p.at.Show == showAll || (c.Settled != "") == (p.at.Show == showSettled) {
			all = append(all, c)
		}
	}
	return all
}
