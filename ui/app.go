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
	"stagecraft/study/library"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/voiceguide"
	"stagecraft/ui/words"
)

// Opened is a course that is ready to be studied.
type Opened struct {
	Course  *content.Course // as it was opened; the session's has the learner's own processes too
	Session *study.Session
	Path    string // what it is opened by: a path, Bundled, or what names a copy in the library
	After   *Crash // how the last run of the app ended, or nil when that was in order
	// Unkept is why the course isn't in the learner's library as it ought to be; nil
	// when it is, or when the loader has none.
	Unkept error
}

// Bundled stands for the path of the course that comes with the app.
const Bundled = library.Bundled

// Loader opens courses and keeps the learner's data. Its methods may take a
// while and are called off the main goroutine.
type Loader interface {
	// Load opens the course at a path: "" is the one opened last, Bundled the
	// one that comes with the app. A course that can't be opened gives
	// [content.Problems]. When ctx ends first, Load gives its error soon. Once
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
	// Language is what all is said in, as a tag; "" is the learner's choice.
	Language string
	// Release gives memory back to the system that Go doesn't know of; nil where
	// there is nothing to do. It is called off the main goroutine.
	Release func()

	// Introduce has a new learner be shown the page of the first start, and a tip on each page.
	Introduce bool

	// Brand is what the app is handed out as; nil is itself.
	Brand *Brand
	// Unsound is why the course that the app was handed out with can't be opened; nil when it can.
	Unsound error

	Frame    Frame             // the window on the screens; nil where it can't be asked or moved
	Painted  func(fyne.Window) // called when the window has drawn its first frame; nil for nothing
	Recorder Recorder          // where what is drawn is noted; nil for nowhere
	Ending   func()            // called when the toolkit is told to end; nil for nothing
}

// App is the running app: one window on one course. It is used on the main
// goroutine alone.
type App struct {
	app    fyne.App
	window fyne.Window
	loader Loader
	config Config

	opened      *Opened
	unsubscribe func()         // ends what the session tells of its changes
	opening     *opening       // the course that is being opened, or nil
	task        *task          // what is being done over the page, or nil
	notesAt     nav.Route      // where a course was last made of notes; its state is nil for nowhere
	written     *writtenCourse // of notes, which can be undone; nil for nothing
	afterShow   func()         // done once the next course is shown; nil for nothing
	trouble     *trouble       // what kept the course or the data from opening
	began       time.Time      // when the last was begun to be
	reminder    reminder

	search        searching
	list          command.List
	page          nav.Page
	route         nav.Route
	routes        map[string]nav.Route // where the learner was on each page
	trail         trail
	beside        beside
	background    *canvas.Rectangle // until the toolkit paints the page's colour itself
	rail          *rail
	body          *fyne.Container // holds the page
	toast         *toast
	tip           *tip
	notice        *notice
	auto          *autoBackup
	restored      time.Time // when the backup was made that was just restored; zero for none
	household     household
	live          *live
	wrote         []writing      // into courses' folders, the last one last
	drafted       *courseProcess // the process of a course that is edited or was; nil for none
	introduction  introduction
	courses       courseLook
	closing       bool
	stopped       bool    // saving is, as the notice says
	waits         waiting // when the page was drawn
	inStep        inStep
	guide         *voiceguide.Guide
	unoffer       func() // ends what is offered to screen readers
	mayLose       bool   // the learner quits all the same
	cancelRelease func() // keeps memory from being given back as planned; nil when that isn't
	unpurged      int    // pages opened since the last purge
	purging       bool

	stopFit func() // ends fitting the schedule; nil when there was none

	full      bool              // the page fills the screen, without the rail
	leaveFull fyne.CanvasObject // ends that by mouse

	painted bool // the window has drawn its first frame

	starting    bool   // the page is the one that the start opens
	cancelDrawn func() // keeps the page from counting as drawn
}

// New makes the app's window. Run shows it.
func New(a fyne.App, loader Loader, config Config) *App {
	s := &App{app: a, loader: loader, config: config, routes: map[string]nav.Route{}}
	s.auto, s.household, s.search = &autoBackup{app: s}, household{app: s}, searching{app: s}
	s.introduction.app, s.beside.app = s, s
	s.live = &live{app: s}
	s.guide, s.unoffer = s.newGuide(), func() {}
	s.applyPreferences()
	s.applyKeys()
	s.window = a.NewWindow(s.name())
	s.window.SetMaster()
	s.window.SetPadded(false)
	s.build()
	s.window.Resize(s.firstSize())
	s.window.SetCloseIntercept(s.Quit)
	a.Lifecycle().SetOnStarted(s.started)
	a.Settings().AddListener(func(fyne.Settings) { s.systemThemeChanged() })
	s.watchSaving()
	s.watchTime()
	s.watchRecovery()
	s.watchReplay()
	s.watchDrops()
	s.list.SetShell(s.commands())
	s.list.Layers = modal.Of(s.window.Canvas())
	s.list.Bind(s.window.Canvas())
	s.nativeMenu()
	time.AfterFunc(latestPaint, func() { kit.OnMain(s.firstPainted) })
	return s
}

// Run shows the window until it is closed.
func (s *App) Run() { s.window.ShowAndRun() }

// Give gives a command by its id, if it applies and nothing over the page keeps it
// from that, and tells whether it did.
func (s *App) Give(id string) bool { return s.list.Run(id) }

// Window is the app's window.
func (s *App) Window() fyne.Window { return s.window }

// build draws the shell. It is done once, and again when the theme or the text size changes.
func (s *App) build() {
	s.rail = newRail(s)
	s.body = container.New(&bodyLayout{s})
	kit.SetPage(s.window.Canvas(), s.body)
	kit.SetPageMenu(s.window.Canvas(), s.showPageMenu)
	kit.WatchFocus(s.window.Canvas(), s.beside.focusCame)
	s.toast = newToast(s.relayout, s.toast)
	s.notice = newNotice(s)
	s.leaveFull = s.leaveButton()
	s.tip = newTip(s)
	if s.page != nil {
		s.tip.follow(s.route.Page)
	}
	s.background = canvas.NewRectangle(theme.Color(theme.Background))
	s.uncover()
	if s.page != nil {
		s.body.Objects = s.beside.enter(s.page.Object())
	} else if s.opening != nil {
		s.body.Objects = []fyne.CanvasObject{s.opening.object()}
	}
	shell := container.New(&shellLayout{rail: s.rail}, container.NewStack(s.background, kit.WithMenu(kit.Gap(1, 1), nil)), s.rail.object, s.body, s.toast.object, s.notice.object, s.tip.object, s.leaveFull)
	s.showFull()
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
	if s.config.Painted != nil {
		s.config.Painted(s.window)
	}
	defer s.rail.update() // beside the course being read
	go lookAtMotion()
	s.findVoice()
	s.offer()
	if s.config.Unsound != nil {
		s.showTrouble(s.config.Course, s.config.Unsound)
		return
	}
	s.OpenCourse(s.config.Course)
}

// follow has the window be about an opened course: it hears of its changes, counts its days and says its words.
func (s *App) follow(opened *Opened) {
	s.opened = opened
	s.unsubscribe = opened.Session.OnChange(s.sessionChanged)
	kit.SetTurn(opened.Session.Turn())
	speech.Here.Pronounce(opened.Course.Language, opened.Course.Pronunciations)
}

// show puts an opened course in the window, at the place where the learner was.
func (s *App) show(opened *Opened) {
	s.retire()
	s.trouble = nil
	s.follow(opened)
	s.trail = trail{}
	s.beside.begin()
	s.routes = map[string]nav.Route{}
	s.route = nav.Route{Page: nav.Today}
	s.readWhereabouts()
	s.introduction.begin()
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
	s.followInStep()
	s.watchFit(opened)
	if opened.After != nil {
		s.tellCrash(opened.After, left)
	} else {
		s.tellEdition()
	}
	s.tellRecovery()
	if tell := s.afterShow; tell != nil {
		s.afterShow = nil
		tell()
	}
	s.tellUnkept()
	s.auto.begin()
	s.household.look()
	s.search.begin()
	s.offerCourses()
	s.lookSoon()
	s.live.begin(opened)
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
		s.beside.leave()
		s.window.Canvas().Unfocus()
		s.page = nil
		s.list.SetPage(nil)
		s.list.Bind(s.window.Canvas())
		s.body.Objects = nil
	}
	s.live.end()
	if s.stopFit != nil {
		s.stopFit()
	}
	s.search.end()
	s.leaveCourse()
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
	if s.task != nil {
		s.task.stop()
	}
	if s.inStep.end != nil {
		s.inStep.end()
	}
	s.stopLooking()
	s.live.end()
	if s.page != nil {
		s.page.Hidden()
		s.saveWhereabouts(true)
		s.beside.leave()
	}
	s.saveFrame()
	s.guide.Stop("")
	s.unoffer()
	speech.Here.Quiet(lastWord)
	if s.stopFit != nil {
		s.stopFit()
	}
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
