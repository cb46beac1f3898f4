package ui

import (
	"slices"

	"stagecraft/content"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/words"
)

// companion is a page that may stand beside a lesson. Where the learner is on it is kept
// under its id, as for a page of the rail.
type companion struct {
	id    string
	title func() string
	// share is the part of the width that the lesson has, until the learner says otherwise.
	share float32
	// apart tells that what it lays over the window is its own, and not the lesson's.
	apart bool
	make  func(*App, *lesson.Page, nav.Route) nav.Page
	// follow gives where it goes to beside a lesson that it wasn't beside before; nil
	// where it follows by itself.
	follow func(*content.Course, *content.Lesson, nav.Route) nav.Route
}

// companions are all of them.
var companions = []*companion{
	{
		id: nav.Process, title: func() string { return words.T("Process") }, share: 0.5, apart: true,
		make: func(s *App, _ *lesson.Page, r nav.Route) nav.Page {
			return process.NewBeside(s.course(), s.opened.Session, s, r)
		},
		follow: processOf,
	},
	{
		id: "notes", title: func() string { return words.T("Notes") }, share: 0.64,
		make: func(_ *App, p *lesson.Page, _ nav.Route) nav.Page { return p.Notes() },
	},
}

// companionOf gives the one with an id; nil when there is none such.
func companionOf(id string) *companion {
	for _, c := range companions {
		if c.id == id {
			return c
		}
	}
	return nil
}

// processOf gives the process that a lesson shows, where the learner was in it; or the
// one that was there before, if the lesson shows that too or none at all.
func processOf(c *content.Course, l *content.Lesson, before nav.Route) nav.Route {
	shown := c.ProcessesIn(l)
	if len(shown) == 0 || slices.ContainsFunc(shown, func(p *content.Process) bool { return p.ID == before.ID }) {
		return before
	}
	return nav.Route{ID: shown[0].ID, State: before.State}
}
