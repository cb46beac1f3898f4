package ui

import (
	"net/url"
	"path/filepath"

	"stagecraft/ui/cards"
	"stagecraft/ui/editor"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
	"stagecraft/ui/process"
	"stagecraft/ui/progress"
	"stagecraft/ui/settings"
	"stagecraft/ui/today"
	"stagecraft/ui/words"
)

// makers make each page for a route.
var makers map[string]func(*App, nav.Route) nav.Page

func init() {
	makers = map[string]func(*App, nav.Route) nav.Page{
		nav.Today: func(s *App, r nav.Route) nav.Page {
			return today.New(s.course(), s.opened.Session, s, s.routes[nav.Lessons], r)
		},
		nav.Lessons: func(s *App, r nav.Route) nav.Page {
			// What was opened and half answered since, here and in other lessons.
			r.State = lesson.Carry(r.State, s.routes[nav.Lessons].State)
			return lesson.New(s.course(), s.opened.Session, s, r)
		},
		nav.Process: func(s *App, r nav.Route) nav.Page {
			if r.State == "" { // a link knows nothing of where the learner is in the other processes
				r.State = s.routes[nav.Process].State
			}
			if own := s.course().Process(r.ID); r.Mode == editor.Mode && own != nil && own.Own {
				return editor.New(s.opened.Session, s, r)
			}
			return process.New(s.course(), s.opened.Session, s, r)
		},
		nav.Cards: func(s *App, r nav.Route) nav.Page {
			return cards.New(s.course(), s.opened.Session, s, r)
		},
		nav.Practice: func(s *App, r nav.Route) nav.Page {
			return practice.New(s.course(), s.opened.Session, s, r)
		},
		nav.Progress: func(s *App, r nav.Route) nav.Page {
			return progress.New(s.course(), s.opened.Session, s, r)
		},
		nav.Settings: func(s *App, r nav.Route) nav.Page {
			return settings.New(s.opened.Session, s, r)
		},
	}
}

// OpenFolder shows a folder in the system's file manager.
func (s *App) OpenFolder(path string) {
	u := &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	if err := s.app.OpenURL(u); err != nil {
		s.Fail(words.T("Opening the folder"), err)
	}
}

// Copy puts text on the clipboard.
func (s *App) Copy(text string) { s.app.Clipboard().SetContent(text) }
