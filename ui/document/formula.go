package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.MathBlock]{
		widget: func(m *widgetBuilder, b *markup.MathBlock, s textStyle) fyne.CanvasObject { return m.math(b, s) },
		split:  func(c *chunker, b *markup.MathBlock, _ textStyle) { c.math(b) },
		cost:   func(left *budget, b *markup.MathBlock) { left.lines(b.Source) },
		say: func(r *sentenceBuilder, b *markup.MathBlock) {
			r.moveTo(b)
			r.say(words.F("Formula: %s", r.v.formulas.said(r.v.formulas.set.Block(b))))
		},
	})
}

// math makes display math, as it is set; or its source, set apart.
func (m *widgetBuilder) math(b *markup.MathBlock, s textStyle) fyne.CanvasObject {
	source := m.v.formulas.set.Block(b)
	if d := m.drawing(source); d != nil {
		return m.displayed(d, source, m.startOfCode(b), s)
	}
	return withBackground(mathBackground(true, true), kit.Inset(theme.Size(16), theme.Size(12), mathLines(strings.TrimSpace(b.Source))))
}

func mathBackground(first, last bool) fyne.CanvasObject {
	return backgroundPart(theme.CodeSoft, theme.Clear, theme.ButtonRadius, first, last)
}

func mathLines(source string) fyne.CanvasObject {
	var runs []text.Run
	for i, line := range strings.Split(source, "\n") {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		runs = append(runs, text.Run{Text: line, Face: theme.Face{Italic: true}})
	}
	p := text.NewParagraph(theme.Size(theme.BodySize+1), theme.Ink, runs...)
	p.Align = fyne.TextAlignCenter
	return p
}

// displayed makes a formula in the middle of the column, with its numbers at the right end. One that is wider
// scrolls sideways. At is the character of the unit's text that its source begins with.
func (m *widgetBuilder) displayed(d *formula.Drawing, tex formula.Source, at int, s textStyle) fyne.CanvasObject {
	size := theme.Size(s.size)
	drawn := text.NewFormula(d, size, s.color)
	run, _ := m.referring(drawn, d, tex, s.color, size)
	p := text.NewParagraph(size, s.color, run)
	p.Align, p.Leading = fyne.TextAlignCenter, 1
	m.add(p, []int{at})
	row := &displayLayout{formula: drawn.MinSize()}
	objects := []fyne.CanvasObject{p}
	if numbers := text.NewFormulaNumbers(d, size, s.color); numbers != nil {
		row.numbers = numbers.MinSize()
		objects = append(objects, numbers)
	}
	return kit.Inset(0, theme.Size(4), m.sideways(container.New(row, objects...), row.need, &scrollOffset{}, true))
}

// displayLayout is the layout of a formula in the middle and its numbers, if any, at the right end.
type displayLayout struct{ formula, numbers fyne.Size }

// need gives the least width: that of the formula, and of the numbers beside it.
func (l *displayLayout) need() float32 {
	if l.numbers.Width > 0 {
		return l.formula.Width + theme.Size(numbersGap) + l.numbers.Width
	}
	return l.formula.Width + 2
}

// numbersGap is the least room between a formula and its numbers, at 100 %.
const numbersGap = 20

func (l *displayLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], max(width, l.need()))
}

func (l *displayLayout) NaturalWidth([]fyne.CanvasObject) float32 { return l.need() }

func (l *displayLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.need(), kit.HeightFor(objects[0], l.need()))
}

func (l *displayLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room := size.Width // in whose middle the formula stands
	if l.numbers.Width > 0 {
		free := size.Width - l.numbers.Width - theme.Size(numbersGap)
		if (size.Width+l.formula.Width)/2 > free {
			room = 2*free - l.formula.Width
		}
	}
	room = max(room, l.formula.Width+2)
	high := kit.HeightFor(objects[0], room)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(room, high))
	if len(objects) > 1 {
		objects[1].Move(fyne.NewPos(size.Width-l.numbers.Width, (high-l.numbers.Height)/2))
		objects[1].Resize(l.numbers)
	}
}

// referring gives the run of a formula, which a tap follows where it refers to another. Its hotspot is nil where
// it doesn't.
func (m *widgetBuilder) referring(drawn *text.Formula, d *formula.Drawing, source formula.Source, ink theme.Name, size float32) (text.Run, *hotspot) {
	run := text.Run{Object: drawn, Text: source.TeX, Said: m.v.formulas.said(source)}
	label := drawn.Reference()
	if m.v.formulas.set.Labelled(label) == nil {
		return run, nil
	}
	run.Object = text.NewFormula(d, size, theme.Primary)
	if len(d.Marks) > 0 && ink != theme.Primary && !onlyRefers(d) {
		run.Object = drawn
	}
	run.Tap = func(fyne.Position) { m.v.scrollToFormula(label) }
	return run, &hotspot{kind: linkSpot, do: run.Tap}
}

// onlyRefers tells whether a formula is nothing but the number of another.
func onlyRefers(d *formula.Drawing) bool {
	return !slices.ContainsFunc(d.Marks, func(m formula.Mark) bool { return m.Link == "" })
}

// formula puts a formula in the line; one that is wider than a column stands between the lines.
func (l *line) formula(in markup.Math, st style) {
	source := l.m.v.formulas.set.Inline(in)
	d := l.m.drawing(source)
	if d == nil {
		st.face.Italic, st.background = true, theme.CodeSoft
		l.put(in.Source, st)
		return
	}
	size := theme.Size(l.s.size)
	if st.part != 0 {
		size *= st.part
	}
	ink := l.s.color
	if st.color != "" {
		ink = st.color
	}
	drawn := text.NewFormula(d, size, ink)
	if drawn.MinSize().Width > theme.Size(theme.TextWidth) {
		at := l.at
		if len(trimBreaks(l.runs)) > 0 {
			l.end()
		} else {
			l.clear()
		}
		l.made = append(l.made, l.m.displayed(d, source, at, l.s))
		l.pass(in.Source)
		return
	}
	run, spot := l.m.referring(drawn, d, source, ink, size)
	if st.tap != nil {
		run.Tap, run.Tip = st.tap, st.tip
		spot = &hotspot{kind: st.kind, do: st.tap, term: st.term}
	}
	if spot != nil {
		spot.run = len(l.runs)
		l.hotspots = append(l.hotspots, spot)
	}
	l.append(run, l.at)
	l.pass(in.Source)
}

// math splits display math that is too long for one widget between its lines.
func (c *chunker) math(b *markup.MathBlock) {
	panel := &frame{inset: 32, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		above, below := float32(0), float32(0)
		if first {
			above = theme.Size(12)
		}
		if last {
			below = theme.Size(12)
		}
		return withBackground(mathBackground(first, last), kit.InsetSides(theme.Size(16), above, theme.Size(16), below, content))
	}}
	l := newListing(&markup.CodeBlock{Text: strings.TrimSpace(b.Source)})
	start := c.at + utf8.RuneCountInString(b.Source[:strings.Index(b.Source, l.block.Text)])
	c.within(panel, func() {
		for from := 0; from < len(l.rows); {
			first, to := from, l.group(from)
			from = to
			text := l.block.Text[l.rows[first].start:l.rows[to-1].end]
			c.at = start + l.rows[first].letter
			c.add(nil, utf8.RuneCountInString(text), func(*widgetBuilder) fyne.CanvasObject { return mathLines(text) }).guess = func(width float32) float32 {
				return guess(len(text), to-first, width)
			}
		}
	})
	c.at = start
	c.pass(b.Source)
}
