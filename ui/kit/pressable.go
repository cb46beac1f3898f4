package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
)

// Pressable makes any content a button: it can be tapped, focused and pressed
// with Space or Enter, and shows both hover and focus. Keys it has no use for
// go on to the window's own keys.
type Pressable struct {
	widget.BaseWidget

	// OnPress is called on a tap, Space or Enter; nil makes it inert.
	OnPress func()
	// Content is drawn over the backgrounds.
	Content fyne.CanvasObject
	// Radius of the hover background and of the focus ring.
	Radius float32
	// HoverFill is laid under the content while the pointer is over it;
	// theme.Clear draws nothing.
	HoverFill theme.Name
	// Fill and Border are always drawn; theme.Clear draws nothing.
	Fill, Border theme.Name
	// Keys, when set, is asked first what a key does; it tells whether it did anything.
	Keys func(*fyne.KeyEvent) bool
	// Menu, when set, gives what the other button, the menu key, and Shift and F10 open.
	Menu func() []MenuItem
	// OnFocus, when set, is called when the keys come here.
	OnFocus func()
	// Says is what is said of it where that isn't its text: what is left out is a button
	// of the name that stands in it.
	Says accessible.Description

	disabled, hovered, focused bool
}

var (
	_ fyne.Focusable   = (*Pressable)(nil)
	_ fyne.Disableable = (*Pressable)(nil)
	_ fyne.Tappable    = (*Pressable)(nil)

	_ fyne.SecondaryTappable = (*Pressable)(nil)
	_ desktop.Hoverable      = (*Pressable)(nil)
	_ desktop.Cursorable     = (*Pressable)(nil)
	_ accessible.Described   = (*Pressable)(nil)
)

// NewPressable makes content a button without any background of its own.
func NewPressable(content fyne.CanvasObject, press func()) *Pressable {
	p := &Pressable{Content: content, OnPress: press, Radius: theme.ButtonRadius, HoverFill: theme.PrimarySoft, Fill: theme.Clear, Border: theme.Clear}
	p.ExtendBaseWidget(p)
	return p
}

// SetDisabled turns it off or on.
func (p *Pressable) SetDisabled(off bool) { p.disabled = off; p.Refresh() }

// Disabled tells whether it is off. Tab passes over what is.
func (p *Pressable) Disabled() bool { return p.disabled }

// Disable turns it off.
func (p *Pressable) Disable() { p.SetDisabled(true) }

// Enable turns it on.
func (p *Pressable) Enable() { p.SetDisabled(false) }

// LeastTarget is how wide and how high what can be pressed is at least, whatever
// the size of its text: what a finger or an unsteady hand hits.
const LeastTarget = 32

// Described says what it is.
func (p *Pressable) Described() accessible.Description {
	d := p.Says
	name, key := accessible.TextOf(p.Content)
	if d.Name == "" {
		d.Name = name
	}
	if d.Key == "" {
		d.Key = key
	}
	switch {
	case d.Role != accessible.NoRole:
	case p.OnPress == nil:
		d.Role = accessible.Text
	default:
		d.Role = accessible.Button
	}
	if p.disabled || p.OnPress == nil && d.Role != accessible.Text {
		d.State |= accessible.Disabled
	}
	return d
}

// HeightFor gives the height at a width.
func (p *Pressable) HeightFor(width float32) float32 {
	return p.target(HeightFor(p.Content, width))
}

// NaturalWidth gives the width at which nothing breaks.
func (p *Pressable) NaturalWidth() float32 { return p.target(natural(p.Content)) }

// MinSize is the content's, or that of a target.
func (p *Pressable) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	s := p.Content.MinSize()
	return fyne.NewSize(p.target(s.Width), p.target(s.Height))
}

// target is a measure of the content, enlarged where it can be pressed.
func (p *Pressable) target(content float32) float32 {
	if p.OnPress == nil {
		return content
	}
	return max(content, LeastTarget)
}

// Tapped presses it.
func (p *Pressable) Tapped(*fyne.PointEvent) {
	if !p.disabled && p.OnPress != nil {
		p.OnPress()
	}
}

// TappedSecondary opens its menu, or the page's where it has none.
func (p *Pressable) TappedSecondary(e *fyne.PointEvent) {
	if p.Menu == nil {
		PageMenu(p, e.AbsolutePosition)
		return
	}
	ContextMenu(p, e.AbsolutePosition, p.Menu())
}

// FocusGained shows the focus.
func (p *Pressable) FocusGained() {
	p.focused = true
	p.Refresh()
	FocusCame(p)
	if p.OnFocus != nil {
		p.OnFocus()
	}
}

// FocusLost hides it.
func (p *Pressable) FocusLost() { p.focused = false; p.Refresh() }

// Focused tells whether keys come here.
func (p *Pressable) Focused() bool { return p.focused }

// TypedRune passes characters on.
func (p *Pressable) TypedRune(r rune) { PassRune(p, r) }

// TypedKey presses on Space and Enter and passes the rest on.
func (p *Pressable) TypedKey(e *fyne.KeyEvent) {
	if p.Keys != nil && p.Keys(e) {
		return
	}
	if p.Menu != nil && isMenuKey(e) {
		ContextMenu(p, MenuPosition(p), p.Menu())
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if p.disabled {
			return
		}
		bySpace = e.Name == fyne.KeySpace
		p.Tapped(nil)
		bySpace = false
	default:
		PassKey(p, e)
	}
}

var bySpace bool // on the main goroutine only

// PressedBySpace tells, while OnPress runs, that it was Space: its character
// comes right after it, to whatever then has the keys, and is not for a field.
func PressedBySpace() bool { return bySpace }

// MouseIn shows that it can be pressed.
func (p *Pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved does nothing.
func (p *Pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (p *Pressable) MouseOut() { p.hovered = false; p.Refresh() }

// Cursor is a hand where pressing does something.
func (p *Pressable) Cursor() desktop.Cursor {
	if p.disabled || p.OnPress == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer is Fyne's.
func (p *Pressable) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &pressableRenderer{p: p, background: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type pressableRenderer struct {
	p                *Pressable
	background, ring *canvas.Rectangle
}

func (r *pressableRenderer) paint() {
	p := r.p
	fill := p.Fill
	if p.hovered && !p.disabled && p.OnPress != nil && p.HoverFill != theme.Clear {
		fill = p.HoverFill
	}
	r.background.FillColor = theme.Color(fill)
	r.background.CornerRadius = p.Radius
	r.background.StrokeWidth = 0
	if p.Border != theme.Clear {
		r.background.StrokeWidth = 1
		r.background.StrokeColor = theme.Color(p.Border)
	}
	r.ring.FillColor = theme.Color(theme.Clear)
	r.ring.CornerRadius = p.Radius + 3
	r.ring.StrokeWidth = 2
	r.ring.StrokeColor = theme.Color(theme.Primary)
	r.ring.Hidden = !p.focused
}

func (r *pressableRenderer) Destroy()           {}
func (r *pressableRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *pressableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.background, r.p.Content, r.ring}
}

func (r *pressableRenderer) Layout(size fyne.Size) {
	at := fyne.Position{}
	// What is only as high as a target looks as low as it is; what was given more room, as a picture is, fills that.
	if h := HeightFor(r.p.Content, size.Width); h < size.Height && size.Height <= LeastTarget {
		at.Y, size.Height = (size.Height-h)/2, h
	}
	r.background.Move(at)
	r.background.Resize(size)
	r.p.Content.Move(at)
	r.p.Content.Resize(size)
	r.ring.Move(at.SubtractXY(3, 3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
}

func (r *pressableRenderer) Refresh() {
	r.paint()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// CanvasOf gives the canvas an object is on. Fyne knows that of objects it has
// drawn; one that is about to be is on the app's window, which is the only one.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// PassKey hands a key that a focused widget has no use for to the window.
func PassKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// PassRune hands a character that a focused widget has no use for to the window.
func PassRune(from fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}
