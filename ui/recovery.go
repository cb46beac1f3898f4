package ui

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Recorder notes on disk what is being drawn, so that the start after a crash
// knows what to keep away from. It is used on the main goroutine.
type Recorder interface {
	// Drawing notes that a page is about to be drawn; atStart, that nobody went
	// there: the start itself opened it.
	Drawing(page string, atStart bool)
	// Drawn notes that it was.
	Drawn()
	// Recovered writes down a panic that the app goes on after.
	Recovered(doing string, cause any, stack []byte)
	// Log is the file in which what went wrong is written.
	Log() string
}

// Crash is how the last run of the app ended: not by itself. It is an error
// when nothing could be opened for it.
type Crash struct {
	Course string // path of the course that was open, or Bundled
	Page   string // that was shown; "" while the course was being opened
	Log    string // the file in which what went wrong is written; "" when that isn't known
}

// Error says it to those who read logs.
func (c *Crash) Error() string {
	return fmt.Sprintf("the last run ended on page %q of %s", c.Page, c.Course)
}

// drawnAfter is how long a page stands in the window until it counts as drawn:
// many frames.
const drawnAfter = 700 * time.Millisecond

// recorder is where what is drawn is noted, or nil.
func (s *App) recorder() Recorder { return s.config.Recorder }

// drawing notes a page before it is made, and a while later that it stands.
func (s *App) drawing(page string) {
	if s.recorder() == nil {
		return
	}
	s.recorder().Drawing(page, s.starting)
	if s.cancelDrawn != nil {
		s.cancelDrawn()
	}
	s.cancelDrawn = kit.After(drawnAfter, func() {
		// The frames since were drawn on this goroutine.
		if !s.closing {
			s.recorder().Drawn()
		}
	})
}

// guarded does a part of making a page. When it panics that is written down,
// and false is given. Without a recorder, as in tests, the panic goes on.
func (s *App) guarded(page string, do func()) (ok bool) {
	if s.recorder() == nil {
		do()
		return true
	}
	defer func() {
		if cause := recover(); cause != nil {
			s.recorder().Recovered("drawing the page "+page, cause, debug.Stack())
			ok = false
		}
	}()
	do()
	return true
}

// put makes the page of a route and puts it in the window. Of one that can't be
// made, the window says so in its place.
func (s *App) put(r nav.Route) {
	s.drawing(r.Page)
	if s.guarded(r.Page, func() {
		s.page = pageOf(r.Page).make(s, r)
		s.fill()
	}) {
		return
	}
	s.page = s.newBroken(r)
	s.fill()
}

// fill puts the page in the window's body, which lays it out; a refresh would draw it twice.
func (s *App) fill() {
	all := s.beside.enter(s.page.Object())
	s.body.Objects = all[:len(all)-1]
	s.body.Add(all[len(all)-1])
	canvas.Refresh(s.body)
}

// shown tells the page that it is in the window.
func (s *App) shown() {
	if !s.guarded(s.route.Page, func() { s.page.Shown(); scrollBack(s.page, s.route) }) {
		s.page = s.newBroken(s.route)
		s.fill()
	}
	s.beside.shown()
	s.waits = s.waiting()
	s.pageCommands()
}

// bodyLayout is the layout of the window's body. When laying the page out panics, as
// it may when the window gets another size, the window says so in its place.
type bodyLayout struct{ app *App }

// Described says that it is the page.
func (l *bodyLayout) Described([]fyne.CanvasObject) accessible.Description {
	d := accessible.Description{Role: accessible.Page}
	if p := pageOf(l.app.route.Page); p != nil && l.app.page != nil {
		d.Name = p.title()
	}
	return d
}

func (l *bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (l *bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := l.app
	lay := func() { s.beside.lay(objects, size) }
	broken, isBroken := s.page.(*broken)
	if s.page == nil || isBroken && broken != nil {
		lay()
		return
	}
	if !s.guarded(s.route.Page, lay) {
		at := s.route
		kit.OnMain(func() {
			s.page = s.newBroken(at)
			s.fill()
			s.pageCommands()
		})
	}
}

// broken stands for a page that can't be drawn.
type broken struct {
	route  nav.Route
	object fyne.CanvasObject
}

var _ nav.Page = (*broken)(nil)

func (s *App) newBroken(r nav.Route) *broken {
	log := s.recorder().Log()
	ways := []fyne.CanvasObject{kit.Primary(words.T("Try again"), func() { s.Replace(r) })}
	if r.Page != nav.Today {
		ways = append(ways, kit.Secondary(words.T("Go to Today"), func() { s.Replace(nav.Route{Page: nav.Today}) }))
	}
	if r.ID != "" || r.At != "" { // the page may be sound elsewhere
		ways = append(ways, kit.Secondary(words.T("Open the page at its beginning"), func() { s.Replace(nav.Route{Page: r.Page}) }))
	}
	ways = append(ways, kit.Secondary(words.T("Show the folder"), func() { s.OpenFolder(filepath.Dir(log)) }))
	return &broken{route: r, object: kit.Page(kit.AtMost(theme.Size(860), kit.Stack(14,
		kit.H1(words.T("This page can't be shown")),
		kit.Body(words.T("Something went wrong while it was drawn. What you did is kept, and the other pages still open.")),
		kit.MutedLabel(words.F("What went wrong is written in %s", log)),
		kit.Wrap(12, ways...),
	)))}
}

func (b *broken) Object() fyne.CanvasObject   { return b.object }
func (b *broken) Route() nav.Route            { return b.route }
func (b *broken) Commands() []command.Command { return nil }
func (b *broken) Shown()                      {}
func (b *broken) Hidden()                     {}

// afterCrash keeps the start away from where the last run ended: it begins on
// Today, and the page that was shown begins anew.
func (s *App) afterCrash(c *Crash) {
	s.config.Page = ""
	s.beside.kind = nil // it may have been that
	left := s.routes[c.Page]
	if c.Page != "" && c.Course == s.opened.Path {
		s.routes[c.Page] = nav.Route{Page: c.Page, State: left.State}
	}
	s.route = s.routes[nav.Today]
	s.route.Page = nav.Today
}

// tellCrash says what happened, what was kept, and how to go on.
func (s *App) tellCrash(c *Crash, left nav.Route) {
	elsewhere := c.Course != s.opened.Path
	happened := words.T("It happened while a course was being opened.")
	if title := pageTitle(c.Page); title != "" {
		happened = words.F("It happened on the page %s.", title)
	}
	now := words.T("You are on Today now. If it happens there again, go past that place and tell whoever made the course.")
	if elsewhere {
		now = words.F("That course is %s. This is the course you had open last, or the one that came with the app, so that you can go on.", s.courseName(c.Course))
	}
	s.showSheet("crash", func() string { return words.T("Stagecraft ended unexpectedly last time") }, 620, func() fyne.CanvasObject {
		ways := append([]fyne.CanvasObject{kit.Secondary(words.T("Report a problem…"), s.ReportProblem)}, s.crashFolder(c)...)
		switch {
		case elsewhere:
			ways = append(ways, kit.Secondary(words.T("Open that course again"), func() { s.OpenCourse(c.Course) }))
		case c.Page != "" && c.Page != nav.Today:
			ways = append(ways, kit.Secondary(words.T("Go back to that place"), func() {
				left.Page = c.Page
				s.Go(left)
			}))
		}
		told := []fyne.CanvasObject{kit.Label(happened + " " + words.T("What you did before it is kept.")), kit.Label(now), c.why()}
		if len(ways) > 0 {
			told = append(told, kit.Wrap(12, ways...))
		}
		return kit.Stack(12, told...)
	})
}

// why says where what went wrong is written.
func (c *Crash) why() fyne.CanvasObject {
	if c.Log == "" {
		return kit.MutedLabel(words.T("Why isn’t known: it was ended from outside, or the computer went off."))
	}
	return kit.MutedLabel(words.F("What went wrong is written in %s", c.Log))
}

// crashFolder is the button that shows what is written of it, if there is something.
func (s *App) crashFolder(c *Crash) []fyne.CanvasObject {
	if c.Log == "" {
		return nil
	}
	return []fyne.CanvasObject{kit.Secondary(words.T("Show the folder"), func() { s.OpenFolder(filepath.Dir(c.Log)) })}
}

// crashDetails stands in the page's place when not even the bundled course could be drawn.
func (t *trouble) crashDetails(c *Crash) fyne.CanvasObject {
	s := t.app
	ways := append([]fyne.CanvasObject{kit.Primary(words.T("Try again"), func() { s.OpenCourse(c.Course) })}, t.others()...)
	ways = append(append(ways, kit.Secondary(words.T("Report a problem…"), s.ReportProblem)), s.crashFolder(c)...)
	ways = append(ways, kit.Secondary(words.T("Quit"), s.Quit))
	return kit.Stack(14,
		kit.H1(words.T("Stagecraft ended unexpectedly last time")),
		kit.Body(words.T("It happened as soon as the course was shown, so no course is open now. What you did before it is kept.")),
		c.why(),
		kit.Wrap(12, ways...),
	)
}
