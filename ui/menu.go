package ui

import (
	"runtime"
	"slices"

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
	m := kit.ShowMenu("menu", s.window.Canvas(), fyne.NewPos(20, 28+theme.Size(26)), s.menuOfAll()...)
	m.Again = func() func(any) { return func(any) { s.showMenu() } }
}

// menuOfAll is every command that applies, in menus: those of the page in one of its
// own, so that nothing needs a key.
func (s *App) menuOfAll() []kit.MenuItem {
	var items []kit.MenuItem
	if own := s.pageItems(); len(own) > 0 {
		items = append(items, kit.MenuItem{Title: words.T("This page"), Submenu: own})
	}
	for _, g := range menus(s.list.All()) {
		items = append(items, kit.MenuItem{Title: g.name, Submenu: menuItems(g.commands)})
	}
	return items
}

// pageItems are the commands of the page that apply, as rows of a menu.
func (s *App) pageItems() []kit.MenuItem {
	return menuItems(slices.DeleteFunc(s.list.Page(), func(c command.Command) bool { return c.Unlisted }))
}

// menuItems are commands as rows of a menu.
func menuItems(commands []command.Command) []kit.MenuItem {
	items := make([]kit.MenuItem, len(commands))
	for i, c := range commands {
		items[i] = kit.CommandItem(c)
	}
	return items
}

// pageMenuIDs are the commands of everywhere that the menu of a page ends with.
var pageMenuIDs = []string{"view.process", "view.notes", "go.back", "go.forward", "go.search", "help.keys"}

// showPageMenu opens the menu of the page at a place: what applies there, and the
// ways from it.
func (s *App) showPageMenu(at fyne.Position) {
	items := s.pageItems()
	var ways []kit.MenuItem
	for _, c := range s.list.All() {
		if slices.Contains(pageMenuIDs, c.ID) {
			ways = append(ways, kit.CommandItem(c))
		}
	}
	if len(items) > 0 && len(ways) > 0 {
		items = append(items, kit.MenuSeparator)
	}
	m := kit.ShowMenu("page menu", s.window.Canvas(), at, append(items, ways...)...)
	m.Again = func() func(any) { return func(any) { s.showPageMenu(at) } }
}
