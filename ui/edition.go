package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/edition"
	"stagecraft/ui/modal"
	"stagecraft/ui/words"
)

// editionSheet is how wide what is told of an edition is at most, at 100 %.
const editionSheet = 620

// tellEdition tells once that another edition of the course is open than the one
// before.
func (s *App) tellEdition() {
	session := s.opened.Session
	if e, ok := session.NewEdition(); ok {
		s.ShowEdition(e)
		session.EditionTold()
	} else if seen, ok := session.OlderEdition(); ok {
		s.tellOlderEdition(seen)
		session.EditionTold()
	}
}

// tellOlderEdition tells that a newer edition than the one that is open was seen.
func (s *App) tellOlderEdition(seen string) {
	version := s.opened.Course.Version
	s.showSheet("older-edition", func() string { return words.T("This is an older edition") }, editionSheet, func() fyne.CanvasObject { return edition.Older(version, seen) })
}

// ShowEdition tells what an edition of the course brought.
func (s *App) ShowEdition(e study.EditionMet) {
	s.showSheet("edition", func() string { return words.F("%s of %s", edition.Name(e.Version), s.opened.Course.Title) }, editionSheet, func() fyne.CanvasObject {
		return edition.Summary(s.course(), s.editionNow(e), func(keep bool) { s.keepSchedules(e, keep) })
	})
}

// editionNow gives an edition as it stands now: the sheet is drawn anew.
func (s *App) editionNow(e study.EditionMet) study.EditionMet {
	for _, now := range s.opened.Session.Editions() {
		if now.Edition == e.Edition {
			return now
		}
	}
	return e
}

// keepSchedules has cards that changed keep their schedule, or no longer, and says so.
func (s *App) keepSchedules(e study.EditionMet, keep bool) {
	if err := s.opened.Session.KeepSchedules(e.Edition, keep); err != nil {
		s.Fail(words.T("Saving your choice"), err)
		return
	}
	modal.Of(s.window.Canvas()).Clear()
	s.ShowEdition(e)
}
