package formula

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func polygon(points ...float32) Path {
	var b strings.Builder
	for i := 0; i+1 < len(points); i += 2 {
		b.WriteByte("ML"[min(i, 1)])
		b.WriteString(number(points[i]) + " " + number(points[i+1]))
	}
	return Path(b.String() + "Z")
}

func number(v float32) string { return strconv.FormatFloat(float64(v), 'f', -1, 32) }

func float(s string) (float32, error) {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 32)
	if err != nil || out(float32(v)) {
		return 0, fmt.Errorf("%.40q is no number", s)
	}
	return float32(v), nil
}

// floats reads numbers with spaces or commas between; most is how many there are, -1 for any number.
func floats(s string, most int) ([]float32, error) {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == ',' })
	if most >= 0 && len(parts) != most {
		return nil, fmt.Errorf("%.40q aren't %d numbers", s, most)
	}
	all := make([]float32, len(parts))
	for i, p := range parts {
		v, err := float(p)
		if err != nil {
			return nil, err
		}
		all[i] = v
	}
	return all, nil
}

// transform reads translate, scale and matrix, one after another.
func transform(s string) ([6]float32, error) {
	m := unmoved
	for rest := strings.TrimSpace(s); rest != ""; {
		name, after, ok := strings.Cut(rest, "(")
		inside, next, closed := strings.Cut(after, ")")
		if !ok || !closed {
			return m, fmt.Errorf("the transform %.60q", s)
		}
		v, err := floats(inside, -1)
		if err != nil {
			return m, err
		}
		switch n := len(v); {
		case name == "translate" && n >= 1 && n <= 2:
			v = append(v, 0)
			m = Times(m, [6]float32{1, 0, 0, 1, v[0], v[1]})
		case name == "scale" && n >= 1 && n <= 2:
			v = append(v, v[0])
			m = Times(m, [6]float32{v[0], 0, 0, v[1], 0, 0})
		case name == "matrix" && n == 6:
			m = Times(m, [6]float32(v))
		default:
			return m, fmt.Errorf("the transform %.60q", s)
		}
		rest = strings.TrimLeft(next, " ,")
	}
	return m, nil
}

// readColor reads a colour as TeX's package of that name gives it: a name of HTML, #rgb, #rrggbb or
// rgb(). One that isn't known is the text's, as browsers have it.
func readColor(s string) (Color, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		if v, err := strconv.ParseUint(hex, 16, 32); err == nil && len(hex) == 6 {
			return Color(0xFF000000 | v), nil
		}
		return 0, nil
	}
	if c, ok := colornames.Map[s]; ok {
		return Color(0xFF000000 | uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B)), nil
	}
	if inside, ok := strings.CutPrefix(s, "rgb("); ok {
		if v, err := floats(strings.TrimSuffix(inside, ")"), 3); err == nil {
			part := func(i int) uint32 { return uint32(min(max(v[i], 0), 255)) }
			return Color(0xFF000000 | part(0)<<16 | part(1)<<8 | part(2)), nil
		}
	}
	return 0, nil
}
