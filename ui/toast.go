package ui

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// toast is a short message under the page, which makes room for it: it covers
// nothing. It goes away by itself, and with its page, but for a failure, which
// stays until the next message or a click.
type toast struct {
	object  *fyne.Container
	stop    func() // keeps the message from going by itself; nil when it stays
	message *message
	stays   bool
	changed func() // the page gets other room
}

// message is what a toast says.
type message struct {
	strong, soft theme.Name
	text         string
	label        string // of a button; "" for none
	do           func() // what it does
}

// newToast makes an empty toast, or one that goes on with what another said: the
// window is drawn anew.
func newToast(changed func(), before *toast) *toast {
	t := &toast{object: kit.Stack(0), changed: changed}
	t.object.Hide()
	if before != nil && before.message != nil {
		m, stay := *before.message, told
		if before.stays {
			stay = 0
		}
		before.forget()
		t.put(m, stay)
	}
	return t
}

func (t *toast) show(strong, soft theme.Name, text string, stay time.Duration) {
	t.put(message{strong: strong, soft: soft, text: text}, stay)
	t.changed()
}

// put shows a message in place of the one before, whose time is over with it.
func (t *toast) put(m message, stay time.Duration) {
	t.forget()
	t.message = &m
	text, soft, strong := m.text, m.soft, m.strong
	line := kit.Text(text, theme.LabelSize, theme.Face{}, theme.Ink)
	line.Leading = 1.45
	surface := kit.Background(soft, strong, theme.PanelRadius)
	if m.do != nil {
		button := kit.LinkButton(m.label, func() {
			t.hide()
			m.do()
		})
		t.object.Objects = []fyne.CanvasObject{kit.OnBackground(surface, 16, 10,
			kit.Stack(2, line, kit.Actions(button, kit.LinkButton(words.T("Close"), t.hide))))}
	} else {
		press := kit.NewPressable(kit.Stack(0, kit.OnBackground(surface, 16, 10, line)), t.hide)
		press.HoverFill = theme.Clear
		t.object.Objects = []fyne.CanvasObject{press}
	}
	t.object.Objects = []fyne.CanvasObject{kit.Region(accessible.Description{Role: accessible.Group, Live: "message"}, t.object.Objects[0])}
	t.object.Show()
	t.stays = stay == 0
	if stay > 0 {
		t.stop = kit.After(stay, t.hide) // once stopped it does nothing, also when it was on its way
	}
}

// forget ends the message's time.
func (t *toast) forget() {
	if t.stop != nil {
		t.stop()
	}
	t.stop, t.message = nil, nil
}

func (t *toast) hide() {
	t.forget()
	if !t.object.Visible() {
		return
	}
	t.object.Objects = nil
	t.object.Hide()
	t.changed()
}

// leave takes away what was said about a page that is left.
func (t *toast) leave() {
	if !t.stays {
		t.hide()
	}
}

// told is how long a message stays, and offered one with something to press.
const (
	told    = 4 * time.Second
	offered = 12 * time.Second
)

// Tell shows a short message for a few seconds.
func (s *App) Tell(message string) {
	s.toast.show(theme.Line, theme.Surface, message, told)
}

// Offer shows a short message with a button, for as long as it takes to press it.
func (s *App) Offer(text, label string, do func()) {
	s.toast.put(message{theme.Line, theme.Surface, text, label, do}, offered)
	s.toast.changed()
}

// Fail shows what went wrong.
func (s *App) Fail(doing string, err error) {
	fyne.LogError(doing, err)
	text := fmt.Sprintf("%s: %v\n%s", doing, err, words.T("What you did before this is kept."))
	if errors.Is(err, study.ErrClosed) {
		text = words.F("%s: the course was closed just now, so this isn't kept. What you did before it is.", doing)
	}
	s.toast.show(theme.Danger, theme.DangerSoft, text, 0)
}

func (s *App) relayout() { s.window.Content().Refresh() }
