package ui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/fix"
	"stagecraft/content/proposing"
	"stagecraft/ui/checking"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/fromnotes"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

var _ fromnotes.Shell = (*App)(nil)

// writtenCourse is what was written last of a course made of notes.
type writtenCourse struct {
	folder string
	change *fix.Change
}

// goFromNotes opens the page on which a course is made of the notes of the open folder,
// or asks for a folder where what is open is none.
func (s *App) goFromNotes() {
	if s.opened == nil || s.opened.Path == Bundled || isCourseFile(s.opened.Path) || !filepath.IsAbs(s.opened.Path) {
		s.ChooseNotes()
		return
	}
	s.fromNotesIn(s.opened.Path)
}

// fromNotesIn opens the page for a folder.
func (s *App) fromNotesIn(folder string) {
	if at, ok := s.notesAt.State.(*fromnotes.State); ok && at.Folder == folder {
		s.Go(s.notesAt)
		return
	}
	s.Go(nav.Route{Page: nav.Settings, Mode: fromnotes.Mode, State: &fromnotes.State{Folder: folder}})
}

// KeepNotes keeps what was decided on that page for when it is opened again.
func (s *App) KeepNotes(at nav.Route) { s.notesAt = at }

// ChooseNotes asks for a folder of notes, opens it, and then the page for it.
func (s *App) ChooseNotes() {
	filechooser.Ask(s.window.Canvas(), filechooser.Request{Kind: filechooser.Folder, Title: words.T("Choose a folder of notes")}, func(path string) {
		s.OpenCourse(path)
		s.opening.then = func() { s.fromNotesIn(path) }
	})
}

// NotesIn gives what looks through a folder of notes, off the main goroutine; "" is the
// open one.
func (s *App) NotesIn(folder string) func(context.Context) (*proposing.Found, error) {
	return func(ctx context.Context) (found *proposing.Found, err error) {
		if folder == "" {
			return nil, proposing.ErrOwnLessons
		}
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, root.Close()) }()
		return proposing.Find(ctx, root.FS(), filepath.Base(folder))
	}
}

// changeOf gives what a plan writes.
func changeOf(folder string, found *proposing.Found, plan proposing.Plan) (c *fix.Change, err error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	return found.Change(root.FS(), folder, plan, func(path string) (io.ReadCloser, error) { return os.Open(path) })
}

// PreviewCourse shows what would be written.
func (s *App) PreviewCourse(folder string, found *proposing.Found, plan proposing.Plan) {
	var change *fix.Change
	s.runTask(words.T("New from notes"), words.T("Trying it, without writing anything."),
		func(context.Context, func(done, all int64)) (err error) {
			change, err = changeOf(folder, found, plan)
			return err
		},
		func(err error) {
			if err != nil {
				s.notMade(err)
				return
			}
			s.showWriting(folder, found, plan, change)
		})
}

// showWriting shows the files that would be written, to be written or not.
func (s *App) showWriting(folder string, found *proposing.Found, plan proposing.Plan, c *fix.Change) {
	texts := &fix.Change{Root: c.Root}
	var pictures []fyne.CanvasObject
	for _, f := range c.Files {
		if proposing.IsPicture(f.Name) {
			pictures = append(pictures, kit.Small(words.F("%s, a copy of a picture", f.Name)))
			continue
		}
		texts.Files = append(texts.Files, f)
	}
	write := kit.Primary(words.T("Write it"), nil)
	inside := kit.Stack(14, kit.Body(words.N("%d file is written, all or none. The notes stay as they are.", "%d files are written, all or none. The notes stay as they are.", len(c.Files))), checking.Difference(texts), kit.Stack(4, pictures...))
	pop := s.ask("from-notes", words.T("What is written"), 860, inside, write, func() { s.showWriting(folder, found, plan, c) })
	write.OnPress = func() {
		pop.Hide()
		s.MakeCourse(folder, found, plan)
	}
}

// MakeCourse writes what was accepted, and opens the course.
func (s *App) MakeCourse(folder string, found *proposing.Found, plan proposing.Plan) {
	var change *fix.Change
	s.runTask(words.T("New from notes"), words.T("Writing the course. Your notes stay as they are."),
		func(context.Context, func(done, all int64)) (err error) {
			if change, err = changeOf(folder, found, plan); err != nil {
				return err
			}
			return proposing.Write(change)
		},
		func(err error) {
			if err != nil {
				s.notMade(err)
				return
			}
			s.written = &writtenCourse{folder, change}
			s.reopenFromNotes(folder, words.T("The course is written. Ctrl+Z puts the files back as they were."))
		})
}

// reopenFromNotes opens the course in a folder as it is now, and the page on its notes.
func (s *App) reopenFromNotes(folder, says string) {
	s.OpenCourse(folder)
	s.opening.then = func() {
		s.notesAt = nav.Route{} // what was decided is written, or was taken back
		s.fromNotesIn(folder)
		s.Tell(says)
	}
}

// CanUnwriteCourse tells whether what was written last can be undone in a folder.
func (s *App) CanUnwriteCourse(folder string) bool {
	return s.written != nil && s.written.folder == folder
}

// UnwriteCourse puts the files of a course back as they were before it was written.
func (s *App) UnwriteCourse(folder string) {
	if !s.CanUnwriteCourse(folder) {
		return
	}
	change := s.written.change
	s.runTask(words.T("New from notes"), words.T("Putting the files back as they were."),
		func(context.Context, func(done, all int64)) error { return proposing.Undo(change) },
		func(err error) {
			if err != nil {
				s.notMade(err)
				return
			}
			s.written = nil
			s.reopenFromNotes(folder, words.T("The course’s files are as they were before. Your notes never changed."))
		})
}

// notMade says why a course wasn't written, or not put back.
func (s *App) notMade(err error) {
	var problems content.Problems
	switch {
	case errors.Is(err, proposing.ErrNothing):
		s.Tell(words.T("There is nothing new to write."))
	case errors.Is(err, context.Canceled):
		s.Tell(words.T("Stopped. Nothing was changed."))
	case errors.As(err, &problems):
		s.showSheet("not-made", func() string { return words.T("This would not be a course yet") }, 640, func() fyne.CanvasObject {
			rows := []fyne.CanvasObject{kit.Body(words.T("Nothing was written. What stands in the way:"))}
			for _, p := range problems[:min(len(problems), 20)] {
				rows = append(rows, kit.Small(words.Problem(p)))
			}
			return kit.Stack(10, rows...)
		})
	case errors.Is(err, durable.ErrChanged):
		s.Fail(words.T("A file was changed outside, so nothing was written"), err)
	default:
		s.Fail(words.T("Writing the course"), err)
	}
}

// offerFromNotes offers to make a course of the notes that were just opened.
func (s *App) offerFromNotes(folder string) {
	if s.opened == nil || s.opened.Path != folder || s.opened.Course == nil {
		return
	}
	go func() {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return // it is open all the same
		}
		course := content.IsCourse(root.FS())
		if root.Close() != nil || course {
			return
		}
		kit.OnMain(func() {
			if !s.closing && s.opened != nil && s.opened.Path == folder {
				s.Offer(words.T("These notes are open as a course. Nothing was written."), words.T("Make a course from it…"), func() { s.fromNotesIn(folder) })
			}
		})
	}()
}

// GoPackages opens the page on which packages are made.
func (s *App) GoPackages() { s.goPackages() }

// GoCheck opens the page that says what is wrong with the course.
func (s *App) GoCheck() { s.goCheck() }

// Question shows a dialog with a title, what it is about and a main button, to be opened
// anew when the window is drawn anew.
func (s *App) Question(name, title string, wide float32, inside fyne.CanvasObject, main *kit.Pressable, again func()) *kit.PopUp {
	return s.ask(name, title, wide, inside, main, again)
}
