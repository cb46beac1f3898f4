package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Chart draws a figure. A row is asked for by the pointer, a tap, or the arrow keys when
// it has the focus.
type Chart struct {
	widget.BaseWidget

	// OnRead is told what is to be read: the values of the row asked for, or the
	// figure's sum when none is.
	OnRead func(says string)

	figure  *Figure
	asked   int // row; -1 is none
	pinned  bool
	focused bool
}

var (
	_ fyne.Tappable        = (*Chart)(nil)
	_ fyne.Focusable       = (*Chart)(nil)
	_ desktop.Hoverable    = (*Chart)(nil)
	_ accessible.Described = (*Chart)(nil)
	_ kit.Flexible         = (*Chart)(nil)
)

// New makes a chart of a figure, which must have rows and isn't changed any more.
func New(f *Figure) *Chart {
	c := &Chart{figure: f, asked: -1}
	c.ExtendBaseWidget(c)
	return c
}

// Described says what the chart is of, and the values that are asked for.
func (c *Chart) Described() accessible.Description {
	d := accessible.Description{Name: c.figure.Title, Role: accessible.Map, Value: c.says(), Help: words.T("arrow keys go from value to value")}
	return d
}

func (c *Chart) says() string {
	if c.asked < 0 {
		return c.figure.Sum
	}
	return c.figure.read(c.asked)
}

// HeightFor gives the height at any width.
func (c *Chart) HeightFor(float32) float32 {
	if c.figure.Across {
		return float32(c.figure.drawn()) * rowHeight()
	}
	return theme.Size(150)
}

// NaturalWidth gives the width at which it has room.
func (c *Chart) NaturalWidth() float32 { return theme.Size(480) }

// MinSize is that of a narrow one.
func (c *Chart) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return fyne.NewSize(160, c.HeightFor(0))
}

// rowHeight is how high a bar that lies is, with the room around it.
func rowHeight() float32 { return theme.Size(27) }

// Tapped asks for a row, until another is.
func (c *Chart) Tapped(e *fyne.PointEvent) {
	row := c.rowAt(e.Position)
	c.pinned = row >= 0
	c.ask(row)
	if on := kit.CanvasOf(c); on != nil {
		on.Focus(c)
	}
}

// MouseIn asks for the row under the pointer.
func (c *Chart) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved asks for the row under the pointer.
func (c *Chart) MouseMoved(e *desktop.MouseEvent) {
	if !c.pinned {
		c.ask(c.rowAt(e.Position))
	}
}

// MouseOut asks for none.
func (c *Chart) MouseOut() {
	if !c.pinned && !c.focused {
		c.ask(-1)
	}
}

// FocusGained asks for the row that is read first, unless one is asked for: the last of
// those that stand, as it is the latest, and the first of those that lie or are to come.
func (c *Chart) FocusGained() {
	c.focused = true
	if c.asked < 0 {
		row := 0
		if !c.figure.Across && !c.figure.Ahead {
			row = c.figure.drawn() - 1
		}
		c.ask(row)
	}
	c.Refresh()
	kit.FocusCame(c)
}

// FocusLost asks for none.
func (c *Chart) FocusLost() {
	c.focused, c.pinned = false, false
	c.ask(-1)
	c.Refresh()
}

// TypedRune passes characters on.
func (c *Chart) TypedRune(r rune) { kit.PassRune(c, r) }

// TypedKey goes to the row before or after, the first or the last, and passes on the rest.
func (c *Chart) TypedKey(e *fyne.KeyEvent) {
	back, on := fyne.KeyLeft, fyne.KeyRight
	if c.figure.Across {
		back, on = fyne.KeyUp, fyne.KeyDown
	}
	last := c.figure.drawn() - 1
	next := c.asked
	switch e.Name {
	case back:
		next--
	case on:
		next++
	case fyne.KeyHome:
		next = 0
	case fyne.KeyEnd:
		next = last
	default:
		kit.PassKey(c, e)
		return
	}
	if next < 0 || next > last {
		if c.figure.Across { // the page goes on where the bars end
			kit.PassKey(c, e)
		}
		return
	}
	c.pinned = true
	c.ask(next)
}

func (c *Chart) ask(row int) {
	if row == c.asked {
		return
	}
	c.asked = row
	c.Refresh()
	if c.OnRead != nil {
		c.OnRead(c.says())
	}
}

// rowAt gives the row that a point belongs to; -1 for none.
func (c *Chart) rowAt(p fyne.Position) int {
	n := c.figure.drawn()
	row := -1
	if c.figure.Across {
		row = int(p.Y / rowHeight())
	} else if plot, size := c.plot(c.Size()); p.X >= plot.X && size.Width > 0 {
		row = int((p.X - plot.X) / size.Width * float32(n))
	}
	if row < 0 || row >= n || p.Y < 0 {
		return -1
	}
	return row
}

// band gives where a row stands in a size, of bars that stand or lie.
func (c *Chart) band(row int, size fyne.Size) (fyne.Position, fyne.Size) {
	if c.figure.Across {
		return fyne.NewPos(0, float32(row)*rowHeight()), fyne.NewSize(size.Width, rowHeight())
	}
	plot, room := c.plot(size)
	n := float32(c.figure.drawn())
	from, to := floor(room.Width*float32(row)/n), floor(room.Width*float32(row+1)/n)
	return fyne.NewPos(plot.X+from, plot.Y), fyne.NewSize(to-from, room.Height)
}

// CreateRenderer is Fyne's.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &renderer{c: c, raster: canvas.NewRaster(c.draw), band: canvas.NewRectangle(theme.Color(theme.Clear)), ring: canvas.NewRectangle(theme.Color(theme.Clear))}
	r.band.CornerRadius = 3
	r.ring.CornerRadius, r.ring.StrokeWidth = 6, 2
	r.Layout(c.Size())
	return r
}
