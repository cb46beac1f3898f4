package anki

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	hiddenShape = regexp.MustCompile(`\{\{c(\d{1,3})::image-occlusion:([a-z]+)((?::[a-z]+=[^:}]*)*)(?:::[^}]*)?\}\}`)
	shownImage  = regexp.MustCompile(`(?i)<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))`)
)

// occlusion gives the face of a note that hides parts of a picture; nil of another.
// Rectangles stay what they are, other shapes are hidden by the rectangle around them.
func (w *facing) occlusion() *Face {
	n := w.note
	at := slices.IndexFunc(n.Fields, hiddenShape.MatchString)
	if at < 0 {
		return nil
	}
	o := &Occlusion{}
	var rest []string
	for i, f := range n.Fields {
		m := shownImage.FindStringSubmatch(f)
		switch {
		case i == at:
		case m != nil && o.Address == "":
			o.Address = html.UnescapeString(m[1] + m[2] + m[3])
		case i < len(n.Type.Fields) && strings.EqualFold(n.Type.Fields[i], "Header"):
			o.Title = labelOf(f)
		default:
			rest = append(rest, f)
		}
	}
	for _, m := range hiddenShape.FindAllStringSubmatch(n.Fields[at], -1) {
		if part, ok := hiddenBy(m[2], m[3]); ok {
			part.Number, _ = strconv.Atoi(m[1])
			o.Parts = append(o.Parts, part)
		}
	}
	if o.Address == "" || len(o.Parts) == 0 {
		return nil
	}
	f := &Face{Hidden: o}
	f.Back, _ = w.markdown(strings.Join(rest, "<br>"))
	return f
}

// hiddenBy gives the rectangle around a shape; false of one that hides nothing.
func hiddenBy(shape, measures string) (HiddenPart, bool) {
	var p HiddenPart
	of := map[string]string{}
	for m := range strings.SplitSeq(measures, ":") {
		if key, value, ok := strings.Cut(m, "="); ok {
			of[key] = value
		}
	}
	number := func(key string) float64 {
		v, err := strconv.ParseFloat(of[key], 64)
		if err != nil || !(v >= 0 && v <= 1) {
			return 0
		}
		return v
	}
	p.X, p.Y = number("left"), number("top")
	switch shape {
	case "rect":
		p.Width, p.Height = number("width"), number("height")
	case "ellipse":
		p.Width, p.Height = 2*number("rx"), 2*number("ry")
	case "polygon":
		right, bottom := 0.0, 0.0
		p.X, p.Y = 1, 1
		for point := range strings.FieldsSeq(of["points"]) {
			x, y, _ := strings.Cut(point, ",")
			h, errX := strconv.ParseFloat(x, 64)
			v, errY := strconv.ParseFloat(y, 64)
			if errX != nil || errY != nil || !(h >= 0 && h <= 1 && v >= 0 && v <= 1) {
				return p, false
			}
			p.X, p.Y, right, bottom = min(p.X, h), min(p.Y, v), max(right, h), max(bottom, v)
		}
		p.Width, p.Height = right-p.X, bottom-p.Y
	}
	p.Width, p.Height = min(p.Width, 1-p.X), min(p.Height, 1-p.Y)
	return p, p.Width > 0.001 && p.Height > 0.001
}
