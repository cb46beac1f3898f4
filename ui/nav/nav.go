// Package nav is what pages and the shell say to each other: where the learner
// is, and how to get elsewhere.
package nav

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
)

// The pages.
const (
	Today    = "today"
	Lessons  = "lessons"
	Process  = "process"
	Cards    = "cards"
	Practice = "practice"
	Progress = "progress"
	Courses  = "courses"
	Settings = "settings"
)

// Page is one page as the shell holds it. The shell makes a page anew for each
// visit and each change of theme or text size, from its Route.
type Page interface {
	// Object is what is drawn right of the rail.
	Object() fyne.CanvasObject
	// Route tells where the learner is now.
	Route() Route
	// Commands are those of this page; the shell adds them to its own.
	Commands() []command.Command
	// Shown is called once the page is in the window: scroll, focus.
	Shown()
	// Hidden is called before it is taken out: stop what runs.
	Hidden()
}

// Scrolling is a [Page] that leaves it to the shell to note how far it is scrolled, in
// its route's Offset, and to scroll it there again.
type Scrolling interface {
	Page
	// Scroller is what scrolls it now; nil for nothing.
	Scroller() *kit.Scroller
}

// Timed is a [Page] that says what waits, when, or which day it is.
type Timed interface {
	Page
	// TimePassed is called when that may have changed while the page was open: the
	// day turned, or a card's time came. Nothing moves by it but what is said.
	TimePassed()
}

// Navigator is the shell as pages see it. A page declares the part it uses.
type Navigator interface {
	// Go opens a place; Back can return from it.
	Go(Route)
	// Replace opens a place instead of the one shown: Back doesn't come here again.
	Replace(Route)
	// Back returns to the place before.
	Back()
	// Open opens a thing of the course: term:, step:, process: or lesson:.
	Open(ref string)
	// Follow follows a link that has a text: to a thing of the course, or to an
	// address, which opens the browser or mail. Where the text isn't all of the
	// address, that is shown first.
	Follow(link, text string)
	// ShowTerm shows a term's definition in a pop-up by at (canvas coordinates).
	ShowTerm(id string, at fyne.Position)
	// Moved tells that the page's Route or its commands changed, so that the
	// place is kept and the menu fits.
	Moved()
	// Tell shows a short message for a few seconds.
	Tell(message string)
	// Fail shows what went wrong while doing something: what happened, what was kept, what to do.
	Fail(doing string, err error)
	// Window is for dialogs and pop-ups.
	Window() fyne.Window
}
