package lesson

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/speech"
)

// harness is a page in a window on a real session over a real journal.
type harness struct {
	t       *testing.T
	course  *content.Course
	journal *journal.Journal
	session *study.Session
	shell   *uitest.Shell
	watch   *uitest.Watch
	page    *Page
	list    command.List
	window  fyne.Window
}

func newHarness(t *testing.T, course *content.Course) *harness {
	t.Helper()
	test.NewTempApp(t)
	d := &harness{t: t, course: course, journal: uitest.Journal(t), shell: uitest.NewShell(nil), watch: uitest.NewWatch()}
	d.session = uitest.Study(t, course, d.journal, d.watch)
	return d
}

// open shows the page of a route in a window of a size.
func (d *harness) open(r nav.Route, size fyne.Size) {
	d.t.Helper()
	if d.page != nil {
		d.page.Hidden()
	}
	d.page = New(d.course, d.session, d.shell, r)
	d.page.now = d.watch.Now
	d.page.after = func(time.Duration, func()) func() { return func() {} } // rest stands for it
	d.page.voice = func() speech.Voice { return nil }
	d.window = test.NewTempWindow(d.t, d.page.Object())
	d.window.SetPadded(false)
	d.window.Resize(size)
	d.page.Shown()
	d.list.SetPage(d.page.Commands())
}

func (d *harness) key(name fyne.KeyName) {
	d.t.Helper()
	if !d.list.TypedKey(name) {
		d.t.Fatalf("no command on %s", name)
	}
}

// rest lets as much time pass without scrolling as any page takes to be read.
func (d *harness) rest() { d.wait(2 * time.Minute) }

// wait lets time pass without scrolling.
func (d *harness) wait(some time.Duration) {
	d.watch.Wait(some)
	d.page.reader.tracker.tick()
}

var large = fyne.NewSize(1072, 832)

func TestReader_AHeadingIsAPlace(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process", At: "The-common-logic"}, large)
	r := d.page.reader
	if e := r.outline.entries[r.side.current]; e.title != "The common logic" {
		t.Errorf("the contents mark %q", e.title)
	}
	if top, _ := r.view.Extent(r.outline.entries[r.side.current].block); top < 0 || top > 40 {
		t.Errorf("the heading is %v below the top", top)
	}
}

func TestReader_ContentsFollowTheScroll(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	r := d.page.reader
	var marked []string
	for !r.view.AtEnd() {
		title := r.outline.entries[r.side.current].title
		if len(marked) == 0 || marked[len(marked)-1] != title {
			marked = append(marked, title)
		}
		d.key(fyne.KeyDown)
	}
	marked = append(marked, r.outline.entries[r.side.current].title)
	var want []string
	for _, e := range r.outline.entries {
		want = append(want, e.title)
	}
	if !slices.Equal(slices.Compact(marked), want) {
		t.Errorf("reading on marked %q, want %q", marked, want)
	}
}

func TestReader_ChosenHeadingIsMarkedEvenNearTheEnd(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	s := d.page.reader.side
	for i := range s.rows {
		s.choose(i)
		if s.current != i {
			t.Errorf("choosing %q marks %q", d.page.reader.outline.entries[i].title, d.page.reader.outline.entries[s.current].title)
		}
	}
}

func TestReader_TermsAreAKeyAway(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	r := d.page.reader
	d.key(fyne.KeyT)
	d.key(fyne.KeyT)
	if !slices.Equal(d.shell.Terms, []string{"sales-process", "po"}) {
		t.Fatalf("T twice shows %q, want the first two terms on screen", d.shell.Terms)
	}
	d.key(fyne.KeyReturn)
	want := cards.CardRoute("term:po")
	if len(d.shell.Went) != 1 || d.shell.Went[0] != want {
		t.Errorf("Enter leads to %+v, want %+v", d.shell.Went, want)
	}
	d.key(fyne.KeyEscape)
	if r.marked() {
		t.Error("Escape leaves the mark")
	}
	if d.list.TypedKey(fyne.KeyEscape) {
		t.Error("a second Escape is the page's; it should be the shell's")
	}
}

func TestReader_ShowsTermsByTheTextAtEveryWidth(t *testing.T) {
	for _, width := range []float32{432, 816, 1072, 1712} {
		d := newHarness(t, uitest.Bundled(t))
		d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, fyne.NewSize(width, 700))
		d.key(fyne.KeyT)
		if !slices.Equal(d.shell.Terms, []string{"sales-process"}) {
			t.Errorf("%v wide, asked the shell for %q", width, d.shell.Terms)
		}
	}
}

func TestReader_NarrowPageHasItsContentsInTheHead(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, fyne.NewSize(816, 700))
	if d.page.reader.side.object.Visible() || !d.page.reader.contents.Visible() {
		t.Error("a narrow page should have Contents in its head and no side panel")
	}
}

func TestReader_LinksAreAKeyAway(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.key(fyne.KeyL)
	d.key(fyne.KeyReturn)
	if !slices.Equal(d.shell.Opened, []string{"lesson:buyers-journey"}) {
		t.Fatalf("L and Enter open %q, want the first link", d.shell.Opened)
	}
	for range 2 {
		d.key(fyne.KeyL)
		d.key(fyne.KeyReturn)
	}
	want := []nav.Route{
		{Page: nav.Process, ID: "pipeline-seven", At: "prospecting"}, // the figure's first step
		{Page: nav.Process, ID: "pipeline-seven"},
	}
	if !slices.Equal(d.shell.Went, want) {
		t.Errorf("the next two lead to %+v, want the figure's step and its process", d.shell.Went)
	}
}

func TestReader_NextAndPreviousLesson(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	d.key(fyne.KeyN)
	d.key(fyne.KeyP)
	if len(d.shell.Went) != 2 || d.shell.Went[0].ID != "sales-roles" || d.shell.Went[1].ID != "buyers-journey" {
		t.Errorf("N and P lead to %+v", d.shell.Went)
	}
	d.open(nav.Route{Page: nav.Lessons, ID: "buyers-journey"}, large)
	if d.list.TypedKey(fyne.KeyP) {
		t.Error("the first lesson has no previous one")
	}
}

func TestReader_TitleIsNotShownTwice(t *testing.T) {
	course, problems := content.Open(fstest.MapFS{
		"course.yaml":  {Data: []byte("id: c\ntitle: C\n")},
		"lessons/a.md": {Data: []byte("---\nid: a\n---\n\n# Alpha\n\nText of alpha.\n\n# Beta\n\nMore.\n")},
		"lessons/b.md": {Data: []byte("---\nid: b\ntitle: Named\n---\n\n# Another title\n\nText.\n")},
	})
	if course == nil {
		t.Fatal(problems)
	}
	d := newHarness(t, course)
	d.open(nav.Route{Page: nav.Lessons, ID: "a"}, large)
	if !d.page.reader.isTitle(0) || d.page.reader.isTitle(2) {
		t.Error("the first heading alone is the title")
	}
	d.rest()
	if !d.session.LessonProgress("a").Finished {
		t.Error("a short lesson on screen is read, its title too")
	}
	d.open(nav.Route{Page: nav.Lessons, ID: "b"}, large)
	if d.page.reader.isTitle(0) {
		t.Error("a heading that differs from the lesson's title is text")
	}
}

func TestPage_OpensTheLessonToGoOnWith(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	lessons := d.course.Lessons
	open := func() string {
		d.open(nav.Route{Page: nav.Lessons}, large)
		defer func() { d.page.reader.tracker.running = false }() // this test reads nothing
		return d.page.Route().ID
	}
	if got := open(); got != lessons[0].ID {
		t.Errorf("a new learner gets %q", got)
	}
	if err := d.session.Finish(lessons[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := open(); got != lessons[1].ID {
		t.Errorf("after the first lesson comes %q", got)
	}
	if err := d.session.MarkRead(lessons[2].ID, lessons[2].Blocks[0].Key); err != nil {
		t.Fatal(err)
	}
	if got := open(); got != lessons[2].ID {
		t.Errorf("in the middle of the third lesson %q opens", got)
	}
}

func TestPage_ListOpensLessonsByNumber(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, Mode: ModeList}, large)
	if r := d.page.Route(); r.Mode != ModeList || r.ID != "" {
		t.Errorf("route %+v", r)
	}
	d.key(fyne.Key2)
	d.key(fyne.KeyReturn)
	if len(d.shell.Went) != 2 || d.shell.Went[0].ID != d.course.Lessons[1].ID || d.shell.Went[1].ID != d.course.Lessons[0].ID {
		t.Errorf("2 and Enter lead to %+v, want lesson 2 and the one to go on with", d.shell.Went)
	}
}

func TestPage_CourseWithoutLessonsSaysSo(t *testing.T) {
	d := newHarness(t, &content.Course{ID: "c", Title: "C"})
	d.open(nav.Route{Page: nav.Lessons}, large)
	if d.page.reader != nil || len(d.page.Commands()) != 0 {
		t.Error("there is nothing to read")
	}
}

func TestReader_EveryLessonOpensAndReadsToItsEnd(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	for _, l := range d.course.Lessons {
		for _, size := range []fyne.Size{fyne.NewSize(420, 500), large, fyne.NewSize(1712, 1080)} {
			d.open(nav.Route{Page: nav.Lessons, ID: l.ID}, size)
			for pages := 0; !d.page.reader.view.AtEnd(); pages++ {
				if pages > 300 {
					t.Fatalf("%s at %v has no end", l.ID, size)
				}
				d.key(fyne.KeyPageDown)
			}
		}
	}
}

func TestCommands_HaveTitlesUnlessUnlisted(t *testing.T) {
	d := newHarness(t, uitest.Bundled(t))
	d.open(nav.Route{Page: nav.Lessons, ID: "sales-process"}, large)
	for _, c := range d.page.Commands() {
		if !c.Unlisted && strings.TrimSpace(c.Title) == "" {
			t.Errorf("%s has no title", c.ID)
		}
	}
}
