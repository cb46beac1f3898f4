package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"

	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// whereabouts is where the learner is, as it is written down for the next start.
type whereabouts struct {
	Page   string               `json:"page"`
	Routes map[string]nav.Route `json:"routes"` // the last one on each page
	// Searches is what was looked for last, the latest first.
	Searches []string `json:"searches,omitempty"`
	// Beside is what stands beside a lesson, and Lesson the one for which it was chosen.
	Beside string `json:"beside,omitempty"`
	Lesson string `json:"lesson,omitempty"`
}

// readWhereabouts goes to where the learner was. What of it can't be read is
// left out, and the rest stays.
func (s *App) readWhereabouts() {
	saved, err := s.opened.Session.SavedView()
	if err != nil {
		s.Fail(words.T("Finding your place"), err)
	}
	if saved == "" {
		return
	}
	var w struct {
		Page     string                     `json:"page"`
		Routes   map[string]json.RawMessage `json:"routes"`
		Searches []string                   `json:"searches"`
		Beside   string                     `json:"beside"`
		Lesson   string                     `json:"lesson"`
	}
	if err := json.Unmarshal([]byte(saved), &w); err != nil {
		fyne.LogError("reading where the learner was", err)
		return
	}
	s.search.recent = w.Searches[:min(len(w.Searches), mostRecent)]
	s.beside.kind, s.beside.lesson = companionOf(w.Beside), w.Lesson
	for id, route := range w.Routes {
		r, err := nav.ReadRoute(route, pageOf(id).newState)
		if err != nil {
			fyne.LogError("reading where the learner was", err)
		}
		r.Page = id
		s.routes[id] = r
	}
	if pageOf(w.Page) != nil {
		s.route = s.routes[w.Page]
		s.route.Page = w.Page
	}
}

// saveWhereabouts writes down where the learner is. At once when now is set: the
// page changed.
func (s *App) saveWhereabouts(now bool) {
	if s.opened == nil || s.page == nil {
		return
	}
	s.route = s.place()
	s.routes[s.route.Page] = s.route
	s.beside.note()
	here := whereabouts{Page: s.route.Page, Routes: s.routes, Searches: s.search.recent, Lesson: s.beside.lesson}
	if s.beside.kind != nil {
		here.Beside = s.beside.kind.id
	}
	w, err := json.Marshal(here)
	if err != nil {
		fyne.LogError("writing down where the learner is", err)
		return
	}
	if !now {
		s.opened.Session.SaveView(string(w))
		return
	}
	if err := s.opened.Session.SaveViewNow(string(w)); err != nil {
		s.Fail(words.T("Keeping your place"), err)
	}
}
