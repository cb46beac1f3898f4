package text

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/formula"
	"stagecraft/content/palette"
	"stagecraft/ui/theme"
)

// formulaScale is how large a formula is set beside text of a size, so that its small letters are about as high:
// the typeface of formulas has lower ones.
const formulaScale = 1.15

// Formula is a formula as it is drawn: marks at a text size, in a colour of the theme, sharp at every
// scale of the screen. It stands on the baseline of the line that it is a run of.
type Formula struct {
	widget.BaseWidget

	marks        []formula.Mark
	paths        []formula.Path
	width        float32 // all in thousandths of an em
	above, below float32
	full         float32 // pixels of an em at 100 %
	em           float32 // that, or less where the line has no more room
	ink          theme.Name
}

var (
	_ fyne.Widget = (*Formula)(nil)
	_ baselined   = (*Formula)(nil)
)

// NewFormula makes a formula as it stands beside text of a size and a colour.
func NewFormula(d *formula.Drawing, size float32, ink theme.Name) *Formula {
	return newFormula(d, d.Marks, d.Width, size, ink)
}

// NewFormulaNumbers makes the numbers of a formula's lines; nil when it has none. Beside the formula they
// stand at one height.
func NewFormulaNumbers(d *formula.Drawing, size float32, ink theme.Name) *Formula {
	if len(d.Numbers) == 0 {
		return nil
	}
	return newFormula(d, d.Numbers, d.NumbersWidth, size, ink)
}

func newFormula(d *formula.Drawing, marks []formula.Mark, width, size float32, ink theme.Name) *Formula {
	f := &Formula{marks: marks, paths: d.Paths, width: width, above: d.Height, below: d.Depth, full: size * formulaScale, em: size * formulaScale, ink: ink}
	f.ExtendBaseWidget(f)
	return f
}

// Baseline gives how far the baseline is below the top, in whole pixels.
func (f *Formula) Baseline() float32 { return max(ceil(f.above*f.em/1000), 1) }

// MinSize is what the formula takes.
func (f *Formula) MinSize() fyne.Size {
	return fyne.NewSize(ceil(f.width*f.em/1000), f.Baseline()+max(ceil(f.below*f.em/1000), 0))
}

// fit makes the formula as large as a line of a width has room for, and no larger than it is set.
func (f *Formula) fit(width float32) {
	f.em = f.full
	if whole := f.MinSize().Width; whole > width && whole > 0 {
		f.em *= max(width-1, 1) / whole // its measures are whole pixels
	}
}

// Em gives how large an em is, in pixels.
func (f *Formula) Em() float32 { return f.em }

// Reference gives the label to which a place of the formula leads; "" where it leads nowhere.
func (f *Formula) Reference() string {
	for i := range f.marks {
		if f.marks[i].Link != "" {
			return f.marks[i].Link
		}
	}
	return ""
}

// formulaOverhang is how far marks may reach over the measures, in pixels: those of slanted letters do.
const formulaOverhang = 4

// CreateRenderer is Fyne's.
func (f *Formula) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	r := &formulaRenderer{f: f}
	r.drawn = canvas.NewRaster(r.draw)
	r.drawn.ScaleMode = canvas.ImageScalePixels
	r.objects = []fyne.CanvasObject{r.drawn}
	return r
}

type formulaRenderer struct {
	f       *Formula
	em      float32 // in which it is laid out
	drawn   *canvas.Raster
	objects []fyne.CanvasObject
}

func (r *formulaRenderer) Destroy()                     {}
func (r *formulaRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *formulaRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *formulaRenderer) Refresh()                     { canvas.Refresh(r.drawn) }

func (r *formulaRenderer) Layout(fyne.Size) {
	screen, size := screenScale(r.f), r.f.MinSize()
	r.em = r.f.em
	r.drawn.Move(fyne.NewPos(-formulaOverhang, -formulaOverhang))
	r.drawn.Resize(fyne.NewSize(roundToPixel(size.Width+2*formulaOverhang, screen), roundToPixel(size.Height+2*formulaOverhang, screen)))
}

// mostFormulaPixels is how many pixels of a formula are drawn at most: one that is larger is drawn in its
// upper left part.
const mostFormulaPixels = 16 << 20

func (r *formulaRenderer) draw(width, height int) image.Image {
	if width*height > mostFormulaPixels {
		height = max(mostFormulaPixels/max(width, 1), 1)
		width = min(width, mostFormulaPixels)
	}
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	scale := scaleOf(r.drawn, width)
	k := r.em * scale / 1000
	baseline := round((formulaOverhang + max(ceil(r.f.above*r.em/1000), 1)) * scale)
	p := formulaPainter{on: picture, paths: r.f.paths, ink: theme.Color(r.f.ink), em: r.em, scale: scale}
	for i := range r.f.marks {
		p.mark(&r.f.marks[i], [6]float32{k, 0, 0, -k, formulaOverhang * scale, baseline})
	}
	return picture
}

// formulaPainter draws the marks of a formula.
type formulaPainter struct {
	on        *image.RGBA
	paths     []formula.Path
	ink       color.Color
	grounded  bool          // what comes stands on a ground of the author's
	chosen    formula.Color // the last of the author's
	readable  color.Color   // that, as it can be read
	em, scale float32
	raster    vector.Rasterizer
	mask      []uint8
}

// mark draws one mark; to is where the formula stands on the picture.
func (p *formulaPainter) mark(m *formula.Mark, to [6]float32) {
	c := p.color(m)
	at := formula.Times(to, m.Matrix)
	if m.Path < 0 {
		p.letters(m, at, c)
		return
	}
	if m.Path >= len(p.paths) {
		return
	}
	var o outline
	if p.paths[m.Path].Draw(formula.Matrixed{Pen: &o, Matrix: at}) != nil || len(o.points) == 0 {
		return
	}
	if m.Line > 0 {
		width := max(m.Line*scaleIn(at), 1)
		o = o.stroked(width, m.Dash*scaleIn(at))
	} else if box, ok := o.rectangle(); ok {
		p.fill(box, c)
		return
	}
	p.shape(&o, c)
}

// color gives the colour of a mark: the author's, as far as it can be read on the page.
func (p *formulaPainter) color(m *formula.Mark) color.Color {
	if m.Behind {
		p.grounded = true
	}
	if m.Color == 0 {
		if p.grounded && !m.Behind {
			return color.Black // on a ground that is mostly light
		}
		return p.ink
	}
	if m.Behind || p.grounded {
		r, g, b := m.Color.RGB()
		return color.NRGBA{R: r, G: g, B: b, A: 255}
	}
	if p.chosen != m.Color {
		p.chosen, p.readable = m.Color, palette.RGB(palette.Readable(uint32(m.Color)&0xFFFFFF, theme.Scheme()))
	}
	return p.readable
}

// letters draws those that the typeface of formulas lacks in that of the text.
func (p *formulaPainter) letters(m *formula.Mark, at [6]float32, c color.Color) {
	size := formula.TextSize * scaleIn(at) / p.scale
	x := at[4]
	for _, part := range m.Text {
		s := string(part)
		if _, _, ok := theme.Prints(s, size, theme.Face{}); ok {
			theme.Print(p.on, s, size, theme.Face{}, c, x, int(round(at[5])), p.scale)
		}
		x += theme.Width(s, size, theme.Face{}) * p.scale
	}
}

// scaleIn gives by how much a matrix makes things larger.
func scaleIn(m [6]float32) float32 {
	return float32(math.Sqrt(math.Abs(float64(m[0]*m[3] - m[1]*m[2]))))
}

// fill fills a rectangle, of whole pixels, so that the line of a fraction is sharp.
func (p *formulaPainter) fill(b box, c color.Color) {
	left, right := int(round(b.left)), int(round(b.right))
	top, bottom := int(round(b.top)), int(round(b.bottom))
	if right == left {
		right++
	}
	if bottom == top {
		bottom++
	}
	draw.Draw(p.on, image.Rect(left, top, right, bottom), image.NewUniform(c), image.Point{}, draw.Over)
}

// shape fills an outline, as far as it is on the picture.
func (p *formulaPainter) shape(o *outline, c color.Color) {
	b := o.bounds()
	area := image.Rect(int(floor(b.left)), int(floor(b.top)), int(ceil(b.right))+1, int(ceil(b.bottom))+1).Intersect(p.on.Rect)
	if area.Empty() {
		return
	}
	p.raster.Reset(area.Dx(), area.Dy())
	o.draw(&p.raster, float32(area.Min.X), float32(area.Min.Y))
	if n := area.Dx() * area.Dy(); cap(p.mask) < n {
		p.mask = make([]uint8, n)
	}
	mask := &image.Alpha{Pix: p.mask[:area.Dx()*area.Dy()], Stride: area.Dx(), Rect: image.Rect(0, 0, area.Dx(), area.Dy())}
	p.raster.DrawOp = draw.Src
	p.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	draw.DrawMask(p.on, area, image.NewUniform(c), image.Point{}, mask, image.Point{}, draw.Over)
}
