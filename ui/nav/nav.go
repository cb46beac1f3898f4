// Package nav is what pages and the shell say to each other: where the learner
// is, and how to get elsewhere.
package nav

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
)

// The pages.
const (
	Today    = "today"
	Lessons  = "lessons"
	Process  = "process"
	Cards    = "cards"
	Practice = "practice"
	Progress = "progress"
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

// Navigator is the shell as pages see it. A page declares the part it uses.
type Navigator interface {
	// Go opens a place; Back can return from it.
	Go(Route)
	// Replace opens a place instead of the one shown: Back doesn't come here again.
	Replace(Route)
	// Back returns to the place before.
	Back()
	// Open follows a link: term:, step:, process:, lesson:, or an address,
	// which opens the browser.
	Open(ref string)
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
