package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/fix"
	"stagecraft/content/markup"
	"stagecraft/content/program"
	"stagecraft/ui/checking"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

var _ checking.Shell = (*App)(nil)

// goCheck opens the page that says what is wrong with the open course.
func (s *App) goCheck() { s.Go(nav.Route{Page: nav.Settings, Mode: checking.Mode}) }

// checkAt opens that page for the course at a path, which can't be opened. It stands
// in the window of a course: where none is open, the one that came with the app is
// opened first.
func (s *App) checkAt(path string) {
	there := func() { s.Go(nav.Route{Page: nav.Settings, Mode: checking.Mode, State: &checking.State{Path: path}}) }
	if s.opened != nil {
		there()
		return
	}
	s.OpenCourse(s.cameWith())
	s.opening.then = there
}

// canCheck tells whether what is at a path can be checked and mended: a folder or a note.
func canCheck(path string) bool {
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || strings.EqualFold(filepath.Ext(path), ".md"))
}

// CourseCheck gives what checks the course at a path, off the main goroutine; "" is the
// open one.
func (s *App) CourseCheck(path string) func(context.Context) (*fix.Report, error) {
	opened := s.opened
	return func(ctx context.Context) (*fix.Report, error) {
		switch {
		case path != "":
			return fix.Check(ctx, path)
		case opened == nil:
			return nil, context.Canceled
		case opened.Path == Bundled:
			return fix.CheckFiles(ctx, opened.Course.Files, fix.Bundled)
		case canCheck(opened.Path):
			return fix.Check(ctx, opened.Path)
		}
		return fix.CheckFiles(ctx, opened.Course.Files, fix.Packed)
	}
}

// CourseTitle is what the course at a path is called; "" is the open one.
func (s *App) CourseTitle(path string) string {
	if path == "" && s.opened != nil {
		return s.opened.Course.Title
	}
	return s.courseName(path)
}

// MendCourse shows what mends a finding, or all when it is nil, and writes it when that
// is confirmed.
func (s *App) MendCourse(r *fix.Report, f *fix.Finding, done func()) {
	var change *fix.Change
	s.runTask(words.T("Mend the course"), words.T("Trying what mends it, without writing anything."),
		func(ctx context.Context, _ func(done, all int64)) (err error) {
			if f != nil {
				change, err = r.One(ctx, f)
			} else {
				change, err = r.All(ctx)
			}
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.Tell(words.T("Stopped. Nothing was changed."))
			case errors.Is(err, fix.ErrNoHelp):
				s.Tell(words.T("That would not put it right, or would bring an error. Mend it by hand."))
			case errors.Is(err, fix.ErrNothing):
				s.Tell(words.T("Nothing here can be mended mechanically any more. Check again."))
			case err != nil:
				s.Fail(words.T("Mending the course"), err)
			default:
				s.showMending(change, nil, done)
			}
		})
}

// mostDrawing is how long one diagram may take to be drawn.
const mostDrawing = 30 * time.Second

// DrawCourse has the diagrams of a course drawn by the programs for them that are
// installed, shows the drawings as files that would come, and writes them when that is
// confirmed.
func (s *App) DrawCourse(r *fix.Report, done func()) {
	var change *fix.Change
	var left []fix.Undrawn
	s.runTask(words.T("Draw the diagrams"), words.T("Having them drawn by the programs for them that you have. Nothing is written yet."),
		func(ctx context.Context, told func(done, all int64)) (err error) {
			change, left, err = r.Drawings(ctx, func(ctx context.Context, language, source string) ([]byte, error) {
				ctx, stop := context.WithTimeout(ctx, mostDrawing)
				defer stop()
				drawing, _, err := program.Draw(ctx, language, source)
				return drawing, err
			}, told)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.Tell(words.T("Stopped. Nothing was changed."))
			case errors.Is(err, fix.ErrNothing):
				s.showUndrawn(left)
			case err != nil:
				s.Fail(words.T("Drawing the diagrams"), err)
			default:
				s.showMending(change, undrawn(left), done)
			}
		})
}

// showUndrawn shows why no diagram was drawn.
func (s *App) showUndrawn(left []fix.Undrawn) {
	s.showSheet("undrawn", func() string { return words.T("Nothing was drawn") }, 640, func() fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for _, why := range undrawn(left) {
			rows = append(rows, kit.Label(why))
		}
		return kit.Stack(10, rows...)
	})
}

// undrawn says why diagrams weren't drawn: those whose program is missing together.
func undrawn(left []fix.Undrawn) []string {
	var all []string
	missing := map[string]bool{}
	for _, d := range left {
		command := program.For(d.Language, d.Source)
		if !errors.Is(d.Err, program.ErrNotInstalled) {
			all = append(all, words.F("%s, line %d: %s can’t draw it: %s", d.File, d.Line, command, markup.Visible(d.Err.Error())))
		} else if !missing[command] {
			missing[command] = true
			all = append(all, words.F("%s (%s) would draw diagrams in %s, and is not installed.", content.DiagramPrograms[d.Language].Name, command, d.Language))
		}
	}
	return all
}

// showMending shows a change of files, with what it leaves, to be made or not.
func (s *App) showMending(c *fix.Change, left []string, done func()) {
	mend := kit.Primary(words.T("Mend"), nil)
	rows := []fyne.CanvasObject{kit.Body(checking.Summary(c))}
	for _, why := range left {
		rows = append(rows, kit.Small(why))
	}
	inside := kit.Stack(14, append(rows, checking.Difference(c))...)
	pop := s.ask("mending", words.T("What would change"), 860, inside, mend, func() { s.showMending(c, left, done) })
	mend.OnPress = func() {
		pop.Hide()
		s.writeMending(c, done)
	}
}

// writeMending makes a change of files.
func (s *App) writeMending(c *fix.Change, done func()) {
	go func() {
		err := c.Write()
		kit.OnMain(func() {
			switch {
			case s.closing:
			case errors.Is(err, fix.ErrChanged):
				s.Tell(words.T("A file was changed meanwhile, so nothing was written. It was checked again."))
				done()
			case err != nil:
				fyne.LogError("mending a course", err)
				s.Fail(words.T("Mending the course"), err)
			default:
				says := words.N("Mended: %d problem is gone.", "Mended: %d problems are gone.", len(c.Mended))
				s.keepWritten(c, says)
				s.Tell(says)
				done()
			}
		})
	}()
}
