package formula

import (
	"errors"
	"math"
	"strconv"
)

// Path is the outline of a shape as SVG writes it, in absolute commands of M, L, H, V, Q, T, C, S and Z, in
// thousandths of an em, y upwards.
type Path string

// Pen is what a path is drawn with.
type Pen interface {
	MoveTo(x, y float32)
	LineTo(x, y float32)
	QuadTo(bx, by, cx, cy float32)
	CubeTo(bx, by, cx, cy, dx, dy float32)
	ClosePath()
}

// bound is how far out a coordinate may lie, in thousandths of an em: 200 em is more than any screen shows.
const bound = 4_000_000

var errPath = errors.New("a path can't be read")

// Draw draws a path. The error is that it isn't one; what came before is drawn then.
func (p Path) Draw(pen Pen) error {
	var x, y, startX, startY, controlX, controlY float32
	var last byte
	n, s := 0, pathScanner{text: string(p)}
	for {
		c, ok := s.command()
		if !ok {
			if s.at < len(s.text) {
				return errPath
			}
			return nil
		}
		if n == 0 && c != 'M' {
			return errPath
		}
		for first := true; first || s.number(); first = false {
			if n++; n > mostCommands {
				return errPath
			}
			switch c {
			case 'M', 'L':
				x, y = s.float(), s.float()
				if c == 'M' {
					startX, startY = x, y
					pen.MoveTo(x, y)
					c = 'L' // as what follows without a letter
				} else {
					pen.LineTo(x, y)
				}
			case 'H':
				x = s.float()
				pen.LineTo(x, y)
			case 'V':
				y = s.float()
				pen.LineTo(x, y)
			case 'Q', 'T':
				if c == 'Q' {
					controlX, controlY = s.float(), s.float()
				} else if last == 'Q' || last == 'T' {
					controlX, controlY = 2*x-controlX, 2*y-controlY
				} else {
					controlX, controlY = x, y
				}
				x, y = s.float(), s.float()
				pen.QuadTo(controlX, controlY, x, y)
			case 'C', 'S':
				bx, by := x, y
				if c == 'C' {
					bx, by = s.float(), s.float()
				} else if last == 'C' || last == 'S' {
					bx, by = 2*x-controlX, 2*y-controlY
				}
				controlX, controlY = s.float(), s.float()
				x, y = s.float(), s.float()
				pen.CubeTo(bx, by, controlX, controlY, x, y)
			case 'Z':
				pen.ClosePath()
				x, y = startX, startY
			default:
				return errPath
			}
			if last = c; s.failed || out(x) || out(y) || out(controlX) || out(controlY) {
				return errPath
			}
			if c == 'Z' {
				break
			}
		}
	}
}

func out(v float32) bool { return !(v > -bound && v < bound) }

// mostCommands is how many commands a path has at most.
const mostCommands = 20_000

// pathScanner reads commands and numbers.
type pathScanner struct {
	text   string
	at     int
	failed bool
}

func (s *pathScanner) space() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == ',') {
		s.at++
	}
}

func (s *pathScanner) command() (byte, bool) {
	if s.space(); s.at >= len(s.text) {
		return 0, false
	}
	c := s.text[s.at]
	if c < 'A' || c > 'Z' {
		return 0, false
	}
	s.at++
	return c, true
}

// number tells whether a number comes next.
func (s *pathScanner) number() bool {
	if s.space(); s.at >= len(s.text) {
		return false
	}
	c := s.text[s.at]
	return c == '-' || c == '.' || c >= '0' && c <= '9'
}

func (s *pathScanner) float() float32 {
	if !s.number() {
		s.failed = true
		return 0
	}
	from, dot := s.at, false
	for s.at++; s.at < len(s.text); s.at++ {
		if c := s.text[s.at]; c == '.' && !dot {
			dot = true
		} else if c < '0' || c > '9' {
			break
		}
	}
	v, err := strconv.ParseFloat(s.text[from:s.at], 32)
	if s.at-from > 24 || err != nil || math.Abs(v) > bound {
		s.failed = true
		return 0
	}
	return float32(v)
}
