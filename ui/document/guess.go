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
