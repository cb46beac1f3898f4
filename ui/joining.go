package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/owncards"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// progressCommands are those that let progress in and out.
func (s *App) progressCommands(menu string) []command.Command {
	when := func() bool { return s.opened != nil && s.journal() != nil }
	return []command.Command{
		{ID: "progress.bring", Title: words.T("Bring in progress…"), Menu: menu, When: when, Do: s.BringInProgress},
		{ID: "progress.save", Title: words.T("Save my progress as a file…"), Menu: menu, When: when, Do: s.SaveProgress},
		{ID: "progress.device", Title: words.T("Name this device…"), Menu: menu, When: when, Do: s.RenameDevice},
		{ID: "progress.folder", Title: words.T("Keep in step with a folder…"), Menu: menu, When: when, Do: s.ChooseSyncFolder},
		{
			ID: "progress.step", Title: words.T("Come in step with the folder now"), Menu: menu, Do: s.SyncNow,
			When: func() bool { status, ok := s.InStep(); return ok && status.Folder != "" && when() },
		},
	}
}

// watchDrops lets a course, a .progress file or a deck of Anki be dropped on the window.
func (s *App) watchDrops() {
	s.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { s.dropped(uris) })
}

func (s *App) dropped(uris []fyne.URI) {
	if s.task != nil || s.closing {
		return
	}
	for _, u := range uris {
		if u.Scheme() == "file" && owncards.Drop(s.window.Canvas(), filepath.FromSlash(u.Path())) {
			return
		}
	}
	for _, u := range uris {
		if u.Scheme() == "file" && isAnkiDeck(u.Path()) {
			s.lookIntoDeck(filepath.FromSlash(u.Path()))
			return
		}
	}
	for _, u := range uris {
		if u.Scheme() == "file" && strings.EqualFold(filepath.Ext(u.Path()), progressfile.Extension) {
			s.lookInto(filepath.FromSlash(u.Path()))
			return
		}
	}
	for _, u := range uris {
		if u.Scheme() == "file" {
			s.openDropped(filepath.FromSlash(u.Path()))
			return
		}
	}
}

// BringInProgress asks for a .progress file, and brings it in once the learner has
// seen what is in it.
func (s *App) BringInProgress() {
	if s.opened == nil || s.journal() == nil {
		return
	}
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.File, Title: words.T("Bring in progress"), Endings: []string{progressfile.Extension},
	}, s.lookInto)
}

// lookInto says what bringing a file in would do.
func (s *App) lookInto(path string) {
	j := s.journal()
	if s.opened == nil || j == nil {
		return
	}
	var p journal.Preview
	s.runTask(words.T("Bring in progress"), words.F("Looking into %s…", filepath.Base(path)),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			p, err = j.PreviewJoin(ctx, path, progress)
			return err
		},
		func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				s.refusedFile(path, err)
			case p.Disagree > 0:
				s.showDisagreement(&p)
			case p.New.Events == 0:
				s.Tell(words.N("Nothing new is in this file: the %d thing in it is here already.", "Nothing new is in this file: all %d things in it are here already.", int(p.Here)))
			default:
				s.showPreview(path, &p)
			}
		})
}

// refusedFile says why a file can't be brought in.
func (s *App) refusedFile(path string, err error) {
	fyne.LogError("bringing in progress", err)
	s.showSheet("refused-progress", func() string { return words.T("This file can't be brought in") }, 600, func() fyne.CanvasObject {
		return kit.Stack(14, kit.Body(words.F("%s: %s", filepath.Base(path), whyRefused(err))),
			kit.Body(words.T("Nothing was changed. Save your progress as a file again where it comes from, and bring in that one.")),
			kit.Small(words.F("Details: %s", err.Error())))
	})
}

// whyRefused says in plain words what is wrong with a file.
func whyRefused(err error) string {
	switch {
	case errors.Is(err, progressfile.ErrNewer):
		return words.T("A newer version of Stagecraft wrote it. Install that version here too.")
	case errors.Is(err, progressfile.ErrUnsound):
		return words.T("It is damaged or not whole, or isn't a file of progress.")
	case errors.Is(err, journal.ErrConflict):
		return words.T("It and your data here don't agree on what happened.")
	case errors.Is(err, journal.ErrFull):
		return words.T("The disk is full. Make some room on it.")
	}
	return words.T("It can't be read.")
}

// showDisagreement says on what a file and the data here don't agree.
func (s *App) showDisagreement(p *journal.Preview) {
	s.showSheet("disagreement", func() string { return words.T("This file can't be brought in") }, 640, func() fyne.CanvasObject {
		rows := []fyne.CanvasObject{
			kit.Body(words.N("This file and your data here don't agree on %d thing that happened.", "This file and your data here don't agree on %d things that happened.", int(p.Disagree)) + " " +
				words.T("They are of different learners, or of a copy of your data that went on by itself.")),
			kit.Body(words.T("Nothing was changed, and nothing of it was brought in.")),
		}
		var details []fyne.CanvasObject
		for i := range p.Conflicts[:min(len(p.Conflicts), 5)] {
			details = append(details, kit.Small(words.F("Details: %s", p.Conflicts[i].String())))
		}
		return kit.Stack(14, append(rows, kit.Stack(4, details...))...)
	})
}

// showPreview says what a file would bring, and asks whether to.
func (s *App) showPreview(path string, p *journal.Preview) {
	inside := s.previewOf(path, p)
	bring := kit.Primary(words.T("Bring it in"), nil)
	pop := s.ask("join", words.T("Bring in progress"), 640, inside, bring, func() { s.showPreview(path, p) })
	bring.OnPress = func() {
		pop.Hide()
		s.bringIn(path, p)
	}
}

func (s *App) previewOf(path string, p *journal.Preview) fyne.CanvasObject {
	from, to := time.UnixMilli(p.New.From), time.UnixMilli(p.New.To)
	span := words.F("From %s to %s, by the clock there", words.Date(from.Local()), words.Date(to.Local()))
	if words.Date(from.Local()) == words.Date(to.Local()) {
		span = words.F("On %s, by the clock there", words.Date(from.Local()))
	}
	number := func(n int64, what string) fyne.CanvasObject {
		return kit.Stack(2, kit.H1(words.F("%d", n)), kit.Small(what))
	}
	rows := []fyne.CanvasObject{
		kit.Body(words.F("%s holds what you did on %s.", filepath.Base(path), words.List(s.deviceNames(p)))),
		kit.Panel(kit.Stack(10,
			kit.Columns(16, 90, nil,
				number(p.Reviews(), words.N("new review", "new reviews", int(p.Reviews()))),
				number(p.Notes(), words.N("new highlight or note", "new highlights and notes", int(p.Notes()))),
				number(p.New.Days, words.N("day", "days", int(p.New.Days))),
				number(p.New.Events, words.N("new thing in all", "new things in all", int(p.New.Events)))),
			kit.Small(span))),
	}
	if p.Here > 0 {
		rows = append(rows, kit.MutedLabel(words.N("%d thing in it is here already.", "%d things in it are here already.", int(p.Here))))
	}
	return kit.Stack(14, append(rows, kit.Body(words.T("Nothing that is here is overwritten: what is new is added to it. You can undo this at any time.")))...)
}

// deviceNames names the devices that new events are of.
func (s *App) deviceNames(p *journal.Preview) []string {
	var names []string
	for id := range p.New.Devices {
		name := p.Names[id]
		if name == "" {
			name = s.DeviceName(id)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, words.Order())
	if len(names) > 4 {
		names = append(names[:3], words.F("%d others", len(names)-3))
	}
	return names
}

// bringIn joins a file, after a backup.
func (s *App) bringIn(path string, p *journal.Preview) {
	j := s.journal()
	if s.opened == nil || j == nil {
		return
	}
	from := words.List(s.deviceNames(p))
	var came journal.Preview
	s.runTask(words.T("Bring in progress"), words.F("Bringing in %s. A backup is made before.", filepath.Base(path)),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			if k, ok := s.loader.(BackupKeeper); ok {
				if _, err := k.BackUp(ctx, journal.BeforeJoin, nil); err != nil {
					return fmt.Errorf("back up before: %w", err)
				}
			}
			came, err = j.Join(ctx, path, s.recordJoin(ctx), progress)
			return err
		},
		func(err error) {
			if len(came.Written) > 0 {
				s.takeJoined(came.Written)
				s.startAnew()
			}
			switch {
			case err == nil && len(came.Written) > 0:
				s.Offer(words.F("Brought in from %s: %s.", from, said(came.Reviews(), came.Notes(), came.New.Events)), words.T("Undo"), s.undoJoin)
			case err != nil && !errors.Is(err, context.Canceled):
				s.refusedFile(path, err)
			}
		})
}

// said says how much came in.
func said(reviews, notes, events int64) string {
	var parts []string
	if reviews > 0 {
		parts = append(parts, words.N("%d review", "%d reviews", int(reviews)))
	}
	if notes > 0 {
		parts = append(parts, words.N("%d highlight or note", "%d highlights and notes", int(notes)))
	}
	if rest := events - reviews - notes; rest > 0 && len(parts) > 0 {
		parts = append(parts, words.N("%d other thing", "%d other things", int(rest)))
	} else if rest > 0 {
		parts = append(parts, words.N("%d thing", "%d things", int(rest)))
	}
	return words.List(parts)
}

// undoJoin takes back what was brought in last.
func (s *App) undoJoin() {
	if s.opened == nil {
		return
	}
	undoing.Page{
		Session: s.opened.Session, Scope: study.ScopeJoins, Fail: s.Fail,
		Turned: func(done study.Done, again bool) {
			s.Tell(undoing.Says(done, again))
			s.renewPage()
		},
	}.Undo()
}

// SaveProgress writes all that the learner did to a file of their choice.
func (s *App) SaveProgress() {
	j := s.journal()
	if s.opened == nil || j == nil {
		return
	}
	s.introduce(true)
	name := words.F("%s %s", s.DeviceName(j.Device()), s.opened.Session.Now().Format(time.DateOnly)) + progressfile.Extension
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: words.T("Save my progress as a file"), Endings: []string{progressfile.Extension}, Name: fileName(name),
	}, func(path string) { s.saveProgress(j, path) })
}

func (s *App) saveProgress(j *journal.Journal, path string) {
	var saved progressfile.Summary
	s.runTask(words.T("Save my progress as a file"), words.F("Writing %s…", filepath.Base(path)),
		func(ctx context.Context, progress func(done, all int64)) (err error) {
			saved, err = j.ExportOver(ctx, path, progress)
			return err
		},
		func(err error) {
			switch {
			case err == nil:
				s.Tell(words.F("Saved in %s, and read back: %s.", path, said(saved.Kinds[study.Graded], saved.Kinds[study.Noted], saved.Events)))
			case !errors.Is(err, context.Canceled):
				s.Fail(words.F("Saving your progress in %s", path), err)
			}
		})
}

// fileName is a name that every system takes for a file.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
}
