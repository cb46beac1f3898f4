package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/command"
	"stagecraft/ui/modal"
	"stagecraft/ui/words"
)

// pageMenus open the menu of the page, by canvas. On the main goroutine only.
var pageMenus = map[fyne.Canvas]func(at fyne.Position){}

// SetPageMenu says how the menu of the page is opened at a place of a canvas: by
// the other button, on all that has no menu of its own.
func SetPageMenu(c fyne.Canvas, open func(at fyne.Position)) { pageMenus[c] = open }

// PageMenu opens the menu of the page that a thing is on. Over the page there is none.
func PageMenu(of fyne.CanvasObject, at fyne.Position) {
	if c := CanvasOf(of); c != nil && pageMenus[c] != nil && modal.Of(c).Empty() {
		pageMenus[c](at)
	}
}

// ContextMenu opens the menu of a thing at a place of its canvas. Its rows are to
// work on a page made since, too.
func ContextMenu(of fyne.CanvasObject, at fyne.Position, items []MenuItem) {
	if c := CanvasOf(of); c != nil && len(items) > 0 {
		contextMenu(c, at, items)
	}
}

func contextMenu(c fyne.Canvas, at fyne.Position, items []MenuItem) {
	m := ShowMenu("context menu", c, at, items...)
	m.Again = func() func(any) { return func(any) { contextMenu(c, at, items) } }
}

// isMenuKey tells whether a key asks for the menu of what has the keys.
func isMenuKey(e *fyne.KeyEvent) bool {
	return e.Name == desktop.KeyMenu || e.Name == fyne.KeyF10 && command.ShiftHeld()
}

// Area gives content, such as a row of a list, a menu of its own.
type Area struct {
	widget.BaseWidget
	Content fyne.CanvasObject
	Menu    func() []MenuItem // nil is the page's
}

var _ fyne.SecondaryTappable = (*Area)(nil)

// WithMenu gives content a menu.
func WithMenu(content fyne.CanvasObject, menu func() []MenuItem) *Area {
	a := &Area{Content: content, Menu: menu}
	a.ExtendBaseWidget(a)
	return a
}

// HeightFor gives the height at a width.
func (a *Area) HeightFor(width float32) float32 { return HeightFor(a.Content, width) }

// NaturalWidth gives the width at which nothing breaks.
func (a *Area) NaturalWidth() float32 { return natural(a.Content) }

// MinSize is the content's.
func (a *Area) MinSize() fyne.Size { a.ExtendBaseWidget(a); return a.Content.MinSize() }

// TappedSecondary opens the menu.
func (a *Area) TappedSecondary(e *fyne.PointEvent) {
	if a.Menu == nil {
		PageMenu(a, e.AbsolutePosition)
		return
	}
	ContextMenu(a, e.AbsolutePosition, a.Menu())
}

// CreateRenderer is Fyne's.
func (a *Area) CreateRenderer() fyne.WidgetRenderer {
	a.ExtendBaseWidget(a)
	return widget.NewSimpleRenderer(a.Content)
}

// EntryMenu opens the menu of a field: what can be done with its text.
func EntryMenu(of fyne.CanvasObject, field *widget.Entry, at fyne.Position) {
	c := CanvasOf(of)
	if c == nil {
		return
	}
	if f, ok := of.(fyne.Focusable); ok {
		c.Focus(f)
	}
	board := fyne.CurrentApp().Clipboard()
	item := func(title string, s fyne.Shortcut) MenuItem {
		return MenuItem{Title: title, Do: func() { field.TypedShortcut(s) }}
	}
	var items []MenuItem
	if field.SelectedText() != "" && !field.Password {
		items = append(items, item(words.T("Cut"), &fyne.ShortcutCut{Clipboard: board}), item(words.T("Copy"), &fyne.ShortcutCopy{Clipboard: board}))
	}
	if board.Content() != "" {
		items = append(items, item(words.T("Paste"), &fyne.ShortcutPaste{Clipboard: board}))
	}
	if field.Text != "" {
		items = append(items, item(words.T("Select all"), &fyne.ShortcutSelectAll{}))
	}
	ContextMenu(of, at, items)
}
