package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// tipOn gives the tip of a page: what a newcomer is least likely to find, in a line;
// "" for a page that needs none.
func tipOn(page string) string {
	switch page {
	case nav.Today:
		return words.T("Enter always begins what comes next. ? shows the keys that work on a page.")
	case nav.Lessons:
		if key := command.Hint("lesson.term"); key != "" {
			return words.F("Underlined words are terms: click one, or press %s, to read what it means.", key)
		}
		return words.T("Underlined words are terms: click one to read what it means.")
	case nav.Process:
		if key := command.Hint("process.compare"); key != "" {
			return words.F("← and → go from step to step; %s lays another process beside this one.", key)
		}
		return words.T("← and → go from step to step.")
	case nav.Cards:
		if key := command.Hint("cards.flip"); key != "" {
			return words.F("Answer in your head first; %s turns the card.", key)
		}
		return words.T("Answer in your head first, then turn the card.")
	case nav.Practice:
		return words.T("Practice gives hints and explains every answer; an exam does neither.")
	case nav.Progress:
		return words.T("What you do is saved at once; this page counts it.")
	case nav.Courses:
		return words.T("Drop a course file on the window to open it.")
	case nav.Settings:
		if larger, smaller := command.Hints("view.larger", "view.smaller"); larger != "" && smaller != "" {
			return words.F("%s and %s change the size of all text, on every page.", larger, smaller)
		}
		return words.T("Every change here can be undone.")
	}
	return ""
}

// tipWidth is how wide a tip gets, at a text size of 100 %.
const tipWidth = 680

// tip is a line under a page the first time that a new learner is on it.
type tip struct {
	app    *App
	object *fyne.Container
	page   string // that it is of; "" while there is none
}

func newTip(app *App) *tip {
	t := &tip{app: app, object: container.NewStack()}
	t.object.Hide()
	return t
}

// follow takes up which page is opened: the one that is left needs no tip any more. It
// says whether the page gets other room.
func (t *tip) follow(page string) (changed bool) {
	was := t.object.Visible()
	if t.page == page && was {
		return false
	}
	t.object.Hide()
	if t.page != "" && t.page != page {
		t.app.introduction.met(t.page)
	}
	t.page = ""
	if text := tipOn(page); text != "" && t.app.introduction.tells(page) {
		t.page = page
		t.draw(text)
	}
	return was || t.object.Visible()
}

func (t *tip) draw(text string) {
	line := kit.Small(text)
	done := kit.NewPressable(kit.Inset(8, 8, kit.OneLine(kit.Text(words.T("Got it"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary))), t.done)
	t.object.Objects = []fyne.CanvasObject{kit.OnBackground(kit.Background(theme.Surface, theme.Line, theme.PanelRadius), 16, 2, kit.Row(12, line, kit.Spring(), kit.FixedWidth(done)))}
	t.object.Show()
	t.object.Refresh()
}

// done puts the tip away for good.
func (t *tip) done() {
	page := t.page
	t.page = ""
	t.object.Hide()
	t.app.introduction.met(page)
	t.app.window.Canvas().Unfocus()
	t.app.relayout()
}
