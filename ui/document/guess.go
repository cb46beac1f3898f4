package document

import (
	"math"

	"stagecraft/content/markup"
	"stagecraft/ui/theme"
)

// guess gives about the height of text: a letter is half as wide as it is high.
func guess(letters, lines int, width float32) float32 {
	size := theme.Size(theme.BodySize)
	n := math.Ceil(float64(float32(letters) * size * 0.5 / max(width, 80)))
	return float32(max(n, float64(lines), 1)) * size * theme.Leading(theme.LineHeight)
}

// roughLines is how many lines a block takes at least.
func roughLines(b markup.Block) int {
	switch b := b.(type) {
	case *markup.List:
		return len(b.Items)
	case *markup.Table:
		return 2 * (len(b.Rows) + 1)
	case *markup.CodeBlock:
		n := 3
		for _, c := range b.Text {
			if c == '\n' {
				n++
			}
		}
		return n
	case *markup.Callout:
		n := 2
		for _, in := range b.Blocks {
			n += roughLines(in)
		}
		return n
	case *markup.Quote:
		n := 0
		for _, in := range b.Blocks {
			n += roughLines(in)
		}
		return n
	case *markup.Figure, *markup.Embed:
		return 6
	case *markup.Quiz:
		return 4
	}
	return 1
}

// gapBetween is the room above b, in pixels at 100 %.
func gapBetween(before, b markup.Block) float32 {
	if _, ok := before.(*markup.Heading); ok {
		return 12
	}
	switch b := b.(type) {
	case *markup.Heading:
		if b.Level <= 2 {
			return 28
		}
		return 22
	case *markup.Spacer:
		return 0
	}
	if _, ok := before.(*markup.Spacer); ok {
		return 4
	}
	return 16
}
