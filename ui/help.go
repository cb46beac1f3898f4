package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// showAbout says what the app is.
func (s *App) showAbout() {
	meta := s.app.Metadata()
	s.showSheet("about", func() string { return words.T("About Stagecraft") }, 560, func() fyne.CanvasObject {
		return kit.Stack(10, append(s.handedOut(),
			kit.Label(words.F("Version %s", meta.Version)),
			kit.Label(words.T("An offline study app for lessons, processes and the words that go with them.")),
			kit.Label(words.T("It makes no network connection of its own. It opens your browser when you click a link.")),
			kit.Label(words.T("Screen readers can't read this window yet. Ask whoever gave you the course for it as a web page.")),
			kit.MutedLabel(words.F("Your data is in %s", s.loader.DataDir())),
			kit.MutedLabel(words.T("Free under the MIT licence. The type is Inter, under the SIL Open Font License.")),
			kit.Row(0, kit.LinkButton(words.T("Licences of all that is inside"), s.showLicences)),
		)...)
	})
}

// showSheet shows content over the page, with a title, a way out, and what else
// may be pressed beside that. It is drawn anew with the window, scrolled as it was.
func (s *App) showSheet(name string, title func() string, wide float32, content func() fyne.CanvasObject, more ...func() *kit.Pressable) {
	s.openSheet(name, title, wide, content, more)
}

func (s *App) openSheet(name string, title func() string, wide float32, content func() fyne.CanvasObject, more []func() *kit.Pressable) *kit.Scroller {
	var pop *kit.PopUp
	inside := content()
	done := kit.Secondary(words.T("Close"), func() { pop.Hide() })
	size := kit.Room(s.window.Canvas())
	width := min(theme.Size(wide), size.Width-48)
	body := dialogBody(inside)
	head := kit.H2(title())
	all := []fyne.CanvasObject{done}
	for _, button := range more {
		all = append(all, button())
	}
	buttons := kit.Actions(all...)
	done.Keys = func(e *fyne.KeyEvent) bool { return body.Key(e.Name) }
	height := dialogHeight(width, head, inside, buttons)
	pop = kit.NewDialog(name, dialogContent(head, body, buttons), s.window.Canvas())
	pop.Again = func() func(any) {
		at := body.Offset()
		return func(any) { s.openSheet(name, title, wide, content, more).ScrollTo(at) }
	}
	pop.Fit(fyne.NewSize(width, min(height, size.Height-48)))
	pop.Show()
	s.window.Canvas().Focus(done)
	return body
}

// ringRoom is the room in which the ring round what has the keys is drawn.
const ringRoom = 4

// dialogBody is what a dialog is about, which scrolls where there is little room: what
// scrolls is cut at its edges, so that the ring round a button there needs room within.
func dialogBody(inside fyne.CanvasObject) *kit.Scroller {
	return kit.NewScroller(kit.InsetSides(ringRoom, ringRoom, 12+ringRoom, ringRoom, inside))
}

// dialogContent sets a dialog's title, what it is about and its buttons under each other.
func dialogContent(head fyne.CanvasObject, body *kit.Scroller, buttons fyne.CanvasObject) fyne.CanvasObject {
	return kit.Inset(24-ringRoom, 20, kit.StackFilling(14-ringRoom, 1,
		kit.InsetSides(ringRoom, 0, ringRoom, 0, head), body, kit.InsetSides(ringRoom, 0, ringRoom, 0, buttons)))
}

// dialogHeight is how high a dialog of a width is whose body needn't scroll.
func dialogHeight(width float32, head, inside, buttons fyne.CanvasObject) float32 {
	return kit.HeightFor(head, width-48) + kit.HeightFor(inside, width-60) + kit.HeightFor(buttons, width-48) + 2*14 + 2*20
}

// ask shows a dialog with a title, what it is about, and a button for what most
// people do next, which has the keys. Again opens it anew when the window is drawn
// anew.
func (s *App) ask(name, title string, wide float32, inside fyne.CanvasObject, main *kit.Pressable, again func()) *kit.PopUp {
	var pop *kit.PopUp
	cancel := kit.Secondary(words.T("Cancel"), func() { pop.Hide() })
	pop = s.question(name, title, wide, inside, main, again, cancel, main)
	return pop
}

// question shows a dialog with a title, what it is about, and buttons, of which one has
// the keys. Again opens it anew when the window is drawn anew.
func (s *App) question(name, title string, wide float32, inside fyne.CanvasObject, focus *kit.Pressable, again func(), all ...fyne.CanvasObject) *kit.PopUp {
	c := s.window.Canvas()
	room := kit.Room(c)
	width := min(theme.Size(wide), room.Width-48)
	body := dialogBody(inside)
	var pop *kit.PopUp
	head, buttons := kit.H2(title), kit.Actions(all...)
	height := dialogHeight(width, head, inside, buttons)
	pop = kit.NewDialog(name, dialogContent(head, body, buttons), c)
	pop.Again = func() func(any) { return func(any) { again() } }
	pop.Fit(fyne.NewSize(width, min(height, room.Height-48)))
	pop.Show()
	c.Focus(focus)
	return pop
}
