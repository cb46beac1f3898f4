package ui

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// toast is a short message under the page, which makes room for it: it covers
// nothing. It goes away by itself, and with its page, but for a failure, which
// stays until the next message or a click.
type toast struct {
	object  *fyne.Container
	timer   *time.Timer
	stays   bool
	changed func() // the page gets other room
}

func newToast(changed func()) *toast {
	t := &toast{object: kit.Stack(0), changed: changed}
	t.object.Hide()
	return t
}

func (t *toast) show(strong, soft look.Name, text string, stay time.Duration) {
	if t.timer != nil {
		t.timer.Stop()
	}
	line := kit.Text(text, look.LabelSize, look.Face{}, look.Ink)
	line.Leading = 1.45
	message := kit.On(kit.Ground(soft, strong, look.PanelRadius), 16, 10, line)
	press := kit.NewPressable(kit.Stack(0, message), t.hide)
	press.HoverFill = look.Clear
	t.object.Objects = []fyne.CanvasObject{press}
	t.object.Show()
	t.stays = stay == 0
	t.changed()
	if stay > 0 {
		t.timer = time.AfterFunc(stay, func() { kit.OnMain(t.hide) })
	}
}

func (t *toast) hide() {
	if t.timer != nil {
		t.timer.Stop()
	}
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

// Tell shows a short message for a few seconds.
func (s *App) Tell(message string) {
	s.toast.show(look.Line, look.Surface, message, 4*time.Second)
}

// Fail shows what went wrong.
func (s *App) Fail(doing string, err error) {
	fyne.LogError(doing, err)
	text := fmt.Sprintf("%s: %v\n%s", doing, err, words.T("What you did before this is kept."))
	if errors.Is(err, study.ErrClosed) {
		text = words.F("%s: the course was closed just now, so this isn't kept. What you did before it is.", doing)
	}
	s.toast.show(look.Danger, look.DangerSoft, text, 0)
}

func (s *App) relayout() { s.window.Content().Refresh() }
