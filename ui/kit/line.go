package kit

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
)

// Line is an entry of one line that the keys can be given to by a button: the
// space of that button is not typed.
type Line struct {
	widget.Entry

	// Keys is asked first what a key does; it tells whether it did anything.
	Keys func(*fyne.KeyEvent) bool
	// SelectFirst selects what is there when the keys first come here, so that
	// typing replaces it.
	SelectFirst bool
	// Tabs, when set, tells whether Tab is for Keys just now; it goes on to the
	// next thing otherwise.
	Tabs func() bool
	// Shortcut, when set, is asked first what a shortcut does; it tells whether
	// it did anything.
	Shortcut func(fyne.Shortcut) bool

	// Name is what the line is called, where what stands in it while it is empty doesn't
	// say so.
	Name string

	swallow bool   // the space of the button that led here
	asks    string // what stands in it while it is empty, where there is room for it
}

// NewLine makes an empty line.
func NewLine(keys func(*fyne.KeyEvent) bool) *Line {
	l := &Line{Keys: keys}
	l.ExtendBaseWidget(l)
	return l
}

// MinSize is the entry's, and no lower than what can be hit.
func (l *Line) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	s := l.Entry.MinSize()
	return fyne.NewSize(s.Width, max(s.Height, LeastTarget))
}

// SetPlaceHolder sets what stands in the line while it is empty.
func (l *Line) SetPlaceHolder(text string) {
	l.asks = text
	l.ask(l.Size().Width)
}

// Resize gives it another size, in which there may be less room for what stands in it.
func (l *Line) Resize(size fyne.Size) {
	l.ask(size.Width)
	l.Entry.Resize(size)
}

// ask has what stands in it be as long as a width has room for: the toolkit would make it
// scroll.
func (l *Line) ask(width float32) {
	text, letters := l.asks, []rune(l.asks)
	room := width - 4*fynetheme.InnerPadding()
	for n := len(letters); width > 0 && n > 0 && fyne.MeasureText(text, fynetheme.TextSize(), fyne.TextStyle{}).Width > room; {
		n--
		text = strings.TrimRight(string(letters[:n]), " ,;") + "…"
	}
	if text != l.PlaceHolder {
		l.Entry.SetPlaceHolder(text)
	}
}

// Described says what is typed, and where.
func (l *Line) Described() accessible.Description {
	d := accessible.OfField(&l.Entry, l.Name)
	if l.Name == "" {
		d.Name = cmp.Or(l.asks, d.Name)
	} else if d.Help != "" {
		d.Help = l.asks
	}
	return d
}

// FocusGained shows that the keys come here.
func (l *Line) FocusGained() {
	l.Entry.FocusGained()
	FocusCame(l)
	l.swallow = PressedBySpace()
	if l.SelectFirst {
		l.SelectFirst = false
		l.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// AcceptsTab tells whether Tab comes here.
func (l *Line) AcceptsTab() bool { return l.Tabs != nil && l.Tabs() }

// TypedShortcut edits, unless Shortcut has a use for it.
func (l *Line) TypedShortcut(s fyne.Shortcut) {
	if l.Shortcut != nil && l.Shortcut(s) {
		return
	}
	if _, own := s.(*desktop.CustomShortcut); own {
		TypeShortcut(l, &l.Entry, s)
		return
	}
	l.Entry.TypedShortcut(s) // its own undo too
}

// TypedRune types a character, but not the space of the button that led here.
func (l *Line) TypedRune(r rune) {
	swallow := l.swallow && r == ' '
	l.swallow = false
	if !swallow {
		l.Entry.TypedRune(r)
	}
}

// TypedKey types what Keys has no use for.
func (l *Line) TypedKey(e *fyne.KeyEvent) {
	l.swallow = false
	if !l.Keys(e) {
		l.Entry.TypedKey(e)
	}
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (l *Line) TappedSecondary(e *fyne.PointEvent) {
	EntryMenu(l, &l.Entry, e.AbsolutePosition)
}
