// Package ui is the shell: the window with its rail, the pages, the one list
// of commands, and the way between places.
package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Opened is a course that is ready to be studied.
type Opened struct {
	Course  *content.Course // as it was opened; the session's has the learner's own processes too
	Session *study.Session
	Path    string // what was opened, or Bundled
	After   *Crash // how the last run of the app ended, or nil when that was in order
}

// Bundled stands for the path of the course that comes with the app.
const Bundled = "bundled:"

// Loader opens courses and keeps the learner's data. Its methods may take a
// while and are called off the main goroutine.
type Loader interface {
	// Load opens the course at a path: "" is the one opened last, Bundled the
	// one that comes with the app. A course that can't be opened gives
	// content.Problems. When ctx ends first, Load gives its error soon. Once
	// the course is there it calls ready, which ends the use of the one before,
	// and only then reads what the learner did in it: with an error from ready it
	// gives that up.
	Load(ctx context.Context, path string, ready func() error) (*Opened, error)
	// Close ends a session; nothing of it is lost.
	Close(*Opened) error
	// DataDir is where the learner's data is.
	DataDir() string
}

// Config is how the app starts.
type Config struct {
	Course string     // path of the course; "" is the one opened last
	Page   string     // page to open; "" is where the learner was
	Mode   theme.Mode // theme; "" is the learner's choice
	Size   fyne.Size  // window's size; zero is the last one
	// Release gives memory back to the system that Go doesn't know of; nil where
	// there is nothing to do. It is called off the main goroutine.
	Release func()

	Recorder Recorder // where what is drawn is noted; nil for nowhere
	Ending   func()   // called when the toolkit is told to end; nil for nothing
}

// App is the running app: one window on one course. It is used on the main
// goroutine alone.
type App struct {
	app    fyne.App
	window fyne.Window
	loader Loader
	config Config

	opened      *Opened
	unsubscribe func()   // ends what the session tells of its changes
	opening     *opening // the course that is being opened, or nil
	trouble     *trouble // what kept the course or the data from opening

	list          command.List
	page          nav.Page
	route         nav.Route
	routes        map[string]nav.Route // where the learner was on each page
	history       []nav.Route
	forward       []nav.Route
	background    *canvas.Rectangle // until the toolkit paints the page's colour itself
	rail          *rail
	body          *fyne.Container // holds the page
	toast         *toast
	notice        *notice
	closing       bool
	stopped       bool   // saving is, as the notice says
	mayLose       bool   // the learner quits all the same
	cancelRelease func() // keeps memory from being given back as planned; nil when that isn't
	unpurged      int    // pages opened since the last purge
	purging       bool

	painted bool // the window has drawn its first frame

	starting    bool   // the page is the one that the start opens
	cancelDrawn func() // keeps the page from counting as drawn
}

// New makes the app's window. Run shows it.
func New(a fyne.App, loader Loader, config Config) *App {
	s := &App{app: a, loader: loader, config: config, routes: map[string]nav.Route{}}
	s.applyPreferences()
	s.window = a.NewWindow("Stagecraft")
	s.window.SetMaster()
	s.window.SetPadded(false)
	s.build()
	s.window.Resize(s.firstSize())
	s.window.SetCloseIntercept(s.Quit)
	a.Lifecycle().SetOnStarted(s.started)
	a.Settings().AddListener(func(fyne.Settings) { s.systemThemeChanged() })
	s.watchSaving()
	s.list.SetShell(s.commands())
	s.list.Layers = modal.Of(s.window.Canvas())
	s.list.Bind(s.window.Canvas())
	s.nativeMenu()
	time.AfterFunc(latestPaint, func() { kit.OnMain(s.firstPainted) })
	return s
}

// Run shows the window until it is closed.
func (s *App) Run() { s.window.ShowAndRun() }

// Window is the app's window.
func (s *App) Window() fyne.Window { return s.window }

// build draws the shell. It is done once, and again when the theme or the text size changes.
func (s *App) build() {
	s.rail = newRail(s)
	s.body = container.New(&bodyLayout{s})
	kit.SetPage(s.window.Canvas(), s.body)
	s.toast = newToast(s.relayout, s.toast)
	s.notice = newNotice(s)
	s.background = canvas.NewRectangle(theme.Color(theme.Background))
	s.uncover()
	if s.page != nil {
		s.body.Objects = []fyne.CanvasObject{s.page.Object()}
	} else if s.opening != nil {
		s.body.Objects = []fyne.CanvasObject{s.opening.object()}
	}
	shell := container.New(&shellLayout{rail: s.rail}, s.background, s.rail.object, s.body, s.toast.object, s.notice.object)
	s.window.SetContent(shell)
}

// latestPaint is when the first course is opened even if nothing told that the
// app has started.
const latestPaint = 250 * time.Millisecond

// firstPainted is called when the window stands there, its first frame drawn:
// Fyne draws one before it tells that the app has started. The rail's words and
// the course come after it, as they would keep the window waiting.
func (s *App) firstPainted() {
	if s.painted {
		return
	}
	s.painted = true
	s.rail.update()
	go speech.Here.Look()
	s.OpenCourse(s.config.Course)
}

// show puts an opened course in the window, at the place where the learner was.
func (s *App) show(opened *Opened) {
	s.retire()
	s.opened, s.trouble = opened, nil
	s.history, s.forward = nil, nil
	s.routes = map[string]nav.Route{}
	s.route = nav.Route{Page: nav.Today}
	s.unsubscribe = opened.Session.OnChange(func() { s.rail.update() })
	s.readWhereabouts()
	if s.config.Page != "" {
		s.route = s.routes[s.config.Page]
		s.route.Page = s.config.Page
		s.config.Page = ""
	}
	left := s.route
	if opened.After != nil {
		left = s.routes[opened.After.Page]
		s.afterCrash(opened.After)
	}
	s.starting = true
	s.open(s.route)
	s.starting = false
	s.savingChanged()
	if opened.After != nil {
		s.tellCrash(opened.After, left)
	}
}

// course is the course as the learner has it now: with the processes they made.
func (s *App) course() *content.Course { return s.opened.Session.Course() }

// retire ends the use of the course that is open, if one is: its page writes
// what it has yet to write and stops its timers, and after that nothing is
// written in its name. The window has no page then.
func (s *App) retire() {
	if s.page != nil {
		s.page.Hidden()
		s.saveWhereabouts(true)
		s.window.Canvas().Unfocus()
		s.page = nil
		s.list.SetPage(nil)
		s.list.Bind(s.window.Canvas())
		s.body.Objects = nil
	}
	if s.opened != nil {
		if s.unsubscribe != nil {
			s.unsubscribe()
			s.unsubscribe = nil
		}
		s.closeCourse(s.opened)
		s.opened = nil
	}
}

func (s *App) closeCourse(o *Opened) {
	o.Session.Close()
	if err := s.loader.Close(o); err != nil {
		s.Fail(words.T("Closing the course"), err)
	}
}

// lastWord is how long the end of the app may wait for a voice to be quiet.
const lastWord = time.Second

// Quit saves where the learner is, closes the course and ends the app.
func (s *App) Quit() {
	if s.closing || s.keepsFromQuitting() {
		return
	}
	s.closing = true
	if s.opening != nil {
		s.opening.stop()
	}
	if s.page != nil {
		s.page.Hidden()
		s.saveWhereabouts(true)
	}
	s.saveSize()
	speech.Here.Quiet(lastWord)
	if s.opened != nil {
		s.opened.Session.Close()
		if err := s.loader.Close(s.opened); err != nil {
			fyne.LogError(fmt.Sprintf("closing the course in %s", s.loader.DataDir()), err)
		}
	}
	if s.config.Ending != nil {
		s.config.Ending()
	}
	s.app.Quit()
}
