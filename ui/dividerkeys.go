package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// dividerKeys takes the keys of a divider. The line itself lies over both pages, as it would
// else not be dragged, and what lies last takes the keys last; these stand between the pages.
type dividerKeys struct {
	widget.BaseWidget
	line    *divider
	focused bool
}

var (
	_ fyne.Focusable       = (*dividerKeys)(nil)
	_ accessible.Described = (*dividerKeys)(nil)
)

// Described says how wide the lesson is.
func (k *dividerKeys) Described() accessible.Description {
	v := k.line.view
	return accessible.Description{
		Role: accessible.Slider, Name: words.T("Width of the lesson"),
		Value: words.F("%d %%", int(100*v.lessonWide()/max(v.width, 1)+0.5)),
		Help:  words.T("The arrow keys move the line between the two pages."),
	}
}

// TypedKey moves the line, and passes on what it has no use for.
func (k *dividerKeys) TypedKey(e *fyne.KeyEvent) {
	v := k.line.view
	least, most := v.bounds()
	to := v.lessonWide()
	switch e.Name {
	case fyne.KeyLeft:
		to -= theme.Size(dividerStep)
	case fyne.KeyRight:
		to += theme.Size(dividerStep)
	case fyne.KeyHome:
		to = least
	case fyne.KeyEnd:
		to = most
	default:
		kit.PassKey(k, e)
		return
	}
	v.move(to)
	v.keep()
}

// TypedRune passes characters on.
func (k *dividerKeys) TypedRune(r rune) { kit.PassRune(k, r) }

// FocusGained shows the focus.
func (k *dividerKeys) FocusGained() { k.focus(true) }

// FocusLost hides it.
func (k *dividerKeys) FocusLost() { k.focus(false) }

func (k *dividerKeys) focus(on bool) {
	k.focused = on
	k.Refresh()
	k.line.Refresh()
}

// CreateRenderer is Fyne's: a ring around the grip of the line while the keys are here.
func (k *dividerKeys) CreateRenderer() fyne.WidgetRenderer {
	k.ExtendBaseWidget(k)
	r := &dividerKeysRenderer{k: k, ring: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type dividerKeysRenderer struct {
	k    *dividerKeys
	ring *canvas.Rectangle
}

func (r *dividerKeysRenderer) paint() {
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.Clear), theme.Color(theme.Primary), 2
	r.ring.CornerRadius = gripWide/2 + 4
	r.ring.Hidden = !r.k.focused
}

func (r *dividerKeysRenderer) Destroy()                     {}
func (r *dividerKeysRenderer) MinSize() fyne.Size           { return r.k.line.MinSize() }
func (r *dividerKeysRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ring} }

func (r *dividerKeysRenderer) Layout(size fyne.Size) {
	r.ring.Move(gripAt(size).SubtractXY(4, 4))
	r.ring.Resize(fyne.NewSize(gripWide+8, gripHigh+8))
}

func (r *dividerKeysRenderer) Refresh() {
	r.paint()
	r.Layout(r.k.Size())
	canvas.Refresh(r.k)
}
