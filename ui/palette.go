package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/finder"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// findable is everything the palette knows: pages and actions, lessons, their
// headings and pictures, terms, processes and steps.
func (s *App) findable() []finder.Item {
	var all []finder.Item
	for _, c := range s.list.All() {
		if !c.Unlisted && c.ID != "go.search" {
			kind := words.T("Action")
			if len(c.Keys) > 0 {
				kind = c.Keys[0].String()
			}
			all = append(all, finder.Item{Name: c.Title, Kind: kind, Do: c.Do})
		}
	}
	course := s.course()
	for _, l := range course.Lessons {
		id := l.ID
		all = append(all, finder.Item{Name: l.Title, Kind: words.T("Lesson"), Do: func() { s.Go(nav.Route{Page: nav.Lessons, ID: id}) }})
		for _, h := range l.Document.Headings() {
			at := h.ID
			all = append(all, finder.Item{Name: markup.PlainText(h.Inlines), Kind: l.Title, Do: func() { s.Go(nav.Route{Page: nav.Lessons, ID: id, At: at}) }})
		}
	}
	for _, t := range course.Terms {
		id := t.ID
		all = append(all, finder.Item{Name: t.Term, Also: t.Abbreviation, Kind: words.T("Term"), Do: func() { s.Open("term:" + id) }})
	}
	for _, p := range course.Processes {
		id := p.ID
		all = append(all, finder.Item{Name: p.Title, Also: figure.TextAlternative(course, p), Kind: words.T("Process"), Do: func() { s.Go(nav.Route{Page: nav.Process, ID: id}) }})
		for _, step := range p.Steps {
			at := step.ID
			all = append(all, finder.Item{Name: step.Name, Kind: p.Title, Do: func() { s.Go(nav.Route{Page: nav.Process, ID: id, At: at}) }})
		}
	}
	for _, l := range course.Lessons {
		all = append(all, s.pictured(l)...)
	}
	return all
}

// showPalette opens the line that finds everything.
func (s *App) showPalette() {
	if s.opened == nil {
		return
	}
	finder.Show("search", s.window.Canvas(), words.T("Lesson, term, step or action"), 620, func(any) finder.Search {
		return finder.Search{Items: s.findable(), None: s.noneFound(), Further: s.findInText}
	})
}

// noneFound says what the palette looked through, and how to look elsewhere.
func (s *App) noneFound() string {
	if s.lessonShown() == nil {
		return words.F("No title, heading, figure, term, process, step or action matches. To search the text of a lesson, open it and press %s.", findKey())
	}
	return words.T("No title, heading, figure, term, process, step or action matches. The text of this lesson can be searched too:")
}

func findKey() string { return command.Ctrl(fyne.KeyF).String() }

// lessonShown gives the page of lessons when it shows one to read, else nil.
func (s *App) lessonShown() *lesson.Page {
	if p, ok := s.page.(*lesson.Page); ok && p.Reading() {
		return p
	}
	return nil
}

// findInText offers to look for a query in the text of the lesson shown.
func (s *App) findInText(query string) []finder.Item {
	p := s.lessonShown()
	query = strings.TrimSpace(query)
	if p == nil || query == "" {
		return nil
	}
	return []finder.Item{{Name: words.F("Find “%s” in this lesson", query), Kind: findKey(), Do: func() { p.Find(query) }}}
}
