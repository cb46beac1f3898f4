package practice

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// field is a line to type in. Escape leaves it, so that keys work again.
type field struct {
	widget.Entry
	host *host
	name string // what it is called; "" where that stands in it
}

// MinSize is high enough to be hit, however small the text is.
func (f *field) MinSize() fyne.Size {
	least := f.Entry.MinSize()
	return fyne.NewSize(least.Width, max(least.Height, kit.LeastTarget))
}

func newField(h *host, changed func(string), submit func()) *field {
	f := &field{host: h}
	f.ExtendBaseWidget(f)
	f.Wrapping = fyne.TextWrapOff
	f.OnChanged = changed
	f.OnSubmitted = func(string) { submit() }
	return f
}

// Described says what is typed, and where.
func (f *field) Described() accessible.Description { return accessible.OfField(&f.Entry, f.name) }

// TypedShortcut edits, or goes on to the window, as Ctrl and Enter do, which hand an
// exam in; Fyne leaves the window out while a field has the keys.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	if _, own := s.(*desktop.CustomShortcut); own {
		kit.TypeShortcut(f, &f.Entry, s)
		return
	}
	f.Entry.TypedShortcut(s)
}

func (f *field) TypedKey(e *fyne.KeyEvent) {
	if c := f.host.canvas(); e.Name == fyne.KeyEscape && c != nil {
		c.Unfocus()
		return
	}
	f.Entry.TypedKey(e)
}

// typed is one answer to type.
type typed struct {
	q     *content.Question
	host  *host
	entry *field
	body  *fyne.Container
	shown bool
}

func newTyped(q *content.Question, h *host) *typed {
	t := &typed{q: q, host: h}
	t.entry = newField(h, func(string) { h.changed() }, func() { h.submit() })
	t.entry.SetPlaceHolder(words.T("Type your answer"))
	t.body = kit.Stack(8, t.entry)
	return t
}

func (t *typed) object() fyne.CanvasObject { return t.body }
func (t *typed) help() string {
	return words.T("Type the answer. Capitals and spaces don’t matter.")
}
func (t *typed) runes() string { return "" }

func (t *typed) keyLine() []string     { return nil }
func (t *typed) Key(fyne.KeyName) bool { return false }
func (t *typed) Rune(rune) bool        { return false }
func (t *typed) complete() bool        { return strings.TrimSpace(t.entry.Text) != "" }
func (t *typed) given() string         { return strings.TrimSpace(t.entry.Text) }
func (t *typed) hasHint() bool         { return false }
func (t *typed) hint() string          { return "" }
func (t *typed) draft() any            { return t.entry.Text }
func (t *typed) focus(c fyne.Canvas)   { c.Focus(t.entry) }

func (t *typed) right() bool { return t.q.Accepts(t.entry.Text) }

func (t *typed) showResult() {
	t.shown = true
	line := newRow(t.host.keys, nil)
	line.off = true
	dressAnswer(line, t.right())
	says := words.T("Your answer")
	if t.right() {
		says = words.T("Right")
	}
	line.setContent(kit.Row(12, kit.Label(t.given()), kit.Spring(), mark(t.right(), says)))
	t.body.Objects = []fyne.CanvasObject{line}
	t.body.Refresh()
}

func dressAnswer(r *row, right bool) {
	if right {
		r.restyle(theme.SuccessSoft, theme.Success, false)
	} else {
		r.restyle(theme.DangerSoft, theme.Danger, false)
	}
}

func (t *typed) restore(from json.RawMessage) {
	var text string
	if json.Unmarshal(from, &text) == nil {
		kit.SetEntryText(&t.entry.Entry, text)
	}
}

func init() {
	register(kind{
		control:  func(q *content.Question, h *host) control { return newTyped(q, h) },
		solution: func(q *content.Question) string { return strings.Join(q.Answers, words.T(" or ")) },
		offers:   func(*content.Question) []offeredLine { return nil },
	}, content.Typed)
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (e *field) TappedSecondary(p *fyne.PointEvent) {
	kit.EntryMenu(e, &e.Entry, p.AbsolutePosition)
}
