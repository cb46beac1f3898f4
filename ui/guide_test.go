package ui

import (
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/docs"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/guide"
	"stagecraft/ui/nav"
)

// everyCommand gives the commands of the shell and of every page, whether they apply
// now or not.
func everyCommand(app *App) []command.Command {
	all := app.commands()
	routes := []nav.Route{lessonRoute, reviewRoute, {Page: nav.Practice, ID: "all"}, {Page: nav.Cards, ID: "all", Mode: cards.ModeFlip}}
	for _, p := range pages {
		routes = append(routes, nav.Route{Page: p.id})
	}
	for _, r := range routes {
		app.Go(r)
		all = append(all, app.page.Commands()...)
	}
	return all
}

// guideKey is how a key that the guide names is written in the window.
func guideKey(code string) string {
	parts := strings.Split(strings.ReplaceAll(code, "++", "+Plus"), "+")
	names := map[string]string{"Plus": "+", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
	for i, p := range parts {
		if n, ok := names[p]; ok {
			parts[i] = n
		}
	}
	return strings.Join(parts, " ")
}

// The user's guide names no key and no command that isn't there.
func TestGuide_NamesCommandsAndKeysThatExist(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.loader = &householdShelf{keepingShelf: &keepingShelf{shelf: app.loader.(*shelf)}}
	keys, titles, menus := map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, c := range everyCommand(app) {
		titles[c.Title], menus[c.Title] = true, c.Menu
		for _, k := range c.Keys {
			keys[k.String()] = true
		}
	}
	text := string(docs.Learners("en"))
	named := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(text, -1)
	for _, m := range named {
		if key := guideKey(m[1]); !keys[key] && !strings.HasPrefix(m[1], "stagecraft ") {
			t.Errorf("the guide names the key %s; there is no %q", m[1], key)
		}
	}
	said := regexp.MustCompile(`\*([^*\n]+)\*`).FindAllStringSubmatch(text, -1)
	for _, m := range said {
		title := m[1]
		menu, inMenu, ok := strings.Cut(title, " > ")
		if ok {
			title = inMenu
		}
		if !titles[title] || ok && menus[title] != menu {
			t.Errorf("the guide names the command %s; there is none such", m[1])
		}
	}
	if len(named) < 30 || len(said) < 15 {
		t.Errorf("found %d keys and %d commands in the guide", len(named), len(said))
	}
}

func TestGuide_OpensInTheReaderAndKeepsItsPlace(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	if !app.list.Run("help.guide") || app.route.Mode != guide.Mode || !app.says("User’s guide") {
		t.Fatalf("the guide isn't shown, but %+v", app.route)
	}
	top := app.page.Route()
	app.list.TypedKey(fyne.KeyPageDown)
	down := app.page.Route()
	if down.At == top.At && down.Offset == top.Offset {
		t.Fatal("Page Down doesn't scroll")
	}
	app.redraw()
	if now := app.page.Route(); now.At != down.At {
		t.Errorf("drawn anew it is at %s, and was at %s", now.At, down.At)
	}
	app.Back()
	if app.route.Page != nav.Today {
		t.Errorf("Back leads to %+v", app.route)
	}
	blocks := markup.Parse(docs.Learners("en")).Blocks
	if len(blocks) < 20 {
		t.Errorf("the guide has %d blocks", len(blocks))
	}
}
