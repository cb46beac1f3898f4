package diagram

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/diagram"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Drawing is a scene on the screen. It is as sharp at every size, for it is drawn anew.
type Drawing struct {
	widget.BaseWidget

	// Name is what the diagram is called, for those who don't see it.
	Name string
	// Open is called with where a part leads.
	Open func(link string)
	// Look is called to look at the diagram closely.
	Look func()

	scene   *diagram.Scene
	lines   []*text.Paragraph // of the scene's texts, in their order
	shapes  *canvas.Raster
	stop    *kit.TabStop
	chosen  int
	hovered int
	scale   float32 // at which the lines are set
}

var (
	_ kit.Flexible       = (*Drawing)(nil)
	_ fyne.Tappable      = (*Drawing)(nil)
	_ desktop.Hoverable  = (*Drawing)(nil)
	_ desktop.Cursorable = (*Drawing)(nil)
)

// NewDrawing draws a scene.
func NewDrawing(scene *diagram.Scene) *Drawing {
	d := &Drawing{scene: scene, hovered: -1}
	d.shapes = canvas.NewRaster(func(w, h int) image.Image { return d.paint(w, h) })
	for _, t := range scene.Texts {
		face := theme.Face{SemiBold: t.Bold, Italic: t.Italic && !t.Bold}
		p := text.NewLine(t.Text, theme.Size(float32(t.Size)), face, theme.Ink)
		p.Paint = Color(t.Paint)
		if t.Part >= 0 && scene.Parts[t.Part].Link != "" {
			link := scene.Parts[t.Part].Link
			p.Runs[0].Tap = func(fyne.Position) { d.follow(link) }
			p.Runs[0].Underline = text.Solid
			p.Runs[0].Tip = scene.Parts[t.Part].Tooltip
		}
		d.lines = append(d.lines, p)
	}
	if len(scene.Parts) > 0 {
		d.stop = kit.NewTabStop(d.press, d.key)
		d.stop.OnChange = d.place
		d.stop.Says = d.says
	}
	d.ExtendBaseWidget(d)
	return d
}

// mostAcross is how many pixels the picture of the shapes has at most each way: graphics can't draw more.
const mostAcross = 8000

func (d *Drawing) paint(w, h int) image.Image {
	if most := max(w, h); most > mostAcross {
		w, h = w*mostAcross/most, h*mostAcross/most
	}
	return paint(d.scene, w, h)
}

// Lines gives the paragraphs of the scene's texts, in the order of these.
func (d *Drawing) Lines() []*text.Paragraph { return d.lines }

// Scene gives what is drawn.
func (d *Drawing) Scene() *diagram.Scene { return d.scene }

// Stop is where Tab comes to; nil where there is no part to go to.
func (d *Drawing) Stop() *kit.TabStop { return d.stop }

// NaturalWidth gives the width at which text has the learner's size.
func (d *Drawing) NaturalWidth() float32 { return theme.Size(float32(d.scene.Width)) }

// HeightFor gives the height at a width, at which the diagram is never larger than its natural size.
func (d *Drawing) HeightFor(width float32) float32 {
	return float32(d.scene.Height) * d.scaleFor(width)
}

func (d *Drawing) scaleFor(width float32) float32 {
	return min(width, d.NaturalWidth()) / float32(d.scene.Width)
}

// MinSize lets it get small.
func (d *Drawing) MinSize() fyne.Size { d.ExtendBaseWidget(d); return fyne.NewSize(40, 40) }

// fitted gives the scale and where the drawing begins in a size.
func (d *Drawing) fitted(size fyne.Size) (scale, left float32) {
	scale = min(size.Width/float32(d.scene.Width), size.Height/float32(d.scene.Height))
	return scale, (size.Width - scale*float32(d.scene.Width)) / 2
}

// lay sets the words at a size.
func (d *Drawing) lay(size fyne.Size) {
	scale, left := d.fitted(size)
	d.shapes.Move(fyne.NewPos(left, 0))
	d.shapes.Resize(fyne.NewSize(scale*float32(d.scene.Width), scale*float32(d.scene.Height)))
	for i, t := range d.scene.Texts {
		p := d.lines[i]
		points := float32(t.Size) * scale
		if p.TextSize != points {
			p.TextSize = points
			p.Leading = theme.Height(points, p.Runs[0].Face) / points
			p.SetRuns(p.Runs...)
		}
		w := p.NaturalWidth() + 1
		x := left + float32(t.X)*scale
		if !t.Leading {
			x += (float32(t.W)*scale - w + 1) / 2
		}
		h := theme.Height(points, p.Runs[0].Face)
		p.Move(fyne.NewPos(x, (float32(t.Y)+float32(t.H)/2)*scale-h/2))
		p.Resize(fyne.NewSize(w, h))
	}
	d.scale = scale
	d.place()
}

// box gives where a part is drawn.
func (d *Drawing) box(part int) (fyne.Position, fyne.Size) {
	scale, left := d.fitted(d.Size())
	b := d.scene.Parts[part].Box
	return fyne.NewPos(left+float32(b.X)*scale, float32(b.Y)*scale), fyne.NewSize(float32(b.W)*scale, float32(b.H)*scale)
}

// place puts the stop on the part that the keys are on.
func (d *Drawing) place() {
	if d.stop == nil {
		return
	}
	at, size := d.box(d.chosen)
	d.stop.Move(at)
	d.stop.Resize(size)
	d.stop.Refresh()
}

// says is what is said of the part that the keys are on.
func (d *Drawing) says() accessible.Description {
	part := d.scene.Parts[d.chosen]
	says := accessible.Description{
		Name: d.Name, Role: accessible.Map, Value: part.Name, Position: d.chosen + 1, Of: len(d.scene.Parts),
		Help: words.T("left and right go through the parts, Enter looks closely"),
	}
	if len(part.Leads) > 0 {
		says.Value = words.F("%s leads to %s.", part.Name, words.List(part.Leads))
	}
	if part.Link != "" {
		says.Help = words.T("left and right go through the parts, Enter follows the link")
	}
	return says
}

func (d *Drawing) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		d.chosen = max(d.chosen-1, 0)
	case fyne.KeyRight:
		d.chosen = min(d.chosen+1, len(d.scene.Parts)-1)
	default:
		return false
	}
	d.place()
	if d.stop.OnFocus != nil {
		d.stop.OnFocus()
	}
	return true
}

// press follows the link of the part that the keys are on, or looks closely.
func (d *Drawing) press() {
	if link := d.scene.Parts[d.chosen].Link; link != "" {
		d.follow(link)
		return
	}
	d.look()
}

func (d *Drawing) look() {
	if d.Look != nil {
		d.Look()
	}
}

func (d *Drawing) follow(link string) {
	if d.Open != nil {
		d.Open(link)
	}
}

// partAt gives the part with a link at a place; -1 for none.
func (d *Drawing) partAt(p fyne.Position) int {
	for i := len(d.scene.Parts) - 1; i >= 0; i-- {
		if d.scene.Parts[i].Link == "" {
			continue
		}
		at, size := d.box(i)
		if p.X >= at.X && p.Y >= at.Y && p.X <= at.X+size.Width && p.Y <= at.Y+size.Height {
			return i
		}
	}
	return -1
}

// Tapped follows the link of the part there, or looks closely.
func (d *Drawing) Tapped(e *fyne.PointEvent) {
	if i := d.partAt(e.Position); i >= 0 {
		d.follow(d.scene.Parts[i].Link)
		return
	}
	d.look()
}

// TappedSecondary opens the menu of the page.
func (d *Drawing) TappedSecondary(e *fyne.PointEvent) { kit.PageMenu(d, e.AbsolutePosition) }

// MouseIn starts to watch the pointer.
func (d *Drawing) MouseIn(e *desktop.MouseEvent) { d.MouseMoved(e) }

// MouseMoved notes what the pointer is over.
func (d *Drawing) MouseMoved(e *desktop.MouseEvent) { d.hovered = d.partAt(e.Position) }

// MouseOut ends that.
func (d *Drawing) MouseOut() { d.hovered = -1 }

// Cursor is a hand where a tap does something.
func (d *Drawing) Cursor() desktop.Cursor {
	if d.hovered >= 0 || d.Look != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is Fyne's.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return &renderer{d}
}

type renderer struct{ d *Drawing }

func (r *renderer) Destroy()              {}
func (r *renderer) MinSize() fyne.Size    { return r.d.MinSize() }
func (r *renderer) Layout(size fyne.Size) { r.d.lay(size) }

func (r *renderer) Refresh() {
	for i, t := range r.d.scene.Texts {
		r.d.lines[i].SetPaint(Color(t.Paint))
	}
	r.d.shapes.Refresh()
	canvas.Refresh(r.d)
}

func (r *renderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.d.shapes}
	for _, p := range r.d.lines {
		all = append(all, p)
	}
	if r.d.stop != nil {
		all = append(all, r.d.stop)
	}
	return all
}
