package practice

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
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

func say(s string) []markup.Inline { return []markup.Inline{markup.Text{Value: s}} }

func course() *content.Course {
	choice := func(text string, right bool) content.Choice {
		return content.Choice{Inlines: say(text), Right: right}
	}
	c := &content.Course{
		ID: "test", Version: "1",
		Lessons: []*content.Lesson{{ID: "papers", Title: "Papers", Number: 1}},
		Questions: []*content.Question{
			{ID: "single", Kind: content.Single, Lesson: "papers", Prompt: say("Who issues a purchase order?"), Choices: []content.Choice{choice("The seller", false), choice("The buyer", true), choice("The bank", false)}, Explanation: say("The buyer issues it.")},
			{ID: "multiple", Kind: content.Multiple, Prompt: say("Which are papers?"), Choices: []content.Choice{choice("Quote", true), choice("Invoice", true), choice("Phone", false)}},
			{ID: "match", Kind: content.Match, Prompt: say("Who sends it?"), Pairs: [][2]string{{"Order", "Buyer"}, {"Invoice", "Seller"}, {"Reminder", "Clerk"}}},
			{ID: "blanks", Kind: content.Blanks, Text: []content.BlankPart{{Text: "The "}, {Text: "buyer", Blank: true}, {Text: " orders, the "}, {Text: "seller", Blank: true}, {Text: " delivers."}}},
			{ID: "typed", Kind: content.Typed, Prompt: say("What is PO short for?"), Answers: []string{"purchase order", "PO"}},
		},
	}
	p := &content.Process{ID: "four", Title: "Four steps"}
	for i, name := range []string{"Find", "Ask", "Show", "Close"} {
		p.Steps = append(p.Steps, &content.Step{ID: strings.ToLower(name), Name: name, Process: p, Number: i + 1, Aim: "Aim of " + name, DoneWhen: []string{"has had " + name}})
	}
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
	page    *Page
	gone    []nav.Route
	failed  []string
	kept    *kept // the last answer, when a keeper notes it
}

func (r *room) Go(to nav.Route)              { r.gone = append(r.gone, to) }
func (r *room) Open(string)                  {}
func (r *room) Moved()                       {}
func (r *room) Fail(doing string, err error) { r.failed = append(r.failed, doing+": "+err.Error()) }

func newRoom(t *testing.T, c *content.Course, at nav.Route) *room {
	t.Helper()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	r := &room{t: t, course: c, window: test.NewWindow(nil)}
	t.Cleanup(r.window.Close)
	if r.session, err = study.Start(c, j, &clock{time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	r.show(r.session, at)
	return r
}

func (r *room) show(s Session, at nav.Route) {
	r.page = New(r.course, s, r, at)
	r.window.SetContent(r.page.Object())
	r.window.Resize(fyne.NewSize(1072, 832))
	r.page.Shown()
}

func (r *room) reopen() { r.show(r.session, r.page.Route()) }

// press gives a key as the window does: to what is in focus, or to the commands.
func (r *room) press(keys ...command.Key) {
	for _, k := range keys {
		var l command.List
		l.SetPage(r.page.Commands())
		switch {
		case k.Shortcut() != nil:
			l.TypedShortcut(k.Shortcut().ShortcutName())
		case r.window.Canvas().Focused() != nil && k.Rune == 0:
			r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k.Name})
		case r.window.Canvas().Focused() != nil:
			r.window.Canvas().Focused().TypedRune(k.Rune)
		case k.Rune != 0:
			l.TypedRune(k.Rune)
		default:
			l.TypedKey(k.Name)
		}
	}
}

func (r *room) write(s string) {
	for _, c := range s {
		r.press(command.Key{Rune: c})
	}
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

// at is a route that begins with a question.
func at(question string) nav.Route { return nav.Route{ID: allSet, At: question} }

var (
	up     = command.K(fyne.KeyUp)
	down   = command.K(fyne.KeyDown)
	enter  = command.K(fyne.KeyReturn)
	space  = command.K(fyne.KeySpace)
	altUp  = command.Key{Name: fyne.KeyUp, Alt: true}
	altDwn = command.Key{Name: fyne.KeyDown, Alt: true}
)

func digit(n int) command.Key { return command.Key{Rune: rune('0' + n)} }

// placeOfChoice is the number that a choice stands under.
func (r *room) placeOfChoice(i int) int {
	return slices.Index(r.page.quiz.control.(*choices).order, i) + 1
}

func (r *room) mustHave(question string, want study.Results) {
	r.t.Helper()
	got := r.session.Results(question)
	got.Last = time.Time{}
	if got != want {
		r.t.Errorf("the results of %s are %+v, want %+v", question, got, want)
	}
}

var (
	once    = study.Results{Asked: 1, Right: 1, LastRight: true}
	missed1 = study.Results{Asked: 1}
)
