package document

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.MathBlock]{
		widget: func(m *widgetBuilder, b *markup.MathBlock, _ textStyle) fyne.CanvasObject { return m.math(b) },
		split:  func(c *chunker, b *markup.MathBlock, _ textStyle) { c.math(b) },
		cost:   func(left *budget, b *markup.MathBlock) { left.lines(b.Source) },
		say: func(r *sentenceBuilder, b *markup.MathBlock) {
			r.moveTo(b)
			r.say(words.F("Formula: %s", b.Source))
		},
	})
}

// math makes display math: its source, set apart.
func (m *widgetBuilder) math(b *markup.MathBlock) fyne.CanvasObject {
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
