package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fix"
	"stagecraft/content/processfile"
	"stagecraft/study"
	"stagecraft/ui/editor"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

var (
	_ editor.Session = (*courseProcess)(nil)
	_ editor.Writer  = (*courseProcess)(nil)
)

// courseProcess is a process of the open course that is edited, to be written to its file.
// It is used on the main goroutine.
type courseProcess struct {
	*study.ProcessDraft
	app    *App
	of     *content.Course
	id     string
	folder string
	file   string // within the folder
	raw    []byte // the file as it was when this was begun or written; nil until it is read
	busy   bool
}

// courseProcess gives a process of the open course to be edited, as far as it was; nil
// where it can't be written.
func (s *App) courseProcess(id string) *courseProcess {
	if s.opened == nil || s.CourseFolder() == "" || id == "" {
		return nil
	}
	if d := s.drafted; d != nil && d.id == id && d.folder == s.CourseFolder() && (d.of == s.opened.Course || !d.Saved()) {
		return d
	}
	draft := study.DraftProcess(s.opened.Course, id)
	if draft == nil || len(draft.Process().Steps) == 0 {
		return nil
	}
	d := &courseProcess{
		ProcessDraft: draft, app: s, of: s.opened.Course, id: id,
		folder: s.CourseFolder(), file: draft.Process().Steps[0].File,
	}
	s.drafted = d
	go func() {
		raw, err := os.ReadFile(d.path())
		kit.OnMain(func() {
			if err == nil && d.raw == nil {
				d.raw = raw
			}
		})
	}()
	return d
}

func (d *courseProcess) path() string { return filepath.Join(d.folder, filepath.FromSlash(d.file)) }

// Undo takes the last change back, or what was written into the course's folder before.
func (d *courseProcess) Undo(in study.Scope) (study.Done, bool, error) {
	if _, ok := d.ProcessDraft.NextUndo(in); !ok && d.wroteLast() {
		d.app.UndoWriting(func() {})
		return study.Done{}, false, nil
	}
	return d.ProcessDraft.Undo(in)
}

// NextUndo tells what Undo would take back.
func (d *courseProcess) NextUndo(in study.Scope) (study.OperationKind, bool) {
	if kind, ok := d.ProcessDraft.NextUndo(in); ok || !d.wroteLast() {
		return kind, ok
	}
	return study.OpEdit, true
}

// wroteLast tells whether what was written last into the folder is this file alone.
func (d *courseProcess) wroteLast() bool {
	n := len(d.app.wrote)
	return d.Saved() && d.app.LastWritten() != "" && len(d.app.wrote[n-1].change.Files) == 1 && d.app.wrote[n-1].change.Files[0].Name == d.file
}

// Write writes the process to its file.
func (d *courseProcess) Write(then func(now func(string) string)) {
	if d.busy {
		return
	}
	d.busy = true
	now := d.NameSteps()
	process, was, raw := d.Process(), d.Was(), d.raw
	title := process.Title
	go func() {
		var err error
		if raw == nil {
			raw, err = os.ReadFile(d.path())
		}
		var after []byte
		if err == nil {
			after, err = processfile.Set(d.of, raw, was, process)
		}
		kit.OnMain(func() {
			d.busy = false
			if d.app.closing {
				return
			}
			if err != nil {
				d.refused(err)
				return
			}
			c := &fix.Change{Root: d.folder, Files: []fix.FileChange{{Name: d.file, Before: raw, After: after}}}
			d.app.WriteCourse(c, words.F("Write the process “%s”", title), func(written bool) {
				if !written {
					d.again()
					return
				}
				d.raw = after
				d.Written(process)
				d.app.Tell(words.F("“%s” is written to %s.", title, d.file))
				then(now)
			})
		})
	}()
}

// refused says why the process wasn't written.
func (d *courseProcess) refused(err error) {
	var problems content.Problems
	switch {
	case errors.As(err, &problems):
		d.app.showBrought(problems)
	case errors.Is(err, processfile.ErrByHand):
		d.app.Tell(words.F("%s is written in a way that can’t be changed here. Change it in a text editor.", d.file))
	default:
		d.app.Fail(words.T("Writing the course"), err)
	}
}

// again reads the file as somebody else wrote it: what was edited here still stands, and is
// written over that when it is saved once more.
func (d *courseProcess) again() {
	go func() {
		raw, err := os.ReadFile(d.path())
		if err != nil {
			return // it is told of when it is written
		}
		theirs, _ := content.ReadProcess(d.of, d.file, raw)
		kit.OnMain(func() {
			if theirs != nil && theirs.ID == d.id && strings.TrimSpace(string(raw)) != "" {
				d.raw = raw
				d.Written(theirs)
			}
		})
	}()
}
