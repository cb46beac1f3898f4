package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// inStep is what the app knows of keeping in step.
type inStep struct {
	loop  *foldersync.Loop // that is followed
	end   func()           // ends what is asked of the app for it
	early []study.Event    // that came in while a session was being started
	anew  bool             // too much came in for the running session
	told  bool             // that it has been out of step for long
}

// followInStep has a session that begins take what came in meanwhile, and go on
// being kept in step.
func (s *App) followInStep() {
	early := s.inStep.early
	s.inStep.early, s.inStep.anew = nil, false
	s.takeJoined(early)
	loop := s.loop()
	if loop == nil {
		return
	}
	status := loop.Status()
	s.introduce(status.Folder != "")
	if s.inStep.loop != loop {
		if s.inStep.end != nil {
			s.inStep.end()
		}
		ctx, stop := context.WithCancel(context.Background())
		s.inStep.loop, s.inStep.end = loop, stop
		loop.Follow(foldersync.Hooks{
			Record:  s.recordJoin(ctx),
			Joined:  func(events []study.Event) { kit.OnMain(func() { s.takeJoined(events) }) },
			Changed: func() { kit.OnMain(s.inStepChanged) },
		})
	}
	loop.Start()
}

func (s *App) loop() *foldersync.Loop {
	if k, ok := s.loader.(Joiner); ok {
		return k.InStep()
	}
	return nil
}

// tellsOutOfStep is how long this device is out of step before pages say so.
const tellsOutOfStep = 7 * 24 * time.Hour

// inStepChanged has the page of settings say how it stands, and says once that it
// has not been in step for long.
func (s *App) inStepChanged() {
	if s.closing {
		return
	}
	if p, ok := s.page.(interface{ InStepChanged() }); ok {
		p.InStepChanged()
	}
	if says := s.OutOfStep(); says != "" && !s.inStep.told {
		s.inStep.told = true
		s.Tell(says)
	}
}

// OutOfStep says since when this device hasn't been in step with its folder, if that
// is long; "" otherwise.
func (s *App) OutOfStep() string {
	status, ok := s.InStep()
	if !ok || status.Folder == "" || status.Err == nil || status.Last.IsZero() || time.Since(status.Last) < tellsOutOfStep {
		return ""
	}
	return words.F("Not in step with your other devices since %s: see Settings, Devices.", clockTime(status.Last))
}

// InStep tells how keeping in step with a folder stands; false where it can't be
// done.
func (s *App) InStep() (foldersync.Status, bool) {
	loop := s.loop()
	if loop == nil {
		return foldersync.Status{}, false
	}
	return loop.Status(), true
}

// ChooseSyncFolder asks for the folder to keep in step with.
func (s *App) ChooseSyncFolder() {
	if s.opened == nil || s.loop() == nil {
		return
	}
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.Folder, Title: words.T("Keep in step with a folder"),
	}, s.lookIntoFolder)
}

// lookIntoFolder asks before what others wrote into a folder is taken in.
func (s *App) lookIntoFolder(path string) {
	j := s.journal()
	if s.opened == nil || j == nil {
		return
	}
	var files []foldersync.File
	s.runTask(words.T("Keep in step with a folder"), words.F("Looking into %s…", filepath.Base(path)),
		func(context.Context, func(done, all int64)) (err error) {
			files, err = foldersync.Look(path)
			return err
		},
		func(err error) {
			known := j.Holds()
			files = slices.DeleteFunc(files, func(f foldersync.File) bool { return f.Fault != nil || known[f.Device].Events > 0 })
			switch {
			case err != nil:
				s.Tell(syncTrouble(err))
			case len(files) == 0:
				s.keepInStep(path)
			default:
				s.askToKeepInStep(path, files)
			}
		})
}

// askToKeepInStep says who wrote into a folder, and asks whether it is this learner.
func (s *App) askToKeepInStep(path string, files []foldersync.File) {
	devices := map[string]bool{}
	var latest time.Time
	reviews := int64(0)
	for _, f := range files {
		devices[f.Device] = true
		reviews = max(reviews, f.Reviews)
		if f.Written.After(latest) {
			latest = f.Written
		}
	}
	says := words.N("%d device that isn't known here has written into this folder", "%d devices that aren't known here have written into this folder", len(devices))
	if !latest.IsZero() {
		says += words.F(": up to %s, with up to %s.", words.Date(latest.Local()), words.N("%d review", "%d reviews", int(reviews)))
	} else {
		says += "."
	}
	keep := kit.Primary(words.T("It is all mine"), nil)
	pop := s.ask("in-step", words.T("Keep in step with a folder"), 560,
		kit.Stack(14, kit.Body(says), kit.Body(words.T("All of it is added to what you did here, after a backup. Go on if it is yours; what another learner did can't be told apart from it afterwards."))),
		keep, func() { s.askToKeepInStep(path, files) })
	keep.OnPress = func() {
		pop.Hide()
		s.backUpBefore(func() { s.keepInStep(path) })
	}
}

// backUpBefore does something once a backup was made.
func (s *App) backUpBefore(do func()) {
	k, ok := s.loader.(BackupKeeper)
	if !ok {
		do()
		return
	}
	s.runTask(words.T("Keep in step with a folder"), words.T("A backup is made before."),
		func(ctx context.Context, progress func(done, all int64)) error {
			_, err := k.BackUp(ctx, journal.BeforeJoin, progress)
			return err
		},
		func(err error) {
			switch {
			case err == nil:
				do()
			case !errors.Is(err, context.Canceled):
				s.Fail(words.T("Making a backup"), err)
			}
		})
}

// keepInStep keeps in step with a folder from now on, or with none.
func (s *App) keepInStep(path string) {
	loop := s.loop()
	if s.opened == nil || loop == nil {
		return
	}
	if path != "" && within(path, s.DataDir()) {
		s.Tell(words.T("Your own data is in this folder. Choose another, which your other devices reach too."))
		return
	}
	s.introduce(path != "")
	go func() {
		err := loop.Use(path)
		kit.OnMain(func() {
			if err != nil {
				s.Fail(words.T("Choosing the folder"), err)
			}
			s.inStepChanged()
		})
	}()
}

// within says whether a path is a folder or in it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// SyncNow comes in step at once.
func (s *App) SyncNow() {
	if loop := s.loop(); loop != nil {
		loop.Now()
	}
}

// StopSync keeps in step no more. What came in stays, and so does what is in the
// folder.
func (s *App) StopSync() {
	status, ok := s.InStep()
	if !ok || status.Folder == "" {
		return
	}
	s.keepInStep("")
	s.Offer(words.T("Not kept in step any more. What came in stays, and so does your file in the folder."), words.T("Undo"),
		func() { s.keepInStep(status.Folder) })
}

// syncTrouble says in plain words what keeps this device from being in step.
func syncTrouble(err error) string {
	switch {
	case errors.Is(err, foldersync.ErrAway):
		return words.T("The folder isn't there: a stick is out, or a share isn't connected. It goes on by itself once it is back.")
	case errors.Is(err, foldersync.ErrSlow):
		return words.T("The folder doesn't answer. It goes on by itself once it does.")
	case errors.Is(err, foldersync.ErrShared):
		return words.T("Another device writes there under the id of this one, so nothing was written. Take its file out of the folder, and start Stagecraft on that device again.")
	case errors.Is(err, os.ErrPermission):
		return words.T("The folder can't be read or written: it is read-only, or belongs to someone else.")
	}
	return words.F("It didn't come to its end: %s. It is tried again soon.", err.Error())
}

// SyncTrouble says why the last time didn't come to its end; "" if it did.
func (s *App) SyncTrouble(err error) string {
	if err == nil {
		return ""
	}
	return syncTrouble(err)
}

// FileTrouble says why nothing of another device's file came in.
func (s *App) FileTrouble(err error) string {
	switch {
	case errors.Is(err, foldersync.ErrHalf):
		return words.T("It isn't whole yet, and is read once it is.")
	case errors.Is(err, foldersync.ErrTooLarge):
		return words.T("It is too large.")
	case errors.Is(err, os.ErrPermission):
		return words.T("You aren't allowed to read it: it is another user's of this computer. They can allow it in its permissions.")
	}
	return whyRefused(err)
}
