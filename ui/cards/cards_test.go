package cards

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/command"
	"stagecraft/ui/flow"
	"stagecraft/ui/nav"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

func course() *content.Course {
	c := &content.Course{
		ID: "test", Version: "1",
		Lessons: []*content.Lesson{{ID: "papers", Title: "Papers", Number: 1}},
		Terms: []*content.Term{
			{ID: "po", Term: "Purchase order", Abbreviation: "PO", Definition: "The buyer's formal order.", Not: "An invoice comes from the seller.", Lesson: "papers"},
			{ID: "quote", Term: "Quote", Definition: "The seller's stated price.", Lesson: "papers"},
			{ID: "lead", Term: "Lead", Definition: "Someone who may become a customer."},
		},
	}
	p := &content.Process{ID: "seven", Title: "Seven steps"}
	p.Steps = []*content.Step{{ID: "find", Name: "Find", Process: p, Number: 1, Terms: []string{"lead"}}}
	c.Processes = []*content.Process{p}
	return c
}

type clock struct{ time.Time }

func (c *clock) Now() time.Time { return c.Time }

// room is a page in a window, with a navigator that notes what it is told.
type room struct {
	t       *testing.T
	window  fyne.Window
	course  *content.Course
	session *study.Session
	clock   *clock
	page    *Page
	gone    []nav.Route
	opened  []string
	failed  []string
}

func (r *room) Go(to nav.Route)              { r.gone = append(r.gone, to) }
func (r *room) Open(ref string)              { r.opened = append(r.opened, ref) }
func (r *room) Moved()                       {}
func (r *room) Fail(doing string, err error) { r.failed = append(r.failed, doing+": "+err.Error()) }
func (r *room) Window() fyne.Window          { return r.window }
func (r *room) review() *review              { return r.page.mode.(*review) }
func (r *room) through() *flipThrough        { return r.page.mode.(*flipThrough) }
func (r *room) wait(d time.Duration)         { r.clock.Time = r.clock.Add(d) }
func (r *room) show(s Session, at nav.Route) { r.page = New(r.course, s, r, at); r.put() }
func (r *room) reopen()                      { r.show(r.session, r.page.Route()) }

func (r *room) put() {
	r.window.SetContent(r.page.Object())
	r.window.Resize(fyne.NewSize(1072, 832))
	r.page.Shown()
}

func newRoom(t *testing.T, c *content.Course, at nav.Route) *room {
	t.Helper()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	r := &room{t: t, course: c, clock: &clock{time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)}, window: test.NewWindow(nil)}
	t.Cleanup(r.window.Close)
	if r.session, err = study.Start(c, j, r.clock); err != nil {
		t.Fatal(err)
	}
	r.show(r.session, at)
	return r
}

// press gives a key, or a character, as the window does.
func (r *room) press(keys ...command.Key) {
	for _, k := range keys {
		var l command.List
		l.SetPage(r.page.Commands())
		switch {
		case k.Rune != 0:
			l.TypedRune(k.Rune)
		case k.Shortcut() != nil:
			l.TypedShortcut(k.Shortcut().ShortcutName())
		default:
			l.TypedKey(k.Name)
		}
	}
}

var (
	space = command.K(fyne.KeySpace)
	undo  = command.Ctrl(fyne.KeyZ)
	good  = command.Key{Rune: '3'}
	again = command.Key{Rune: '1'}
	left  = command.K(fyne.KeyLeft)
	right = command.K(fyne.KeyRight)
)

// says gives all text that a thing shows.
func says(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *flow.Paragraph:
			b.WriteString(o.PlainText() + "\n")
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		}
	}
	return b.String()
}

func (r *room) mustSay(what ...string) {
	r.t.Helper()
	text := says(r.window.Content())
	for _, w := range what {
		if !strings.Contains(text, w) {
			r.t.Errorf("the page doesn't say %q; it says:\n%s", w, text)
		}
	}
}
