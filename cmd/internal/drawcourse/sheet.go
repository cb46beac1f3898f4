package main

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// sheet is a picture under way. Its measures are pixels at 720 wide.
type sheet struct {
	width, height float64
	palette       palette
	letters       *lettering

	fills, strokes, texts layer
}

// layer is paths by how they are painted, in the order first met. What is
// painted alike is one path: each costs whoever draws it a pass over the whole
// picture. Fills lie under strokes, and these under letters.
type layer struct {
	how   []string
	paths map[string]*bytes.Buffer
}

func (l *layer) add(how, path string) {
	if l.paths[how] == nil {
		if l.paths == nil {
			l.paths = map[string]*bytes.Buffer{}
		}
		l.how = append(l.how, how)
		l.paths[how] = &bytes.Buffer{}
	}
	l.paths[how].WriteString(path)
}

func newSheet(height float64, p palette, l *lettering) *sheet {
	return &sheet{width: 720, height: height, palette: p, letters: l}
}

// svg gives the picture as a file.
func (s *sheet) svg() []byte {
	w, h := number(s.width), number(s.height)
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s">`, w, h, w, h)
	var out bytes.Buffer
	out.WriteString(head + "\n")
	for _, l := range []layer{s.fills, s.strokes, s.texts} {
		for _, how := range l.how {
			fmt.Fprintf(&out, `<path %s d="%s"/>`+"\n", how, l.paths[how])
		}
	}
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// number writes a measure with two decimals at most.
func number(f float64) string {
	return strconv.FormatFloat(math.Round(f*100)/100+0, 'f', -1, 64)
}

// fill paints the inside of a path.
func (s *sheet) fill(path, colour string) {
	s.fills.add(fmt.Sprintf(`fill="%s"`, colour), path)
}

// stroke draws a path as a line; dash is "" or lengths such as "5 4".
func (s *sheet) stroke(path, colour string, width float64, dash string) {
	if dash != "" {
		dash = ` stroke-dasharray="` + dash + `"`
	}
	s.strokes.add(fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"%s`,
		colour, number(width), dash), path)
}

// path joins commands and measures.
func path(parts ...any) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		switch p := p.(type) {
		case float64:
			words[i] = number(p)
		default:
			words[i] = fmt.Sprint(p)
		}
	}
	return strings.Join(words, " ")
}

// round is how far a quarter circle's handles are from its ends.
const round = 0.5523

// box is the path of a rectangle with round corners.
func box(x, y, w, h, r float64) string {
	k := r * (1 - round)
	return path("M", x+r, y, "L", x+w-r, y, "C", x+w-k, y, x+w, y+k, x+w, y+r,
		"L", x+w, y+h-r, "C", x+w, y+h-k, x+w-k, y+h, x+w-r, y+h,
		"L", x+r, y+h, "C", x+k, y+h, x, y+h-k, x, y+h-r,
		"L", x, y+r, "C", x, y+k, x+k, y, x+r, y, "Z")
}

// card is a box with text in its middle, in a stage's colours.
func (s *sheet) card(x, y, w, h float64, stage int, size float64, lines ...string) {
	s.fill(box(x, y, w, h, 8), s.palette.soft(stage))
	s.stroke(box(x, y, w, h, 8), s.palette.stage[stage], 1.5, "")
	s.middle(x+w/2, y+h/2, size, s.palette.ink, lines...)
}

// middle writes lines with their middle at x, y.
func (s *sheet) middle(x, y, size float64, colour string, lines ...string) {
	leading := math.Round(size * 1.35)
	base := y + size*capHeight/2 - leading*float64(len(lines)-1)/2
	for i, line := range lines {
		s.write(x-s.letters.width(line, size)/2, base+leading*float64(i), size, colour, line)
	}
}

// write writes a line from x on, on the baseline y.
func (s *sheet) write(x, y, size float64, colour, line string) {
	outline, width := s.letters.outline(line, x, y, size)
	if x < 0 || x+width > s.width || y > s.height {
		panic(fmt.Sprintf("%q doesn't fit: it goes from %.0f to %.0f of %.0f", line, x, x+width, s.width))
	}
	s.texts.add(fmt.Sprintf(`fill="%s"`, colour), outline)
}

// arrow draws a straight line with a head at its end.
func (s *sheet) arrow(x1, y1, x2, y2 float64, colour string) {
	s.stroke(path("M", x1, y1, "L", x2, y2), colour, 2, "")
	s.head(x2, y2, math.Atan2(y2-y1, x2-x1), colour)
}

// head draws an arrow's head whose tip is at x, y and looks along an angle.
func (s *sheet) head(x, y, angle float64, colour string) {
	const length, spread = 8, 0.5
	at := func(turn float64) (float64, float64) {
		return x - length*math.Cos(angle+turn), y - length*math.Sin(angle+turn)
	}
	ax, ay := at(spread)
	bx, by := at(-spread)
	s.stroke(path("M", ax, ay, "L", x, y, "L", bx, by), colour, 2, "")
}
