package editor

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Commands are what the page can be told to do. Fields hand the keys that
// don't edit text on to them.
func (p *Page) Commands() []command.Command {
	first := func() bool { return p.place() == 0 }
	last := func() bool { return p.place() == len(p.process().Steps)-1 }
	not := func(is func() bool) func() bool { return func() bool { return !is() } }
	cs := []command.Command{
		{
			ID: "editor.add", Title: words.T("Add a step after this one"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn), command.Ctrl(fyne.KeyEnter)},
			Do: p.addStep,
		},
		{
			ID: "editor.next", Title: words.T("Go to the next step"), Keys: []command.Key{command.Ctrl(fyne.KeyDown), command.Ctrl(fyne.KeyPageDown)},
			Do: func() { p.chooseBy(1) }, When: not(last),
		},
		{
			ID: "editor.previous", Title: words.T("Go to the step before"), Keys: []command.Key{command.Ctrl(fyne.KeyUp), command.Ctrl(fyne.KeyPageUp)},
			Do: func() { p.chooseBy(-1) }, When: not(first),
		},
		{
			ID: "editor.earlier", Title: words.T("Move the step one place earlier"), Keys: []command.Key{{Name: fyne.KeyUp, Alt: true}},
			Do: func() { p.move(-1) }, When: not(first),
		},
		{
			ID: "editor.later", Title: words.T("Move the step one place later"), Keys: []command.Key{{Name: fyne.KeyDown, Alt: true}},
			Do: func() { p.move(1) }, When: not(last),
		},
		{
			ID: "editor.remove", Title: words.T("Remove the step"),
			Keys: []command.Key{{Name: fyne.KeyDelete, Ctrl: true, Shift: true}, {Name: fyne.KeyBackspace, Ctrl: true, Shift: true}},
			Do:   p.removeStep, When: func() bool { return len(p.process().Steps) > 1 },
		},
		{
			ID: "editor.name", Title: words.T("Write in the step’s name"), Keys: []command.Key{command.K(fyne.KeyF2)},
			Do: p.form.name.selectAll,
		},
		{
			ID: "editor.undo", Title: words.T("Undo the last change"), Keys: undoing.UndoKeys(),
			Do: p.undo, When: p.canUndo,
		},
		{
			ID: "editor.redo", Title: words.T("Redo what was undone"),
			Keys: undoing.RedoKeys(),
			Do:   p.redo, When: p.canRedo,
		},
		{
			ID: "editor.save", Title: words.T("Save now, without waiting"), Keys: []command.Key{command.Ctrl(fyne.KeyS)},
			Do: p.save,
		},
		{
			ID: "editor.leave", Title: words.T("Leave the field, then the editor"), Keys: []command.Key{command.K(fyne.KeyEscape)},
			Do: p.leave,
		},
	}
	for _, c := range kit.ScrollCommands(p.scroller) {
		c.ID = "editor." + c.ID
		cs = append(cs, c)
	}
	return cs
}
