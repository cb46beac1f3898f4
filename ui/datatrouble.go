package ui

import (
	"errors"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/learners"
	"stagecraft/ui/words"
)

// dataDetails says what keeps the learner's data from opening, what was kept,
// and what to do.
func (t *trouble) dataDetails() fyne.CanvasObject {
	s := t.app
	happened, advice := t.dataTrouble()
	title, again := words.T("Your data can't be opened"), words.T("Try again")
	switch {
	case errors.Is(t.err, journal.ErrAbsent):
		title = words.T("Your data isn't there any more")
	case errors.Is(t.err, errRecoveryStopped):
		title, again = words.T("Your data is damaged"), words.T("Get it back")
	}
	tryAgain := func() { s.OpenCourse(t.path) }
	ways := []fyne.CanvasObject{kit.Primary(again, tryAgain)}
	if t.restoresFirst() { // a backup is what most people want
		ways = []fyne.CanvasObject{kit.Secondary(again, tryAgain)}
	}
	k, ok := s.loader.(Keeper)
	if ok && errors.Is(t.err, journal.ErrForeignLog) {
		ways = append(ways, kit.Secondary(words.T("Open it without that file"), func() { t.setAside(k.SetLogAside) }))
	}
	if ok && t.mayBeginAfresh() {
		label := words.T("Start afresh, keeping this file")
		if errors.Is(t.err, journal.ErrAbsent) {
			label = words.T("Begin afresh")
		}
		ways = append(ways, kit.Secondary(label, func() { t.setAside(k.SetAside) }))
	}
	ways = append(append(ways, t.otherFolder()...), t.otherLearners()...)
	if !errors.Is(t.err, journal.ErrSlow) { // it would keep the file manager waiting too
		ways = append(ways, kit.Secondary(words.T("Show the folder"), func() { s.OpenFolder(s.loader.DataDir()) }))
	}
	ways = append(ways,
		kit.Secondary(words.T("Copy the details"), func() {
			s.Copy(t.err.Error())
			s.Tell(words.T("The details are on the clipboard."))
		}),
		kit.Secondary(words.T("Quit"), s.Quit))
	parts := []fyne.CanvasObject{
		kit.H1(title),
		kit.Body(happened),
		kit.Body(words.T("Nothing was changed or deleted.") + " " + advice),
		kit.Wrap(12, ways...),
	}
	if t.mayRestore() {
		if t.offer == nil {
			t.offer = t.newOffer()
		}
		t.offer.draw()
		parts = append(parts, t.offer.object)
	}
	return kit.Stack(14, append(parts,
		kit.MutedLabel(words.F("Your data is in %s", s.loader.DataDir())),
		kit.Small(words.F("Details: %s", t.err.Error())))...)
}

// mayRestore says whether a backup may take the place of what is there.
func (t *trouble) mayRestore() bool {
	for _, cause := range []error{journal.ErrFull, journal.ErrSlow, journal.ErrNewer, fs.ErrPermission} {
		if errors.Is(t.err, cause) {
			return false
		}
	}
	for _, cause := range []error{journal.ErrAbsent, journal.ErrDamaged, journal.ErrForeignLog, journal.ErrNoFile, errRecoveryStopped} {
		if errors.Is(t.err, cause) {
			return true
		}
	}
	return false
}

// restoresFirst says whether a backup is what most people want then.
func (t *trouble) restoresFirst() bool { return errors.Is(t.err, journal.ErrAbsent) }

// mayBeginAfresh says whether what is there can be kept under another name, and
// the data be begun anew beside it.
func (t *trouble) mayBeginAfresh() bool {
	return t.mayRestore() || errors.Is(t.err, journal.ErrNewer)
}

// dataTrouble says in plain words what happened, and what helps.
func (t *trouble) dataTrouble() (happened, advice string) {
	dir := t.app.loader.DataDir()
	var event *journal.DamagedEvent
	switch {
	case errors.Is(t.err, datafolder.ErrAway):
		return words.F("Your data was moved from %s to another folder, and that isn't there.", dir),
			words.T("If it is on a stick or on a network, connect that and try again. “Use another folder” goes on with what the old one still holds, if you choose that.")
	case errors.Is(t.err, journal.ErrAbsent):
		return words.F("The file %s, in which everything you did is kept, isn't in its folder any more, while your backups, or what says how much you did, still are.", journal.FileName),
			words.T("If you moved it, put it back and try again. If not, restore a backup, where one is listed below, or begin afresh.")
	case errors.Is(t.err, journal.ErrFull) && errors.Is(t.err, journal.ErrDamaged):
		return words.F("The file %s, in which everything you did is kept, is damaged, and the disk is too full to get it back.", journal.FileName),
			words.T("Make some room on it and try again.")
	case errors.Is(t.err, errRecoveryStopped):
		return words.F("The file %s, in which everything you did is kept, is damaged. You stopped getting it back.", journal.FileName),
			words.T("“Get it back” saves all that can still be read, and you go on with that.")
	case errors.Is(t.err, journal.ErrForeignLog):
		return words.F("Beside %s lies a file, with -wal at the end of its name, that doesn't belong to it. That comes of putting one of the two back without the other.", journal.FileName),
			words.T("If you put a copy back, “Open it without that file” opens what you put back; the other file is kept under a new name.")
	case errors.Is(t.err, journal.ErrNewer):
		return words.T("A newer version of Stagecraft wrote your data, and this one can't read it."),
			words.T("Install that version, or use another folder with this one.")
	case errors.Is(t.err, journal.ErrNoFile):
		return words.F("What is called %s is not a file.", journal.FileName),
			words.T("Move it away and try again. If you restore a backup or start afresh, it is kept under a new name.")
	case errors.As(t.err, &event):
		day := event.At
		return words.F("The file %s, in which everything you did is kept, is damaged: what is in it as %s of %s isn't what was written.",
				journal.FileName, happenedName(event.Kind), dateOf(day)),
			words.T("If you have a copy of it, put that in its place and try again. If you restore a backup or start afresh, this file is kept under a new name.")
	case errors.Is(t.err, journal.ErrDamaged):
		return words.F("The file %s, in which everything you did is kept, is damaged.", journal.FileName),
			words.T("If you have a copy of it, put that in its place and try again. If you restore a backup or start afresh, this file is kept under a new name.")
	case errors.Is(t.err, journal.ErrSlow):
		return words.F("The disk with your data doesn't answer: %s.", dir),
			words.T("If it is on a network or a stick, see that this is connected, and try again.")
	case errors.Is(t.err, journal.ErrFull):
		return words.T("The disk is full."), words.T("Make some room on it and try again.")
	case errors.Is(t.err, fs.ErrPermission):
		return words.F("The data in %s can't be read and written by you.", dir),
			words.T("It may be read-only, or belong to someone else.")
	}
	return words.F("Something is wrong with the folder %s.", dir),
		words.T("See that it is there, and try again, or use another folder.")
}

// happenedName names a kind of event to the learner.
func happenedName(kind study.Kind) string {
	switch kind {
	case study.Graded:
		return words.T("a grade")
	case study.Answered:
		return words.T("an answer")
	case study.Read, study.Finished:
		return words.T("reading in a lesson")
	case study.Stepped:
		return words.T("a step looked at")
	case study.Flagged:
		return words.T("a flag")
	case study.Noted:
		return words.T("a highlight or note")
	case study.Changed:
		return words.T("a change to a process of yours")
	case study.Adjusted:
		return words.T("a setting")
	case study.Undid, study.Redid:
		return words.T("an undo or redo")
	}
	return words.T("something you did")
}

// otherFolder is the way to another folder.
func (t *trouble) otherFolder() []fyne.CanvasObject {
	if _, ok := t.app.loader.(Keeper); !ok {
		return nil
	}
	return []fyne.CanvasObject{kit.Secondary(words.T("Use another folder…"), t.app.chooseDataFolder)}
}

// otherLearners are the ways to those who share the data folder, whose data may be
// sound. Who there is is asked of the disk once.
func (t *trouble) otherLearners() []fyne.CanvasObject {
	s := t.app
	k, ok := s.loader.(LearnerKeeper)
	if ok && !t.asked {
		t.asked = true
		go func() {
			all, here, err := k.Learners()
			kit.OnMain(func() {
				if err != nil || s.trouble != t || s.closing {
					return // there is trouble enough
				}
				for _, l := range all {
					if l.ID != here && !l.Removed {
						t.learners = append(t.learners, l)
					}
				}
				if len(t.learners) > 0 {
					s.redraw()
				}
			})
		}()
	}
	var ways []fyne.CanvasObject
	for _, l := range t.learners {
		ways = append(ways, kit.Secondary(words.F("Switch to %s", learners.Name(l)), func() { s.SwitchLearner(l) }))
	}
	return ways
}

// setAside renames what is in the way and opens the data.
func (t *trouble) setAside(set func() (string, error)) {
	s := t.app
	go func() {
		path, err := set()
		kit.OnMain(func() {
			if err != nil {
				s.showTrouble(t.path, err)
				return
			}
			if !errors.Is(t.err, journal.ErrAbsent) {
				s.afterShow = func() { s.Tell(words.F("What was there is now called %s.", filepath.Base(path))) }
			}
			s.OpenCourse(t.path)
		})
	}()
}
