package document

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"golang.org/x/image/colornames"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.Quote]{
		widget: (*widgetBuilder).quote,
		split:  (*chunker).quote,
		lines:  func(b *markup.Quote) int { return roughLinesIn(b.Blocks) },
		say: func(r *sentenceBuilder, b *markup.Quote) {
			r.all(b.Blocks)
			r.say(strings.TrimSpace(b.Name + " " + b.Time))
		},
	})
}

// quote makes a block quote: a bar at its left, and who said it and when.
func (m *widgetBuilder) quote(q *markup.Quote, s textStyle) fyne.CanvasObject {
	bar := canvas.NewRectangle(quoteColor(q.Color))
	bar.CornerRadius = barRadius
	content := m.blocks(q.Blocks, quoteGap, s)
	if by := byline(q); by != "" {
		content = kit.Stack(theme.Size(bylineGap), content, kit.Small(by))
	}
	return container.New(barLayout{}, bar, content)
}

// quote splits a block quote; its bar runs along all chunks.
func (c *chunker) quote(q *markup.Quote, s textStyle) {
	bar := &frame{inset: barWide + barGap, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		part := roundedPart(canvas.NewRectangle(quoteColor(q.Color)), barRadius, first, last)
		return container.New(barLayout{}, part, content)
	}}
	c.within(bar, func() {
		c.blocks(q.Blocks, quoteGap, s)
		by := byline(q)
		if by == "" {
			return
		}
		c.gap = bylineGap
		c.add(nil, 0, func(*widgetBuilder) fyne.CanvasObject { return kit.Small(by) }).guess = oneLine
	})
	c.pass(q.Name)
	c.pass(q.Time)
}

// byline tells who said a quote, and when.
func byline(q *markup.Quote) string {
	if q.Name != "" && q.Time != "" {
		return q.Name + " · " + q.Time
	}
	return q.Name + q.Time
}

// oneLine is the height of a line.
func oneLine(float32) float32 { return guess(1, 1, 1000) }

// quoteColor reads the colour that an author gives a quote's bar: a name of
// CSS or #rgb; grey when it is none.
func quoteColor(name string) color.Color {
	name = strings.ToLower(strings.TrimSpace(name))
	if c, ok := colornames.Map[name]; ok {
		return c
	}
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		if v, err := strconv.ParseUint(digits, 16, 32); err == nil && len(digits) == 6 {
			return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
		}
	}
	return theme.Color(theme.Edge)
}

// barLayout sets a bar beside content.
type barLayout struct{}

const (
	barWide   = 3
	barGap    = 16
	barRadius = 2

	quoteGap  = 9
	bylineGap = 4
)

func (barLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[1], max(width-barWide-barGap, 0))
}

func (barLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return kit.NaturalWidth(objects[1]) + barWide + barGap
}

func (barLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(barWide+barGap, 0)
}

func (barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(barWide, size.Height))
	objects[1].Move(fyne.NewPos(barWide+barGap, 0))
	objects[1].Resize(fyne.NewSize(max(size.Width-barWide-barGap, 0), size.Height))
}
