package practice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// row is one line of an answer: a choice, a step to move, a half of a pair. It
// can be tapped, dragged and reached with Tab; keys it has no use for go on to
// the window.
type row struct {
	widget.BaseWidget

	content    fyne.CanvasObject
	fill, line theme.Name
	thick      bool // the row that keys act on
	off        bool // takes no more input
	fade       fade // of what it was, over its fill

	press   func()
	drag    func(dy float32)
	pull    func(dx float32) // as drag, sideways
	drop    func()
	onFocus func()
	keys    keyHandler

	called string                 // its name, where that isn't its text
	says   accessible.Description // what it is, but for its name, which is its text

	focused, hovered bool
}

// keyHandler is who decides what keys do in a row; each tells whether it did anything.
type keyHandler interface {
	Key(fyne.KeyName) bool
	Rune(rune) bool
}

var (
	_ fyne.Focusable     = (*row)(nil)
	_ fyne.Tappable      = (*row)(nil)
	_ fyne.Draggable     = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)

	_ accessible.Described = (*row)(nil)
)

func newRow(keys keyHandler, press func()) *row {
	r := &row{content: kit.Gap(1, 1), fill: theme.Surface, line: theme.Line, keys: keys, press: press}
	r.ExtendBaseWidget(r)
	return r
}

// Described says what stands in the row and how. The row that keys act on is said even
// when they are the page's.
func (r *row) Described() accessible.Description {
	d := r.says
	name, key := accessible.TextOf(r.content)
	if d.Name, d.Key = name, key; r.called != "" {
		d.Name = r.called
	}
	if d.Role == accessible.NoRole {
		d.Role = accessible.Item
	}
	if r.off {
		d.State |= accessible.Disabled
	}
	if r.thick {
		d.Live = "row"
	}
	return d
}

// setContent keeps the row's margins around its content.
func (r *row) setContent(o fyne.CanvasObject) {
	r.content = kit.Inset(16, theme.Size(12), o)
	r.Refresh()
}

// setCard keeps a card's margins around its content.
func (r *row) setCard(o fyne.CanvasObject) {
	r.content = kit.Inset(10, 8, o)
	r.Refresh()
}

// restyle sets the looks of the row.
func (r *row) restyle(fill, line theme.Name, thick bool) {
	r.fill, r.line, r.thick = fill, line, thick
	r.Refresh()
}

func (r *row) HeightFor(width float32) float32 { return kit.HeightFor(r.content, width) }
func (r *row) NaturalWidth() float32           { return kit.NaturalWidth(r.content) }
func (r *row) MinSize() fyne.Size              { return r.content.MinSize() }

func (r *row) Tapped(*fyne.PointEvent) {
	if !r.off && r.press != nil {
		r.press()
	}
}

func (r *row) Dragged(e *fyne.DragEvent) {
	if !r.off && r.drag != nil {
		r.drag(e.Dragged.DY)
	}
	if !r.off && r.pull != nil {
		r.pull(e.Dragged.DX)
	}
}

func (r *row) DragEnd() {
	if !r.off && r.drop != nil {
		r.drop()
	}
}

func (r *row) FocusGained() {
	r.focused = true
	kit.FocusCame(r)
	if r.onFocus != nil {
		r.onFocus()
	}
	r.Refresh()
}

func (r *row) FocusLost() { r.focused = false; r.Refresh() }

func (r *row) TypedRune(c rune) {
	if !r.keys.Rune(c) {
		kit.PassRune(r, c)
	}
}

func (r *row) TypedKey(e *fyne.KeyEvent) {
	if !r.keys.Key(e.Name) {
		kit.PassKey(r, e)
	}
}

func (r *row) MouseIn(*desktop.MouseEvent)    { r.hovered = true; r.Refresh() }
func (r *row) MouseMoved(*desktop.MouseEvent) {}
func (r *row) MouseOut()                      { r.hovered = false; r.Refresh() }

func (r *row) Cursor() desktop.Cursor {
	if r.off || r.press == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return kit.NewRowRenderer(r, func() fyne.CanvasObject { return r.content }, r.paint)
}

func (r *row) paint(background *canvas.Rectangle) {
	fill := r.fill
	if r.hovered && !r.off && r.press != nil && fill == theme.Surface {
		fill = theme.PrimarySoft
	}
	background.CornerRadius = 10
	background.FillColor = r.fade.over(fill)
	background.StrokeColor, background.StrokeWidth = theme.Color(r.line), 1
	switch {
	case r.thick || r.focused:
		background.StrokeColor, background.StrokeWidth = theme.Color(theme.Primary), 2
	case r.line != theme.Line:
		background.StrokeWidth = 1.5
	}
}

// keyHint is a key in a column of its own, so that what follows lines up.
func keyHint(key string) fyne.CanvasObject {
	return container.New(column(theme.Size(22)), kit.KeyHint(key))
}

// word is a short text that never breaks, for the end of a row.
func word(s string, name theme.Name) fyne.CanvasObject {
	return text.NewLine(s, theme.Size(theme.SmallSize), theme.Face{SemiBold: true}, name)
}

// mark says right or wrong by an icon and a word as well as by its colour.
func mark(right bool, says string) fyne.CanvasObject {
	icon, name := theme.IconCross, theme.Danger
	if right {
		icon, name = theme.IconCheck, theme.Success
	}
	return kit.Row(6, container.New(&growing{grown: 1}, theme.NewIcon(icon, theme.Size(18), name)), word(says, name))
}
