package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.CodeBlock]{
		widget: func(m *widgetBuilder, b *markup.CodeBlock, _ textStyle) fyne.CanvasObject { return m.code(b) },
		split:  func(c *chunker, b *markup.CodeBlock, _ textStyle) { c.code(b) },
		cost:   func(left *budget, b *markup.CodeBlock) { left.lines(b.Text) },
		lines:  func(b *markup.CodeBlock) int { return 2 + textLines(b.Text) },
		say: func(r *sentenceBuilder, b *markup.CodeBlock) {
			r.moveTo(b)
			if b.Language == "" {
				r.say(words.T("A piece of code, which isn't read."))
			} else {
				r.say(words.F("A piece of code in %s, which isn't read.", b.Language))
			}
		},
	})
}

// codeSize is the size of code at 100 %, and codeLeading the height of its lines.
const (
	codeSize    = 14
	codeLeading = 1.5
)

// code makes a block of code with its language and a way to copy it.
func (m *widgetBuilder) code(b *markup.CodeBlock) fyne.CanvasObject {
	return m.source(b.Language, b, b)
}

// source makes a panel of code under a label. Of is the block that it is the
// text of.
func (m *widgetBuilder) source(label string, b *markup.CodeBlock, of markup.Block) fyne.CanvasObject {
	l := newListing(b)
	l.colours = coloursOf(b.Language, b.Text, colouringTime)
	body := m.lines(l, 0, len(l.rows), m.startOfCode(of), &scrollOffset{}, true)
	inner := kit.Inset(theme.Size(codeX), theme.Size(codeAbove),
		kit.Stack(theme.Size(codeLabelGap), m.codeLabel(label, b), kit.InsetSides(0, 0, 0, theme.Size(codeBelow-codeAbove), body)))
	return withBackground(codeBackground(true, true), inner)
}

// The room around code, at 100 %.
const (
	codeX        = 14
	codeAbove    = 8
	codeBelow    = 12
	codeLabelGap = 2
)

func codeBackground(first, last bool) fyne.CanvasObject {
	return backgroundPart(theme.CodeSoft, theme.Clear, theme.ButtonRadius, first, last)
}

// codeLabel is the line above code: its language, and the button that copies
// all of it.
func (m *widgetBuilder) codeLabel(label string, b *markup.CodeBlock) fyne.CanvasObject {
	return kit.Row(8, kit.OneLine(kit.Small(label)), kit.Spring(), m.copyButton(words.T("Copy"), b.Text))
}

// lines makes rows of code with their numbers. At is the character of the
// block's text that the code begins with; -1 when it isn't known.
func (m *widgetBuilder) lines(l *listing, from, to, at int, by *scrollOffset, last bool) fyne.CanvasObject {
	runs, starts := l.runs(from, to, at)
	text := text.NewParagraph(theme.Size(codeSize), theme.Ink, runs...)
	text.Leading = codeLeading
	m.add(text, starts)
	// Lines may be wider than the panel, unless the author asked to wrap them.
	var body fyne.CanvasObject = text
	if !l.block.Wrap {
		wide := l.width(text, from, to)
		body = m.sideways(text, func() float32 { return wide }, by, last)
	}
	if l.block.Numbers && !l.block.Wrap {
		body = container.New(hangingLayout{l.gutter()}, kit.InsetSides(0, 0, theme.Size(16), 0, l.numbers(from, to)), body)
	}
	return body
}

// code splits code between its lines, and lines that are very long.
func (c *chunker) code(b *markup.CodeBlock) { c.source(b.Language, b) }

// source splits the panel of code that widgetBuilder.source makes.
func (c *chunker) source(label string, b *markup.CodeBlock) {
	l, by := newListing(b), &scrollOffset{}
	start := c.at
	panel := &frame{inset: 2 * codeX, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		above, below := float32(0), float32(0)
		if first {
			above = theme.Size(codeAbove)
		}
		if last {
			below = theme.Size(codeBelow)
		}
		return withBackground(codeBackground(first, last), kit.InsetSides(theme.Size(codeX), above, theme.Size(codeX), below, content))
	}}
	c.within(panel, func() {
		for from := 0; from < len(l.rows); {
			first, to := from, l.group(from)
			from = to
			last := to == len(l.rows)
			c.at = start + l.rows[first].letter
			end := l.letters
			if !last {
				end = l.rows[to].letter
			}
			p := c.add(nil, end-l.rows[first].letter, func(m *widgetBuilder) fyne.CanvasObject {
				l.colour(m.v, m.item.unit)
				lines := m.lines(l, first, to, start, by, last)
				if first > 0 {
					return lines
				}
				return kit.Stack(theme.Size(codeLabelGap), m.codeLabel(label, b), lines)
			})
			p.guess = func(float32) float32 { return l.height(first, to) }
			p.recolour = func(it *item) { l.recolour(it, first, to, start) }
		}
	})
	c.at = start
	c.pass(b.Text)
}

// copyButton puts text on the clipboard.
func (m *widgetBuilder) copyButton(label, text string) *kit.Pressable {
	b := kit.LinkButton(label, func() { m.copy(text) })
	m.addPress(b)
	return b
}

func (m *widgetBuilder) copy(text string) {
	if m.v.opt.Copy != nil {
		m.v.opt.Copy(text)
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
}
