// Package document shows a markup.Document: one widget a block, made when it
// comes near the view, so that a long note opens at once. Nothing is fetched
// from the network; what is not in the course's folder is named instead.
package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
)

// Options is what a view needs beside its document. Every function may be nil;
// what it would do is then left out.
type Options struct {
	// Course gives pictures, videos, processes, terms and questions. Required.
	Course *content.Course
	// Terms finds the course's terms in running text; nil underlines none.
	Terms *content.TermMatcher

	// Open follows a link that leads out of the document; text is what stands there of
	// it, "" when that is a picture.
	Open func(link, text string)
	// ShowTerm shows a term's definition; at is in canvas coordinates.
	ShowTerm func(id string, at fyne.Position)
	// Figure draws a process; step is called with the id of a step tapped.
	Figure func(p *content.Process, step func(id string)) fyne.CanvasObject
	// OpenProcess opens the process viewer; step is "" for where the learner was.
	OpenProcess func(process, step string)
	// Quiz makes the widget of a question, which calls resized after its height
	// changed; nil shows a panel that leads to it.
	Quiz func(q *content.Question, resized func()) fyne.CanvasObject
	// Practise opens a question in practice.
	Practise func(question string)
	// Describe says in words what the figure of a process shows, and Said what
	// a question asks and offers, to be read aloud.
	Describe func(p *content.Process) string
	Said     func(q *content.Question) []string
	// Menu shows the menu of a block; at is in canvas coordinates.
	Menu func(block int, at fyne.Position)
	// Folds are those that the learner opened or shut before, as View.Folds gave them.
	Folds []Fold
	// Folded is called after a fold was opened or shut.
	Folded func()
	// OpenNote opens the notes on a block.
	OpenNote func(block int)
	// OpenFlag opens the flag on a block.
	OpenFlag func(block int)
	// Copy puts text on the clipboard; nil does so without a word.
	Copy func(text string)

	// Decoded keeps the last pictures that were decoded, for blocks that are made again and again;
	// nil keeps none. The pictures' names have to tell them apart.
	Decoded *Decoded

	// Before and After stand above and below the document and scroll with it.
	Before, After []fyne.CanvasObject
	// Skip tells which blocks are left out, by their place in the document.
	Skip func(block int) bool
	// Column gives where the text stands in a view of a width; nil centres a
	// column of theme.TextColumn.
	Column func(width float32) (left, wide float32)
}
