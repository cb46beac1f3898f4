package ui

import (
	"strings"
	"testing"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestApp_EveryTermAndLessonOfAStepOpensAndComesBackToTheStep(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	course := app.course()
	terms, lessons := map[string]bool{}, 0
	for _, p := range course.Processes {
		for _, s := range p.Steps {
			at := nav.Route{Page: nav.Process, ID: p.ID, At: s.ID}
			app.Go(at)
			back := func(from string) {
				t.Helper()
				app.Back()
				if r := app.page.Route(); r.Page != at.Page || r.ID != at.ID || r.At != at.At {
					t.Fatalf("from %s Back leads to %+v, want %+v", from, r, at)
				}
			}
			if lesson, heading := course.LessonAt(s.Lesson); lesson != nil {
				link := uitest.Button(app.page.Object(), func(label string) bool { return strings.HasPrefix(label, lesson.Title) })
				if link == nil {
					t.Fatalf("%s/%s doesn't show where to read more", p.ID, s.ID)
				}
				link.Tapped(nil)
				if r := app.page.Route(); r.Page != nav.Lessons || r.ID != lesson.ID || heading != "" && r.At == "" {
					t.Errorf("%s/%s leads to %+v, want %s", p.ID, s.ID, r, s.Lesson)
				}
				back(s.Lesson)
				lessons++
			}
			for _, id := range s.Terms {
				if terms[id] {
					continue
				}
				terms[id] = true
				term := course.Term(id)
				for _, way := range []string{"See its card", "Open in lesson ›"} {
					chip := uitest.Button(app.page.Object(), func(label string) bool {
						return strings.EqualFold(label, term.Term) || strings.EqualFold(label, term.Abbreviation)
					})
					if chip == nil {
						t.Fatalf("%s/%s doesn't show the term %s", p.ID, s.ID, id)
					}
					chip.Tapped(nil)
					definition := app.window.Canvas().Overlays().Top()
					if definition == nil || !strings.Contains(uitest.Says(definition), term.Definition) {
						t.Fatalf("the definition of %s isn't shown", id)
					}
					link := uitest.Button(definition, func(label string) bool { return label == way })
					if link == nil {
						app.window.Canvas().Overlays().Remove(definition)
						continue
					}
					link.Tapped(nil)
					if r := app.page.Route(); r.Page == nav.Process {
						t.Fatalf("%q of %s leads nowhere", way, id)
					}
					back(way + " of " + id)
				}
			}
		}
	}
	if lessons < 40 || len(terms) < 30 {
		t.Errorf("only %d links to lessons and %d terms were followed", lessons, len(terms))
	}
}
