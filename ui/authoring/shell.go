package authoring

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/fix"
)

// Shell is the part of the app that the page uses.
type Shell interface {
	// CourseFolder is the folder in which the open course is written; "" when it can't be.
	CourseFolder() string
	// WriteCourse writes files of the course, off the main goroutine, unless that would
	// bring an error, or one of them was changed meanwhile: then it says so. Says is what
	// was done, which Undo names. It tells whether it was written.
	WriteCourse(c *fix.Change, says string, done func(written bool))
	// ConfirmWriting shows what a change does, with some words before it, and writes it
	// when that is confirmed.
	ConfirmWriting(c *fix.Change, title string, before []string, says string, done func(written bool))
	// LastWritten is what was written last, to be undone; "" for nothing.
	LastWritten() string
	// UndoWriting undoes that.
	UndoWriting(done func())
	// EditAt opens a file at a line in the trainer's editor.
	EditAt(path string, line, column int)
	Clipboard() string
	Tell(message string)
	Moved()
	Window() fyne.Window
}
