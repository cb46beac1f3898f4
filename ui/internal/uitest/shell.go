package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
)

// Shell notes what a page asks of it.
type Shell struct {
	Went   []nav.Route
	Opened []string // links
	Terms  []string // shown
	Told   []string
	Failed []error // each says what was being done
	Plans  int     // how often the plan was asked for
	Moves  int
	Shown  []study.EditionMet
	Chosen map[*preferences.Setting]int // settings that aren't as at first

	// FromFolder is whether the course is open from a folder.
	FromFolder bool

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

// Follow notes a link; what its text is doesn't matter.
func (s *Shell) Follow(link, _ string) { s.Open(link) }

// ShowTerm notes a term.
func (s *Shell) ShowTerm(id string, _ fyne.Position) { s.Terms = append(s.Terms, id) }

// ShowEdition notes an edition.
func (s *Shell) ShowEdition(e study.EditionMet) { s.Shown = append(s.Shown, e) }

// ShowPlan counts.
func (s *Shell) ShowPlan() { s.Plans++ }

// Authored tells whether the course is open from a folder.
func (s *Shell) Authored() bool { return s.FromFolder }

// Moved counts.
func (s *Shell) Moved() { s.Moves++ }

// Tell notes a message.
func (s *Shell) Tell(message string) { s.Told = append(s.Told, message) }

// Fail notes a failure.
func (s *Shell) Fail(doing string, err error) {
	s.Failed = append(s.Failed, fmt.Errorf("%s: %w", doing, err))
}

// Setting gives the value of a setting.
func (s *Shell) Setting(p *preferences.Setting) int {
	if value, ok := s.Chosen[p]; ok {
		return value
	}
	return p.Default
}

// Window is the one it was made for.
func (s *Shell) Window() fyne.Window { return s.window }
