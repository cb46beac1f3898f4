// Package guide is the page with the user's guide, or with the trainer's, shown as lessons
// are.
package guide

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/docs"
	"stagecraft/ui/command"
	"stagecraft/ui/document"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// The modes of a route of the page of settings which lead here.
const (
	Mode         nav.Mode = "guide"         // the user's guide
	TrainersMode nav.Mode = "trainersguide" // the trainer's
)

// Shell is the part of the app that the page uses.
type Shell interface {
	Follow(link, text string)
	Tell(message string)
	Copy(text string)
}

// Page is the page. It implements [nav.Page].
type Page struct {
	route nav.Route
	doc   *markup.Document
	view  *document.View
}

var _ nav.Page = (*Page)(nil)

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	route.Page = nav.Settings
	guide := docs.Learners(words.Language())
	if route.Mode == TrainersMode {
		guide = docs.Trainers()
	}
	p := &Page{route: route, doc: markup.Parse(guide)}
	p.view = document.New(p.doc, document.Options{
		Course: &content.Course{Files: docs.Pictures()}, Open: shell.Follow,
		Copy: func(text string) {
			shell.Copy(text)
			shell.Tell(words.T("Copied"))
		},
	})
	if block := p.block(); block >= 0 {
		p.view.ScrollToWithin(block, route.Offset, route.Height)
	} else {
		p.view.ScrollTo(-1, route.Offset)
	}
	return p
}

// block is that at the top of the view when the page was left; -1 is above the first.
func (p *Page) block() int {
	n, err := strconv.Atoi(p.route.At)
	if err != nil || n < 0 || n >= len(p.doc.Blocks) {
		return -1
	}
	return n
}

// Route is the page, and where in it the learner is.
func (p *Page) Route() nav.Route {
	block, offset := p.view.Top()
	p.route.At, p.route.Offset, p.route.Height = strconv.Itoa(block), offset, p.view.TopHeight()
	return p.route
}

// Object is the page as drawn.
func (p *Page) Object() fyne.CanvasObject { return p.view }

// Shown has nothing to do.
func (p *Page) Shown() {}

// Hidden has nothing to stop.
func (p *Page) Hidden() {}

// Commands are the keys that scroll.
func (p *Page) Commands() []command.Command {
	var cs []command.Command
	for _, name := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyHome, fyne.KeyEnd} {
		cs = append(cs, command.Command{ID: "scroll." + string(name), Keys: []command.Key{command.K(name)}, Unlisted: true, Do: func() { p.view.Key(name) }})
	}
	return cs
}
