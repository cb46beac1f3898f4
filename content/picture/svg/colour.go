package svg

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// parseColour reads a colour of CSS. current stands for currentColor.
func parseColour(text string, current color.NRGBA) (color.NRGBA, bool) {
	text = strings.TrimSpace(text)
	if hex, ok := strings.CutPrefix(text, "#"); ok {
		return hexColour(hex)
	}
	lower := strings.ToLower(text)
	switch lower {
	case "currentcolor":
		return current, true
	case "transparent":
		return color.NRGBA{}, true
	}
	if c, ok := colornames.Map[lower]; ok {
		return color.NRGBA(c), true
	}
	name, args, ok := strings.Cut(lower, "(")
	if !ok {
		return color.NRGBA{}, false
	}
	args = strings.TrimSuffix(strings.TrimSpace(args), ")")
	switch strings.TrimSpace(name) {
	case "light-dark":
		return parseColour(firstArgument(args), current)
	case "rgb", "rgba":
		v, ok := channels(args, 255)
		return color.NRGBA{byte8(v[0] / 255), byte8(v[1] / 255), byte8(v[2] / 255), byte8(v[3])}, ok
	case "hsl", "hsla":
		v, ok := channels(args, 1)
		r, g, b := fromHSL(v[0], v[1], v[2])
		return color.NRGBA{byte8(r), byte8(g), byte8(b), byte8(v[3])}, ok
	}
	return color.NRGBA{}, false
}

func byte8(share float64) uint8 { return uint8(min(max(share, 0), 1)*255 + 0.5) }

// firstArgument gives what stands before the first comma that is not in brackets.
func firstArgument(args string) string {
	depth := 0
	for i := range len(args) {
		switch args[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				return args[:i]
			}
		}
	}
	return args
}

// channels reads three numbers and what may follow as the opacity. A percentage is
// of whole.
func channels(args string, whole float64) (v [4]float64, ok bool) {
	v[3] = 1
	fields := strings.FieldsFunc(args, func(r rune) bool { return r == ',' || r == ' ' || r == '/' || r == '\t' || r == '\n' })
	if len(fields) < 3 {
		return v, false
	}
	for i, f := range fields[:min(len(fields), 4)] {
		n, unit, ok := number(f)
		if !ok {
			return v, false
		}
		if strings.HasPrefix(unit, "%") {
			n /= 100
			if i < 3 {
				n *= whole
			}
		}
		v[i] = n
	}
	return v, true
}

func hexColour(hex string) (color.NRGBA, bool) {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return color.NRGBA{}, false
	}
	twice := func(shift int) uint8 { return uint8(n>>shift&15) * 17 }
	switch len(hex) {
	case 3:
		return color.NRGBA{twice(8), twice(4), twice(0), 255}, true
	case 4:
		return color.NRGBA{twice(12), twice(8), twice(4), twice(0)}, true
	case 6:
		return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, true
	case 8:
		return color.NRGBA{uint8(n >> 24), uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
	}
	return color.NRGBA{}, false
}

// fromHSL gives the shares of red, green and blue of a hue in degrees.
func fromHSL(h, s, l float64) (r, g, b float64) {
	h = math.Mod(math.Mod(h, 360)+360, 360)
	s, l = min(max(s, 0), 1), min(max(l, 0), 1)
	f := func(n float64) float64 {
		k := math.Mod(n+h/30, 12)
		return l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1))
	}
	return f(0), f(8), f(4)
}
