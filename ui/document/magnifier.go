package document

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/diagram"
	"stagecraft/ui/accessible"
	drawing "stagecraft/ui/diagram"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// magnifier shows one picture over the whole window, to look at it closely: the
// wheel and the keys make it larger, dragging and the arrows move it.
type magnifier struct {
	widget.BaseWidget

	background *canvas.Rectangle
	img        *canvas.Image
	picture    fyne.CanvasObject // the image, or what draws a diagram
	scene      *diagram.Scene    // of a diagram
	canvas     fyne.Canvas
	about      string
	file       *file           // nil for a diagram
	says       *text.Paragraph // that it is being read, or why it can't be shown
	pixels     int             // across and down that were asked for
	stop       context.CancelFunc
	shape      fyne.Size            // of the picture, in pixels of its own
	edges      [2]*canvas.Rectangle // over and under the picture, for what stands there
	percent    *text.Paragraph
	top        *fyne.Container // the buttons
	foot       fyne.CanvasObject

	zoom   float32       // 1 is where all of it is in view
	centre fyne.Position // what stands in the middle, each from 0 to 1 of the picture
}

var (
	_ fyne.Focusable     = (*magnifier)(nil)
	_ fyne.Scrollable    = (*magnifier)(nil)
	_ fyne.Draggable     = (*magnifier)(nil)
	_ fyne.Tappable      = (*magnifier)(nil)
	_ modal.Layer        = (*magnifier)(nil)
	_ desktop.Cursorable = (*magnifier)(nil)
)

const (
	mostZoom = 8
	zoomStep = 1.25
)

// magnify shows a picture of the course over the window; about says what it is.
func (m *widgetBuilder) magnify(name, about string) {
	v := m.v
	c := v.canvas()
	if c == nil {
		return
	}
	p, err := openPicture(v.opt.Course.Files, name)
	if err != nil {
		fyne.LogError("looking at a picture closely", err)
		return
	}
	newMagnifier(p, about).open(c)
}

// LookClosely shows a drawing over a window; about says what it is.
func LookClosely(c fyne.Canvas, scene *diagram.Scene, about string) {
	newDiagramMagnifier(scene, about).open(c)
}

// open lays it over a window.
func (m *magnifier) open(c fyne.Canvas) {
	m.canvas = c
	m.look(c, lookPixels)
	modal.Of(c).Push(m)
	m.Resize(c.Size())
	c.Focus(m)
}

// Name tells which layer it is.
func (m *magnifier) Name() string { return "magnifier" }

// Described says what the picture shows.
func (m *magnifier) Described() accessible.Description {
	name := m.about
	if name == "" {
		name = words.T("Picture")
	}
	return accessible.Description{Name: name, Role: accessible.Dialog, Value: words.F("%d %%", int(m.zoom*100+0.5)), Help: words.T("plus and minus zoom, arrow keys move, Escape closes")}
}

// Yields is false: it takes the keys.
func (m *magnifier) Yields() bool { return false }

// Cancel closes it.
func (m *magnifier) Cancel() { m.Hide() }

// Reopen shows the same part of the picture again.
func (m *magnifier) Reopen() func(page any) {
	return func(any) {
		again := newMagnifier(m.file, m.about)
		if m.scene != nil {
			again = newDiagramMagnifier(m.scene, m.about)
		}
		again.zoom, again.centre = m.zoom, m.centre
		again.open(m.canvas)
	}
}

// Hide closes it, and stops what reads the picture.
func (m *magnifier) Hide() {
	if m.stop != nil {
		m.stop()
	}
	m.BaseWidget.Hide()
	modal.Of(m.canvas).Remove(m)
}

// newDiagramMagnifier shows a diagram, which is as sharp however near one looks.
func newDiagramMagnifier(scene *diagram.Scene, about string) *magnifier {
	m := newMagnifier(nil, about)
	m.scene, m.shape = scene, fyne.NewSize(float32(scene.Width), float32(scene.Height))
	m.picture = drawing.NewDrawing(scene)
	// Its words lie on the surface, as in the text.
	for _, r := range append(m.edges[:], m.background) {
		r.FillColor = theme.Color(theme.Surface)
	}
	return m
}

func newMagnifier(p *file, about string) *magnifier {
	m := &magnifier{
		file: p, about: about,
		background: canvas.NewRectangle(theme.Color(theme.Background)), img: canvas.NewImageFromImage(clearPixel()),
		zoom: 1, centre: fyne.NewPos(0.5, 0.5),
	}
	m.picture = m.img
	if p != nil {
		m.shape = fyne.NewSize(float32(p.size.X), float32(p.size.Y))
	}
	for i := range m.edges {
		m.edges[i] = canvas.NewRectangle(theme.Color(theme.Background))
	}
	m.img.FillMode, m.img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleFastest
	m.says = kit.Middle(kit.Small(""))
	m.percent = kit.Middle(kit.Text(words.F("%d %%", 100), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	smaller := kit.Secondary("−", func() { m.zoomTo(m.zoom / zoomStep) })
	larger := kit.Secondary("+", func() { m.zoomTo(m.zoom * zoomStep) })
	smaller.Says.Name, larger.Says.Name = words.T("Smaller"), words.T("Larger")
	m.top = kit.Row(theme.Size(8), smaller, kit.Inset(6, theme.Size(9), m.percent), larger,
		kit.Secondary(words.T("Close"), m.Hide))
	keys := kit.KeyLine("+", "", "−", words.T("larger, smaller"), "←", "", "→", "", "↑", "", "↓", words.T("move"), "0", words.T("all of it"), words.T("Esc"), words.T("close"))
	m.foot = keys
	if about != "" {
		m.foot = kit.Stack(theme.Size(6), kit.Middle(kit.Small(about)), kit.Row(0, kit.Spring(), keys, kit.Spring()))
	}
	m.ExtendBaseWidget(m)
	return m
}

// How many pixels a picture has at most when all of it is in view, and when it
// is looked at closely.
const (
	lookPixels  = 2048
	closePixels = 4096
)

// look reads the picture for a window, with as many pixels as it has use for;
// what is there stays until they are.
func (m *magnifier) look(c fyne.Canvas, most int) {
	if m.file == nil {
		return
	}
	size := c.Size()
	across, down := c.PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	if most == closePixels {
		across, down = most, most
	}
	m.pixels = most
	if m.stop != nil {
		m.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	m.stop = stop
	time.AfterFunc(300*time.Millisecond, func() {
		kit.OnMain(func() {
			if ctx.Err() == nil {
				m.say(words.T("Opening the picture…"))
			}
		})
	})
	decodeQueued(ctx, m.file, image.Pt(min(across, most), min(down, most)), func(pixels *image.RGBA, err error) {
		if ctx.Err() != nil {
			return // it was closed, or more was asked for
		}
		stop()
		m.say("")
		if err != nil {
			fyne.LogError("looking at a picture closely", err)
			m.say(m.file.name + " · " + why(err))
			return
		}
		m.img.Image = pixels
		m.img.Refresh()
	})
}

func (m *magnifier) say(what string) {
	m.says.SetRuns(text.Run{Text: what})
	canvas.Refresh(m)
}

// fit is the picture's size at which all of it is in view.
func (m *magnifier) fit() fyne.Size {
	room := m.room()
	part := min(room.Width/m.shape.Width, room.Height/m.shape.Height)
	if m.scene != nil { // which needs no more than three times its size to be read
		part = min(part, 3*theme.Size(1))
	}
	return fyne.NewSize(m.shape.Width*part, m.shape.Height*part)
}

// room is what is left between the buttons and the foot.
func (m *magnifier) room() fyne.Size {
	size := m.Size()
	return fyne.NewSize(max(size.Width-2*theme.PageMargin, 1), max(size.Height-2*m.edge(), 1))
}

func (m *magnifier) edge() float32 {
	return max(m.topSize().Height, kit.HeightFor(m.foot, m.footWide())) + 2*theme.Size(12)
}

func (m *magnifier) topSize() fyne.Size {
	wide := min(kit.NaturalWidth(m.top), m.Size().Width)
	return fyne.NewSize(wide, kit.HeightFor(m.top, wide))
}

func (m *magnifier) footWide() float32 {
	return max(min(m.Size().Width-2*theme.Size(12), theme.Size(900)), 1)
}

// zoomTo makes the picture larger or smaller about what stands in the middle.
func (m *magnifier) zoomTo(zoom float32) {
	m.zoom = min(max(zoom, 1), mostZoom)
	m.place()
}

// move shifts the picture by pixels.
func (m *magnifier) move(dx, dy float32) {
	shown := m.shown()
	m.centre = m.centre.AddXY(-dx/shown.Width, -dy/shown.Height)
	m.place()
}

func (m *magnifier) shown() fyne.Size {
	fit := m.fit()
	return fyne.NewSize(fit.Width*m.zoom, fit.Height*m.zoom)
}

// place sets the picture; no side of it leaves an edge empty that it could fill.
func (m *magnifier) place() {
	size, room, shown := m.Size(), m.room(), m.shown()
	within := func(at, room, shown float32) float32 {
		half := min(room/shown/2, 0.5)
		return min(max(at, half), 1-half)
	}
	m.centre = fyne.NewPos(within(m.centre.X, room.Width, shown.Width), within(m.centre.Y, room.Height, shown.Height))
	if m.zoom > 1 && m.pixels < closePixels && max(m.shape.Width, m.shape.Height) > float32(m.pixels)/2 {
		if c := kit.CanvasOf(m); c != nil {
			m.look(c, closePixels)
		}
	}
	m.picture.Resize(shown)
	m.picture.Move(fyne.NewPos(size.Width/2-m.centre.X*shown.Width, size.Height/2-m.centre.Y*shown.Height))
	m.percent.SetRuns(text.Run{Text: words.F("%d %%", int(m.zoom*100+0.5))})
	canvas.Refresh(m)
}

// Scrolled makes the picture larger or smaller about the pointer.
func (m *magnifier) Scrolled(e *fyne.ScrollEvent) {
	shown, at := m.shown(), m.picture.Position()
	under := fyne.NewPos((e.Position.X-at.X)/shown.Width, (e.Position.Y-at.Y)/shown.Height)
	before := m.zoom
	if e.Scrolled.DY > 0 {
		m.zoom = min(m.zoom*zoomStep, mostZoom)
	} else if e.Scrolled.DY < 0 {
		m.zoom = max(m.zoom/zoomStep, 1)
	}
	if m.zoom != before { // what is under the pointer stays there
		shown = m.shown()
		m.centre = fyne.NewPos(under.X-(e.Position.X-m.Size().Width/2)/shown.Width, under.Y-(e.Position.Y-m.Size().Height/2)/shown.Height)
		m.place()
	}
}

// Dragged moves the picture.
func (m *magnifier) Dragged(e *fyne.DragEvent) { m.move(e.Dragged.DX, e.Dragged.DY) }

// DragEnd has nothing to end.
func (m *magnifier) DragEnd() {}

// Tapped closes it, but for a tap on the picture.
func (m *magnifier) Tapped(e *fyne.PointEvent) {
	at, size := m.picture.Position(), m.picture.Size()
	if e.Position.X < at.X || e.Position.Y < at.Y || e.Position.X > at.X+size.Width || e.Position.Y > at.Y+size.Height {
		m.Hide()
	}
}

// Cursor tells that the picture can be moved.
func (m *magnifier) Cursor() desktop.Cursor {
	if m.zoom > 1 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained and FocusLost show nothing: the picture fills the window.
func (m *magnifier) FocusGained() {}
func (m *magnifier) FocusLost()   {}

// TypedRune does what is not a key by itself on every keyboard.
func (m *magnifier) TypedRune(r rune) {
	switch r {
	case '+', '=':
		m.zoomTo(m.zoom * zoomStep)
	case '-', '−':
		m.zoomTo(m.zoom / zoomStep)
	case '0':
		m.zoomTo(1)
	}
}

// TypedKey moves the picture, or closes it.
func (m *magnifier) TypedKey(e *fyne.KeyEvent) {
	step := theme.Size(80)
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		m.Hide()
	case fyne.KeyLeft:
		m.move(step, 0)
	case fyne.KeyRight:
		m.move(-step, 0)
	case fyne.KeyUp:
		m.move(0, step)
	case fyne.KeyDown:
		m.move(0, -step)
	}
}

// CreateRenderer is Fyne's.
func (m *magnifier) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return &magnified{m}
}

type magnified struct{ m *magnifier }

func (r *magnified) Destroy()           {}
func (r *magnified) MinSize() fyne.Size { return fyne.NewSize(120, 80) }
func (r *magnified) Refresh()           { canvas.Refresh(r.m) }

func (r *magnified) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.background, r.m.picture, r.m.says, r.m.edges[0], r.m.edges[1], r.m.top, r.m.foot}
}

func (r *magnified) Layout(size fyne.Size) {
	m := r.m
	m.background.Resize(size)
	for i, y := range []float32{0, size.Height - m.edge()} {
		m.edges[i].Move(fyne.NewPos(0, y))
		m.edges[i].Resize(fyne.NewSize(size.Width, m.edge()))
	}
	m.says.Resize(fyne.NewSize(size.Width-2*theme.PageMargin, kit.HeightFor(m.says, size.Width-2*theme.PageMargin)))
	m.says.Move(fyne.NewPos(theme.PageMargin, size.Height/2))
	gap := theme.Size(12)
	top := m.topSize()
	m.top.Resize(top)
	m.top.Move(fyne.NewPos(size.Width-top.Width-gap, gap))
	wide := m.footWide()
	high := kit.HeightFor(m.foot, wide)
	m.foot.Resize(fyne.NewSize(wide, high))
	m.foot.Move(fyne.NewPos((size.Width-wide)/2, size.Height-high-gap))
	m.place()
}
