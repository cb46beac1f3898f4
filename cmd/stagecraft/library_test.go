package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/library"
	"stagecraft/ui"
	"stagecraft/ui/kit"
)

// packedTerms writes a course of a term and a lesson as a file.
func packedTerms(t *testing.T, folder, id, version string) string {
	t.Helper()
	files := fstest.MapFS{
		"course.yaml":    {Data: []byte("id: " + id + "\ntitle: Course " + id + "\nversion: " + version + "\nlessons: [one]\n")},
		"lessons/one.md": {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\nA few words of " + version + ".\n")},
		"terms.yaml":     {Data: []byte("- {id: po, term: purchase order, definition: What a buyer sends to order.}\n")},
	}
	path := filepath.Join(folder, id+".course")
	f, err := os.Create(path)
	noError(t, err)
	noError(t, content.Pack(files, f))
	noError(t, f.Close())
	return path
}

// loaded opens a course.
func loaded(t *testing.T, s *shelf, path string) *ui.Opened {
	t.Helper()
	o, err := s.Load(t.Context(), path, goOn)
	if err != nil {
		t.Fatalf("%q: %v", path, err)
	}
	return o
}

// finish closes a course and the data.
func (s *shelf) finish(t *testing.T, o *ui.Opened) {
	t.Helper()
	o.Session.Close()
	noError(t, errors.Join(s.Close(o), s.close()))
}

// copiesIn lists the copies in a learner's folder.
func copiesIn(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, library.FolderName, "*.course"))
	noError(t, err)
	return found
}

func TestLibrary_ACourseOpensWhenItsFileIsGone(t *testing.T) {
	data, folder := t.TempDir(), t.TempDir()
	path := packedTerms(t, folder, "tea", "1")
	s := &shelf{dir: data}
	o := loaded(t, s, path)
	if o.Path != "course:tea" || o.Unkept != nil {
		t.Errorf("it is opened by %q: %v", o.Path, o.Unkept)
	}
	noError(t, o.Session.Grade("term:po/definition", fsrs.Good, time.Second))
	s.finish(t, o)
	noError(t, os.RemoveAll(folder))
	for _, again := range []string{"", path, "course:tea"} {
		s = &shelf{dir: data}
		o = loaded(t, s, again)
		if o.Course.ID != "tea" || o.Path != "course:tea" || o.Session.Totals().Reviews != 1 {
			t.Errorf("%q opens %s by %q with %d reviews", again, o.Course.ID, o.Path, o.Session.Totals().Reviews)
		}
		s.finish(t, o)
	}

	// Another edition takes its place, and the progress stays.
	path = packedTerms(t, t.TempDir(), "tea", "2")
	s = &shelf{dir: data}
	o = loaded(t, s, path)
	s.finish(t, o)
	noError(t, os.Remove(path))
	s = &shelf{dir: data}
	o = loaded(t, s, "")
	if o.Course.Version != "2" || o.Session.Totals().Reviews != 1 {
		t.Errorf("after another edition there is %s with %d reviews", o.Course.Version, o.Session.Totals().Reviews)
	}
	s.finish(t, o)
}

func TestLibrary_OfAFileThatIsNoneNothingStays(t *testing.T) {
	data := t.TempDir()
	s := &shelf{dir: data}
	bad := filepath.Join(t.TempDir(), "bad.course")
	noError(t, os.WriteFile(bad, []byte(strings.Repeat("not a course ", 20)), 0o600))
	_, err := s.Load(t.Context(), bad, goOn)
	var problems content.Problems
	if !errors.As(err, &problems) || problems[0].File != bad {
		t.Errorf("it gives %v, which doesn't name %s", err, bad)
	}
	if left := copiesIn(t, data); len(left) > 0 {
		t.Errorf("there is left %v", left)
	}
	if _, err := s.Load(t.Context(), "course:none", goOn); !errors.As(err, &problems) || problems[0].Rule != "no-such-path" {
		t.Errorf("one that isn't there gives %v", err)
	}
	noError(t, s.close())
}

func TestLibrary_AFolderStaysWhereItIsAndIsMissedWhenItIsGone(t *testing.T) {
	data, folder := t.TempDir(), filepath.Join(t.TempDir(), "walks")
	noError(t, os.Mkdir(folder, 0o700))
	noError(t, os.WriteFile(filepath.Join(folder, "a walk.md"), []byte("# A walk\n\nUp and down.\n"), 0o600))
	s := &shelf{dir: data}
	o := loaded(t, s, folder)
	if o.Path != folder || len(copiesIn(t, data)) > 0 {
		t.Errorf("it is opened by %q, copied as %v", o.Path, copiesIn(t, data))
	}
	noError(t, s.Close(o))
	o = loaded(t, s, ui.Bundled)
	walks := s.Courses()[1]
	if _, err := s.StandingIn(t.Context(), walks); err != nil {
		t.Error(err)
	}
	noError(t, os.RemoveAll(folder))
	if _, err := s.StandingIn(t.Context(), walks); !errors.Is(err, library.ErrMissing) {
		t.Errorf("it is gone, and it gives %v", err)
	}
	var problems content.Problems
	if _, err := s.Load(t.Context(), folder, goOn); !errors.As(err, &problems) || problems[0].Rule != "no-such-path" {
		t.Errorf("opening it gives %v", err)
	}
	noError(t, s.RemoveCourse(folder))
	if all := s.Courses(); len(all) != 1 || all[0].Ref() != ui.Bundled || all[0].Title == "" {
		t.Errorf("there are %v", all)
	}
	s.finish(t, o)
}

func TestLibrary_WhereNoCopyCanBeMadeTheFileIsOpened(t *testing.T) {
	data := t.TempDir()
	noError(t, os.WriteFile(filepath.Join(data, library.FolderName), []byte("something of the learner's"), 0o600))
	path := packedTerms(t, t.TempDir(), "tea", "1")
	s := &shelf{dir: data}
	o := loaded(t, s, path)
	if o.Path != path || o.Unkept == nil {
		t.Errorf("it is opened by %q, and says %v", o.Path, o.Unkept)
	}
	s.finish(t, o)
	s = &shelf{dir: data}
	o = loaded(t, s, "")
	if o.Path != path {
		t.Errorf("the next start opens %q", o.Path)
	}
	s.finish(t, o)
}

func TestLibrary_IsOfEachLearner(t *testing.T) {
	data := t.TempDir()
	path := packedTerms(t, t.TempDir(), "tea", "1")
	s := &shelf{dir: data}
	o := loaded(t, s, path)
	ben, err := s.AddLearner("Ben", "teal")
	noError(t, err)
	ready, _ := retiring(s, o)
	noError(t, s.SwitchLearner(t.Context(), ben.ID, ready))
	o = opened(t, s)
	if all := s.Courses(); len(all) != 1 || o.Path != ui.Bundled {
		t.Errorf("Ben has %v, and opens %s", all, o.Path)
	}
	noError(t, s.Close(o))
	o = loaded(t, s, path)
	if len(s.Courses()) != 2 || len(copiesIn(t, ben.Folder)) != 1 || len(copiesIn(t, data)) != 1 {
		t.Errorf("Ben has %v", s.Courses())
	}
	s.finish(t, o)
}

func TestLibrary_GoesAlongToAnotherFolder(t *testing.T) {
	path := packedTerms(t, t.TempDir(), "tea", "1")
	s := &shelf{dir: t.TempDir()}
	o := loaded(t, s, path)
	noError(t, os.Remove(path))
	to := t.TempDir()
	noError(t, s.UseFolder(t.Context(), to))
	s.adopt(nil)
	s.finish(t, o)
	if len(copiesIn(t, to)) != 1 || len(library.Open(to).Courses()) != 2 {
		t.Errorf("what came along is %v, %v", library.Open(to).Courses(), copiesIn(t, to))
	}
	s = &shelf{dir: to}
	o = loaded(t, s, "course:tea")
	s.finish(t, o)
}

func TestStandingIn_IsFoundOutOnceUntilSomethingIsDone(t *testing.T) {
	s := &shelf{dir: t.TempDir()}
	path := packedTerms(t, t.TempDir(), "tea", "1")
	o := loaded(t, s, path)
	noError(t, o.Session.SetNewPerDay(1))
	want := o.Session.Standing()
	o.Session.Close()
	noError(t, s.Close(o))
	o = loaded(t, s, ui.Bundled)
	standing := func() study.Standing {
		t.Helper()
		for _, c := range s.Courses() {
			if c.ID == "tea" {
				got, err := s.StandingIn(t.Context(), c)
				noError(t, err)
				return got
			}
		}
		t.Fatal("there is no such course")
		return study.Standing{}
	}
	if got := standing(); got.Waits != want.Waits || got.Waits.New != 1 || got.Cards != want.Cards {
		t.Errorf("it is %+v, want %+v", got, want)
	}
	graded(t, o, 1) // in the course that is open
	copied := copiesIn(t, s.dir)[0]
	noError(t, os.WriteFile(copied, []byte("garbage: it isn't read again"), 0o600))
	if got := standing(); got.Waits != want.Waits {
		t.Errorf("it is %+v then", got)
	}
	noError(t, o.Session.SetNewPerDay(0)) // which counts in every course
	c, err := s.books().Find("course:tea")
	noError(t, err)
	if _, err := s.StandingIn(t.Context(), c); err == nil {
		t.Error("it isn't found out anew once something counts for all courses")
	}
	s.finish(t, o)
}

// otherWindow is one that notes what other copies ask for.
type otherWindow struct {
	shown int
	paths []string
	busy  error
}

func (h *otherWindow) ComeForward() { h.shown++ }

func (h *otherWindow) OpenForOther(path string) error {
	h.paths = append(h.paths, path)
	return h.busy
}

func TestHandOver_GivesTheFileToTheWindowOfWhoWasHereLast(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", short(t))
	onTestMain(t)
	data := short(t)
	if handOver(data, "x.course") {
		t.Error("nobody is there, and it was handed over")
	}
	h := &otherWindow{}
	s := &shelf{dir: data}
	s.serveOthers(h)
	o := opened(t, s)
	ben, err := s.AddLearner("Ben", "teal")
	noError(t, err)
	ready, _ := retiring(s, o)
	noError(t, s.SwitchLearner(t.Context(), ben.ID, ready))
	if !handOver(data, "tea.course") {
		t.Error("it wasn't handed over")
	}
	if abs, err := filepath.Abs("tea.course"); err != nil || len(h.paths) != 1 || h.paths[0] != abs {
		t.Errorf("the window was given %q", h.paths)
	}
	h.busy = errors.New("busy")
	odd := filepath.Join(data, "\xff.course") // as a disk may have it
	if handOver(data, odd) || h.paths[1] != odd {
		t.Errorf("a window that is busy took %q", h.paths)
	}
	if err := s.ShowOther(limited(t), ""); err != nil || h.shown != 1 {
		t.Errorf("it was shown %d times: %v", h.shown, err)
	}
	noError(t, s.close())
}

func TestInstance_RefusesAPathThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	for _, r := range []request{
		{Do: "erase"},
		{Do: requestOpen},
		{Do: requestOpen, Path: []byte("tea.course")},
		{Do: requestOpen, Path: []byte(path + "\x00y")},
		{Do: requestOpen, Path: []byte(path + strings.Repeat("x", mostPath))},
		{Do: requestShow, Path: []byte(path)},
	} {
		if r.check() == nil {
			t.Errorf("%+v is let through", r)
		}
	}
	for _, r := range []request{{Do: requestShow}, requestFor(""), requestFor(path), requestFor("x.course")} {
		if err := r.check(); err != nil {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

// onTestMain has what belongs on the main goroutine done at once.
func onTestMain(t *testing.T) {
	t.Helper()
	before := kit.OnMain
	kit.OnMain = func(do func()) { do() }
	t.Cleanup(func() { kit.OnMain = before })
}
