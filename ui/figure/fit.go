package figure

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// The sizes of names at 100 %: the one they have, and the smallest they shrink to.
const (
	nameSize  float32 = theme.SmallSize
	leastSize float32 = 11
)

// mostLetters is where a name is too long to try: it is shortened at once.
const mostLetters = 120

// fitted is a name as it is drawn in the room it has.
type fitted struct {
	lines     []string
	size      float32
	shortened bool // letters are left out: the whole name belongs in a tip
}

// fit wraps a name to at most so many lines, else shrinks it down from largest
// to leastSize, both at 100 %, else shortens it.
func fit(name string, room float32, lines int, largest float32, face theme.Face) fitted {
	if letters := []rune(name); len(letters) > mostLetters {
		size := theme.Size(leastSize)
		return fitted{lines: shorten(text.Breakable(string(letters[:mostLetters])), room, lines, size, face), size: size, shortened: true}
	}
	parts := text.Breakable(name)
	for at100 := largest; at100 >= leastSize; at100-- {
		size := theme.Size(at100)
		if wrapped, ok := wrap(parts, room, lines, size, face); ok {
			return fitted{lines: wrapped, size: size}
		}
	}
	size := theme.Size(leastSize)
	return fitted{lines: shorten(parts, room, lines, size, face), size: size, shortened: true}
}

// wrap sets parts in as few lines as they need, and two of them as even as
// they get; false when they don't fit.
func wrap(parts []string, room float32, lines int, size float32, face theme.Face) ([]string, bool) {
	whole := strings.TrimSpace(strings.Join(parts, ""))
	if theme.Width(whole, size, face) <= room {
		return []string{whole}, true
	}
	if lines < 2 {
		return nil, false
	}
	var best []string
	least := room
	for i := 1; i < len(parts); i++ {
		head := strings.TrimSpace(strings.Join(parts[:i], ""))
		tail := strings.TrimSpace(strings.Join(parts[i:], ""))
		if w := max(theme.Width(head, size, face), theme.Width(tail, size, face)); w <= least {
			best, least = []string{head, tail}, w
		}
	}
	return best, best != nil
}

// shorten fills the lines and ends the last in an ellipsis.
func shorten(parts []string, room float32, lines int, size float32, face theme.Face) []string {
	var out []string
	for len(out) < lines-1 {
		n := 0
		for n < len(parts) && theme.Width(strings.TrimSpace(strings.Join(parts[:n+1], "")), size, face) <= room {
			n++
		}
		if n == 0 || n == len(parts) {
			break
		}
		out = append(out, strings.TrimSpace(strings.Join(parts[:n], "")))
		parts = parts[n:]
	}
	letters := text.Graphemes(strings.TrimSpace(strings.Join(parts, "")))
	for len(letters) > 0 && theme.Width(strings.Join(letters, "")+"…", size, face) > room {
		letters = letters[:len(letters)-1]
	}
	return append(out, strings.TrimRight(strings.Join(letters, ""), " ,;:-")+"…")
}

// narrowest gives the least room in which a name still reads well: on two
// lines at full size.
func narrowest(name string, face theme.Face) float32 {
	if letters := []rune(name); len(letters) > mostLetters {
		name = string(letters[:mostLetters])
	}
	parts := text.Breakable(name)
	size := theme.Size(nameSize)
	least := theme.Width(name, size, face)
	for i := 1; i < len(parts); i++ {
		head := strings.TrimSpace(strings.Join(parts[:i], ""))
		tail := strings.TrimSpace(strings.Join(parts[i:], ""))
		least = min(least, max(theme.Width(head, size, face), theme.Width(tail, size, face)))
	}
	return least
}

// lettersIn sets the lines of a name in the middle of a box.
func lettersIn(name fitted, in drawing.Box, face theme.Face, c color.Color) []drawing.Mark {
	step := name.size * 1.25
	y := in.At.Y + (in.Size.Height-step*float32(len(name.lines)))/2
	var out []drawing.Mark
	for _, line := range name.lines {
		w := theme.Width(line, name.size, face)
		out = append(out, drawing.NewTextLine(line, name.size, face, c, fyne.NewPos(in.At.X+(in.Size.Width-w)/2, y), step))
		y += step
	}
	return out
}
