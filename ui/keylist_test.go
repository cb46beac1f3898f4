package ui

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content/search"
	"stagecraft/study"
	"stagecraft/ui/authoring"
	"stagecraft/ui/authoring/outline"
	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/backups"
	"stagecraft/ui/cards"
	"stagecraft/ui/checking"
	"stagecraft/ui/command"
	"stagecraft/ui/comments"
	"stagecraft/ui/fromnotes"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/learners"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/packages"
	"stagecraft/ui/process"
)

var update = flag.Bool("update", false, "write the catalogue of commands anew from the pages")

const cataloguePath = "command/catalogue.json"

// onPlaces opens each page in each of its modes, by the place's name.
func onPlaces(t *testing.T, app *App, do func(place string)) {
	t.Helper()
	own, err := app.opened.Session.MakeOwn("My own", "", app.course().Process("pipeline-seven"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []nav.Route{
		{Page: nav.Today},
		{Page: nav.Lessons, Mode: lesson.ModeList},
		{Page: nav.Lessons, ID: "sales-process"},
		{Page: nav.Process, ID: "pipeline-seven"},
		{Page: nav.Process, ID: own},
		{Page: nav.Process, ID: "pipeline-seven", Mode: process.ModeRoles},
		{Page: nav.Process, ID: "pipeline-seven", Mode: process.ModeCompare},
		{Page: nav.Process, ID: own, Mode: process.ModeEdit},
		{Page: nav.Cards},
		{Page: nav.Cards, ID: "all", Mode: cards.ModeReview},
		{Page: nav.Cards, ID: "all", Mode: cards.ModeFlip},
		{Page: nav.Cards, Mode: cards.ModeFlags},
		{Page: nav.Cards, Mode: cards.ModeAll},
		{Page: nav.Practice},
		{Page: nav.Practice, ID: "all"},
		{Page: nav.Progress},
		{Page: nav.Courses},
		{Page: nav.Settings},
		{Page: nav.Settings, Mode: backups.Mode},
		{Page: nav.Settings, Mode: learners.Mode},
		{Page: nav.Settings, Mode: packages.Mode},
		{Page: nav.Settings, Mode: checking.Mode},
		{Page: nav.Settings, Mode: comments.Mode},
		{Page: nav.Settings, Mode: fromnotes.Mode},
		{Page: nav.Settings, Mode: authoring.Mode},
		{Page: nav.Settings, Mode: questions.Mode},
		{Page: nav.Settings, Mode: outline.Mode},
		{Page: nav.Settings, Mode: keyboard.Mode},
	} {
		app.Go(r)
		if got := app.page.Route(); got.Page != r.Page {
			t.Fatalf("%+v opens %+v", r, got)
		}
		place := r.Page
		switch {
		case r.Mode != "":
			place += "/" + string(r.Mode)
		case r.Page == nav.Practice && r.ID != "":
			place += "/question"
		}
		do(place)
	}
}

// listApp is an app in which every page has something to show.
func listApp(t *testing.T) *App {
	t.Helper()
	app := newApp(t, &householdShelf{keepingShelf: newKeepingShelf(t, filepath.Join(t.TempDir(), "data"))}, Config{Course: Bundled})
	wait(t, func() bool { return app.page != nil })
	card := "term:" + study.CardID(app.course().Terms[0].ID) + "/definition"
	if err := app.opened.Session.Flag(study.Flag{FlagTarget: study.FlagTarget{Card: card}, Comment: "odd"}); err != nil {
		t.Fatal(err)
	}
	return app
}

// translated are all texts that the program shows.
func translated(t *testing.T) map[string]any {
	t.Helper()
	data, err := os.ReadFile("../content/catalogue/translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]any{}
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// numbered tells whether a command is one of several that choose by a number.
func numbered(c command.Command, texts map[string]any) bool {
	return c.Unlisted || texts[c.Title] == nil && !strings.HasSuffix(c.ID, ".undo") && !strings.HasSuffix(c.ID, ".redo") ||
		strings.HasPrefix(c.ID, "lesson.open") && c.ID != "lesson.open" || strings.HasPrefix(c.ID, "practice.set.")
}

// collected is the catalogue as the pages have it.
func collected(t *testing.T, app *App) []command.Known {
	t.Helper()
	texts := translated(t)
	var all []command.Known
	at := map[string]int{}
	add := func(place string, c command.Command) {
		k := command.Known{ID: c.ID, Title: c.Title, Keys: slices.Clone(c.Keys)}
		switch {
		case strings.HasSuffix(c.ID, ".undo"):
			k.Title = "Undo"
		case strings.HasSuffix(c.ID, ".redo"):
			k.Title = "Redo"
		}
		if strings.HasPrefix(c.ID, "cards.grade.") {
			name, meaning, _ := strings.Cut(c.Title, ": ")
			k.Title, k.Parts = "%s: %s", []string{name, meaning}
		} else if numbered(c, texts) {
			prefix := c.ID
			if dot := strings.LastIndexByte(prefix, '.'); dot > 0 {
				prefix = prefix[:dot]
			}
			if strings.HasPrefix(c.ID, "courses.open.") || strings.HasPrefix(c.ID, "learners.switch.") {
				prefix = strings.Join(strings.Split(c.ID, ".")[:2], ".")
			}
			if len(k.Keys) == 0 {
				return // there is nothing to know of it
			}
			k = command.Known{ID: prefix + ".*", Keys: k.Keys, Fixed: true}
			for i, key := range k.Keys { // as many as there may be in another course
				number := command.Key{Rune: '1'}
				if key.Rune >= '1' && key.Rune <= '9' || key.Name >= "1" && key.Name <= "9" {
					k.Keys[i] = number
					for ; number.Rune < '9'; k.Keys = append(k.Keys, number) {
						number.Rune++
					}
				}
			}
			if c.ID[:min(len(c.ID), 16)] == "practice.choose." {
				for r := 'a'; r <= 'i'; r++ {
					k.Keys = append(k.Keys, command.Key{Rune: r})
				}
			}
		}
		i, seen := at[k.ID]
		if !seen {
			at[k.ID] = len(all)
			if place != "" {
				k.Places = []string{place}
			}
			all = append(all, k)
			return
		}
		if place != "" && !slices.Contains(all[i].Places, place) {
			all[i].Places = append(all[i].Places, place)
		}
		for _, key := range k.Keys {
			if !slices.Contains(all[i].Keys, key) {
				if !k.Fixed {
					t.Errorf("%s has the key %s on %s and not elsewhere", c.ID, key, place)
				}
				all[i].Keys = append(all[i].Keys, key)
			}
		}
		if all[i].Title != k.Title && !k.Fixed && texts[k.Title] == nil {
			t.Errorf("%s is %q on %s and %q elsewhere", c.ID, k.Title, place, all[i].Title)
		}
	}
	for _, c := range app.commands() {
		add("", c)
	}
	onPlaces(t, app, func(place string) {
		for _, c := range app.page.Commands() {
			add(place, c)
		}
	})
	for i := range all {
		if all[i].Fixed {
			slices.SortFunc(all[i].Keys, func(a, b command.Key) int { return strings.Compare(written(t, a), written(t, b)) })
			all[i].Keys = slices.Compact(all[i].Keys)
		}
	}
	return all
}

func written(t *testing.T, k command.Key) string {
	t.Helper()
	text, err := k.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCatalogue_HoldsEveryCommandOfEveryPage(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	var out bytes.Buffer
	out.WriteString("[")
	for i, k := range collected(t, listApp(t)) {
		line, err := json.Marshal(k)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n\t")
		out.Write(line)
	}
	out.WriteString("\n]\n")
	if *update {
		if err := os.WriteFile(cataloguePath, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(cataloguePath)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, out.Bytes()) {
		a, b := strings.Split(string(have), "\n"), strings.Split(out.String(), "\n")
		for _, line := range b {
			if !slices.Contains(a, line) {
				t.Errorf("not there as the pages have it: %s", line)
			}
		}
		t.Error("the catalogue isn't what the pages declare: go test ./ui -run TestCatalogue -update")
	}
}

func TestCommands_HaveANameAWayByMouseAndAKeyOfTheirOwnOnEachPage(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	app := listApp(t)
	onPlaces(t, app, func(place string) {
		var all []command.Command
		for _, c := range app.list.All() {
			if c.Unlisted {
				continue
			}
			all = append(all, c)
			if strings.TrimSpace(c.Title) == "" || c.ID == "" {
				t.Errorf("%s: %q has no name", place, c.ID)
			}
		}
		palette := app.findableCommands()
		inMenu := map[string]bool{}
		for _, item := range app.menuOfAll() {
			for _, sub := range item.Submenu {
				inMenu[sub.Title] = true
			}
		}
		for _, c := range all {
			found := slices.ContainsFunc(palette, func(o search.Other) bool { return o.Ref.(command.Command).ID == c.ID })
			if !found && c.ID != "go.search" {
				t.Errorf("%s: %s isn't in the palette", place, c.ID)
			}
			if !inMenu[c.Title] {
				t.Errorf("%s: %s can't be given by the menu, with the mouse alone", place, c.ID)
			}
		}
		for i, c := range all {
			for _, other := range all[i+1:] {
				for _, k := range c.Keys {
					if slices.ContainsFunc(other.Keys, k.Same) && !shadows(c, other) {
						t.Errorf("%s: %s gives both %s and %s", place, k, c.ID, other.ID)
					}
				}
			}
		}
	})
}

// shadows tells whether a page's command stands before one of everywhere on purpose:
// Escape goes back by one, whatever there is to go back from.
func shadows(c, other command.Command) bool {
	return slices.Contains(c.Keys, command.K(fyne.KeyEscape)) && other.ID == "go.back"
}

// byDesign is what the design names of each page, besides scrolling, which is the
// wheel's: by the ids of commands.
var byDesign = map[string][]string{
	"": {
		"go.today", "go.lessons", "go.process", "go.cards", "go.practice", "go.progress", "go.courses", "go.settings",
		"go.search", "go.back", "view.larger", "view.smaller", "view.full", "help.keys", "help.menu",
	},
	"today":             {"today.continue", "today.review"},
	"lessons":           {"lesson.next", "lesson.list", "lesson.term", "lesson.find", "lesson.note", "lesson.notes", "lesson.highlight", "lesson.flag", "lesson.contents", "lesson.menu", "lesson.export"},
	"process":           {"process.next", "process.play", "process.compare", "process.roles", "process.save", "process.step.demo", "process.make", "process.practise"},
	"process/edit":      {"editor.add", "editor.remove", "editor.later", "editor.name"},
	"cards":             {"cards.start.all", "cards.through.all", "cards.flags"},
	"cards/review":      {"cards.flip", "cards.grade.1", "cards.grade.2", "cards.grade.3", "cards.grade.4", "cards.undo", "cards.why", "cards.flag", "cards.lesson", "cards.copy"},
	"cards/flip":        {"cards.flip", "cards.next", "cards.shuffle", "cards.flagged", "cards.both", "cards.flag"},
	"cards/flags":       {"flags.jump", "flags.done", "flags.edit", "flags.remove", "flags.copyMarkdown", "flags.saveCSV"},
	"practice/question": {"practice.check", "practice.next", "practice.sets", "practice.flag"},
	"settings/backups":  {"backups.now"},
	"settings/keys":     {"keys.find"},
}

func TestCommands_AllThatTheDesignNamesIsReachedByTheMouseAlone(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	app := listApp(t)
	reached := map[string]map[string]bool{}
	onPlaces(t, app, func(place string) {
		if reached[place] == nil {
			reached[place] = map[string]bool{}
		}
		look := func() {
			given := map[string]bool{}
			for _, menu := range app.menuOfAll() {
				for _, row := range menu.Submenu {
					given[row.Title] = row.Do != nil
				}
			}
			for _, c := range app.list.All() {
				if given[c.Title] {
					reached[place][c.ID] = true
				}
			}
		}
		look()
		switch place { // what applies only on a card's back, and after an answer
		case "cards/review":
			app.list.Run("cards.flip")
			look()
			app.list.Run("cards.grade.3")
			look()
		case "practice/question":
			app.list.TypedRune('1')
			look()
			app.list.Run("practice.check")
			look()
		}
	})
	for place, ids := range byDesign {
		for _, id := range ids {
			for at, there := range reached {
				if (place == at || place == "" && at != "") && !there[id] {
					t.Errorf("%s can't be given by the mouse alone on %q", id, at)
				}
			}
		}
	}
}
