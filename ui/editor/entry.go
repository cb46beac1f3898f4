package editor

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// entry is where text is typed. It is as high as its text makes it, Tab leaves
// it, and every key that doesn't edit text goes on to the page's commands: its
// own undo would know nothing of what is saved.
type entry struct {
	widget.Entry
	minRows int // rows shown of an empty one
	list    bool
	name    string // what it is called; "" where that stands in it
	swallow bool   // the space of the button that led here

	gained, lost func()
}

var (
	_ kit.Flexible  = (*entry)(nil)
	_ fyne.Tabbable = (*entry)(nil)
)

// newEntry makes an entry of at least so many rows. Return begins a new line in
// a list, and goes on to the next field elsewhere.
func newEntry(least int, list bool, changed func(string)) *entry {
	e := &entry{minRows: least, list: list}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.OnChanged = changed
	return e
}

// Described says what is typed, and where.
func (e *entry) Described() accessible.Description { return accessible.OfField(&e.Entry, e.name) }

// AcceptsTab lets Tab go on to the next field.
func (e *entry) AcceptsTab() bool { return false }

// FocusGained puts the cursor after the last letter; a click then puts it where
// it points.
func (e *entry) FocusGained() {
	e.end()
	e.Entry.FocusGained()
	e.swallow = kit.PressedBySpace()
	if e.gained != nil {
		e.gained()
	}
}

// FocusLost saves what was typed.
func (e *entry) FocusLost() {
	e.swallow = false
	e.Entry.FocusLost()
	if e.lost != nil {
		e.lost()
	}
}

// TypedRune types a character, but not the space of the button that led here.
func (e *entry) TypedRune(r rune) {
	if e.swallow {
		e.swallow = false
		if r == ' ' {
			return
		}
	}
	e.Entry.TypedRune(r)
}

// TypedKey leaves the field by Escape, and one that isn't a list by Return.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	e.swallow = false
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	switch k.Name {
	case fyne.KeyEscape:
		if c != nil {
			c.Unfocus()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.list {
			e.Entry.TypedKey(k)
		} else if c != nil {
			c.FocusNext()
		}
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF10, fyne.KeyF11:
		kit.PassKey(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut edits, or goes on to the window.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	kit.TypeShortcut(e, &e.Entry, s)
}

// selectAll selects what is there, so that typing replaces it.
func (e *entry) selectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// end puts the cursor after the last letter, wherever the text comes to be set:
// Fyne keeps the cursor within it.
func (e *entry) end() { e.CursorRow, e.CursorColumn = 1<<20, 1<<20 }

// unselect ends a selection, so that it doesn't fall on the text that comes next.
func (e *entry) unselect() {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if c != nil && c.Focused() == fyne.Focusable(e) && e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}

// HeightFor gives the height that the text takes at a width.
func (e *entry) HeightFor(width float32) float32 {
	inner := width - 2*fynetheme.InnerPadding() - theme.Size(6) // a little less, so that nothing is hidden
	return max(e.lineHeight()*float32(max(e.minRows, rowsOf(e.Text, inner)))+2*fynetheme.InnerPadding(), kit.LeastTarget)
}

// lineHeight is that of the text Fyne sets.
func (e *entry) lineHeight() float32 {
	return fyne.MeasureText("M", fynetheme.TextSize(), e.TextStyle).Height
}

// rowsOf counts the rows that a text is set in.
func rowsOf(text string, width float32) int {
	line := kit.Label("M")
	one := line.HeightFor(width)
	rows := 0
	for _, l := range strings.Split(text, "\n") {
		if l == "" || theme.Width(l, theme.Size(theme.LabelSize), theme.Face{}) <= width {
			rows++
			continue
		}
		rows += int(kit.Label(l).HeightFor(width)/one + 0.5)
	}
	return rows
}

// NaturalWidth asks for room to write in.
func (e *entry) NaturalWidth() float32 { return theme.Size(420) }

// MinSize is narrow: the form gives the width.
func (e *entry) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	return fyne.NewSize(theme.Size(80), e.HeightFor(max(e.Size().Width, theme.Size(80))))
}

// wheelOverlay lies over something that would take the wheel for itself, such as a
// field, and scrolls the page instead. It takes nothing else.
type wheelOverlay struct {
	widget.BaseWidget
	onScroll func(*fyne.ScrollEvent)
}

var _ fyne.Scrollable = (*wheelOverlay)(nil)

// newWheelOverlay makes one that moves by pixels down, and learns whether that moved.
func newWheelOverlay(move func(dy float32) bool) *wheelOverlay {
	w := &wheelOverlay{onScroll: kit.WheelHandler(move)}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls.
func (w *wheelOverlay) Scrolled(e *fyne.ScrollEvent) { w.onScroll(e) }

// CreateRenderer draws nothing.
func (w *wheelOverlay) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return widget.NewSimpleRenderer(kit.Gap(0, 0))
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (e *entry) TappedSecondary(p *fyne.PointEvent) {
	kit.EntryMenu(e, &e.Entry, p.AbsolutePosition)
}
