package ui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
	"stagecraft/content/search"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/searchbox"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// shelf loads a course of a test on a real journal.
type shelf struct {
	t       testing.TB
	lock    sync.Mutex
	dir     string // where the data is; held by lock, since it is moved in the background
	journal *journal.Journal
	courses map[string]fstest.MapFS
	clock   study.Clock // nil is the system's
}

func newShelf(t testing.TB, dir string) *shelf {
	t.Helper()
	j, err := journal.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // or what it still writes hinders the folder's end; most have closed it
		for errors.Is(j.Close(), journal.ErrSlow) {
			continue // a busy machine, which in a test isn't given up
		}
	})
	return &shelf{t: t, dir: dir, journal: j, courses: map[string]fstest.MapFS{}}
}

// watch is the learner's clock.
func (s *shelf) watch() study.Clock {
	if s.clock != nil {
		return s.clock
	}
	return study.SystemClock{}
}

func (s *shelf) DataDir() string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.dir
}

func (s *shelf) goTo(dir string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.dir = dir
}

func (s *shelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	var course *content.Course
	var problems content.Problems
	if fsys, ok := s.courses[path]; ok {
		course, problems = content.Open(fsys)
	} else if isFolder(path) {
		course, problems = content.OpenPath(ctx, path)
	} else {
		course, problems = content.Open(salesprocess.FS())
	}
	if course == nil {
		return nil, problems
	}
	if err := ready(); err != nil {
		return nil, err
	}
	session, err := study.Start(course, s.journal, s.watch())
	if err != nil {
		return nil, err
	}
	return &Opened{Course: course, Session: session, Path: path}, nil
}

func (s *shelf) Close(o *Opened) error { return o.Course.Close() }

// queue holds what is to be done on the main goroutine, which here is the
// test's: it is done while the test waits.
var queue = make(chan func(), 1000)

func init() {
	kit.OnMain = func(do func()) { queue <- do }
	reducedMotion = func(context.Context) bool { return false }
}

// wait does what is queued until something is so.
func wait(t testing.TB, so func() bool) {
	t.Helper()
	waitUpTo(t, time.Minute, so)
}

// waitUpTo does so for what takes a while on a busy machine.
func waitUpTo(t testing.TB, most time.Duration, so func() bool) {
	t.Helper()
	limit := time.After(most)
	for !so() {
		select {
		case do := <-queue:
			do()
		case <-limit:
			t.Fatalf("it did not come to be so in %v", most)
		}
	}
}

// newApp opens the app on what opens courses.
func newApp(t testing.TB, l Loader, config Config) *App {
	t.Helper()
	a := test.NewTempApp(t)
	t.Cleanup(func() { theme.SetTextScale(100); theme.SetDark(false); theme.SetTypeface(theme.Inter) })
	if config.Size.Width == 0 {
		config.Size = fyne.NewSize(1280, 832)
	}
	config.Language = cmp.Or(config.Language, "en") // whatever the system is set to
	t.Cleanup(func() { words.Use("en") })
	app := New(a, l, config)
	app.window.Resize(config.Size)
	return app
}

// startApp opens the app on a shelf and waits for its course or its trouble.
func startApp(t testing.TB, s *shelf, config Config) *App {
	t.Helper()
	app := newApp(t, s, config)
	wait(t, func() bool { return app.page != nil || app.trouble != nil })
	return app
}

func TestApp_ComesBackToWhereTheLearnerWas(t *testing.T) {
	dir := t.TempDir()
	s := newShelf(t, dir)
	app := startApp(t, s, Config{})
	if app.route.Page != nav.Today {
		t.Fatalf("a first start opens %s, want today", app.route.Page)
	}
	app.Go(nav.Route{Page: nav.Lessons, ID: "sales-process"})
	app.Go(nav.Route{Page: nav.Process, ID: "pipeline-seven", At: "demo"})
	if err := s.journal.Close(); err != nil { // as a kill does: nothing is said to the app
		t.Fatal(err)
	}

	s = newShelf(t, dir)
	app = startApp(t, s, Config{})
	if r := app.page.Route(); r.Page != nav.Process || r.ID != "pipeline-seven" || r.At != "demo" {
		t.Errorf("came back to %+v, want the demo step of pipeline-seven", r)
	}
	app.GoPage(nav.Lessons)
	if r := app.page.Route(); r.ID != "sales-process" {
		t.Errorf("the lessons page came back to %+v, want sales-process", r)
	}
}

func TestApp_BackReturnsAndForwardGoesAgain(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.GoPage(nav.Process)
	app.Open("lesson:sales-roles")
	app.Back()
	if app.route.Page != nav.Process {
		t.Errorf("Back leads to %s, want the process", app.route.Page)
	}
	app.Forward()
	if r := app.page.Route(); r.Page != nav.Lessons || r.ID != "sales-roles" {
		t.Errorf("Forward leads to %+v, want the lesson on roles", r)
	}
}

func chooseTheme(app *App, m theme.Mode) {
	app.Choose(preferences.Theme, preferences.Theme.Of(string(m)))
}

func TestApp_EveryPageOpensInBothThemesAndSizes(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		chooseTheme(app, mode)
		for _, scale := range []int{100, 200} {
			app.Choose(preferences.TextSize, scale)
			for _, page := range PageIDs() {
				app.GoPage(page)
				if got := uitest.Says(app.page.Object()); len(got) < 20 {
					t.Errorf("%s in %s at %d %% shows only %q", page, mode, scale, got)
				}
			}
		}
	}
}

func TestApp_KeysOpenPages(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	for _, p := range pages {
		app.list.TypedShortcut(withCtrl(app, p.key.Name))
		if app.route.Page != p.id {
			t.Errorf("%s opens %s, want %s", p.key, app.route.Page, p.id)
		}
	}
}

// withCtrl names the shortcut of Ctrl with a key as Fyne does; "" when the app has none.
func withCtrl(app *App, name fyne.KeyName) string {
	for _, c := range app.commands() {
		for _, key := range c.Keys {
			if key.Ctrl && !key.Shift && key.Name == name {
				return key.Shortcut().ShortcutName()
			}
		}
	}
	return ""
}

func TestApp_ABrokenCourseShowsItsProblemsAndTheAppGoesOn(t *testing.T) {
	s := newShelf(t, t.TempDir())
	s.courses["broken"] = fstest.MapFS{"course.yaml": {Data: []byte("id: x\ntitle: X\nlessons: [missing]\n")}}
	app := startApp(t, s, Config{Course: "broken"})
	if got := uitest.Says(app.body); !strings.Contains(got, "course.yaml, line 3") {
		t.Fatalf("the page shows no place of the problem:\n%s", got)
	}
	app.OpenCourse(Bundled)
	wait(t, func() bool { return app.page != nil && app.trouble == nil })
}

func TestApp_AnEmptyCourseSaysWhatWillAppear(t *testing.T) {
	s := newShelf(t, t.TempDir())
	s.courses["empty"] = fstest.MapFS{"course.yaml": {Data: []byte("id: empty\ntitle: Empty\n")}}
	app := startApp(t, s, Config{Course: "empty"})
	if app.page == nil {
		t.Fatalf("an empty course did not open: %v", app.trouble.err)
	}
	for _, page := range PageIDs() {
		app.GoPage(page)
		if got := uitest.Says(app.page.Object()); len(got) < 20 {
			t.Errorf("%s of an empty course shows only %q", page, got)
		}
	}
}

func TestApp_FindsAFigureByItsTextAlternative(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	p := app.course().Process("classic-seven")
	query := p.Steps[2].Name + " " + p.Steps[5].Name // which stand together in no other text
	hits, q := found(t, app, query)
	want := 0
	drawn := func(b markup.Block) (n int) {
		markup.WalkInlines(b, func(in markup.Inline) {
			if img, ok := in.(*markup.Image); ok && app.course().Figure(img.Destination).Process == p.ID {
				n++
			}
		})
		return n
	}
	for _, l := range app.course().Lessons {
		for _, b := range l.Document.Blocks {
			want += drawn(b)
		}
	}
	seen := 0
	for _, h := range hits {
		if h.Kind != search.Caption {
			continue
		}
		app.GoPage(nav.Today)
		app.openHit(h, q, searchbox.Left{}, false)
		route := app.page.Route()
		l := app.course().Lesson(route.ID)
		if route.Page != nav.Lessons || l == nil {
			t.Fatalf("%q leads to %+v; want a lesson", h.Text().Title, route)
		}
		seen += drawn(l.Document.Blocks[h.Block])
	}
	if want == 0 || seen != want || !slices.ContainsFunc(hits, func(h search.Hit) bool { return h.Of == p }) {
		t.Errorf("%q finds %d figures, want %d and the process", query, seen, want)
	}
}

func TestApp_EachCourseKeepsItsOwnPlace(t *testing.T) {
	s := newShelf(t, t.TempDir())
	s.courses["other"] = fstest.MapFS{"course.yaml": {Data: []byte("id: other\ntitle: Other\n")}}
	app := startApp(t, s, Config{})
	app.Go(nav.Route{Page: nav.Process, ID: "classic-seven", At: "close"})
	for _, path := range []string{"other", Bundled} {
		app.switchTo(t, path)
	}
	if r := app.page.Route(); r.Page != nav.Process || r.ID != "classic-seven" || r.At != "close" {
		t.Errorf("came back to the course at %+v, want the close of classic-seven", r)
	}
}
