// Package undoing is the one pair of commands that takes back what was done on a
// page, and does it again.
package undoing

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/preferences"
	"stagecraft/ui/words"
)

// Session is what the commands use of *study.Session.
type Session interface {
	Undo(study.Scope) (study.Done, bool, error)
	Redo(study.Scope) (study.Done, bool, error)
	NextUndo(study.Scope) (study.OperationKind, bool)
	NextRedo(study.Scope) (study.OperationKind, bool)
}

// Page is the page on which something is undone.
type Page struct {
	Session Session
	Scope   study.Scope // what is done on it
	// Turned shows the page as it is once something was undone, or with again
	// redone.
	Turned func(done study.Done, again bool)
	Fail   func(doing string, err error)
}

// Undo takes the last thing back, if there is one.
func (p Page) Undo() { p.turn(false) }

// Redo does again what Undo took back, if nothing stands in its way.
func (p Page) Redo() { p.turn(true) }

// CanUndo says whether there is something to take back.
func (p Page) CanUndo() bool {
	_, ok := p.Session.NextUndo(p.Scope)
	return ok
}

// CanRedo says whether there is something to do again.
func (p Page) CanRedo() bool {
	_, ok := p.Session.NextRedo(p.Scope)
	return ok
}

func (p Page) turn(again bool) {
	do, doing := p.Session.Undo, words.T("Undoing it")
	if again {
		do, doing = p.Session.Redo, words.T("Redoing it")
	}
	done, ok, err := do(p.Scope)
	switch {
	case err != nil:
		p.Fail(doing, err)
	case ok:
		p.Turned(done, again)
	}
}

// Commands are the two, named after what they would undo and redo now. Prefix
// begins their ids.
func (p Page) Commands(prefix string) []command.Command {
	undo, _ := p.Session.NextUndo(p.Scope)
	redo, _ := p.Session.NextRedo(p.Scope)
	return []command.Command{
		{ID: prefix + ".undo", Title: UndoTitle(undo), Keys: UndoKeys(), Do: p.Undo, When: p.CanUndo},
		{ID: prefix + ".redo", Title: RedoTitle(redo), Keys: RedoKeys(), Do: p.Redo, When: p.CanRedo},
	}
}

// UndoKeys and [RedoKeys] are the keys of the two.
func UndoKeys() []command.Key { return []command.Key{command.Ctrl(fyne.KeyZ)} }

// RedoKeys are those of Redo.
func RedoKeys() []command.Key {
	return []command.Key{{Name: fyne.KeyZ, Ctrl: true, Shift: true}, command.Ctrl(fyne.KeyY)}
}

// Name names what the learner did, as it stands after "Undo" and "Redo".
func Name(kind study.OperationKind) string {
	if setting := preferences.OfOperation(kind); setting != nil {
		return setting.Undo()
	}
	return words.Operation(kind)
}

// UndoTitle names the command that takes something back; kind is "" for nothing.
func UndoTitle(kind study.OperationKind) string {
	if kind == "" {
		return words.T("Undo")
	}
	return words.F("Undo %s", Name(kind))
}

// RedoTitle names the command that does it again.
func RedoTitle(kind study.OperationKind) string {
	if kind == "" {
		return words.T("Redo")
	}
	return words.F("Redo %s", Name(kind))
}

// Says tells in a line what was undone or redone.
func Says(done study.Done, again bool) string {
	if again {
		return words.F("Redone: %s", Name(done.Kind))
	}
	return words.F("Undone: %s", Name(done.Kind))
}
