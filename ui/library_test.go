package ui

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/library"
	"stagecraft/ui/courses"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
)

// libraryShelf keeps the courses that it opened.
type libraryShelf struct {
	*shelf
	books   *library.Library
	missing map[string]bool
	asked   chan string  // gets the path that another copy is asked to open
	opens   func() error // what becomes of the data; nil is nothing
}

// newLibraryShelf has so many courses, each with a term of its own, at paths such as
// /courses/c1.
func newLibraryShelf(t *testing.T, n int) *libraryShelf {
	t.Helper()
	s := &libraryShelf{shelf: newShelf(t, t.TempDir()), missing: map[string]bool{}, asked: make(chan string, 9)}
	s.books = library.Open(s.DataDir())
	for i := range n {
		id := fmt.Sprintf("c%d", i+1)
		s.courses["/courses/"+id] = fstest.MapFS{
			"course.yaml":    {Data: []byte("id: " + id + "\ntitle: Course " + id + "\nversion: 1." + id[1:] + "\n")},
			"terms.yaml":     {Data: []byte("- {id: a, term: one term, definition: What it means.}\n")},
			"lessons/one.md": {Data: []byte("# One\n\nSome words.\n")},
		}
	}
	return s
}

func (s *libraryShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if s.opens != nil {
		if err := s.opens(); err != nil {
			return nil, err
		}
	}
	if path == "" {
		path = Bundled
	}
	if s.missing[path] {
		return nil, content.Problems{{File: path, Severity: content.Error, Rule: "no-such-path", Message: "there is no such folder"}}
	}
	o, err := s.shelf.Load(ctx, path, ready)
	if err != nil {
		return nil, err
	}
	c := o.Course
	return o, s.books.Opened(library.Course{ID: c.ID, Title: c.Title, Version: c.Version, Path: path, Opened: time.Now().UTC()})
}

func (s *libraryShelf) Courses() []library.Course { return s.books.Courses() }

func (s *libraryShelf) StandingIn(ctx context.Context, c library.Course) (study.Standing, error) {
	if s.missing[c.Path] {
		return study.Standing{}, library.ErrMissing
	}
	fsys, ok := s.shelf.courses[c.Path]
	if !ok {
		return study.Standing{}, errors.New("it can't be read")
	}
	r, err := s.journal.Reader(ctx)
	if err != nil {
		return study.Standing{}, err
	}
	course, _ := content.Open(fsys)
	return study.StandingIn(ctx, course, r, s.watch())
}

func (s *libraryShelf) CoverOf(context.Context, library.Course) (image.Image, error) {
	return image.NewRGBA(image.Rect(0, 0, 16, 9)), nil
}

func (s *libraryShelf) RemoveCourse(ref string) error { return s.books.Remove(ref) }

func (s *libraryShelf) ShowOther(_ context.Context, path string) error {
	s.asked <- path
	return nil
}

// opensAll opens each of some courses, the last of which stays open.
func (app *App) opensAll(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		app.OpenCourse(path)
		wait(t, func() bool { return app.opened != nil && app.opened.Path == path && app.opening == nil })
	}
}

// offers are the titles of the courses that the menu offers.
func (app *App) offers() []string {
	var all []string
	for _, c := range app.list.All() {
		if strings.HasPrefix(c.ID, "course.recent.") {
			all = append(all, c.Title)
		}
	}
	return all
}

func TestCourses_TellsOfEachAndOpensOne(t *testing.T) {
	s := newLibraryShelf(t, 2)
	app := startApp(t, s.shelf, Config{})
	if app.Others() != nil {
		t.Error("where no library is, others are told of")
	}
	app = newApp(t, s, Config{})
	wait(t, func() bool { return app.page != nil })
	if len(app.offers()) > 0 || strings.Contains(uitest.Says(app.body), "other courses") {
		t.Errorf("with one course the menu offers %q", app.offers())
	}
	app.opensAll(t, "/courses/c1", "/courses/c2")
	s.missing["/courses/c1"] = true
	app.GoPage(nav.Courses)
	wait(t, func() bool { return app.says("It isn’t where it was") })
	for _, what := range []string{"Course c2", "✓ Open now", "1 lesson · 2 cards", "The sales process", "It can’t be read now", "/courses/c1", "Find it…"} {
		wait(t, func() bool { return app.says(what) })
	}
	delete(s.missing, "/courses/c1")
	app.LookAtCourses()
	wait(t, func() bool { return !app.says("It isn’t where it was") && app.says("1 new") })
	if got := app.offers(); !slices.Equal(got, []string{"Open Course c1"}) {
		t.Errorf("the menu offers %q", got)
	}
	row := uitest.Button(app.page.Object(), func(l string) bool { return strings.Contains(l, "Course c1") && strings.Contains(l, "new") })
	row.Tapped(nil)
	wait(t, func() bool { return app.opened != nil && app.opened.Path == "/courses/c1" && app.opening == nil })
	if got := app.offers(); !slices.Equal(got, []string{"Open Course c2"}) {
		t.Errorf("then the menu offers %q", got)
	}
	app.GoPage(nav.Courses)
	app.list.TypedRune('2')
	wait(t, func() bool { return app.opened != nil && app.opened.Path == "/courses/c2" && app.opening == nil })
}

func TestToday_TellsWhatIsDueInOtherCoursesIfThatIsWanted(t *testing.T) {
	s := newLibraryShelf(t, 8)
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.page != nil })
	for i := range 8 {
		app.opensAll(t, fmt.Sprint("/courses/c", i+1))
	}
	app.opensAll(t, Bundled)
	app.LookAtCourses()
	app.GoPage(nav.Today)
	wait(t, func() bool {
		return app.says("Your other courses") && strings.Count(uitest.Says(app.body), "1 new") == 5
	})
	uitest.Button(app.page.Object(), func(is string) bool { return strings.HasPrefix(is, "Course c8") }).Tapped(nil)
	wait(t, func() bool { return app.opened != nil && app.opened.Path == "/courses/c8" && app.opening == nil })
	if !app.says("Your other courses") || !app.says("The sales process") || len(app.Others()) != 8 {
		t.Errorf("from there it says:\n%s", uitest.Says(app.body))
	}
	app.Choose(preferences.OtherCourses, 0)
	app.GoPage(nav.Today)
	if app.says("Your other courses") {
		t.Error("they are told of though the learner doesn't want it")
	}
}

func TestRemove_OfTheCourseThatIsOpenLeavesTheBundledOneAndWhatWasDone(t *testing.T) {
	s := newLibraryShelf(t, 1)
	app := newApp(t, s, Config{Course: "/courses/c1"})
	wait(t, func() bool { return app.page != nil })
	if err := app.opened.Session.Finish("one"); err != nil {
		t.Fatal(err)
	}
	app.GoPage(nav.Courses)
	uitest.Click(t, app.window, "Remove…")
	if !app.says("Its files stay where they are: /courses/c1") || !app.says("Everything you did in it stays") {
		t.Errorf("it asks:\n%s", uitest.Says(uitest.Over(app.window)))
	}
	uitest.Click(t, app.window, "Cancel")
	if len(s.Courses()) != 2 {
		t.Error("it was removed though that was cancelled")
	}
	uitest.Click(t, app.window, "Remove…")
	uitest.Click(t, app.window, "Remove")
	wait(t, func() bool { return app.opened != nil && app.opened.Path == Bundled && len(s.Courses()) == 1 })
	wait(t, func() bool { return strings.Contains(uitest.Says(app.toast.object), "Course c1 was removed") })
	app.opensAll(t, "/courses/c1")
	if !app.opened.Session.LessonProgress("one").Finished {
		t.Error("what was done in it is gone")
	}
	app.GoPage(nav.Courses)
	if app.list.Run("courses.remove") {
		t.Error("a course was removed that isn't marked")
	}
}

func TestMissing_ACourseIsFoundElsewhere(t *testing.T) {
	s := newLibraryShelf(t, 2)
	s.courses["/moved"] = s.courses["/courses/c1"]
	app := newApp(t, s, Config{Course: "/courses/c1"})
	wait(t, func() bool { return app.page != nil })
	s.missing["/courses/c1"] = true
	app = newApp(t, s, Config{Course: "/courses/c1"})
	wait(t, func() bool { return app.trouble != nil })
	for _, what := range []string{"This course isn’t where it was", "Course c1 was opened from /courses/c1", "Find it…", "Try again", "Open the course that came with the app"} {
		if !app.says(what) {
			t.Errorf("it doesn't say %q, but:\n%s", what, uitest.Says(app.body))
		}
	}
	uitest.Click(t, app.window, "Find it…")
	if app.top() != "files" {
		t.Errorf("it asks with %q", app.top())
	}
	app.list.TypedKey(fyne.KeyEscape)
	entry := app.CourseEntries()[0]
	for path, says := range map[string]string{"/courses/c2": "This is another course: Course c2", "/moved": ""} {
		app.openFound(entry, path)
		wait(t, func() bool { return app.opened != nil && app.opened.Path == path && app.opening == nil })
		if told := uitest.Says(app.toast.object); says != "" && !strings.Contains(told, says) {
			t.Errorf("of %s it says %q", path, told)
		}
	}
	if _, err := s.books.Find("/courses/c1"); err == nil {
		t.Error("where it was is still on the list")
	}
}

func TestDropped_ACourseOpensAndWhatIsNoneIsSaid(t *testing.T) {
	s := newLibraryShelf(t, 1)
	folder := filepath.Join(t.TempDir(), "notes v1.2")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	s.courses[folder], s.courses["/a.course"] = s.courses["/courses/c1"], s.courses["/courses/c1"]
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.page != nil })
	for _, path := range []string{folder, "/a.course"} {
		app.dropped([]fyne.URI{storage.NewFileURI(path)})
		wait(t, func() bool { return app.opened != nil && app.opened.Path == path && app.opening == nil })
	}
}

func TestOpenForOther_OpensUnlessTheWindowIsBusy(t *testing.T) {
	s := newLibraryShelf(t, 1)
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.page != nil })
	if err := app.OpenForOther("/courses/c1"); err != nil {
		t.Fatal(err)
	}
	wait(t, func() bool { return app.opened != nil && app.opened.Path == "/courses/c1" && app.opening == nil })
	goOn := make(chan bool)
	app.runTask("Something", "that takes a while", func(context.Context, func(done, all int64)) error { <-goOn; return nil }, func(error) {})
	if err := app.OpenForOther(Bundled); err == nil {
		t.Error("it opened one in the midst of something")
	}
	close(goOn)
	wait(t, func() bool { return app.task == nil })
}

func TestInUse_AStartThatWasGivenACourseHandsItOver(t *testing.T) {
	s := newLibraryShelf(t, 1)
	s.opens = func() error { return journal.ErrInUse }
	app := newApp(t, s, Config{Course: "/courses/c1"})
	wait(t, func() bool { return app.closing })
	if got := <-s.asked; got != "/courses/c1" {
		t.Errorf("it handed over %q", got)
	}
	app = newApp(t, s, Config{})
	wait(t, func() bool { return app.says("Stagecraft is already open") })
	if len(s.asked) > 0 {
		t.Error("a start without a course handed one over")
	}
}

func TestCourses_LooksWellAtAnySizeWithAnyTitle(t *testing.T) {
	long := strings.Repeat("Everything that a new colleague needs to know ", 5) + strings.Repeat("W", 120)
	for _, n := range []int{0, 1, 12} {
		s := newLibraryShelf(t, n)
		for i := range n {
			c := library.Course{ID: fmt.Sprintf("c%d", i+1), Title: "Course", Path: fmt.Sprint("/courses/c", i+1), Opened: time.Now().UTC()}
			if i%2 == 0 {
				c.Title, c.Version, c.Cover = long, long, c.ID+".png"
			}
			if err := s.books.Opened(c); err != nil {
				t.Fatal(err)
			}
		}
		app := newApp(t, s, Config{Page: nav.Courses})
		wait(t, func() bool { return app.page != nil })
		app.LookAtCourses()
		wait(t, func() bool { return len(app.looked().known) == n+1 })
		for _, scale := range []int{100, 200} {
			theme.SetTextScale(scale)
			app.redraw()
			for _, size := range []fyne.Size{{Width: 640, Height: 480}, {Width: 1024, Height: 700}, {Width: 1920, Height: 1080}} {
				app.window.Resize(size)
				mustFit(t, app, fmt.Sprintf("%d courses, %v, %d %%", n, size, scale))
			}
		}
		theme.SetTextScale(100)
	}
}

// mustFit fails where anything stands out of the page to the right.
func mustFit(t *testing.T, app *App, what string) {
	t.Helper()
	width := app.body.Size().Width
	var check func(o fyne.CanvasObject, left float32)
	check = func(o fyne.CanvasObject, left float32) {
		if !o.Visible() {
			return
		}
		left += o.Position().X
		if right := left + o.Size().Width; right > width+1 {
			t.Errorf("%s: a %T reaches to %.0f of %.0f", what, o, right, width)
			return
		}
		if c, ok := o.(*fyne.Container); ok {
			for _, child := range c.Objects {
				check(child, left)
			}
		}
	}
	page := app.page.(*courses.Page)
	check(page.Scroll.Content(), 0)
}
