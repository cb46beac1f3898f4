package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// showHelp lists the keys that do something now, the page's own first.
func (s *App) showHelp() { s.openHelp("", 0) }

// openHelp lists those that hold what was typed; the keys of other pages too then.
func (s *App) openHelp(typed string, offset float32) {
	c := s.window.Canvas()
	var pop *kit.PopUp
	body := kit.NewScroller(kit.InsetSides(0, 0, 12, 0, s.keysHere(typed)))
	find := kit.NewLine(func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			pop.Hide()
			return true
		}
		switch e.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			return body.Key(e.Name)
		}
		return false
	})
	find.SetPlaceHolder(words.T("Find a command or a key, of other pages too"))
	kit.SetEntryText(&find.Entry, typed)
	find.OnChanged = func(typed string) {
		body.SetContent(kit.InsetSides(0, 0, 12, 0, s.keysHere(typed)))
		body.ScrollTo(0)
	}
	buttons := kit.Actions(
		kit.Secondary(words.T("Print…"), s.PrintKeys),
		kit.Secondary(words.T("Change keys…"), func() { pop.Hide(); s.goKeys() }),
		kit.Secondary(words.T("Close"), func() { pop.Hide() }))
	head := kit.H2(words.T("Keys that work here"))
	room := kit.Room(c)
	width := min(theme.Size(820), room.Width-48)
	height := kit.HeightFor(head, width-48) + find.MinSize().Height + kit.HeightFor(s.keysHere(""), width-60) + kit.HeightFor(buttons, width-48) + 3*14 + 2*20
	pop = kit.NewDialog("help", kit.Inset(24, 20, kit.StackFilling(14, 2, head, find, body, buttons)), c)
	pop.Again = func() func(any) {
		typed, at := find.Text, body.Offset()
		return func(any) { s.openHelp(typed, at) }
	}
	pop.Fit(fyne.NewSize(width, min(height, room.Height-48)))
	pop.Show()
	body.ScrollTo(offset)
	c.Focus(find)
}

// keysHere draws the keys that do something now, and with something typed those of
// all pages, as far as they hold it.
func (s *App) keysHere(typed string) fyne.CanvasObject {
	var shown []string // by their ids
	rows := func(cs []command.Command) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, c := range cs {
			keys := keyboard.Shown(c.Keys)
			if c.Unlisted || len(keys) == 0 || !keyboard.MatchesText(c.Title+" "+keys[0], typed) {
				continue
			}
			shown = append(shown, c.ID)
			out = append(out, keyRow(c.Title, keys[0]))
		}
		return out
	}
	own := s.list.Page()
	left, right := rows(own), rows(s.list.All()[len(own):])
	part := func(title string, rows []fyne.CanvasObject) fyne.CanvasObject {
		return kit.Stack(8, append([]fyne.CanvasObject{kit.H3(title)}, rows...)...)
	}
	if strings.TrimSpace(typed) == "" {
		if len(left) == 0 {
			left = append(left, kit.MutedLabel(words.T("This page has no keys of its own.")))
		}
		return kit.Columns(40, 240, nil, part(words.T("On this page"), left), part(words.T("Everywhere"), right))
	}
	var parts []fyne.CanvasObject
	if len(left) > 0 {
		parts = append(parts, part(words.T("On this page"), left))
	}
	if len(right) > 0 {
		parts = append(parts, part(words.T("Everywhere"), right))
	}
	parts = append(parts, s.keysElsewhere(typed, shown)...)
	if len(parts) == 0 {
		return kit.MutedLabel(words.T("No command and no key is called that."))
	}
	return kit.Stack(theme.PanelGap, parts...)
}

// keysElsewhere are the keys of other pages that hold what was typed, but for the
// commands that are shown already.
func (s *App) keysElsewhere(typed string, shown []string) []fyne.CanvasObject {
	here := map[string]bool{}
	for _, id := range shown {
		here[id] = true
	}
	var all []fyne.CanvasObject
	for _, g := range keyboard.Groups(pageTitle) {
		rows := []fyne.CanvasObject{kit.H3(g.Title)}
		for _, c := range g.Commands {
			if keys := keyboard.Shown(c.Now()); !here[c.ID] && len(keys) > 0 && keyboard.Matches(c, typed) {
				rows = append(rows, keyRow(c.Name(), keys[0]))
			}
		}
		if len(rows) > 1 {
			all = append(all, kit.Stack(8, rows...))
		}
	}
	return all
}

func keyRow(title, key string) fyne.CanvasObject {
	return kit.Row(12, kit.Label(title), kit.Spring(), kit.KeyHint(key))
}

// goKeys opens the page on which keys are changed.
func (s *App) goKeys() { s.Go(nav.Route{Page: nav.Settings, Mode: keyboard.Mode}) }
