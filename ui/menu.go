package ui

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/command"
	"stagecraft/ui/words"
)

// menus gives the commands as menus, in the order of the list.
func (s *App) menus(listed []command.Command) []*fyne.Menu {
	var menus []*fyne.Menu
	named := map[string]*fyne.Menu{}
	for _, c := range listed {
		if c.Menu == "" {
			continue
		}
		m := named[c.Menu]
		if m == nil {
			m = fyne.NewMenu(c.Menu)
			named[c.Menu] = m
			menus = append(menus, m)
		}
		item := fyne.NewMenuItem(c.Title, c.Do)
		if len(c.Keys) > 0 {
			item.Shortcut = c.Keys[0].Shortcut()
		}
		m.Items = append(m.Items, item)
	}
	return menus
}

// nativeMenu puts the menus where macOS has them. Elsewhere the app's mark
// opens them: a menu bar inside the window would take the keys of the page
// (fyne-io/fyne#2627) and its room.
func (s *App) nativeMenu() {
	if runtime.GOOS != "darwin" {
		return
	}
	menus := s.menus(s.list.All())
	for _, m := range menus {
		for _, i := range m.Items {
			i.Shortcut = nil // the window's own keys do it; two would do it twice
		}
	}
	s.window.SetMainMenu(fyne.NewMainMenu(menus...))
}

// showMenu opens the menus under the app's mark.
func (s *App) showMenu() {
	var items []*fyne.MenuItem
	if s.page != nil {
		if own := s.page.Commands(); len(own) > 0 {
			here := fyne.NewMenuItem(words.T("This page"), nil)
			here.ChildMenu = fyne.NewMenu("")
			for _, c := range own {
				if c.Applies() && !c.Unlisted {
					here.ChildMenu.Items = append(here.ChildMenu.Items, fyne.NewMenuItem(titleWithKey(c), c.Do))
				}
			}
			if len(here.ChildMenu.Items) > 0 {
				items = append(items, here)
			}
		}
	}
	for _, m := range s.menus(s.list.All()) {
		item := fyne.NewMenuItem(m.Label, nil)
		item.ChildMenu = m
		items = append(items, item)
	}
	pop := widget.NewPopUpMenu(fyne.NewMenu("", items...), s.window.Canvas())
	pop.ShowAtPosition(fyne.NewPos(20, 52))
	s.window.Canvas().Focus(pop)
}

func titleWithKey(c command.Command) string {
	if len(c.Keys) == 0 {
		return c.Title
	}
	return c.Title + "   " + c.Keys[0].String()
}
