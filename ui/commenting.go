package ui

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/commenting"
	"stagecraft/content/fix"
	"stagecraft/study"
	"stagecraft/study/progressfile"
	"stagecraft/study/sentflags"
	"stagecraft/ui/comments"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

var _ comments.Shell = (*App)(nil)

// goComments opens the page of what was said of the open course.
func (s *App) goComments() { s.Go(nav.Route{Page: nav.Settings, Mode: comments.Mode}) }

// CommentBook gives what reads the comments in the folder of the open course; nil where it has no folder.
func (s *App) CommentBook() func() (*commenting.Book, error) {
	if s.opened == nil || s.opened.Path == Bundled || !isFolder(s.opened.Path) {
		return nil
	}
	path := s.opened.Path
	return func() (*commenting.Book, error) { return commenting.Open(path) }
}

// isFolder tells whether a path is that of a folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Locate finds what a comment is on in the open course.
func (s *App) Locate(c *content.Comment) (study.Located, bool) { return s.opened.Session.Locate(c) }

// BringInComments asks for a file of flags, and puts those into the book that it doesn't have.
func (s *App) BringInComments(b *commenting.Book, done func()) {
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.File, Title: words.T("Bring in comments"), Endings: []string{progressfile.Extension, ".md", ".csv"},
	}, func(path string) { s.bringInComments(b, path, done) })
}

// bringInComments reads a file of flags, and puts those into the book that it doesn't have.
func (s *App) bringInComments(b *commenting.Book, path string, done func()) {
	course := s.opened.Course.ID
	var sent []*content.Comment
	s.runTask(words.T("Bring in comments"), words.T("Reading the flags in the file."),
		func(ctx context.Context, _ func(done, all int64)) (err error) {
			sent, err = sentflags.Read(ctx, path, course)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case errors.Is(err, sentflags.ErrNoFlags):
				s.Tell(words.T("The file holds no flags of this course that are still to do."))
			case err != nil:
				s.Fail(words.T("Bringing in comments"), err)
			default:
				s.addComments(b, sent, done)
			}
		})
}

// addComments writes those of them into the folder that it doesn't have.
func (s *App) addComments(b *commenting.Book, sent []*content.Comment, done func()) {
	change, n := b.Adding(sent)
	if change == nil {
		s.Tell(words.T("You have all of these comments already."))
		return
	}
	s.writeComments(change, words.N("%d new comment is in comments.yaml.", "%d new comments are in comments.yaml.", n), done)
}

// Answer has a comment be settled in the edition that is open, or be open again, with a reply.
func (s *App) Answer(b *commenting.Book, c *content.Comment, settled bool, reply string, done func()) {
	in, says := "", words.T("The comment is open again.")
	if settled {
		in, says = s.opened.Course.Version, words.T("The comment is settled.")
		if in == "" {
			in = "yes"
		}
	}
	if reply != c.Reply {
		says = words.T("Your reply goes out with the next edition.")
	}
	change, err := b.Changing(c.ID, in, reply)
	if err != nil {
		s.Fail(words.T("Answering the comment"), err)
		return
	}
	s.writeComments(change, says, done)
}

// AskReply asks for a reply to a comment, which settles it.
func (s *App) AskReply(b *commenting.Book, c *content.Comment, done func()) {
	s.askReply(b, c, c.Reply, done)
}

func (s *App) askReply(b *commenting.Book, c *content.Comment, typed string, done func()) {
	var pop *kit.PopUp
	var line *kit.Line
	send := func() {
		pop.Hide()
		s.Answer(b, c, true, line.Text, done)
	}
	line = kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			send()
		case fyne.KeyEscape:
			pop.Cancel()
		default:
			return false
		}
		return true
	})
	line.Name = words.T("Your reply")
	line.SetPlaceHolder(words.T("What you did about it, or why it stays…"))
	kit.SetEntryText(&line.Entry, typed)
	said := kit.MutedLabel(c.Text)
	if c.Text == "" {
		said = kit.MutedLabel(c.Quote)
	}
	main := kit.Primary(words.T("Reply and settle"), send)
	pop = s.ask("reply", words.T("Your reply"), 560, kit.Stack(12, said, line), main, func() { s.askReply(b, c, line.Text, done) })
	s.window.Canvas().Focus(line)
}

// writeComments writes a change of comments.yaml, and offers to take it back.
func (s *App) writeComments(change *fix.Change, says string, done func()) {
	s.changeComments(change, done, func() {
		s.Offer(says, words.T("Undo"), func() {
			s.changeComments(change.Back(), done, func() { s.Tell(words.T("The comments are as they were.")) })
		})
	})
}

// changeComments writes a change off the main goroutine, and says when that is done.
func (s *App) changeComments(change *fix.Change, done, then func()) {
	go func() {
		err := change.Write()
		kit.OnMain(func() {
			switch {
			case s.closing:
				return
			case errors.Is(err, fix.ErrChanged):
				s.Tell(words.T("comments.yaml was changed meanwhile, so nothing was written. It was read again."))
			case err != nil:
				s.Fail(words.T("Writing the comments"), err)
			default:
				then()
			}
			done()
		})
	}()
}
