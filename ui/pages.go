package ui

import (
	"net/url"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/cards/allcards"
	"stagecraft/ui/command"
	"stagecraft/ui/courses"
	"stagecraft/ui/dialogue"
	"stagecraft/ui/editor"
	"stagecraft/ui/lesson"
	"stagecraft/ui/nav"
	"stagecraft/ui/practice"
	"stagecraft/ui/process"
	"stagecraft/ui/progress"
	"stagecraft/ui/theme"
	"stagecraft/ui/today"
	"stagecraft/ui/words"
)

// page is all that the shell knows of a page. The rail, the menu, the keys, the
// palette, the command line and what is written down of the learner's place are
// drawn from the list of these.
type page struct {
	id    string        // in a route and on the command line
	title func() string // in the window
	icon  theme.Icon
	// key opens it; the zero key is Ctrl and the page's number in the list.
	key command.Key
	// apart has it stand at the rail's foot.
	apart bool
	// waiting is the number beside its name in the rail; nil for none.
	waiting func(*study.Session) int
	// state gives an empty state of a route in a mode; nil for pages without.
	state func(nav.Mode) nav.State
	make  func(*App, nav.Route) nav.Page
}

// pages are all pages, in the order of the rail; the first is where the app begins.
var pages []*page

func init() { // the pages lead to each other through the App
	pages = []*page{
		{
			id: nav.Today, title: func() string { return words.T("Today") }, icon: theme.IconToday,
			make: func(s *App, r nav.Route) nav.Page {
				if s.introduction.welcoming {
					return s.introduction.page()
				}
				return today.New(s.course(), s.opened.Session, s, s, s.routes[nav.Lessons], r)
			},
		},
		{
			id: nav.Lessons, title: func() string { return words.T("Lessons") }, icon: theme.IconLessons,
			state: func(nav.Mode) nav.State { return &lesson.State{} },
			make: func(s *App, r nav.Route) nav.Page {
				// What was opened and half answered since, here and in other lessons.
				r.State = lesson.Carry(r, s.routes[nav.Lessons])
				return lesson.New(s.course(), s.opened.Session, s, r)
			},
		},
		{
			id: nav.Process, title: func() string { return words.T("Process") }, icon: theme.IconProcess,
			state: func(nav.Mode) nav.State { return &process.State{} },
			make: func(s *App, r nav.Route) nav.Page {
				if r.State == nil { // a link knows nothing of where the learner is in the other processes
					r.State = s.routes[nav.Process].State
				}
				if own := s.course().Process(r.ID); r.Mode == process.ModeEdit && own != nil && own.Own {
					return editor.New(s.opened.Session, s, r)
				} else if d := s.courseProcess(r.ID); r.Mode == process.ModeEdit && own != nil && d != nil {
					return editor.New(d, s, r)
				}
				return process.New(s.course(), s.opened.Session, s, r)
			},
		},
		{
			id: nav.Cards, title: func() string { return words.T("Cards") }, icon: theme.IconCards,
			waiting: func(session *study.Session) int { return session.Counts(study.AllCards).Total() },
			state: func(mode nav.Mode) nav.State {
				if mode == cards.ModeAll {
					return &allcards.State{}
				}
				return cards.NewState(mode)
			},
			make: func(s *App, r nav.Route) nav.Page {
				if r.Mode == cards.ModeAll {
					return allcards.New(s.course(), s.opened.Session, s, r)
				}
				return cards.New(s.course(), s.opened.Session, s, r)
			},
		},
		{
			id: nav.Practice, title: func() string { return words.T("Practice") }, icon: theme.IconPractice,
			state: practice.NewState,
			make: func(s *App, r nav.Route) nav.Page {
				if r.Mode == dialogue.Mode {
					return dialogue.New(s.course(), s.opened.Session, s, r)
				}
				if r.Mode == practice.ModeExam {
					return practice.NewExam(s.course(), s.opened.Session, s, r)
				}
				return practice.New(s.course(), s.opened.Session, s, r)
			},
		},
		{
			id: nav.Progress, title: func() string { return words.T("Progress") }, icon: theme.IconProgress,
			make: func(s *App, r nav.Route) nav.Page {
				return progress.New(s.course(), s.opened.Session, s, r)
			},
		},
		{
			id: nav.Courses, title: func() string { return words.T("Courses") }, icon: theme.IconCourses, apart: true,
			make: func(s *App, r nav.Route) nav.Page { return courses.New(s, r) },
		},
		{
			id: nav.Settings, title: func() string { return words.T("Settings") }, icon: theme.IconSettings,
			key: command.Ctrl(fyne.KeyComma), apart: true,
			state: newSettingsState,
			make: func(s *App, r nav.Route) nav.Page {
				return s.settingsPage(r)
			},
		},
	}
	for i, p := range pages {
		if p.key == (command.Key{}) {
			p.key = command.Ctrl(fyne.KeyName(strconv.Itoa(i + 1)))
		}
	}
}

// pageOf gives the page with an id; nil when there is none such.
func pageOf(id string) *page {
	for _, p := range pages {
		if p.id == id {
			return p
		}
	}
	return nil
}

// newState gives a state of the page for a route, to be filled; nil for none, as for
// a page that this version doesn't have.
func (p *page) newState(r nav.Route) nav.State {
	if p == nil || p.state == nil {
		return nil
	}
	return p.state(r.Mode)
}

// pageTitle is what a page is called in the window; "" when it is none.
func pageTitle(id string) string {
	if p := pageOf(id); p != nil {
		return p.title()
	}
	return ""
}

// PageIDs gives what Config.Page may be, in the order of the rail.
func PageIDs() []string {
	ids := make([]string, len(pages))
	for i, p := range pages {
		ids[i] = p.id
	}
	return ids
}

// openPageCommands open the pages.
func (s *App) openPageCommands(menu string, when func() bool) []command.Command {
	cs := make([]command.Command, len(pages))
	for i, p := range pages {
		cs[i] = command.Command{ID: "go." + p.id, Title: p.title(), Menu: menu, When: when, Do: func() { s.GoPage(p.id) }, Keys: []command.Key{p.key}}
	}
	return cs
}

// OpenFolder shows a folder in the system's file manager.
func (s *App) OpenFolder(path string) {
	if err := s.openAt(path); err != nil {
		s.Fail(words.T("Opening the folder"), err)
	}
}

// openFile opens a file in what the system has for it.
func (s *App) openFile(path string) {
	if err := s.openAt(path); err != nil {
		s.Fail(words.F("Opening %s", filepath.Base(path)), err)
	}
}

func (s *App) openAt(path string) error {
	return s.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
}

// Copy puts text on the clipboard.
func (s *App) Copy(text string) { s.app.Clipboard().SetContent(text) }
