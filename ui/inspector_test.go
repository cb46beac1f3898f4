package ui

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/palette"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// area is where something is drawn, on the window.
type area struct {
	at   fyne.Position
	size fyne.Size
}

func (b area) has(p fyne.Position) bool {
	return p.X >= b.at.X && p.Y >= b.at.Y && p.X <= b.at.X+b.size.Width && p.Y <= b.at.Y+b.size.Height
}

// and is what two have in common.
func (b area) and(c area) area {
	left, top := max(b.at.X, c.at.X), max(b.at.Y, c.at.Y)
	right, bottom := min(b.at.X+b.size.Width, c.at.X+c.size.Width), min(b.at.Y+b.size.Height, c.at.Y+c.size.Height)
	return area{fyne.NewPos(left, top), fyne.NewSize(right-left, bottom-top)}
}

// fill is a colour that was laid over what is beneath; nil where a picture is.
type fill struct {
	area
	colour color.Color
}

// inspector looks at all that is drawn, from back to front.
type inspector struct {
	where  string
	window area
	fills  []fill
	inTurn bool              // what takes the keys has to do so in the order in which one reads
	last   area              // of that, what was seen last
	faults map[string]string // by what is wrong, where it is so
	seen   struct{ targets, texts int }
}

func (i *inspector) fault(format string, args ...any) {
	says := fmt.Sprintf(format, args...)
	if _, known := i.faults[says]; !known {
		i.faults[says] = i.where
	}
}

// tell tells what was found, and wants enough to have been seen.
func (i *inspector) tell(t *testing.T, targets, texts int) {
	t.Helper()
	for says, where := range i.faults {
		t.Errorf("%s: %s", where, says)
	}
	if i.seen.targets < targets || i.seen.texts < texts {
		t.Errorf("only %d targets and %d texts were seen", i.seen.targets, i.seen.texts)
	}
}

// look goes through what is drawn; view is where it can be seen, and sideways
// whether it can be scrolled into view sideways.
func (i *inspector) look(o fyne.CanvasObject, parent fyne.Position, view area, sideways bool) {
	if !o.Visible() {
		return
	}
	b := area{parent.Add(o.Position()), o.Size()}
	i.target(o, b)
	i.order(o, b.and(view))
	switch o := o.(type) {
	case *canvas.Rectangle:
		i.fills = append(i.fills, fill{b, o.FillColor})
	case *canvas.Circle:
		i.fills = append(i.fills, fill{b, o.FillColor})
	case *canvas.Image, *canvas.Raster, *canvas.LinearGradient:
		i.fills = append(i.fills, fill{b, nil})
	case *text.Paragraph:
		i.paragraph(o, b, view, sideways)
	case *fyne.Container:
		for _, in := range o.Objects {
			i.look(in, b.at, view, sideways)
		}
	case fyne.Widget:
		if s, ok := scrolled(o); ok {
			view = view.and(b)
			sideways = sideways || s.Direction == container.ScrollHorizontalOnly || s.Direction == container.ScrollBoth
		}
		if fmt.Sprintf("%T", o) == "*practice.sideScroll" { // it shows a part of a board
			view, sideways = view.and(b), true
		}
		for _, in := range test.WidgetRenderer(o).Objects() {
			i.look(in, b.at, view, sideways)
		}
	}
}

// scrolled gives the toolkit's view of what scrolls.
func scrolled(o fyne.CanvasObject) (*container.Scroll, bool) {
	switch o := o.(type) {
	case *container.Scroll:
		return o, true
	case *kit.Scroll:
		return &o.Scroll, true
	}
	return nil, false
}

// target wants what can be pressed to be large enough to be hit. Words of a text are
// as high as their line.
func (i *inspector) target(o fyne.CanvasObject, b area) {
	switch o := o.(type) {
	case *kit.Pressable:
		if o.OnPress == nil {
			return
		}
	case *text.Paragraph:
		return
	case interface {
		fyne.Tappable
		fyne.Focusable
	}:
	default:
		return
	}
	i.seen.targets++
	if min(b.size.Width, b.size.Height) < kit.LeastTarget-0.1 {
		i.fault("%T %q is %v by %v", o, targetName(o), b.size.Width, b.size.Height)
	}
}

// order wants the keys to go on, from one thing to the next, as one reads: not back up to
// what stands above, nor back to the left in a line. Seen is what can be seen of a thing.
func (i *inspector) order(o fyne.CanvasObject, seen area) {
	if _, is := o.(fyne.Focusable); !is || !i.inTurn || min(seen.size.Width, seen.size.Height) <= 1 {
		return
	}
	if d, is := o.(fyne.Disableable); is && d.Disabled() {
		return
	}
	before := i.last
	i.last = seen
	both := before.and(seen)
	below, line := both.size.Width > min(before.size.Width, seen.size.Width)/2, both.size.Height > min(before.size.Height, seen.size.Height)/2
	if below && seen.at.Y+seen.size.Height <= before.at.Y+1 || line && seen.at.X+seen.size.Width <= before.at.X+1 {
		i.fault("%T %q takes the keys after what stands behind it", o, targetName(o))
	}
}

// targetName is the first words of a thing.
func targetName(o fyne.CanvasObject) string {
	if p, ok := o.(*kit.Pressable); ok {
		if c, ok := p.Content.(*text.Paragraph); ok {
			return c.PlainText()
		}
		return strings.ReplaceAll(labelOf(p), "\n", " ")
	}
	return ""
}

// paragraph wants text to be within its place and on the window, and its letters to
// stand out from what is behind them.
func (i *inspector) paragraph(p *text.Paragraph, b, view area, sideways bool) {
	says := p.PlainText()
	if strings.TrimSpace(says) == "" {
		return
	}
	i.seen.texts++
	if need := p.HeightFor(b.size.Width); b.size.Height > 0 && need > b.size.Height+1.5 {
		i.fault("%q is %v high and has %v", says, need, b.size.Height)
	}
	if p.Unbroken && p.NaturalWidth() > b.size.Width+1.5 && !p.Shortened() {
		i.fault("%q is %v wide and has %v", says, p.NaturalWidth(), b.size.Width)
	}
	if end := b.at.X + b.size.Width; !sideways && (b.at.X < i.window.at.X-1 || end > i.window.at.X+i.window.size.Width+1) {
		i.fault("%q reaches from %v to %v, beyond the window", says, b.at.X, end)
	}
	for n, f := range p.Fragments() {
		run := p.Runs[f.Run]
		if n > 0 && f.Line > p.Fragments()[n-1].Line && f.Start > 0 && withinWord(run.Text, f.Start) {
			i.fault("%q is broken before %q, %v wide", says, run.Text[f.Start:f.End], b.size.Width)
		}
		if strings.TrimSpace(run.Text) == "" || run.Object != nil || p.Paint != nil {
			continue
		}
		name := p.Color
		if run.Color != "" {
			name = run.Color
		}
		middle := b.at.Add(f.Position).AddXY(f.Size.Width/2, f.Size.Height/2)
		if !view.has(middle) {
			continue
		}
		ground := i.behind(middle)
		if run.Background != "" {
			ground = theme.Color(run.Background)
		}
		if ground == nil || name == theme.Faded { // on a picture; what can't be used
			continue
		}
		least := theme.Scheme().LeastText()
		if f.Size.Height >= 24*theme.LineHeight { // letters that are large
			least = theme.Scheme().LeastPart()
		}
		if c := palette.Contrast(rgb(theme.Color(name)), rgb(ground)); c < least {
			i.fault("%q, %s on %06X, has a contrast of %.2f, want %v", run.Text, name, rgb(ground), c, least)
		}
	}
}

// withinWord tells whether a place in a text has a letter on either side, and not in
// what has no places to break at, such as a path.
func withinWord(s string, at int) bool {
	from, to := strings.LastIndexByte(s[:at], ' ')+1, len(s)
	if end := strings.IndexByte(s[at:], ' '); end >= 0 {
		to = at + end
	}
	if to-from > 30 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// behind gives the colour at a place as drawn until now; nil where a picture is.
func (i *inspector) behind(at fyne.Position) color.Color {
	ground := theme.Color(theme.Background).(color.NRGBA)
	known := true
	for _, f := range i.fills {
		if !f.has(at) {
			continue
		}
		if f.colour == nil {
			known = false
			continue
		}
		top := color.NRGBAModel.Convert(f.colour).(color.NRGBA)
		if top.A == 0xff {
			known = true
		}
		share := float64(top.A) / 255
		mix := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share) + 0.5) }
		ground = color.NRGBA{mix(top.R, ground.R), mix(top.G, ground.G), mix(top.B, ground.B), 0xff}
	}
	if !known {
		return nil
	}
	return ground
}

func rgb(c color.Color) uint32 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return uint32(n.R)<<16 | uint32(n.G)<<8 | uint32(n.B)
}

// labelOf is all that something which can be pressed says.
func labelOf(p *kit.Pressable) string {
	var says []string
	var add func(o fyne.CanvasObject)
	add = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *text.Paragraph:
			says = append(says, o.PlainText())
		case *fyne.Container:
			for _, in := range o.Objects {
				add(in)
			}
		}
	}
	add(p.Content)
	return strings.Join(says, " ")
}

// TestInspector_FindsWhatIsWrong shows it words that can't be read, that are cut off,
// that reach beyond the window, and a button too small to hit.
func TestInspector_FindsWhatIsWrong(t *testing.T) {
	test.NewTempApp(t)
	faint := kit.Body("faint")
	faint.Color = theme.Line
	cut := kit.Body("cut off")
	beyond := kit.Body("beyond")
	sound := kit.Body("sound")
	small := kit.Secondary("small", func() {})
	all := container.NewWithoutLayout(canvas.NewRectangle(theme.Color(theme.Surface)), faint, cut, beyond, sound, small)
	for i, o := range all.Objects {
		o.Move(fyne.NewPos(10, float32(40*i)))
		o.Resize(fyne.NewSize(200, 40))
	}
	all.Objects[0].Resize(fyne.NewSize(400, 400))
	cut.Resize(fyne.NewSize(200, 9))
	beyond.Move(fyne.NewPos(300, 120))
	small.Resize(fyne.NewSize(80, 20))
	w := test.NewTempWindow(t, all)
	w.Resize(fyne.NewSize(400, 400))
	i := inspector{faults: map[string]string{}, window: area{size: fyne.NewSize(400, 400)}}
	i.look(all, fyne.Position{}, i.window, false)
	said := fmt.Sprint(i.faults)
	if len(i.faults) != 4 || !strings.Contains(said, `"faint", line on FFFFFF`) || !strings.Contains(said, `"cut off" is`) ||
		!strings.Contains(said, `"beyond" reaches`) || !strings.Contains(said, `"small" is 80 by 20`) {
		t.Errorf("it found %s", said)
	}
}

// TestInspector_FindsKeysThatGoBack gives it buttons that take the keys in another order
// than they are read in.
func TestInspector_FindsKeysThatGoBack(t *testing.T) {
	test.NewTempApp(t)
	at := []fyne.Position{{X: 10, Y: 10}, {X: 120, Y: 10}, {X: 10, Y: 60}, {X: 250, Y: 10}, {X: 120, Y: 10}, {X: 120, Y: 60}, {X: 10, Y: 110}, {X: 10, Y: 10}}
	all := container.NewWithoutLayout()
	for n := range at {
		b := kit.Secondary(fmt.Sprint("no. ", n), func() {})
		b.Move(at[n])
		b.Resize(fyne.NewSize(80, 44))
		all.Add(b)
	}
	i := inspector{faults: map[string]string{}, inTurn: true, window: area{size: fyne.NewSize(400, 400)}}
	i.look(all, fyne.Position{}, i.window, false)
	said := fmt.Sprint(i.faults)
	if len(i.faults) != 2 || !strings.Contains(said, `"no. 4" takes`) || !strings.Contains(said, `"no. 7" takes`) {
		t.Errorf("it found %s", said)
	}
}
