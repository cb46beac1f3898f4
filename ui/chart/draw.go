package chart

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }

// axisText writes a value along the axis.
func (f *Figure) axisText(v float64) string {
	if f.Axis == nil {
		return strconv.Itoa(int(math.Round(v)))
	}
	return f.Axis(v)
}

func axisLabel(s string) *text.Paragraph {
	return text.NewLine(s, theme.Size(11), theme.Face{}, theme.Muted)
}

// plot gives where bars and lines stand in a size: right of the axis's values, over the labels.
func (c *Chart) plot(size fyne.Size) (fyne.Position, fyne.Size) {
	wide := float32(0)
	for _, v := range c.figure.axis() {
		wide = max(wide, axisLabel(c.figure.axisText(v)).MinSize().Width)
	}
	at := fyne.NewPos(floor(wide)+9, theme.Size(8))
	return at, fyne.NewSize(max(size.Width-at.X, 1), max(size.Height-at.Y-theme.Size(22), 1))
}

// lying gives where the bars of rows that lie begin and end: behind the longest name, as
// long as they keep a third of the width.
func (c *Chart) lying(size fyne.Size) (from, to float32) {
	to = size.Width - theme.Size(64)
	names := float32(0)
	for row := range c.figure.drawn() {
		names = max(names, theme.Width(c.figure.Rows[row].Label, theme.Size(theme.SmallSize), theme.Face{}))
	}
	from = min(max(names+theme.Size(14)+4, size.Width*0.25), to-size.Width/3)
	return floor(from), floor(to)
}

type renderer struct {
	c          *Chart
	raster     *canvas.Raster
	band, ring *canvas.Rectangle
	texts      []fyne.CanvasObject
	drawnAt    fyne.Size
	drawnTexts bool
}

func (r *renderer) Destroy()           {}
func (r *renderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.band, r.raster, r.ring}, r.texts...)
}

// Refresh shows the row asked for, and the focus.
func (r *renderer) Refresh() {
	r.place(r.c.Size())
	r.raster.Refresh()
	canvas.Refresh(r.c)
}

// Layout sets the texts, which are made once a size.
func (r *renderer) Layout(size fyne.Size) {
	if size.Width < 40 || size.Height < 20 {
		return
	}
	if size != r.drawnAt || !r.drawnTexts {
		r.drawnAt, r.drawnTexts = size, true
		if r.c.figure.Across {
			r.textsAcross(size)
		} else {
			r.textsBelow(size)
		}
	}
	r.raster.Resize(size)
	r.place(size)
}

// place sets what shows the row asked for, and the focus.
func (r *renderer) place(size fyne.Size) {
	r.band.Hidden = r.c.asked < 0
	if !r.band.Hidden {
		at, high := r.c.band(r.c.asked, size)
		r.band.FillColor = theme.Color(theme.PrimarySoft)
		r.band.Move(at)
		r.band.Resize(high)
	}
	r.ring.Hidden = !r.c.focused
	r.ring.StrokeColor = theme.Color(theme.Ink)
	r.ring.Move(fyne.NewPos(-4, -4))
	r.ring.Resize(size.AddWidthHeight(8, 8))
}

// textsAcross sets the names beside bars that lie, and their values behind them.
func (r *renderer) textsAcross(size fyne.Size) {
	r.texts = r.texts[:0]
	from, to := r.c.lying(size)
	f := r.c.figure
	for row := range f.drawn() {
		y := float32(row) * rowHeight()
		name := kit.OneLine(kit.Text(f.Rows[row].Label, theme.SmallSize, theme.Face{}, theme.Ink))
		value := kit.OneLine(kit.Small(f.Series[0].says(row)))
		value.Align = fyne.TextAlignTrailing
		high := value.MinSize().Height
		name.Resize(fyne.NewSize(from-theme.Size(14), high))
		name.Move(fyne.NewPos(2, y+(rowHeight()-high)/2))
		value.Resize(fyne.NewSize(size.Width-to-8, high))
		value.Move(fyne.NewPos(to+6, y+(rowHeight()-high)/2))
		r.texts = append(r.texts, name, value)
	}
}

// textsBelow sets the values along the axis, and as many labels as have room.
func (r *renderer) textsBelow(size fyne.Size) {
	r.texts = r.texts[:0]
	f := r.c.figure
	plot, room := r.c.plot(size)
	axis := f.axis()
	last := axis[len(axis)-1]
	for _, v := range axis {
		l := axisLabel(f.axisText(v))
		small := l.MinSize()
		l.Resize(small)
		y := plot.Y + room.Height*float32((last-v)/(last-f.Least)) - small.Height/2
		l.Move(fyne.NewPos(plot.X-7-small.Width, floor(max(y, 0))))
		r.texts = append(r.texts, l)
	}
	r.labels(size, plot, room)
}

// labels sets as many labels of rows as have room below, the last one among them.
func (r *renderer) labels(size fyne.Size, plot fyne.Position, room fyne.Size) {
	f := r.c.figure
	n, gap, widest := f.drawn(), theme.Size(12), float32(0)
	labels := make([]*text.Paragraph, n)
	for row := range n {
		labels[row] = axisLabel(f.Rows[row].Label)
		widest = max(widest, labels[row].MinSize().Width)
	}
	each := max(int(math.Ceil(float64((widest+gap)/(room.Width/float32(n))))), 1)
	rows := make([]int, 0, n)
	first := (n - 1) % each
	if f.Ahead {
		first = 0
	}
	for row := first; row < n; row += each {
		rows = append(rows, row)
	}
	if rows[len(rows)-1] != n-1 {
		rows = append(rows, n-1)
	}
	y := size.Height - theme.Size(18)
	begins := size.Width + gap // the label after
	for i := len(rows) - 1; i >= 0; i-- {
		l := labels[rows[i]]
		small := l.MinSize()
		at, band := r.c.band(rows[i], size)
		x := floor(min(max(at.X+(band.Width-small.Width)/2, plot.X), size.Width-small.Width))
		if x+small.Width+gap/2 > begins {
			continue
		}
		l.Resize(small)
		l.Move(fyne.NewPos(x, y))
		r.texts = append(r.texts, l)
		begins = x
	}
}
