package library_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/library"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// packed writes a course as a file.
func packed(t *testing.T, id, version string) string {
	t.Helper()
	var cover bytes.Buffer
	pixels := image.NewRGBA(image.Rect(0, 0, 1200, 600))
	pixels.Set(3, 3, color.White)
	must(t, png.Encode(&cover, pixels))
	files := fstest.MapFS{
		"course.yaml":     {Data: []byte("id: " + id + "\ntitle: Course " + id + "\nversion: " + version + "\ncover: media/cover.png\nlessons: [one]\n")},
		"lessons/one.md":  {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\nA few words.\n")},
		"media/cover.png": {Data: cover.Bytes()},
	}
	path := filepath.Join(t.TempDir(), id+" "+version+".course")
	f, err := os.Create(path)
	must(t, err)
	must(t, content.Pack(files, f))
	must(t, f.Close())
	return path
}

// take has a library take a file, and opens it from there.
func take(t *testing.T, l *library.Library, path string, opened time.Time) library.Course {
	t.Helper()
	name, _, err := l.Take(t.Context(), path)
	must(t, err)
	c := library.Course{Path: path, Copy: name, Opened: opened}
	course, problems := content.OpenPath(t.Context(), l.PathOf(&c))
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	c.ID, c.Title, c.Version = course.ID, course.Title, course.Version
	must(t, l.Opened(c))
	must(t, l.TakeCover(t.Context(), c.Ref(), course))
	c, err = l.Find(c.Ref())
	must(t, err)
	return c
}

// names lists the courses of a library.
func names(l *library.Library) string {
	var all []string
	for _, c := range l.Courses() {
		all = append(all, strings.Trim(c.ID+" "+c.Version, " "))
	}
	return strings.Join(all, ", ")
}

func copies(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, library.FolderName, "*.course"))
	must(t, err)
	return found
}

var first = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func TestLibrary_KeepsACourseWhoseFileIsGone(t *testing.T) {
	folder := t.TempDir()
	l := library.Open(folder)
	if got := l.Courses(); len(got) != 1 || got[0].Ref() != library.Bundled {
		t.Errorf("an empty library has %v", got)
	}
	path := packed(t, "tea", "1")
	c := take(t, l, path, first)
	take(t, l, packed(t, "cake", "1"), first.Add(time.Hour))
	must(t, l.Opened(library.Course{ID: "walks", Title: "Walks", Path: filepath.Join(folder, "walks"), Opened: first.Add(2 * time.Hour)}))
	must(t, os.Remove(path))

	l = library.Open(folder)
	if got := names(l); got != "walks, cake 1, tea 1," && got != "walks, cake 1, tea 1, " {
		t.Errorf("it has %q", got)
	}
	for _, ref := range []string{path, c.Ref()} {
		found, err := l.Find(ref)
		must(t, err)
		course, problems := content.OpenPath(t.Context(), l.PathOf(&found))
		if course == nil {
			t.Fatal(problems)
		}
		course.Close()
		if l.Canonical(ref) != "course:tea" || l.Missing(&found) {
			t.Errorf("%s leads to %s", ref, l.Canonical(ref))
		}
	}
	odd := filepath.Join(folder, "\xff\xfe photos") // as a disk may have it
	must(t, l.Opened(library.Course{ID: "photos", Title: "Photos", Path: odd}))
	if c, err := library.Open(folder).Find(odd); err != nil || c.ID != "photos" || c.Bytes != nil {
		t.Errorf("a path that is no text leads to %+v, %v", c, err)
	}
	walks, err := l.Find(filepath.Join(folder, "walks"))
	must(t, err)
	if !l.Missing(&walks) || !library.IsRef(c.Ref()) || library.IsRef(walks.Ref()) {
		t.Error("a folder that isn't there isn't missed, or is a reference")
	}
	cover, err := l.CoverOf(t.Context(), &c)
	must(t, err)
	if cover.Bounds().Dx() != 480 || cover.Bounds().Dy() != 240 {
		t.Errorf("the cover has %v", cover.Bounds())
	}
}

func TestLibrary_ANewEditionTakesTheOldOnesPlaceWhichIsThinned(t *testing.T) {
	folder := t.TempDir()
	l := library.Open(folder)
	for i := range 6 {
		take(t, l, packed(t, "tea", fmt.Sprint(i)), first)
	}
	same := packed(t, "tea", "5")
	if name, fresh, err := l.Take(t.Context(), same); err != nil || fresh {
		t.Errorf("what is there was copied again: %s, %v", name, err)
	}
	l = library.Open(folder)
	if got := names(l); !strings.HasPrefix(got, "tea 5") {
		t.Errorf("it has %q", got)
	}
	if got := copies(t, folder); len(got) != 4 { // the current one and three before
		t.Errorf("there are %d copies", len(got))
	}
	now, err := l.Find("course:tea")
	must(t, err)
	for _, path := range copies(t, folder) {
		must(t, os.Chtimes(path, first, first))
	}
	library.Open(folder)
	if got := copies(t, folder); len(got) != 1 || filepath.Base(got[0]) != now.Copy {
		t.Errorf("after a long time there are %v", got)
	}
}

func TestLibrary_RemovesACourseAndItsCopy(t *testing.T) {
	folder := t.TempDir()
	l := library.Open(folder)
	take(t, l, packed(t, "tea", "1"), first)
	must(t, l.Remove("course:tea"))
	if err := l.Remove("course:tea"); !errors.Is(err, library.ErrGone) {
		t.Errorf("twice: %v", err)
	}
	left, err := os.ReadDir(filepath.Join(folder, library.FolderName))
	must(t, err)
	if len(left) > 0 || len(library.Open(folder).Courses()) != 1 {
		t.Errorf("there is left %v, and %s", left, names(l))
	}
}

func TestLibrary_ALostListIsMadeOfTheCopies(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"gone":      os.Remove,
		"cut short": func(path string) error { return os.Truncate(path, 40) },
		"garbage":   func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte{0}, 500), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			l := library.Open(folder)
			take(t, l, packed(t, "tea", "1"), first)
			take(t, l, packed(t, "cake", "3"), first)
			must(t, os.WriteFile(filepath.Join(folder, library.FolderName, strings.Repeat("ab", 16)+".course"), []byte("not one"), 0o600))
			must(t, harm(filepath.Join(folder, library.ListName)))
			l = library.Open(folder)
			if got := l.Courses(); len(got) != 3 {
				t.Fatalf("it has %q", names(l))
			}
			c, err := l.Find("course:cake")
			if err != nil || c.Version != "3" || l.Missing(&c) {
				t.Errorf("the cake is %+v, %v", c, err)
			}
		})
	}
}

func TestLibrary_AListLeadsOutOfTheFolderNowhere(t *testing.T) {
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, library.ListName), []byte(`{"format":1,"courses":[
		{"id":"a","title":"A","path":"/x","copy":"../../journal.db"},
		{"id":"b","title":"B","path":"/x","copy":"00000000000000000000000000000000.course","cover":"../x.png"},
		{"id":"../c","title":"C","path":"/x"},
		{"id":"d","title":"D"},
		{"id":"e","title":"E","path":"/x"},
		{"id":"e","title":"E again","path":"/y"}]}`), 0o600))
	l := library.Open(folder)
	if got := names(l); got != "e, " {
		t.Errorf("it has %q", got)
	}
	if err := l.Opened(library.Course{ID: "../c", Path: "/x"}); err == nil {
		t.Error("an id that is none was taken")
	}
	must(t, os.WriteFile(filepath.Join(folder, library.ListName), []byte(`{"format":9,"courses":{}}`), 0o600))
	l = library.Open(folder) // of a newer version, or garbage: it isn't lost
	must(t, l.Opened(library.Course{ID: "f", Title: "F", Path: "/x"}))
	kept, err := filepath.Glob(filepath.Join(folder, library.ListName+"*"))
	must(t, err)
	for _, path := range kept {
		if b, err := os.ReadFile(path); err == nil && strings.Contains(string(b), `"format":9`) {
			return
		}
	}
	t.Error("what was there is gone")
}

func TestTake_RefusesWhatItCantCopyAndLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	l := library.Open(folder)
	huge := filepath.Join(t.TempDir(), "huge.course")
	must(t, os.WriteFile(huge, nil, 0o600))
	must(t, os.Truncate(huge, content.MaxPacked+1)) // with a hole
	ended, stop := context.WithCancel(t.Context())
	stop()
	for name, c := range map[string]struct {
		ctx  context.Context
		path string
	}{
		"too large":    {t.Context(), huge},
		"a folder":     {t.Context(), t.TempDir()},
		"not there":    {t.Context(), filepath.Join(folder, "none.course")},
		"was given up": {ended, packed(t, "tea", "1")},
	} {
		if got, _, err := l.Take(c.ctx, c.path); err == nil {
			t.Errorf("%s: it gave %s", name, got)
		}
	}
	if left, err := os.ReadDir(filepath.Join(folder, library.FolderName)); len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
	bad := filepath.Join(t.TempDir(), "bad.course")
	must(t, os.WriteFile(bad, []byte("not one"), 0o600))
	name, fresh, err := l.Take(t.Context(), bad)
	if err != nil || !fresh {
		t.Fatal(fresh, err)
	}
	l.Drop(name)
	if got := copies(t, folder); len(got) > 0 {
		t.Errorf("what was dropped is still there: %v", got)
	}
}

func TestAdopt_TakesOverWhatIsNotHere(t *testing.T) {
	one, other := t.TempDir(), t.TempDir()
	from, l := library.Open(one), library.Open(other)
	take(t, from, packed(t, "tea", "1"), first)
	take(t, from, packed(t, "cake", "1"), first)
	must(t, from.Opened(library.Course{ID: "walks", Title: "Walks", Path: "/walks"}))
	take(t, l, packed(t, "tea", "2"), first)
	must(t, l.Adopt(t.Context(), from))
	must(t, os.RemoveAll(one))
	l = library.Open(other)
	for ref, version := range map[string]string{"course:tea": "2", "course:cake": "1", "/walks": ""} {
		if c, err := l.Find(ref); err != nil || c.Version != version || c.Copy != "" && l.Missing(&c) {
			t.Errorf("%s is %+v, %v", ref, c, err)
		}
	}
}

func TestKeepStanding_IsThereAgainAndGoesWithItsCourse(t *testing.T) {
	folder := t.TempDir()
	l := library.Open(folder)
	c := take(t, l, packed(t, "tea", "1"), first)
	s := library.Standing{Standing: study.Standing{Waits: study.Counts{Due: 3}, Read: 0.5, At: first}, Of: "x", Events: map[string]int64{"a": 7}}
	must(t, l.KeepStanding(c, s))
	must(t, l.KeepStanding(library.Course{ID: "sales", Title: "Sales", Path: library.Bundled}, s))
	if err := l.KeepStanding(library.Course{ID: "none", Path: "/none"}, s); !errors.Is(err, library.ErrGone) {
		t.Error(err)
	}
	l = library.Open(folder)
	for _, ref := range []string{"course:tea", library.Bundled} {
		c, err := l.Find(ref)
		if err != nil || c.Standing == nil || c.Standing.Waits.Due != 3 || c.Standing.Events["a"] != 7 || !c.Standing.At.Equal(first) {
			t.Errorf("of %s it is %+v, %v", ref, c, err)
		}
	}
}
