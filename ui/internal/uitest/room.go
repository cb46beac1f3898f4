package uitest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/nav"
)

// Room is a window of the usual size for a page, with a learner's session on a
// journal of its own and a shell that notes what the page asks of it.
type Room struct {
	*Shell
	T       *testing.T
	Course  *content.Course
	Session *study.Session
	Watch   *Watch

	page nav.Page
}

// NewRoom makes a room. It needs an app.
func NewRoom(t *testing.T, c *content.Course) *Room {
	t.Helper()
	r := &Room{Shell: NewShell(test.NewTempWindow(t, nil)), T: t, Course: c, Watch: NewWatch()}
	r.Session = Study(t, c, Journal(t), r.Watch)
	return r
}

// Put puts a page into the window.
func (r *Room) Put(p nav.Page) {
	r.page = p
	r.Window().SetContent(p.Object())
	r.Window().Resize(fyne.NewSize(1072, 832))
	p.Shown()
}

// Press gives keys as the window does: to what is in focus, or to the page's
// commands.
func (r *Room) Press(keys ...command.Key) {
	for _, k := range keys {
		var l command.List
		l.SetPage(r.page.Commands())
		// What is in focus passes on what it has no use for.
		r.Window().Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { l.TypedKey(e.Name) })
		r.Window().Canvas().SetOnTypedRune(func(c rune) { l.TypedRune(c) })
		focused := r.Window().Canvas().Focused()
		switch {
		case k.Shortcut() != nil:
			l.TypedShortcut(k.Shortcut().ShortcutName())
		case focused != nil && k.Rune == 0:
			focused.TypedKey(&fyne.KeyEvent{Name: k.Name})
		case focused != nil:
			focused.TypedRune(k.Rune)
		case k.Rune != 0:
			l.TypedRune(k.Rune)
		default:
			l.TypedKey(k.Name)
		}
	}
}

// Says gives all the text on the page.
func (r *Room) Says() string { return Says(r.Window().Content()) }

// MustSay wants texts on the page.
func (r *Room) MustSay(what ...string) {
	r.T.Helper()
	text := r.Says()
	for _, w := range what {
		if !strings.Contains(text, w) {
			r.T.Errorf("the page doesn't say %q; it says:\n%s", w, text)
		}
	}
}

// MustHaveGone wants the page to have led to places, and to no others.
func (r *Room) MustHaveGone(want ...nav.Route) {
	r.T.Helper()
	if !slices.Equal(r.Went, want) {
		r.T.Errorf("the page led to %+v, want %+v", r.Went, want)
	}
}
