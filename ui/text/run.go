// Package text sets running text: it breaks styled runs into lines, draws each
// line as one picture, and knows what stands under the pointer. It does what
// widget.RichText can't: backgrounds behind words, dotted underlines, raised text,
// words that can be tapped.
package text

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// Underline is the line under a run.
type Underline int

// The underlines.
const (
	NoUnderline Underline = iota
	Solid
	Dotted // a term of the course
)

// Run is text of one look.
type Run struct {
	Text       string
	Size       float32 // 0: the paragraph's
	Face       theme.Face
	Color      theme.Name // "": the paragraph's
	Background theme.Name // a fill behind the words; "": none
	Underline  Underline
	Struck     bool
	Raise      float32 // up by this part of the text size; negative is down
	Break      bool    // ends the line; the rest is ignored

	// Formula says that Text is a formula in TeX, which kit.Formulas sets.
	Formula bool

	// Object stands in the line in place of text, at its MinSize.
	Object fyne.CanvasObject
	// Said is what is read of it in place of Text; "" for that.
	Said string

	// Tap is called with the place of the tap on the canvas; the pointer
	// becomes a hand.
	Tap func(at fyne.Position)
	// Tip is for whoever watches OnHover.
	Tip string
}

// Fragment is a part of a run that stands on one line of a laid-out paragraph.
type Fragment struct {
	Run        int // index into the runs
	Start, End int // bytes of the run's text
	Line       int
	Position   fyne.Position // of the top left of the line's share
	Size       fyne.Size
}
