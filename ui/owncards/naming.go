package owncards

import (
	"errors"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// AskName asks over a canvas what a deck is to be called. Keep is given what was typed; for
// an error that says what is wrong with the name the dialog stays, and says it.
func AskName(c fyne.Canvas, title, name string, keep func(name string) error) {
	var pop *kit.PopUp
	var line *kit.Line
	fault := kit.Text("", theme.SmallSize, theme.Face{}, theme.Danger)
	try := func() {
		err := study.ErrNoDeckName
		if study.CleanDeckName(line.Text) != "" {
			err = keep(line.Text)
		}
		switch {
		case errors.Is(err, study.ErrNoDeckName):
			fault.SetRuns(text.Run{Text: words.T("Give the deck a name.")})
		case errors.Is(err, study.ErrDeckTaken):
			fault.SetRuns(text.Run{Text: words.T("Another deck has this name.")})
		default:
			pop.Hide()
			return
		}
		c.Focus(line)
	}
	line = kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			try()
		case fyne.KeyEscape:
			pop.Hide()
		default:
			return false
		}
		return true
	})
	line.Name = words.T("Name of the deck")
	line.SetPlaceHolder(words.T("Name of the deck"))
	kit.SetEntryText(&line.Entry, name)
	line.SelectFirst = true
	inside := kit.Stack(12, kit.H2(title), line, fault,
		kit.Actions(kit.Secondary(words.T("Cancel"), func() { pop.Hide() }), kit.Primary(words.T("Keep the name"), try)))
	content := kit.Inset(22, 18, inside)
	pop = kit.NewDialog("deck name", content, c)
	pop.Again = func() func(any) {
		typed := line.Text
		return func(any) { AskName(c, title, typed, keep) }
	}
	width := min(theme.Size(460), kit.Room(c).Width-40)
	pop.Fit(fyne.NewSize(width, kit.HeightFor(content, width)+theme.Size(20)))
	pop.Show()
	c.Focus(line)
}
