package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"

	"stagecraft/ui/nav"
)

// Shell notes what a page asks of it.
type Shell struct {
	Went   []nav.Route
	Opened []string // links
	Terms  []string // shown
	Told   []string
	Failed []error // each says what was being done
	Moves  int

	window fyne.Window
}

// NewShell makes the shell of a window; nil is none.
func NewShell(w fyne.Window) *Shell { return &Shell{window: w} }

// Go notes a place.
func (s *Shell) Go(r nav.Route) { s.Went = append(s.Went, r) }

// GoPage notes a page.
func (s *Shell) GoPage(page string) { s.Go(nav.Route{Page: page}) }

// Open notes a link.
func (s *Shell) Open(ref string) { s.Opened = append(s.Opened, ref) }

// ShowTerm notes a term.
func (s *Shell) ShowTerm(id string, _ fyne.Position) { s.Terms = append(s.Terms, id) }

// Moved counts.
func (s *Shell) Moved() { s.Moves++ }

// Tell notes a message.
func (s *Shell) Tell(message string) { s.Told = append(s.Told, message) }

// Fail notes a failure.
func (s *Shell) Fail(doing string, err error) {
	s.Failed = append(s.Failed, fmt.Errorf("%s: %w", doing, err))
}

// Window is the one it was made for.
func (s *Shell) Window() fyne.Window { return s.window }
