package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/fix"
	"stagecraft/content/markup"
	"stagecraft/ui/authoring"
	"stagecraft/ui/authoring/outline"
	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/checking"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

var (
	_ questions.Shell = (*App)(nil)
	_ outline.Shell   = (*App)(nil)
)

// writing is something that was written into a course's folder, to be undone.
type writing struct {
	change *fix.Change
	says   string
}

// mostWritten is how much of what was written can be undone.
const mostWritten = 50

// EditTerms opens the page on which the open course's terms are edited.
func (s *App) EditTerms() { s.Go(nav.Route{Page: nav.Settings, Mode: authoring.Mode}) }

// EditOutline opens the page on which what the open course says of itself is edited.
func (s *App) EditOutline() { s.Go(nav.Route{Page: nav.Settings, Mode: outline.Mode}) }

// EditQuestions opens the page on which the open course's questions are edited.
func (s *App) EditQuestions() { s.Go(nav.Route{Page: nav.Settings, Mode: questions.Mode}) }

// EditQuestion opens a question there.
func (s *App) EditQuestion(id string) {
	s.Go(nav.Route{Page: nav.Settings, Mode: questions.Mode, State: &questions.State{ID: id}})
}

// AddQuestion opens a new question there, after the block of a lesson that begins on a
// line.
func (s *App) AddQuestion(lesson string, line int) {
	s.Go(nav.Route{Page: nav.Settings, Mode: questions.Mode, State: &questions.State{New: true, Lesson: lesson, After: line}})
}

// CourseFolder is the folder in which the open course is written; "" when it can't be.
func (s *App) CourseFolder() string { return s.live.folder }

// Clipboard is the text on the clipboard.
func (s *App) Clipboard() string { return s.app.Clipboard().Content() }

// WriteCourse writes files of the open course, unless that would bring an error or one
// of them was changed meanwhile: it says so then. Says is what was done.
func (s *App) WriteCourse(c *fix.Change, says string, done func(written bool)) {
	var brought content.Problems
	var others *fix.Change
	s.runTask(words.T("Write the course"), words.T("Checking the course as it would be, then writing it."),
		func(ctx context.Context, _ func(done, all int64)) (err error) {
			if brought, err = c.Brings(ctx); err != nil || len(brought) > 0 {
				return err
			}
			if err = c.Write(); errors.Is(err, fix.ErrChanged) {
				others = c.Now()
			}
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.Tell(words.T("Stopped. Nothing was changed."))
			case errors.Is(err, fix.ErrChanged):
				s.showChanged(others)
			case err != nil:
				s.Fail(words.T("Writing the course"), err)
			case len(brought) > 0:
				s.showBrought(brought)
			default:
				s.keepWritten(c, says)
			}
			done(err == nil && len(brought) == 0)
		})
}

// keepWritten keeps what was written, to be undone.
func (s *App) keepWritten(c *fix.Change, says string) {
	if s.wrote = append(s.wrote, writing{c, says}); len(s.wrote) > mostWritten {
		s.wrote = s.wrote[1:]
	}
}

// showChanged shows what somebody else did to a file that was to be written.
func (s *App) showChanged(others *fix.Change) {
	s.showSheet("changed-meanwhile", func() string { return words.T("The file was changed meanwhile") }, 860, func() fyne.CanvasObject {
		return kit.Stack(14,
			kit.Body(words.T("Nothing was written over it. This is what changed; it was read again, and what you typed still stands in the fields: save it once more if it is still right.")),
			checking.Difference(others))
	})
}

// showBrought says which errors writing something would have brought.
func (s *App) showBrought(brought content.Problems) {
	s.showSheet("would-break", func() string { return words.T("Nothing was written") }, 640, func() fyne.CanvasObject {
		rows := []fyne.CanvasObject{kit.Body(words.T("The course would have an error then:"))}
		for _, p := range brought[:min(len(brought), 10)] {
			rows = append(rows, kit.Label(markup.Visible(words.Sentence(p))))
		}
		return kit.Stack(10, rows...)
	})
}

// ConfirmWriting shows what a change does, with some words before it, and writes it when
// that is confirmed.
func (s *App) ConfirmWriting(c *fix.Change, title string, before []string, says string, done func(written bool)) {
	write := kit.Primary(words.T("Write"), nil)
	var rows []fyne.CanvasObject
	for _, b := range before {
		rows = append(rows, kit.Body(b))
	}
	inside := kit.Stack(14, append(rows, checking.Difference(c))...)
	pop := s.ask("writing", title, 860, inside, write, func() { s.ConfirmWriting(c, title, before, says, done) })
	write.OnPress = func() {
		pop.Hide()
		s.WriteCourse(c, says, done)
	}
}

// LastWritten is what was written last into the open course's folder, to be undone; ""
// for nothing.
func (s *App) LastWritten() string {
	if n := len(s.wrote); n > 0 && s.wrote[n-1].change.Root == s.live.folder {
		return s.wrote[n-1].says
	}
	return ""
}

// UndoWriting undoes what was written last, if the files are still as that left them.
func (s *App) UndoWriting(done func()) {
	if s.LastWritten() == "" {
		return
	}
	last := s.wrote[len(s.wrote)-1]
	s.wrote = s.wrote[:len(s.wrote)-1]
	go func() {
		err := last.change.Undo()
		kit.OnMain(func() {
			switch {
			case s.closing:
				return
			case errors.Is(err, fix.ErrChanged):
				s.Tell(words.F("This can’t be undone: %s was changed since.", filepath.Base(last.change.Files[0].Name)))
			case err != nil:
				s.Fail(words.T("Undoing what was written"), err)
			default:
				s.Tell(words.F("Undone: %s", last.says))
			}
			done()
		})
	}()
}
