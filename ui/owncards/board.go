package owncards

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// board is a picture over which the parts that are to be hidden are drawn: by the
// mouse, or by keys.
type board struct {
	widget.BaseWidget
	of      *study.CardPicture
	changed func()

	img     *canvas.Image
	shape   float32
	chosen  int            // place in of.Hidden; -1 is none
	begun   *fyne.Position // where a rectangle is being drawn from
	focused bool
}

var (
	_ fyne.Focusable       = (*board)(nil)
	_ fyne.Draggable       = (*board)(nil)
	_ fyne.Tappable        = (*board)(nil)
	_ desktop.Cursorable   = (*board)(nil)
	_ accessible.Described = (*board)(nil)
)

func newBoard(of *study.CardPicture, data []byte, changed func()) *board {
	b := &board{of: of, changed: changed, chosen: len(of.Hidden) - 1}
	b.img, b.shape = decoded(data)
	b.ExtendBaseWidget(b)
	return b
}

// part is the one that is chosen; nil where none is.
func (b *board) part() *study.HiddenPart {
	if b.chosen < 0 || b.chosen >= len(b.of.Hidden) {
		return nil
	}
	return &b.of.Hidden[b.chosen]
}

// Described says how many parts are hidden and which one is chosen.
func (b *board) Described() accessible.Description {
	d := accessible.Description{
		Name: words.T("Parts of the picture to hide"), Role: accessible.Map,
		Value: words.N("%d part hidden", "%d parts hidden", len(b.of.Hidden)),
		Help:  words.T("N adds a part, the arrow keys move it, with Shift they make it larger or smaller, Page Down goes to the next, Delete removes it."),
	}
	if p := b.part(); p != nil {
		d.Value += " · " + words.F("part %d, %d %% from the left and %d %% from the top", b.chosen+1, p.X/100, p.Y/100)
	}
	return d
}

// add hides a further part, if there is room for one.
func (b *board) add(x, y, width, height int) {
	if len(b.of.Hidden) >= study.MaxHidden {
		return
	}
	number := 1
	for _, h := range b.of.Hidden {
		number = max(number, h.Number+1)
	}
	b.of.Hidden = append(b.of.Hidden, study.HiddenPart{Number: number, X: x, Y: y, Width: width, Height: height})
	b.chosen = len(b.of.Hidden) - 1
}

// remove shows the part that is chosen again.
func (b *board) remove() {
	if b.part() == nil {
		return
	}
	b.of.Hidden = append(b.of.Hidden[:b.chosen:b.chosen], b.of.Hidden[b.chosen+1:]...)
	b.chosen = min(b.chosen, len(b.of.Hidden)-1)
	b.change()
}

func (b *board) change() {
	b.Refresh()
	b.changed()
}

// The step of a key and the least size of a part, as a part counts.
const (
	keyStep   = study.PictureScale / 50
	leastPart = study.PictureScale / 100
)

// TypedKey adds, chooses, moves, sizes and removes.
func (b *board) TypedKey(e *fyne.KeyEvent) {
	if !b.key(e.Name, command.ShiftHeld()) {
		kit.PassKey(b, e)
	}
}

func (b *board) key(name fyne.KeyName, shift bool) bool {
	p := b.part()
	step := func(x, y int) {
		if shift {
			p.Width = min(max(p.Width+x, leastPart), study.PictureScale-p.X)
			p.Height = min(max(p.Height+y, leastPart), study.PictureScale-p.Y)
			return
		}
		p.X = min(max(p.X+x, 0), study.PictureScale-p.Width)
		p.Y = min(max(p.Y+y, 0), study.PictureScale-p.Height)
	}
	switch {
	case name == fyne.KeyN:
		b.add(study.PictureScale*2/5, study.PictureScale*2/5, study.PictureScale/5, study.PictureScale/8)
	case p == nil:
		return false
	case name == fyne.KeyLeft:
		step(-keyStep, 0)
	case name == fyne.KeyRight:
		step(keyStep, 0)
	case name == fyne.KeyUp:
		step(0, -keyStep)
	case name == fyne.KeyDown:
		step(0, keyStep)
	case name == fyne.KeyPageDown:
		b.chosen = (b.chosen + 1) % len(b.of.Hidden)
	case name == fyne.KeyPageUp:
		b.chosen = (b.chosen + len(b.of.Hidden) - 1) % len(b.of.Hidden)
	case name == fyne.KeyDelete, name == fyne.KeyBackspace:
		b.remove()
		return true
	default:
		return false
	}
	b.change()
	return true
}

// TypedRune has no use for characters, but for those of keys that it has.
func (b *board) TypedRune(r rune) {
	if r != 'n' && r != 'N' {
		kit.PassRune(b, r)
	}
}

// FocusGained shows that the keys come here.
func (b *board) FocusGained() {
	b.focused = true
	kit.FocusCame(b)
	b.Refresh()
}

// FocusLost shows that they don't any more.
func (b *board) FocusLost() {
	b.focused = false
	b.Refresh()
}

// place gives a place of the board as a part counts, within the picture.
func (b *board) place(at fyne.Position) (x, y int) {
	from, shown := within(b.Size(), b.shape)
	scale := func(v, of float32) int {
		return min(max(int(math.Round(float64(v/of*study.PictureScale))), 0), study.PictureScale)
	}
	return scale(at.X-from.X, shown.Width), scale(at.Y-from.Y, shown.Height)
}

// Tapped chooses the part that is there.
func (b *board) Tapped(e *fyne.PointEvent) {
	if c := kit.CanvasOf(b); c != nil {
		c.Focus(b)
	}
	x, y := b.place(e.Position)
	for i := len(b.of.Hidden) - 1; i >= 0; i-- {
		if h := b.of.Hidden[i]; x >= h.X && x <= h.X+h.Width && y >= h.Y && y <= h.Y+h.Height {
			b.chosen = i
			b.change()
			return
		}
	}
}

// Dragged draws a rectangle.
func (b *board) Dragged(e *fyne.DragEvent) {
	if b.begun == nil {
		from := e.Position.Subtract(fyne.NewPos(e.Dragged.DX, e.Dragged.DY))
		b.begun = &from
		x, y := b.place(from)
		n := len(b.of.Hidden)
		if b.add(min(x, study.PictureScale-leastPart), min(y, study.PictureScale-leastPart), leastPart, leastPart); len(b.of.Hidden) == n {
			return
		}
	}
	p := b.part()
	if p == nil {
		return
	}
	x1, y1 := b.place(*b.begun)
	x2, y2 := b.place(e.Position)
	p.Width, p.Height = max(abs(x2-x1), leastPart), max(abs(y2-y1), leastPart)
	p.X, p.Y = min(min(x1, x2), study.PictureScale-p.Width), min(min(y1, y2), study.PictureScale-p.Height)
	b.Refresh()
}

// DragEnd ends it.
func (b *board) DragEnd() {
	b.begun = nil
	b.change()
}

func abs(n int) int { return max(n, -n) }

func (b *board) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// HeightFor is as high as the picture is in a width.
func (b *board) HeightFor(width float32) float32 { return min(width*b.shape, theme.Size(260)) }

func (b *board) MinSize() fyne.Size { b.ExtendBaseWidget(b); return fyne.NewSize(60, 60) }

func (b *board) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &boardRenderer{b: b}
	r.Layout(b.Size())
	return r
}

type boardRenderer struct {
	b       *board
	objects []fyne.CanvasObject
}

func (r *boardRenderer) Destroy()                     {}
func (r *boardRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *boardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *boardRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

func (r *boardRenderer) Layout(size fyne.Size) {
	b := r.b
	at, shown := within(size, b.shape)
	b.img.Move(at)
	b.img.Resize(shown)
	r.objects = []fyne.CanvasObject{b.img}
	for i, h := range b.of.Hidden {
		r.objects = append(r.objects, cover(h, at, shown, i == b.chosen, false)...)
	}
	if b.focused {
		ring := canvas.NewRectangle(theme.Color(theme.Clear))
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = theme.Color(theme.Primary), 2, theme.ButtonRadius
		ring.Move(at.SubtractXY(3, 3))
		ring.Resize(shown.AddWidthHeight(6, 6))
		r.objects = append(r.objects, ring)
	}
}
