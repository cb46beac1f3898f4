package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
)

// TabStop is where Tab comes to in a drawing of parts that can be pressed. It
// stands on the part that the keys have chosen, shows the focus around it, and
// lets the pointer through to the drawing.
type TabStop struct {
	widget.BaseWidget

	// OnPress is called on Space and Enter.
	OnPress func()
	// Keys, when set, is asked first what a key does, such as to choose the
	// next part; it tells whether it did anything.
	Keys func(*fyne.KeyEvent) bool
	// OnFocus, when set, is called when the keys come here.
	OnFocus func()
	// OnChange, when set, is called when the focus comes and when it goes.
	OnChange func()
	// Around are the corners of what shows the focus, from where the stop
	// stands; nil draws a rounded rectangle.
	Around []fyne.Position
	// Says is what the stop stands on, for those who can't see it.
	Says func() accessible.Description

	focused bool
}

var (
	_ fyne.Focusable       = (*TabStop)(nil)
	_ accessible.Described = (*TabStop)(nil)
)

// NewTabStop makes a stop; its drawing moves and sizes it.
func NewTabStop(press func(), keys func(*fyne.KeyEvent) bool) *TabStop {
	s := &TabStop{OnPress: press, Keys: keys}
	s.ExtendBaseWidget(s)
	return s
}

// Described says what it stands on.
func (s *TabStop) Described() accessible.Description {
	if s.Says == nil {
		return accessible.Description{}
	}
	return s.Says()
}

// Focused tells whether keys come here.
func (s *TabStop) Focused() bool { return s.focused }

// FocusGained shows the focus.
func (s *TabStop) FocusGained() {
	s.change(true)
	FocusCame(s)
	if s.OnFocus != nil {
		s.OnFocus()
	}
}

// FocusLost hides it.
func (s *TabStop) FocusLost() { s.change(false) }

func (s *TabStop) change(focused bool) {
	s.focused = focused
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange()
	}
}

// TypedRune passes characters on.
func (s *TabStop) TypedRune(r rune) { PassRune(s, r) }

// TypedKey presses on Space and Enter, and passes on what it has no use for.
func (s *TabStop) TypedKey(e *fyne.KeyEvent) {
	if s.Keys != nil && s.Keys(e) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		bySpace = e.Name == fyne.KeySpace
		s.OnPress()
		bySpace = false
	default:
		PassKey(s, e)
	}
}

// MinSize asks for nothing.
func (s *TabStop) MinSize() fyne.Size { s.ExtendBaseWidget(s); return fyne.Size{} }

// CreateRenderer is Fyne's.
func (s *TabStop) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &tabStopRenderer{s: s}
	r.Layout(s.Size())
	return r
}

type tabStopRenderer struct {
	s    *TabStop
	ring []fyne.CanvasObject // nothing without the focus
}

// draw makes the ring. It is in ink, which stands out from any colour that a
// part may have.
func (r *tabStopRenderer) draw(size fyne.Size) {
	r.ring = nil
	if !r.s.focused {
		return
	}
	ink, corners := theme.Color(theme.Ink), r.s.Around
	if corners == nil {
		ring := canvas.NewRectangle(theme.Color(theme.Clear))
		ring.CornerRadius, ring.StrokeWidth, ring.StrokeColor = theme.ButtonRadius, 2, ink
		ring.Move(fyne.NewPos(-3, -3))
		ring.Resize(size.AddWidthHeight(6, 6))
		r.ring = []fyne.CanvasObject{ring}
		return
	}
	for i, from := range corners {
		line := canvas.NewLine(ink)
		line.StrokeWidth = 2
		line.Position1, line.Position2 = from, corners[(i+1)%len(corners)]
		r.ring = append(r.ring, line)
	}
}

func (r *tabStopRenderer) Destroy()                     {}
func (r *tabStopRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *tabStopRenderer) Objects() []fyne.CanvasObject { return r.ring }

func (r *tabStopRenderer) Layout(size fyne.Size) { r.draw(size) }

func (r *tabStopRenderer) Refresh() {
	r.draw(r.s.Size())
	canvas.Refresh(r.s)
}
