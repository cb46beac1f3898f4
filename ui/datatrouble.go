package ui

import (
	"errors"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// dataDetails says what keeps the learner's data from opening, what was kept,
// and what to do.
func (t *trouble) dataDetails() fyne.CanvasObject {
	s := t.app
	happened, advice := t.dataTrouble()
	ways := []fyne.CanvasObject{kit.Primary(words.T("Try again"), func() { s.OpenCourse(t.path) })}
	k, ok := s.loader.(Keeper)
	if ok && errors.Is(t.err, journal.ErrForeignLog) {
		ways = append(ways, kit.Secondary(words.T("Open it without that file"), func() { t.setAside(k.SetLogAside) }))
	}
	ways = append(ways, kit.Secondary(words.T("Show the folder"), func() { s.OpenFolder(s.loader.DataDir()) }))
	ways = append(ways, t.otherFolder()...)
	if ok && (errors.Is(t.err, journal.ErrDamaged) || errors.Is(t.err, journal.ErrForeignLog) ||
		errors.Is(t.err, journal.ErrNewer) || errors.Is(t.err, journal.ErrNoFile)) {
		ways = append(ways, kit.Secondary(words.T("Start afresh, keeping this file"), func() { t.setAside(k.SetAside) }))
	}
	ways = append(ways,
		kit.Secondary(words.T("Copy the details"), func() {
			s.Copy(t.err.Error())
			s.Tell(words.T("The details are on the clipboard."))
		}),
		kit.Secondary(words.T("Quit"), s.Quit))
	return kit.Stack(14,
		kit.H1(words.T("Your data can't be opened")),
		kit.Body(happened),
		kit.Body(words.T("Nothing was changed or deleted.")+" "+advice),
		kit.Wrap(12, ways...),
		kit.MutedLabel(words.F("Your data is in %s", s.loader.DataDir())),
		kit.Small(words.F("Details: %s", t.err.Error())),
	)
}

// dataTrouble says in plain words what happened, and what helps.
func (t *trouble) dataTrouble() (happened, advice string) {
	dir := t.app.loader.DataDir()
	var event *journal.DamagedEvent
	switch {
	case errors.Is(t.err, journal.ErrForeignLog):
		return words.F("Beside %s lies a file, with -wal at the end of its name, that doesn't belong to it. That comes of putting one of the two back without the other.", journal.FileName),
			words.T("If you put a copy back, “Open it without that file” opens what you put back; the other file is kept under a new name.")
	case errors.Is(t.err, journal.ErrNewer):
		return words.T("A newer version of Stagecraft wrote your data, and this one can't read it."),
			words.T("Install that version, or use another folder with this one.")
	case errors.Is(t.err, journal.ErrNoFile):
		return words.F("What is called %s is not a file.", journal.FileName),
			words.T("Move it away, or start afresh: it is kept under a new name.")
	case errors.As(t.err, &event):
		day := event.At.Local()
		return words.F("The file %s, in which everything you did is kept, is damaged: what is in it as %s of %s isn't what was written.",
				journal.FileName, happenedName(event.Kind), words.F("%d %s %d", day.Day(), words.Month(day.Month()), day.Year())),
			words.T("If you have a copy of it, put that in its place and try again. If you start afresh, this file is kept under a new name.")
	case errors.Is(t.err, journal.ErrDamaged):
		return words.F("The file %s, in which everything you did is kept, is damaged.", journal.FileName),
			words.T("If you have a copy of it, put that in its place and try again. If you start afresh, this file is kept under a new name.")
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
			s.OpenCourse(t.path)
			s.Tell(words.F("What was there is now called %s.", filepath.Base(path)))
		})
	}()
}
