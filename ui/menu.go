package ui

import (
	"runtime"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// group is a menu: its name and its commands, in the order of the list.
type group struct {
	name     string
	commands []command.Command
}

// menus gives the commands in groups, those that stand in a menu.
func menus(listed []command.Command) []*group {
	var all []*group
	named := map[string]*group{}
	for _, c := range listed {
		if c.Menu == "" {
			continue
		}
		g := named[c.Menu]
		if g == nil {
			g = &group{name: c.Menu}
			named[c.Menu] = g
			all = append(all, g)
		}
		g.commands = append(g.commands, c)
	}
	return all
}

// nativeMenu puts the menus where macOS has them. Elsewhere the app's mark
// opens them: a menu bar inside the window would take the keys of the page
// (fyne-io/fyne#2627) and its room.
func (s *App) nativeMenu() {
	if runtime.GOOS != "darwin" {
		return
	}
	var all []*fyne.Menu
	for _, g := range menus(s.list.All()) {
		m := fyne.NewMenu(g.name)
		for _, c := range g.commands {
			m.Items = append(m.Items, fyne.NewMenuItem(c.Title, func() { s.list.Run(c.ID) })) // the window's own keys do it; two would do it twice
		}
		all = append(all, m)
	}
	s.window.SetMainMenu(fyne.NewMainMenu(all...))
}

// showMenu opens the menus under the app's mark.
func (s *App) showMenu() {
	var items []kit.MenuItem
	if s.page != nil {
		var own []command.Command
		for _, c := range s.page.Commands() {
			if c.Applies() && !c.Unlisted {
				own = append(own, c)
			}
		}
		if len(own) > 0 {
			items = append(items, kit.MenuItem{Title: words.T("This page"), Submenu: menuItems(own)})
		}
	}
	for _, g := range menus(s.list.All()) {
		items = append(items, kit.MenuItem{Title: g.name, Submenu: menuItems(g.commands)})
	}
	m := kit.ShowMenu("menu", s.window.Canvas(), fyne.NewPos(20, 28+theme.Size(26)), items...)
	m.Again = func() func(any) { return func(any) { s.showMenu() } }
}

// menuItems are commands as rows of a menu.
func menuItems(commands []command.Command) []kit.MenuItem {
	items := make([]kit.MenuItem, len(commands))
	for i, c := range commands {
		items[i] = kit.MenuItem{Title: c.Title, Do: c.Do}
		if len(c.Keys) > 0 {
			items[i].Key = c.Keys[0].String()
		}
	}
	return items
}
