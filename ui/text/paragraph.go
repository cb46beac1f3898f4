package text

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/markup"
	"stagecraft/ui/theme"
)

// Paragraph is running text. Its height follows from its width: HeightFor.
type Paragraph struct {
	widget.BaseWidget

	Runs     []Run
	TextSize float32 // of runs that give none
	Color    theme.Name
	Paint    color.Color // in place of Color, which is then not asked; nil for most
	Leading  float32     // line height in text sizes; 0 is theme.LineHeight
	Align    fyne.TextAlign
	Unbroken bool                            // all on one line, whatever the width
	MaxLines int                             // 0 is no limit; the last line that fits ends in an ellipsis
	Heading  int                             // its level, of a heading; 0 for other text
	OnHover  func(run int, at fyne.Position) // run is -1 when the pointer left

	// Selectable lets the pointer select text. Without it, words take no
	// pointer events but where a run has a Tap or a Tip.
	Selectable bool
	// Marks are backgrounds behind parts of the text; a later one lies over an
	// earlier one. SetMarks changes them on screen.
	Marks []Mark
	// PointerHandler, when set, decides what the pointer selects.
	PointerHandler PointerHandler

	atWidth   float32
	natural   float32 // 0 until it was asked for
	lines     []line
	hovered   int
	fragments []Fragment
	selected  [2]int // characters from and up to; equal when none are
	renderer  *renderer
}

var _ fyne.Widget = (*Paragraph)(nil)

// NewParagraph makes a paragraph of runs at a text size. What would hide in them, or
// turn text around, is written out: much of what is drawn comes from others.
func NewParagraph(size float32, name theme.Name, runs ...Run) *Paragraph {
	p := &Paragraph{Runs: visible(runs), TextSize: size, Color: name, hovered: -1}
	p.ExtendBaseWidget(p)
	return p
}

// NewLine makes one line of text that never breaks, as high as its letters are.
func NewLine(text string, size float32, face theme.Face, name theme.Name) *Paragraph {
	p := NewParagraph(size, name, Run{Text: text, Face: face})
	p.Unbroken, p.Leading = true, theme.Height(size, face)/size
	return p
}

// SetRuns replaces the text.
func (p *Paragraph) SetRuns(runs ...Run) {
	p.Runs = visible(runs)
	p.invalidate()
	p.selected = [2]int{}
	p.Refresh()
}

// visible writes out what hides in runs. Text of a course has nothing of that any more.
func visible(runs []Run) []Run {
	for i := range runs {
		runs[i].Text = markup.Visible(runs[i].Text)
	}
	return runs
}

// PlainText gives the text without its looks.
func (p *Paragraph) PlainText() string {
	var b strings.Builder
	for _, r := range p.Runs {
		if r.Break {
			b.WriteByte('\n')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

func (p *Paragraph) leading() float32 {
	if p.Leading > 0 {
		return p.Leading
	}
	return theme.LineHeight
}

// broken gives the lines at a width.
func (p *Paragraph) broken(width float32) []line {
	if p.Unbroken {
		return []line{oneLine(p.Runs, p.TextSize, p.leading())}
	}
	return breakLines(p.Runs, p.TextSize, width, p.leading())
}

// invalidate has it laid out anew.
func (p *Paragraph) invalidate() { p.lines, p.natural = nil, 0 }

func (p *Paragraph) layout(width float32) []line {
	if p.lines == nil || width != p.atWidth {
		p.fitFormulas(width)
		p.lines = p.broken(width)
		if p.MaxLines > 0 && len(p.lines) > p.MaxLines {
			p.lines = p.lines[:p.MaxLines]
		}
		p.atWidth = width
	}
	return p.lines
}

// fitFormulas makes those smaller that are wider than a line.
func (p *Paragraph) fitFormulas(width float32) {
	if p.Unbroken {
		return
	}
	for _, r := range p.Runs {
		if f, ok := r.Object.(*Formula); ok {
			f.fit(max(width, leastWidth))
		}
	}
}

// HeightFor gives the height at a width.
func (p *Paragraph) HeightFor(width float32) float32 {
	h := float32(0)
	for _, l := range p.layout(width) {
		h += l.height
	}
	return h
}

// NaturalWidth gives the width at which nothing breaks but where the text says so.
func (p *Paragraph) NaturalWidth() float32 {
	if p.natural == 0 { // layouts ask in every frame
		p.fitFormulas(1e6)
		for _, l := range p.broken(1e6) {
			p.natural = max(p.natural, ceil(l.width))
		}
		if p.lines != nil {
			p.fitFormulas(p.atWidth)
		}
	}
	return p.natural
}

// LineCount gives how many lines the text takes at a width.
func (p *Paragraph) LineCount(width float32) int { return len(p.layout(width)) }

// MinSize is narrow, and as high as the width last used makes it; what is not
// to be broken is as wide as it is.
func (p *Paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	if p.Unbroken {
		w := p.NaturalWidth()
		return fyne.NewSize(w, p.HeightFor(w))
	}
	w := p.Size().Width
	if w < 1 {
		return fyne.NewSize(24, ceil(p.TextSize*p.leading()))
	}
	return fyne.NewSize(24, p.HeightFor(w))
}

// Fragments gives the parts of the runs as they stand on the lines, in the paragraph's own coordinates.
func (p *Paragraph) Fragments() []Fragment { return p.fragments }

// Shortened tells whether an ellipsis stands for the end of the text as it is drawn.
func (p *Paragraph) Shortened() bool { return p.renderer != nil && p.renderer.short }

func (p *Paragraph) runAt(pos fyne.Position) int {
	for _, pl := range p.fragments {
		if pos.X >= pl.Position.X && pos.X < pl.Position.X+pl.Size.Width &&
			pos.Y >= pl.Position.Y && pos.Y < pl.Position.Y+pl.Size.Height {
			return pl.Run
		}
	}
	return -1
}

// CreateRenderer is Fyne's. It lets go of the renderer of what is off the screen
// for a while, and asks for another when that comes back; but it lays out only
// what has another size then. So the paragraph keeps what it drew.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	if p.renderer == nil {
		p.renderer = &renderer{p: p}
	}
	return p.renderer
}

// renderer keeps what it draws in layers, so that marks and the selection change
// without drawing the words again.
type renderer struct {
	p                  *Paragraph
	objects            []fyne.CanvasObject
	backgrounds, texts []fyne.CanvasObject
	overlay            fyne.CanvasObject // nil where nothing takes the pointer
	width              float32
	batch              *batch
	short              bool // an ellipsis stands for the rest
}

func (d *renderer) Destroy()           {}
func (d *renderer) MinSize() fyne.Size { return d.p.MinSize() }

// Objects is asked for whenever the paragraph is drawn.
func (d *renderer) Objects() []fyne.CanvasObject {
	if d.batch != nil {
		textures.markUsed(d.batch)
	}
	return d.objects
}

func (d *renderer) Layout(size fyne.Size) {
	if size.Width != d.width || d.objects == nil {
		d.draw(size.Width)
	}
}

func (d *renderer) Refresh() {
	d.p.invalidate()
	if d.p.Size().Width > 0 {
		d.draw(d.p.Size().Width)
	}
	canvas.Refresh(d.p)
}

func (d *renderer) draw(width float32) {
	p := d.p
	d.width, d.batch, d.short = width, &batch{}, false
	p.fragments = p.fragments[:0]
	var backgrounds, texts []fyne.CanvasObject
	lines := p.layout(width)
	y := float32(0)
	var line []span // that is to be printed
	var rules []rule
	screen := screenScale(p)
	finish := func() {
		texts = append(texts, d.batch.rasterise(line, rules, screen)...)
		line, rules = nil, nil
	}
	for n, l := range lines {
		x := float32(0)
		switch p.Align {
		case fyne.TextAlignCenter:
			x = round(max((width-l.width)/2, 0))
		case fyne.TextAlignTrailing:
			x = round(max(width-l.width, 0))
		}
		for k, pc := range l.segments {
			r := p.Runs[pc.run]
			last := k == len(l.segments)-1
			if r.Object != nil {
				finish()
				s := r.Object.MinSize()
				r.Object.Resize(s)
				r.Object.Move(fyne.NewPos(round(x), d.topOf(r.Object, y, l.height)))
				texts = append(texts, r.Object)
				if _, ok := r.Object.(baselined); ok {
					s.Height = l.height
				}
				p.fragments = append(p.fragments, Fragment{Run: pc.run, Line: n, Position: fyne.NewPos(x, y), Size: s})
				x += pc.width
				continue
			}
			size := r.Size
			if size == 0 {
				size = p.TextSize
			}
			name := r.Color
			if name == "" {
				name = p.Color
			}
			text := r.Text[pc.start:pc.end]
			extent := pc.width
			if last {
				text = strings.TrimRight(text, " \t\n")
				extent = pc.inked
				if p.MaxLines > 0 && n == p.MaxLines-1 && p.cutOff(pc) {
					d.short = true
					text = ellipsis(text, size, r.Face, width-x)
					extent = theme.Width(text, size, r.Face)
				}
			}
			th := theme.Height(size, r.Face)
			ty := round(y + (l.height-th)/2 - r.Raise*p.TextSize)
			paint := theme.Color(name)
			if r.Color == "" && p.Paint != nil {
				paint = p.Paint
			}
			printed, others := splitEmoji(span{text: text, size: size, face: r.Face, color: paint, x: x, y: ty, width: extent})
			line, texts = append(line, printed...), append(texts, others...)
			if r.Background != "" {
				g := canvas.NewRectangle(theme.Color(r.Background))
				g.CornerRadius = 4
				g.Move(fyne.NewPos(x-2, ty-1))
				g.Resize(fyne.NewSize(pc.inked+4, th+2))
				backgrounds = append(backgrounds, g)
			}
			if r.Underline != NoUnderline {
				under := round(y + l.height/2 + size*0.52)
				rules = append(rules, rule{kind: r.Underline, color: paint, x: x, y: under, width: pc.inked})
			}
			if r.Struck {
				rules = append(rules, rule{kind: Solid, color: paint, x: x, y: round(y + l.height/2 + size*0.04), width: pc.inked})
			}
			p.fragments = append(p.fragments, Fragment{
				Run: pc.run, Start: pc.start, End: pc.end, Line: n,
				Position: fyne.NewPos(x, y), Size: fyne.NewSize(extent, l.height),
			})
			x += pc.width
		}
		finish()
		y += l.height
	}
	d.backgrounds, d.texts, d.overlay = backgrounds, texts, p.overlayFor(d.overlay)
	if d.overlay != nil {
		d.overlay.Resize(fyne.NewSize(width, y))
	}
	d.layer()
}

// topOf gives where an object stands in a line that begins at y: on its baseline, or in its middle.
func (d *renderer) topOf(o fyne.CanvasObject, y, height float32) float32 {
	if b, ok := o.(baselined); ok {
		size := d.p.TextSize
		return round(y+(height-theme.Height(size, theme.Face{}))/2) + ceil(theme.Baseline(size, theme.Face{})) - b.Baseline()
	}
	return round(y + (height-o.MinSize().Height)/2)
}

// layer lays the marks and the selection between the backgrounds and the words.
func (d *renderer) layer() {
	over := d.p.markRects()
	objects := make([]fyne.CanvasObject, 0, len(d.backgrounds)+len(over)+len(d.texts)+1)
	objects = append(append(append(objects, d.backgrounds...), over...), d.texts...)
	if d.overlay != nil {
		objects = append(objects, d.overlay)
	}
	d.objects = objects
}

// cutOff tells whether text is left after a segment on the last line allowed.
func (p *Paragraph) cutOff(last segment) bool {
	if last.end < len(strings.TrimRight(p.Runs[last.run].Text, " ")) {
		return true
	}
	for _, r := range p.Runs[last.run+1:] {
		if r.Text != "" {
			return true
		}
	}
	return false
}

func ellipsis(text string, size float32, face theme.Face, room float32) string {
	letters := []rune(text)
	for len(letters) > 0 && theme.Width(string(letters)+"…", size, face) > room {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,;:") + "…"
}

// SetPaint changes the colour of runs that give none, to one that has no name.
func (p *Paragraph) SetPaint(c color.Color) {
	if p.Paint != c {
		p.Paint = c
		p.Refresh()
	}
}

// SetColor changes the colour of runs that give none of their own.
func (p *Paragraph) SetColor(name theme.Name) {
	for _, r := range p.Runs {
		if f, ok := r.Object.(*Formula); ok && r.Color == "" && f.ink == p.Color {
			f.ink = name
			f.Refresh()
		}
	}
	p.Color = name
	p.Refresh()
}
