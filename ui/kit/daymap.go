package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// DayMap is a [HeatMap] whose days can be asked for: by the pointer, a tap, or the
// arrow keys when it has the focus.
type DayMap struct {
	widget.BaseWidget

	// OnDay is told which day is asked for, by its index; -1 is none.
	OnDay func(day int)
	// Says tells a day in words, for those who can't see it.
	Says func(day int) string

	days    *HeatMap
	ring    *canvas.Rectangle
	asked   int // -1 is none
	pinned  bool
	focused bool
}

var (
	_ fyne.Tappable     = (*DayMap)(nil)
	_ fyne.Focusable    = (*DayMap)(nil)
	_ desktop.Hoverable = (*DayMap)(nil)

	_ accessible.Described = (*DayMap)(nil)
)

// NewDayMap draws the amounts of days, as [HeatMap] does.
func NewDayMap(amounts []int, weeks int, onDay func(day int)) *DayMap {
	m := &DayMap{OnDay: onDay, days: NewHeatMap(amounts, weeks), ring: Background(theme.Clear, theme.Primary, 4), asked: -1}
	m.ring.StrokeWidth = 2
	m.ring.Hide()
	m.ExtendBaseWidget(m)
	return m
}

// Described says which day is asked for, and what was done on it.
func (m *DayMap) Described() accessible.Description {
	d := accessible.Description{Name: words.T("Days"), Role: accessible.Map, Help: words.T("arrow keys choose a day")}
	if m.asked >= 0 && m.Says != nil {
		d.Value = m.Says(m.asked)
	}
	return d
}

// HeightFor gives the height at a width.
func (m *DayMap) HeightFor(width float32) float32 { return m.days.HeightFor(width) }

// NaturalWidth gives the width at which the squares have their full size.
func (m *DayMap) NaturalWidth() float32 { return m.days.NaturalWidth() }

// MinSize is that of the smallest squares.
func (m *DayMap) MinSize() fyne.Size { m.ExtendBaseWidget(m); return m.days.MinSize() }

// Tapped asks for a day, until another is.
func (m *DayMap) Tapped(e *fyne.PointEvent) {
	day := m.days.dayAt(e.Position)
	m.pinned = day >= 0
	m.ask(day)
}

// MouseIn asks for the day under the pointer.
func (m *DayMap) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved asks for the day under the pointer.
func (m *DayMap) MouseMoved(e *desktop.MouseEvent) {
	if !m.pinned {
		m.ask(m.days.dayAt(e.Position))
	}
}

// MouseOut asks for none.
func (m *DayMap) MouseOut() {
	if !m.pinned && !m.focused {
		m.ask(-1)
	}
}

// FocusGained asks for the last day, unless one is asked for.
func (m *DayMap) FocusGained() {
	m.focused = true
	if m.asked < 0 {
		m.ask(len(m.days.amounts) - 1)
	}
}

// FocusLost asks for none.
func (m *DayMap) FocusLost() {
	m.focused, m.pinned = false, false
	m.ask(-1)
}

// TypedRune does nothing.
func (m *DayMap) TypedRune(rune) {}

// TypedKey goes to the day before or after, or a week away.
func (m *DayMap) TypedKey(e *fyne.KeyEvent) {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyLeft: -7, fyne.KeyRight: 7}[e.Name]
	if next := m.asked + by; by != 0 && next >= 0 && next < len(m.days.amounts) {
		m.pinned = true
		m.ask(next)
	}
}

func (m *DayMap) ask(day int) {
	if day == m.asked {
		return
	}
	m.asked = day
	m.place()
	if m.OnDay != nil {
		m.OnDay(day)
	}
}

func (m *DayMap) place() {
	if m.asked < 0 {
		m.ring.Hide()
		return
	}
	at, size := m.days.square(m.asked)
	m.ring.Move(at.SubtractXY(1, 1))
	m.ring.Resize(size.AddWidthHeight(2, 2))
	m.ring.Show()
	m.ring.Refresh()
}

// CreateRenderer draws the days and a ring around the one asked for.
func (m *DayMap) CreateRenderer() fyne.WidgetRenderer { return &dayMapRenderer{m} }

type dayMapRenderer struct{ m *DayMap }

func (r *dayMapRenderer) Destroy()           {}
func (r *dayMapRenderer) MinSize() fyne.Size { return r.m.days.MinSize() }
func (r *dayMapRenderer) Refresh()           { r.m.days.Refresh() }
func (r *dayMapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.days, r.m.ring}
}

func (r *dayMapRenderer) Layout(size fyne.Size) {
	r.m.days.Resize(size)
	r.m.place()
}
