package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/accessible"
	"stagecraft/ui/backups"
	"stagecraft/ui/cards"
	"stagecraft/ui/checking"
	"stagecraft/ui/comments"
	"stagecraft/ui/fromnotes"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/learners"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/packages"
	"stagecraft/ui/preferences"
	"stagecraft/ui/process"
)

// mute lists what takes the keys in a window and says nothing of what it is.
func (s *App) mute() []string {
	screen := accessible.Look(s.window.Canvas(), "Stagecraft")
	known := map[fyne.CanvasObject]*accessible.Node{}
	for n := range screen.Root.All {
		known[n.Object] = n
	}
	var faults []string
	check := func(root fyne.CanvasObject) {
		for o := range uitest.Drawn(root) {
			if _, ok := o.(fyne.Focusable); !ok {
				continue
			}
			switch n := known[o]; {
			case n == nil:
				faults = append(faults, fmt.Sprintf("%T isn't in the tree; it shows %q", o, uitest.Says(o)))
			case n.Role == accessible.NoRole:
				faults = append(faults, fmt.Sprintf("%T has no role; it shows %q", o, uitest.Says(o)))
			case strings.TrimSpace(n.Name) == "" || !strings.ContainsFunc(n.Name, letter):
				faults = append(faults, fmt.Sprintf("%T, %s, is called %q; it shows %q", o, n.Role.Says(), n.Name, uitest.Says(o)))
			case n.Role == accessible.Option && n.Name != "" && n.Of == 1:
				faults = append(faults, fmt.Sprintf("%q is one of one", n.Name))
			}
		}
	}
	check(s.window.Content())
	for _, o := range s.window.Canvas().Overlays().List() {
		check(o)
	}
	for _, n := range known {
		if (n.Pressable() || n.Focusable) && (strings.TrimSpace(n.Name) == "" || n.Role == accessible.NoRole) {
			faults = append(faults, fmt.Sprintf("%T takes taps or keys, and has no name or no role", n.Object))
		}
	}
	return faults
}

func letter(r rune) bool { return r > ' ' && !strings.ContainsRune("‹›×−+<>✓–", r) }

// places are all pages, each in each of its states.
func places(t *testing.T, app *App) map[string]nav.Route {
	course := app.course()
	all := map[string]nav.Route{
		"lessons": {Page: nav.Lessons, Mode: lesson.ModeList}, "lesson": lessonRoute,
		"decks": {Page: nav.Cards}, "review": reviewRoute, "flip": {Page: nav.Cards, ID: "all", Mode: cards.ModeFlip},
		"flags": {Page: nav.Cards, Mode: cards.ModeFlags}, "all cards": {Page: nav.Cards, Mode: cards.ModeAll}, "mix": {Page: nav.Practice, ID: "all"},
		"backups": {Page: nav.Settings, Mode: backups.Mode}, "learners": {Page: nav.Settings, Mode: learners.Mode},
		"packages": {Page: nav.Settings, Mode: packages.Mode}, "check": {Page: nav.Settings, Mode: checking.Mode}, "from notes": {Page: nav.Settings, Mode: fromnotes.Mode},
		"comments": {Page: nav.Settings, Mode: comments.Mode},
		"own":      {Page: nav.Process, ID: ownProcess(t, app), Mode: process.ModeEdit},
	}
	for _, p := range pages {
		all["page "+p.id] = nav.Route{Page: p.id}
	}
	for _, l := range course.Lessons {
		all["lesson "+l.ID] = nav.Route{Page: nav.Lessons, ID: l.ID}
	}
	for _, p := range course.Processes {
		all["process "+p.ID] = nav.Route{Page: nav.Process, ID: p.ID}
	}
	return all
}

func TestEveryFocusableThing_HasNameRoleAndState(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	seen := 0
	look := func(where string) {
		t.Helper()
		for _, fault := range app.mute() {
			t.Errorf("%s: %s", where, fault)
		}
		seen++
	}
	for name, route := range places(t, app) {
		app.Go(route)
		look(name)
	}
	app.Go(reviewRoute)
	app.list.Run("cards.flip")
	look("card turned")
	for _, id := range []string{"process.roles", "process.compare"} {
		app.Go(nav.Route{Page: nav.Process})
		if app.list.Run(id) {
			look(id)
		}
	}
	app.Go(nav.Route{Page: nav.Practice, ID: "all"})
	for range 25 { // questions of several kinds
		if app.page.Route().At == "" {
			break // the round is over
		}
		look("question")
		answerAny(app)
		look("answered")
		if !app.list.Run("practice.next") {
			t.Fatalf("a question can't be answered:\n%s", uitest.Says(app.page.Object()))
		}
	}
	app.Choose(preferences.TextSize, 200) // the rail keeps its icons alone
	look("large text")
	if seen < 40 {
		t.Errorf("only %d screens were looked at", seen)
	}
}

// answerAny answers the question shown, right or wrong.
func answerAny(app *App) {
	for n := range accessible.Look(app.window.Canvas(), "").Page.All {
		if f, ok := n.Object.(interface{ SetText(string) }); ok {
			f.SetText("x")
		}
	}
	for _, r := range "1abcde" {
		app.list.TypedRune(r)
	}
	if !app.list.Run("practice.check") { // deals are chosen by Space
		app.list.TypedKey(fyne.KeySpace)
		app.list.Run("practice.check")
	}
	app.list.Run("practice.check") // what was written is compared first
}
