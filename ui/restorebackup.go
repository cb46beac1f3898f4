package ui

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
	"stagecraft/ui/backups"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

var _ backups.Shell = (*App)(nil)

// goBackups opens the page of backups.
func (s *App) goBackups() { s.Go(nav.Route{Page: nav.Settings, Mode: backups.Mode}) }

// BackUpNow makes a backup because the learner asks for one.
func (s *App) BackUpNow() {
	k, ok := s.loader.(Restorer)
	if !ok {
		return
	}
	var made journal.Backup
	s.runTask(words.T("Backing up"), words.T("All that you did is written to a file, read back and compared."),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			made, err = k.BackUp(ctx, journal.ByHand, progress)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.Tell(words.T("Stopped. No backup was made."))
				return
			case err != nil:
				fyne.LogError("backing up", err)
				s.toast.show(theme.Danger, theme.DangerSoft, words.T("No backup could be made.")+" "+s.backupFailure(err), 0)
				return
			}
			s.auto.made(true, nil)
			s.Tell(words.F("Backed up and compared: %s.", backups.Holds(made.Reviews(), made.Notes(), made.Holds.Days)))
		})
}

// LookIntoBackup reads a backup through and shows what is in it.
func (s *App) LookIntoBackup(b journal.Backup) {
	k, ok := s.loader.(Restorer)
	if !ok {
		return
	}
	var found journal.Contents
	s.runTask(words.T("Reading the backup"), words.F("That of %s is read from its beginning to its end, and held against what you have now.", backups.When(b.Made)),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			found, err = k.LookInto(ctx, b.Path, progress)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case errors.Is(err, progressfile.ErrUnsound), errors.Is(err, progressfile.ErrNewer):
				s.showSheet("backup", func() string { return words.F("The backup of %s", backups.When(b.Made)) }, 640, func() fyne.CanvasObject {
					return kit.Stack(12,
						kit.Text(words.T("This file is damaged and can't be restored. It is left as it is."), theme.LabelSize, theme.Face{SemiBold: true}, theme.Danger),
						kit.Label(words.T("Look into another one: each holds all that you did until then.")),
						kit.Small(words.F("Details: %s", err.Error())))
				})
			case err != nil:
				s.Fail(words.T("Reading the backup"), err)
			default:
				s.showBackup(b, &found)
			}
		})
}

// showBackup shows what is in a backup, and lets it be restored.
func (s *App) showBackup(b journal.Backup, c *journal.Contents) {
	var ways []func() *kit.Pressable
	if c.Gone.Events+c.Back.Events > 0 {
		ways = append(ways, func() *kit.Pressable {
			return kit.Primary(words.T("Restore this backup"), func() {
				modal.Of(s.window.Canvas()).Clear()
				s.restore(b)
			})
		})
	}
	s.showSheet("backup", func() string { return words.F("The backup of %s", backups.When(b.Made)) }, 720, func() fyne.CanvasObject { return s.contents(c) }, ways...)
}

// contents shows what is in a backup and what restoring it would change.
func (s *App) contents(c *journal.Contents) fyne.CanvasObject {
	sound := kit.Text(words.T("✓ Read through and compared: it is as it was written."), theme.LabelSize, theme.Face{SemiBold: true}, theme.Success)
	facts := []fyne.CanvasObject{sound}
	if span := dateSpan(&c.Holds); span != "" {
		facts = append(facts, kit.Label(span))
	}
	for _, line := range s.courseCounts(&c.Holds) {
		facts = append(facts, kit.MutedLabel(line))
	}
	left := kit.Stack(6, append([]fyne.CanvasObject{kit.H3(words.T("What it holds"))}, kindRows(&c.Holds)...)...)
	right := kit.Stack(6, append([]fyne.CanvasObject{kit.H3(words.T("The last things in it"))}, latestRows(c.Latest)...)...)
	return kit.Stack(16,
		kit.Stack(4, facts...), kit.Columns(28, theme.Size(230), nil, left, right), kit.Separator(),
		kit.Stack(8, append([]fyne.CanvasObject{kit.H3(words.T("If you restore it"))}, restoreChanges(c)...)...))
}

// dateSpan says from when to when something was done.
func dateSpan(of *progressfile.Summary) string {
	if of.Events == 0 {
		return ""
	}
	from, to := dateOf(time.UnixMilli(of.From)), dateOf(time.UnixMilli(of.To))
	if from == to {
		return words.F("What you did on %s", from)
	}
	return words.F("What you did from %s to %s, on %s", from, to, words.N("%d day", "%d days", int(of.Days)))
}

// restoreChanges says what a restore would change.
func restoreChanges(c *journal.Contents) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	say := func(text string) { lines = append(lines, kit.Label(text)) }
	switch {
	case c.Gone.Events+c.Back.Events == 0:
		say(words.T("Nothing would change: it holds just what you have now."))
		return lines
	case c.Gone.Events > 0:
		say(words.F("What isn't in it won't count any more: %s, %s.", inKinds(&c.Gone), doneBetween(&c.Gone)))
	}
	if c.Back.Events > 0 {
		say(words.F("What you don't have now comes back: %s, %s.", inKinds(&c.Back), doneBetween(&c.Back)))
	}
	say(words.T("What you have now is backed up first and kept, and one click undoes the restore. Your settings stay."))
	return lines
}

func doneBetween(of *progressfile.Summary) string {
	from, to := dateOf(time.UnixMilli(of.From)), dateOf(time.UnixMilli(of.To))
	if from == to {
		return words.F("done on %s", from)
	}
	return words.F("done between %s and %s", from, to)
}

// restore puts the data back to what a backup holds.
func (s *App) restore(b journal.Backup) {
	k, ok := s.loader.(Restorer)
	if !ok || s.opened == nil {
		return
	}
	path := s.opened.Path
	s.runTask(words.T("Restoring the backup"), words.T("What you have now is backed up first. Nothing is changed before the backup was read through."),
		func(ctx context.Context, progress func(done, all int64)) error {
			var second atomic.Bool
			return k.Restore(ctx, b.Path, func(done, all int64) {
				if second.Load() {
					progress(3*all+7*done, 10*all)
				} else {
					progress(3*done, 10*all)
				}
			}, func() error {
				second.Store(true)
				return s.retireFor(ctx)
			})
		},
		func(err error) {
			s.restored = time.Time{}
			if err == nil {
				s.restored = b.Made
			}
			s.goOn(path, func() {
				switch {
				case errors.Is(err, context.Canceled):
					s.Tell(words.T("Stopped. Everything is as it was before."))
				case err != nil:
					s.Fail(words.T("Restoring the backup"), err)
				default:
					s.Tell(words.T("The backup is restored."))
				}
			})
		})
}

// UndoRestore puts back what the last restore replaced.
func (s *App) UndoRestore() {
	k, ok := s.loader.(Restorer)
	if !ok || s.opened == nil {
		return
	}
	path := s.opened.Path
	s.runTask(words.T("Undoing the restore"), words.T("What the restore replaced is put back, and what you did since is added to it."),
		func(ctx context.Context, _ func(done, all int64)) error {
			return k.UndoRestore(ctx, func() error { return s.retireFor(ctx) })
		},
		func(err error) {
			if err == nil {
				s.restored = time.Time{}
			}
			s.goOn(path, func() {
				switch {
				case errors.Is(err, context.Canceled):
					s.Tell(words.T("Stopped. Everything is as it was before."))
				case err != nil:
					s.Fail(words.T("Undoing the restore"), err)
				default:
					s.Tell(words.T("The restore is undone. What you did since is there too."))
				}
			})
		})
}

// goOn opens a course again, if it was retired, and then tells what is to be told.
func (s *App) goOn(path string, tell func()) {
	if s.opened != nil {
		tell()
		s.savingChanged()
		return
	}
	s.afterShow = tell
	s.OpenCourse(path)
}

// TellsOfRestore says whether the window says above the page that a backup was
// restored.
func (s *App) TellsOfRestore() bool { return !s.restored.IsZero() }

// restoredNotice says that a backup was restored, for as long as the window stands
// or until the learner has seen it; nil when there is nothing to say.
func (s *App) restoredNotice(n *notice) fyne.CanvasObject {
	k, ok := s.loader.(Restorer)
	if !ok || s.restored.IsZero() || k.Replaced() == "" {
		return nil
	}
	return n.strip(theme.Info, theme.InfoSoft, words.F("Everything is as it was in the backup of %s", backups.When(s.restored)),
		words.T("What it replaced is kept. You can undo this later as well, in Settings under Backups."),
		kit.Secondary(words.T("Undo the restore"), s.UndoRestore),
		kit.Secondary(words.T("Keep it so"), func() {
			s.restored = time.Time{}
			s.savingChanged()
			s.backedUp()
		}))
}

// courseCounts says of which courses something is.
func (s *App) courseCounts(of *progressfile.Summary) []string {
	var lines []string
	for _, id := range sortedByCount(of.Courses) {
		name := id
		switch {
		case id == "":
			continue
		case s.opened != nil && s.course().ID == id:
			name = s.course().Title
		}
		if len(lines) == 5 {
			return append(lines, words.T("and other courses"))
		}
		lines = append(lines, fmt.Sprintf("%s: %s", name, words.N("%d thing", "%d things", int(of.Courses[id]))))
	}
	return lines
}

// kindRows says how much of each kind there is.
func kindRows(of *progressfile.Summary) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, g := range groupsOf(of) {
		rows = append(rows, kit.Label(g))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.MutedLabel(words.T("Nothing yet")))
	}
	return rows
}

// latestRows says what was done last, runs of one kind together.
func latestRows(all []journal.Happening) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i := 0; i < len(all) && len(rows) < 8; {
		n, kind := 1, happeningGroup(all[i].Kind)
		for i+n < len(all) && happeningGroup(all[i+n].Kind) == kind {
			n++
		}
		if kind != nil {
			rows = append(rows, kit.Row(8, kit.Label(kind.count(n)), kit.Spring(), kit.Small(clockTime(all[i].At))))
		}
		i += n
	}
	if len(rows) == 0 {
		rows = append(rows, kit.MutedLabel(words.T("Nothing yet")))
	}
	return rows
}
