package ui

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stagecraft/content/search"
	"stagecraft/ui/cards"
	"stagecraft/ui/cards/allcards"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
	"stagecraft/ui/process"
	"stagecraft/ui/settings"
)

func TestPages_AreRegisteredWhole(t *testing.T) {
	ids, icons, keys := map[string]bool{}, map[any]bool{}, map[command.Key]bool{}
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	for _, p := range pages {
		miss := func(part string) { t.Errorf("the page %s: %s", p.id, part) }
		switch {
		case !regexp.MustCompile(`^[a-z]+$`).MatchString(p.id) || ids[p.id]:
			miss("its id isn't a word of its own")
		case p.title == nil || p.title() == "" || pageTitle(p.id) != p.title():
			miss("has no title")
		case p.icon == "" || icons[p.icon]:
			miss("has no icon of its own")
		case keys[p.key]:
			miss("another page has its key, " + p.key.String())
		case p.make == nil:
			miss("nothing makes it")
		}
		ids[p.id], icons[p.icon], keys[p.key] = true, true, true

		app.GoPage(p.id)
		route := app.page.Route()
		if route.Page != p.id {
			miss("its route names the page " + route.Page)
		}
		if route.State != nil && reflect.TypeOf(p.newState(route)) != reflect.TypeOf(route.State) {
			miss(fmt.Sprintf("its route has a state of %T, and %T is registered", route.State, p.newState(route)))
		}
		if !strings.Contains(uitest.Says(app.rail.object), p.title()) {
			miss("isn't in the rail")
		}
		if !slices.ContainsFunc(app.findableCommands(), func(o search.Other) bool {
			c, ok := o.Ref.(command.Command)
			return ok && o.Title == p.title() && slices.Contains(c.Keys, p.key)
		}) {
			miss("isn't in the palette with its key")
		}
		if !slices.Contains(PageIDs(), p.id) {
			miss("can't be named on the command line")
		}
	}
	if pages[0].id != nav.Today {
		t.Error("the app doesn't begin with the first page")
	}
}

// saved is what an earlier version and this one write of a state, which is of
// the type beside it.
var saved = []struct {
	page, fields, state string
	is                  nav.State
}{
	{nav.Lessons, `"id":"sales-roles"`, `{"lessons":[{"lesson":"sales-process","folds":{"b/0":true},"answers":{"q":{"answer":[1],"seed":3}}}]}`, &lesson.State{}},
	{nav.Process, `"id":"pipeline-seven","at":"demo"`, `{"steps":{"pipeline-seven":"demo"},"role":"ae"}`, &process.State{}},
	{nav.Process, `"id":"pipeline-seven","mode":"edit"`, `{"steps":{"pipeline-seven":"demo"},"unsaved":[{"field":"title","text":"Ours"}],"field":"title"}`, &process.State{}},
	{nav.Cards, `"id":"all","mode":"flip"`, `{"shuffled":true,"seed":7}`, cards.NewState(cards.ModeFlip)},
	{nav.Cards, `"id":"all","mode":"review"`, `{"back":true}`, cards.NewState(cards.ModeReview)},
	{nav.Cards, `"mode":"flags"`, `{"show":"done","kind":"typo"}`, cards.NewState(cards.ModeFlags)},
	{nav.Cards, `"mode":"all"`, `{"find":"is:due","order":"recall","down":true}`, &allcards.State{}},
	{nav.Practice, `"id":"all"`, `{"seed":7,"ids":["a"],"at":0,"outcomes":"AA=="}`, &practice.State{}},
	{nav.Settings, `"offset":12`, `{"button":3}`, &settings.State{}},
}

func TestApp_ReadsWhereTheLearnerWasFromThisAndEarlierVersions(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	for _, c := range saved {
		quoted, err := json.Marshal(c.state)
		if err != nil {
			t.Fatal(err)
		}
		for _, state := range []string{c.state, string(quoted)} {
			place := fmt.Sprintf(`{"page":"today","routes":{%q:{"page":%q,%s,"state":%s}}}`, c.page, c.page, c.fields, state)
			if err := app.opened.Session.SaveViewNow(place); err != nil {
				t.Fatal(err)
			}
			app.routes = map[string]nav.Route{}
			app.readWhereabouts()
			got, err := json.Marshal(app.routes[c.page])
			if want := fmt.Sprintf(`{"page":%q,%s,"state":%s}`, c.page, c.fields, c.state); err != nil || string(got) != want || reflect.TypeOf(app.routes[c.page].State) != reflect.TypeOf(c.is) {
				t.Errorf("%s\nread as %s, a %T, want %s", place, got, app.routes[c.page].State, want)
			}
		}
	}
}

func TestApp_ADamagedStateLeavesTheRoutesAsTheyAre(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	place := `{"page":"cards","routes":{
		"cards":{"page":"cards","id":"all","mode":"flip","at":"term:po","state":"{\"shuff"},
		"practice":{"page":"practice","id":"all","state":[1,2]},
		"lessons":{"page":"lessons","id":"sales-roles","state":"` + strings.Repeat("x", 3*nav.MaxState) + `"},
		"glossary":{"page":"glossary","id":"later","state":{"of":"a later version"}},
		"process":17}}`
	if err := app.opened.Session.SaveViewNow(place); err != nil {
		t.Fatal(err)
	}
	app.routes = map[string]nav.Route{}
	app.readWhereabouts()
	if app.route.ID != "all" || app.route.Mode != cards.ModeFlip || app.route.At != "term:po" || app.route.State != nil {
		t.Errorf("begins at %+v", app.route)
	}
	for page, id := range map[string]string{nav.Practice: "all", nav.Lessons: "sales-roles", "glossary": "later", nav.Process: ""} {
		if r := app.routes[page]; r.ID != id || r.State != nil {
			t.Errorf("on %s: %+v, want %q without a state", page, r, id)
		}
	}
	for _, page := range []string{nav.Cards, nav.Practice, nav.Lessons, nav.Process} {
		app.GoPage(page) // none of them minds
	}
}
