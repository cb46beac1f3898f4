package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// showHelp lists the keys that do something now, the page's own first.
func (s *App) showHelp() {
	s.showSheet("help", words.T("Keys that work here"), 820, s.keysHere)
}

func (s *App) keysHere() fyne.CanvasObject {
	rows := func(cs []command.Command) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, c := range cs {
			if c.Unlisted || len(c.Keys) == 0 {
				continue
			}
			out = append(out, kit.Row(12, kit.Label(c.Title), kit.Spring(), kit.KeyHint(c.Keys[0].String())))
		}
		return out
	}
	own := s.list.Page()
	everywhere := s.list.All()[len(own):]
	left := []fyne.CanvasObject{kit.H3(words.T("On this page"))}
	if r := rows(own); len(r) > 0 {
		left = append(left, r...)
	} else {
		left = append(left, kit.MutedLabel(words.T("This page has no keys of its own.")))
	}
	right := append([]fyne.CanvasObject{kit.H3(words.T("Everywhere"))}, rows(everywhere)...)
	return kit.Columns(40, 240, nil, kit.Stack(8, left...), kit.Stack(8, right...))
}

// showAbout says what the app is.
func (s *App) showAbout() {
	meta := s.app.Metadata()
	s.showSheet("about", words.T("About Stagecraft"), 560, func() fyne.CanvasObject {
		return kit.Stack(10,
			kit.Label(words.F("Version %s", meta.Version)),
			kit.Label(words.T("An offline study app for lessons, processes and the words that go with them.")),
			kit.Label(words.T("It makes no network connection of its own. It opens your browser when you click a link.")),
			kit.Label(words.T("Screen readers can't read this window yet. Ask whoever gave you the course for it as a web page.")),
			kit.MutedLabel(words.F("Your data is in %s", s.loader.DataDir())),
			kit.MutedLabel(words.T("Free under the MIT licence. The type is Inter, under the SIL Open Font License.")),
		)
	})
}

// showSheet shows content over the page, with a title and a way out. It is drawn
// anew with the window, scrolled as it was.
func (s *App) showSheet(name, title string, wide float32, content func() fyne.CanvasObject) {
	s.openSheet(name, title, wide, content)
}

func (s *App) openSheet(name, title string, wide float32, content func() fyne.CanvasObject) *kit.Scroller {
	var pop *kit.PopUp
	inside := content()
	done := kit.Secondary(words.T("Close"), func() { pop.Hide() })
	size := kit.Room(s.window.Canvas())
	width := min(theme.Size(wide), size.Width-48)
	body := kit.NewScroller(kit.InsetSides(0, 0, 12, 0, inside))
	head := kit.H2(title)
	buttons := kit.Actions(done)
	done.Keys = func(e *fyne.KeyEvent) bool { return body.Key(e.Name) }
	height := kit.HeightFor(head, width-48) + kit.HeightFor(inside, width-60) + kit.HeightFor(buttons, width-48) + 2*14 + 2*20
	pop = kit.NewDialog(name, kit.Inset(24, 20, kit.StackFilling(14, 1, head, body, buttons)), s.window.Canvas())
	pop.Again = func() func(any) {
		at := body.Offset()
		return func(any) { s.openSheet(name, title, wide, content).ScrollTo(at) }
	}
	pop.Fit(fyne.NewSize(width, min(height, size.Height-48)))
	pop.Show()
	s.window.Canvas().Focus(done)
	return body
}
