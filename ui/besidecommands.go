package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/words"
)

// commands put a page beside the lesson, and go from one to the other.
func (b *beside) commands(menu string) []command.Command {
	reading := func() bool { return b.app.lessonShown() != nil }
	return []command.Command{
		{
			ID: "view.process", Title: words.T("Process beside the lesson, or the lesson alone"), Menu: menu, When: reading,
			Keys: []command.Key{{Name: fyne.KeyP, Ctrl: true, Shift: true}}, Do: func() { b.toggle(companions[0]) },
		},
		{
			ID: "view.notes", Title: words.T("Notes beside the lesson, or the lesson alone"), Menu: menu, When: reading,
			Keys: []command.Key{{Name: fyne.KeyN, Ctrl: true, Shift: true}}, Do: func() { b.toggle(companions[1]) },
		},
		{
			ID: "view.other", Title: words.T("Go to the other of two pages"), Menu: menu, When: b.showing,
			Keys: []command.Key{command.K(fyne.KeyF6)}, Do: b.other,
		},
	}
}

// leaveCommand gives the keys back to the lesson, where Back leads to no other place
// beside it.
func (b *beside) leaveCommand() command.Command {
	return command.Command{
		ID: "view.lesson", Title: words.T("Back to the lesson"), Keys: []command.Key{command.K(fyne.KeyEscape)},
		When: func() bool { return b.active && b.showing() && len(b.trail.back) == 0 }, Do: b.other,
	}
}
