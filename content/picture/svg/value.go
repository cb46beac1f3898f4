package svg

import (
	"math"
	"strconv"
	"strings"
)

// box is a box in some space.
type box struct{ x, y, w, h float64 }

// parseBox reads a viewBox; false when it holds no area.
func parseBox(text string) (box, bool) {
	v := numbers(text, 4)
	if len(v) != 4 || !(v[2] > 0 && v[3] > 0) {
		return box{}, false
	}
	return box{v[0], v[1], v[2], v[3]}, true
}

// numbers reads numbers apart by spaces or commas, at most so many; what follows
// something else is left.
func numbers(text string, most int) []float64 {
	var all []float64
	for len(all) < most {
		text = strings.TrimLeft(text, " \t\r\n,")
		v, rest, ok := number(text)
		if !ok {
			break
		}
		if unit := len(rest) - len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz%")); unit > 0 && !strings.HasPrefix(rest, "e") {
			v, rest = toPixels(v, rest[:unit]), rest[unit:]
		}
		all = append(all, v)
		text = rest
	}
	return all
}

// number reads a number at the start of a text. Ones that are out of all proportion
// are made finite.
func number(text string) (v float64, rest string, ok bool) {
	i, digits := 0, 0
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	for ; i < len(text) && text[i] >= '0' && text[i] <= '9'; i++ {
		digits++
	}
	if i < len(text) && text[i] == '.' {
		for i++; i < len(text) && text[i] >= '0' && text[i] <= '9'; i++ {
			digits++
		}
	}
	if digits == 0 {
		return 0, text, false
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		j := i + 1
		if j < len(text) && (text[j] == '+' || text[j] == '-') {
			j++
		}
		if j < len(text) && text[j] >= '0' && text[j] <= '9' {
			for ; j < len(text) && text[j] >= '0' && text[j] <= '9'; j++ {
			}
			i = j
		}
	}
	v, err := strconv.ParseFloat(text[:i], 64)
	if err != nil && v == 0 {
		return 0, text, false
	}
	return min(max(v, -1e9), 1e9), text[i:], true
}

// toPixels gives a length in CSS pixels. Of a percentage, and of what hangs on the
// type, it is the number as it stands.
func toPixels(v float64, unit string) float64 {
	switch unit {
	case "pt":
		return v * 4 / 3
	case "pc":
		return v * 16
	case "mm":
		return v * 96 / 25.4
	case "cm":
		return v * 96 / 2.54
	case "in":
		return v * 96
	}
	return v
}

// absolute reads a length that hangs on nothing else.
func absolute(text string) (float64, bool) {
	v, unit, ok := number(strings.TrimSpace(text))
	switch unit = strings.TrimSpace(unit); {
	case !ok || v <= 0 || unit == "%" || unit == "vw" || unit == "vh":
		return 0, false
	case unit == "em" || unit == "rem":
		return v * 16, true
	case unit == "ex" || unit == "ch":
		return v * 8, true
	}
	return toPixels(v, unit), true
}

// length reads a length: of a percentage, of whole; em is of the size of the type.
func length(text string, whole, size float64) (float64, bool) {
	v, unit, ok := number(strings.TrimSpace(text))
	if !ok {
		return 0, false
	}
	switch unit = strings.TrimSpace(unit); unit {
	case "%":
		return v * whole / 100, true
	case "em":
		return v * size, true
	case "rem":
		return v * 16, true
	case "ex", "ch":
		return v * size / 2, true
	}
	return toPixels(v, unit), true
}

// share reads a number from 0 to 1, or a percentage.
func share(text string) (float64, bool) {
	v, unit, ok := number(strings.TrimSpace(text))
	if !ok {
		return 0, false
	}
	if strings.TrimSpace(unit) == "%" {
		v /= 100
	}
	return min(max(v, 0), 1), true
}

// matrix is a transform: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// mul gives the transform that does n first and m after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m matrix) apply(p point) point { return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f} }

func (m matrix) translate(x, y float64) matrix { return m.mul(matrix{1, 0, 0, 1, x, y}) }

func (m matrix) scale(x, y float64) matrix { return m.mul(matrix{x, 0, 0, y, 0, 0}) }

func (m matrix) rotate(angle float64) matrix {
	s, c := math.Sincos(angle)
	return m.mul(matrix{c, s, -s, c, 0, 0})
}

// size is how much larger it makes things, on the mean.
func (m matrix) size() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// inverse gives what undoes it; false when it leaves no area.
func (m matrix) inverse() (matrix, bool) {
	det := m.a*m.d - m.b*m.c
	if !(math.Abs(det) > 1e-18) || math.IsInf(det, 0) {
		return matrix{}, false
	}
	return matrix{
		m.d / det, -m.b / det, -m.c / det, m.a / det,
		(m.c*m.f - m.d*m.e) / det, (m.b*m.e - m.a*m.f) / det,
	}, true
}

// finite tells whether it can be drawn by.
func (m matrix) finite() bool {
	for _, v := range []float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if math.IsNaN(v) || math.Abs(v) > 1e12 {
			return false
		}
	}
	return true
}

// maxTransforms is how many parts of a transform are read.
const maxTransforms = 1000

// parseTransform reads a transform attribute or property.
func parseTransform(text string) matrix {
	m := identity
	for range maxTransforms {
		name, rest, ok := strings.Cut(text, "(")
		if !ok {
			break
		}
		args, after, ok := strings.Cut(rest, ")")
		if !ok {
			break
		}
		text = after
		v := numbers(strings.ReplaceAll(args, "deg", ""), 6)
		arg := func(i int, otherwise float64) float64 {
			if i < len(v) {
				return v[i]
			}
			return otherwise
		}
		if len(v) == 0 {
			continue
		}
		switch strings.Trim(name, " \t\r\n,") {
		case "matrix":
			if len(v) == 6 {
				m = m.mul(matrix{v[0], v[1], v[2], v[3], v[4], v[5]})
			}
		case "translate":
			m = m.translate(v[0], arg(1, 0))
		case "translateX":
			m = m.translate(v[0], 0)
		case "translateY":
			m = m.translate(0, v[0])
		case "scale":
			m = m.scale(v[0], arg(1, v[0]))
		case "scaleX":
			m = m.scale(v[0], 1)
		case "scaleY":
			m = m.scale(1, v[0])
		case "rotate":
			x, y := arg(1, 0), arg(2, 0)
			m = m.translate(x, y).rotate(v[0]*math.Pi/180).translate(-x, -y)
		case "skewX":
			m = m.mul(matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0})
		case "skewY":
			m = m.mul(matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0})
		}
	}
	return m
}

// fitBox gives the transform that puts a view box into a box, as
// preserveAspectRatio says, and whether what leaves the box is cut off.
func fitBox(view, to box, aspect string) (matrix, bool) {
	words := strings.Fields(aspect)
	align, slice := "xMidYMid", false
	for _, w := range words {
		switch w {
		case "meet", "defer":
		case "slice":
			slice = true
		default:
			align = w
		}
	}
	sx, sy := to.w/view.w, to.h/view.h
	x, y := to.x, to.y
	if align != "none" {
		s := min(sx, sy)
		if slice {
			s = max(sx, sy)
		}
		at := func(mid, far string, room float64) float64 {
			switch {
			case strings.Contains(align, mid):
				return room / 2
			case strings.Contains(align, far):
				return room
			}
			return 0
		}
		x += at("xMid", "xMax", to.w-view.w*s)
		y += at("YMid", "YMax", to.h-view.h*s)
		sx, sy = s, s
	}
	return matrix{sx, 0, 0, sy, x - view.x*sx, y - view.y*sy}, slice
}
