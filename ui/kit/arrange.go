package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
)

// Arranged is rows to be put in order: by dragging, or with the keys of what moves the one
// that has them.
type Arranged struct {
	Body *fyne.Container
	// Draw makes what a row at a place shows, and Describe says what that is.
	Draw     func(place int) fyne.CanvasObject
	Describe func(place int) accessible.Description
	// Move has what the rows show change places; the rows follow.
	Move func(from, to int)
	// Keys, when set, is asked first what a key does on a row; it tells whether it did
	// anything.
	Keys func(place int, e *fyne.KeyEvent) bool

	rows   []*arrangedRow
	pulled float32 // how far the row that is dragged is from its place
}

// Fill makes so many rows.
func (a *Arranged) Fill(n int) {
	a.Body, a.rows = Stack(0), nil
	for range n {
		r := &arrangedRow{list: a, content: Gap(1, 1)}
		r.ExtendBaseWidget(r)
		a.rows = append(a.rows, r)
	}
	a.Show()
}

// Show draws each row as it is now.
func (a *Arranged) Show() {
	var objects []fyne.CanvasObject
	for i, r := range a.rows {
		r.place, r.content = i, a.Draw(i)
		r.Refresh()
		objects = append(objects, r)
	}
	a.Body.Objects = objects
	a.Body.Refresh()
}

// MoveRow moves the row at a place, with the keys if it has them.
func (a *Arranged) MoveRow(from, to int) {
	if to = min(max(to, 0), len(a.rows)-1); to == from || from < 0 {
		return
	}
	a.Move(from, to)
	r := a.rows[from]
	a.rows = slices.Insert(slices.Delete(a.rows, from, from+1), to, r)
	a.Show()
}

// Focused gives the place of the row that has the keys; -1 for none.
func (a *Arranged) Focused() int {
	return slices.IndexFunc(a.rows, func(r *arrangedRow) bool { return r.focused })
}

// Focus gives the keys to the row at a place.
func (a *Arranged) Focus(place int) {
	if place >= 0 && place < len(a.rows) {
		a.rows[place].Tapped(nil)
	}
}

// drag moves a row once it was pulled over half its neighbour.
func (a *Arranged) drag(r *arrangedRow, dy float32) {
	var before, after []float32
	for i := r.place - 1; i >= 0; i-- {
		before = append(before, a.rows[i].Size().Height)
	}
	for i := r.place + 1; i < len(a.rows); i++ {
		after = append(after, a.rows[i].Size().Height)
	}
	passed, rest := DragPassed(a.pulled+dy, before, after)
	a.pulled = rest
	r.dragged = true
	if passed != 0 {
		a.MoveRow(r.place, r.place+passed)
	} else {
		r.Refresh()
	}
}

// arrangedRow can be dragged, and reached with Tab.
type arrangedRow struct {
	widget.BaseWidget

	list    *Arranged
	place   int
	content fyne.CanvasObject

	focused, hovered, dragged bool
}

var (
	_ fyne.Focusable       = (*arrangedRow)(nil)
	_ fyne.Draggable       = (*arrangedRow)(nil)
	_ fyne.Tappable        = (*arrangedRow)(nil)
	_ desktop.Hoverable    = (*arrangedRow)(nil)
	_ desktop.Cursorable   = (*arrangedRow)(nil)
	_ accessible.Described = (*arrangedRow)(nil)
)

// Described says what it is, and where.
func (r *arrangedRow) Described() accessible.Description {
	d := r.list.Describe(r.place)
	d.Role, d.Position, d.Of = accessible.Item, r.place+1, len(r.list.rows)
	return d
}

// HeightFor gives the height at a width.
func (r *arrangedRow) HeightFor(width float32) float32 { return HeightFor(r.content, width) }

// NaturalWidth gives the width at which nothing breaks.
func (r *arrangedRow) NaturalWidth() float32 { return NaturalWidth(r.content) }

// MinSize is the content's.
func (r *arrangedRow) MinSize() fyne.Size { return r.content.MinSize() }

// Tapped gives it the keys.
func (r *arrangedRow) Tapped(*fyne.PointEvent) {
	if c := CanvasOf(r); c != nil {
		c.Focus(r)
	}
}

// Dragged pulls it.
func (r *arrangedRow) Dragged(e *fyne.DragEvent) {
	if !r.dragged {
		r.Tapped(nil)
	}
	r.list.drag(r, e.Dragged.DY)
}

// DragEnd lets it go.
func (r *arrangedRow) DragEnd() {
	r.list.pulled, r.dragged = 0, false
	r.Refresh()
}

// FocusGained shows the focus.
func (r *arrangedRow) FocusGained() {
	r.focused = true
	FocusCame(r)
	r.Refresh()
}

// FocusLost takes it away.
func (r *arrangedRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune passes on what it has no use for.
func (r *arrangedRow) TypedRune(c rune) { PassRune(r, c) }

// TypedKey goes to the next row, unless the list has another use for the key.
func (r *arrangedRow) TypedKey(e *fyne.KeyEvent) {
	switch {
	case r.list.Keys != nil && r.list.Keys(r.place, e):
	case e.Name == fyne.KeyUp:
		r.list.Focus(r.place - 1)
	case e.Name == fyne.KeyDown:
		r.list.Focus(r.place + 1)
	default:
		PassKey(r, e)
	}
}

// MouseIn shows that it can be dragged.
func (r *arrangedRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is of no matter.
func (r *arrangedRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the hover away.
func (r *arrangedRow) MouseOut() { r.hovered = false; r.Refresh() }

// Cursor is a hand.
func (r *arrangedRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the content on its background.
func (r *arrangedRow) CreateRenderer() fyne.WidgetRenderer {
	return NewRowRenderer(r, func() fyne.CanvasObject { return r.content }, func(background *canvas.Rectangle) {
		background.FillColor, background.StrokeColor, background.StrokeWidth = theme.Color(theme.Clear), theme.Color(theme.Line), 0
		background.CornerRadius = theme.ButtonRadius
		if r.hovered || r.dragged {
			background.FillColor = theme.Color(theme.PrimarySoft)
		}
		if r.focused || r.dragged {
			background.StrokeColor, background.StrokeWidth = theme.Color(theme.Primary), 2
		}
	})
}
