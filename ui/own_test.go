package ui

import (
	"fmt"
	"slices"
	"testing"

	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/cards"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/searchbox"
)

// change makes a change to a process of one's own.
func change(t testing.TB, s *study.Session, process string, c study.Change) {
	t.Helper()
	if err := s.Edit(process, c); err != nil {
		t.Fatal(err)
	}
}

func TestApp_FindsAProcessOfOnesOwn(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	s := app.opened.Session
	id, err := s.MakeOwn("How Ann sells", "Ring them up", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"ann sells", "ring them"} {
		app.GoPage(nav.Today)
		hits, q := found(t, app, query)
		if len(hits) == 0 {
			t.Fatalf("%q finds nothing", query)
		}
		app.openHit(hits[0], q, searchbox.Left{}, false)
		if r := app.page.Route(); r.Page != nav.Process || r.ID != id {
			t.Errorf("%q leads to %+v", query, r)
		}
	}
	app.GoPage(nav.Today)
	app.Open("process:" + id)
	if r := app.page.Route(); r.ID != id {
		t.Errorf("a link leads to %+v", r)
	}
	change(t, s, id, study.Change{Kind: study.ChangeRemove})
	if hits, _ := found(t, app, "ann sells"); len(hits) != 0 {
		t.Errorf("once it is removed %v is found", hits)
	}
}

// TestApp_PlacesInAProcessThatIsGone goes to each place that names a process of
// one's own, changes or removes the process, and comes back.
func TestApp_PlacesInAProcessThatIsGone(t *testing.T) {
	dir := t.TempDir()
	shelf := newShelf(t, dir)
	app := startApp(t, shelf, Config{})
	changes := map[string][]study.Change{
		"half of it dropped": {{Kind: study.ChangeDrop, Step: "negotiation"}, {Kind: study.ChangeDrop, Step: "demo"}, {Kind: study.ChangeMove, Step: "qualification"}},
		"removed":            {{Kind: study.ChangeRemove}},
	}
	for name, all := range changes {
		s := app.opened.Session
		id, err := s.MakeOwn("How Ann sells", "", app.course().Process("pipeline-seven"))
		if err != nil {
			t.Fatal(err)
		}
		a, b := app.course().Step(id+"/demo"), app.course().Step(id+"/negotiation")
		routes := []nav.Route{
			{Page: nav.Process, ID: id, At: "demo"},
			{Page: nav.Process, ID: id, At: "demo", Mode: process.ModeEdit},
			{Page: nav.Process, ID: id, At: "pipeline-seven", Mode: process.ModeCompare},
			{Page: nav.Process, ID: "pipeline-seven", At: id, Mode: process.ModeCompare},
			{Page: nav.Process, ID: id, Mode: process.ModeRoles},
			{Page: nav.Cards, ID: "process:" + id, Mode: cards.ModeReview},
			{Page: nav.Cards, ID: "process:" + id, Mode: cards.ModeFlip, At: "step:" + id + "/negotiation/aim"},
			{Page: nav.Practice, ID: drill.OrderPrefix + id},
			{Page: nav.Practice, ID: drill.Prefix + id},
			{Page: nav.Practice, ID: drill.PairID(a, b)},
		}
		var kept []nav.Route
		for _, r := range routes {
			app.Go(r)
			kept = append(kept, app.page.Route()) // with the round, its draft and the step of each process
		}
		for _, c := range all {
			change(t, s, id, c)
		}
		for _, r := range kept {
			t.Run(fmt.Sprintf("%s: %s %s %s", name, r.Page, r.Mode, r.ID), func(t *testing.T) {
				app.Go(r)
				app.redraw()
				if got := app.page.Route(); got.Page != r.Page {
					t.Errorf("%+v leads to %+v", r, got)
				}
				if uitest.Says(app.page.Object()) == "" {
					t.Error("the page is empty")
				}
				for _, page := range []string{nav.Today, nav.Progress} {
					app.GoPage(page)
				}
				app.Back()
				app.Back()
			})
		}
	}
	if err := shelf.journal.Close(); err != nil {
		t.Fatal(err)
	}
	app = startApp(t, newShelf(t, dir), Config{})
	if len(app.opened.Session.Own()) != 1 || !slices.Contains([]string{nav.Practice, nav.Process, nav.Cards}, app.page.Route().Page) {
		t.Errorf("after a restart it is at %+v with %v", app.page.Route(), app.opened.Session.Own())
	}
}

// TestApp_ABareProcessIsShownOnEveryPage has a process with nothing but the
// name of its one step.
func TestApp_ABareProcessIsShownOnEveryPage(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	s := app.opened.Session
	id, err := s.MakeOwn("How Ann sells", "Ring them up", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 2, study.MaxSteps} {
		for len(app.course().Process(id).Steps) < n {
			change(t, s, id, study.Change{Kind: study.ChangeAdd, Text: "Ring them up"})
		}
		for _, r := range []nav.Route{
			{Page: nav.Today},
			{Page: nav.Process, ID: id},
			{Page: nav.Process, ID: id, Mode: process.ModeEdit},
			{Page: nav.Process, ID: id, At: "pipeline-seven", Mode: process.ModeCompare},
			{Page: nav.Process, ID: "pipeline-seven", At: id, Mode: process.ModeCompare},
			{Page: nav.Process, ID: id, Mode: process.ModeRoles},
			{Page: nav.Cards},
			{Page: nav.Practice},
			{Page: nav.Practice, ID: drill.OrderPrefix + id},
			{Page: nav.Practice, ID: drill.Prefix + id},
			{Page: nav.Progress},
		} {
			app.Go(r)
			if uitest.Says(app.page.Object()) == "" {
				t.Errorf("with %d steps %+v shows nothing", n, r)
			}
		}
	}
}
