package text

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

// splitEmoji takes a part of a line apart: into what is rasterised, and what is
// drawn by itself, emoji and signs that need another font. Each stands where
// the text as a whole has it.
func splitEmoji(s span) (printed []span, objects []fyne.CanvasObject) {
	plain := func(from, to int) {
		if strings.TrimLeft(s.text[from:to], " ") == "" {
			return
		}
		part := s
		part.text = s.text[from:to]
		left := theme.Width(s.text[:from], s.size, s.face)
		part.x, part.width = s.x+left, s.width-left
		above, below, ok := part.canRasterise()
		if ok {
			part.baseline = part.y + ceil(theme.Baseline(s.size, s.face))
			part.above, part.below = above, below
			printed = append(printed, part)
			return
		}
		c := canvas.NewText(part.text, s.color)
		theme.StyleText(c, s.size, s.face)
		c.Move(fyne.NewPos(round(part.x), s.y))
		c.Resize(fyne.NewSize(part.width, theme.Height(s.size, s.face)))
		objects = append(objects, c)
	}
	drawn := 0 // bytes
	for i := 0; i < len(s.text); {
		picture, n := theme.Emoji(s.text[i:])
		if picture == nil {
			i += next(s.text[i:])
			continue
		}
		plain(drawn, i)
		left, right := theme.Width(s.text[:i], s.size, s.face), theme.Width(s.text[:i+n], s.size, s.face)
		e := canvas.NewImageFromResource(picture)
		e.FillMode = canvas.ImageFillContain
		side := round(s.size)
		e.Resize(fyne.NewSquareSize(side))
		e.Move(fyne.NewPos(round(s.x+(left+right-side)/2), round(s.y+(theme.Height(s.size, s.face)-side)/2)))
		objects = append(objects, e)
		i += n
		drawn = i
	}
	plain(drawn, len(s.text))
	return printed, objects
}

// next gives how many bytes to go on by to where an emoji may begin.
func next(text string) int {
	for i, r := range text {
		if i > 0 && r >= 0x2000 {
			return i
		}
	}
	return len(text)
}
