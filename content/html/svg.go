package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// drawn is the elements of a drawing that show lines, areas and letters and can
// do nothing else.
var drawn = map[string]bool{
	"svg": true, "g": true, "path": true, "rect": true, "circle": true, "ellipse": true, "line": true, "polyline": true,
	"polygon": true, "text": true, "tspan": true, "title": true, "desc": true, "defs": true, "linearGradient": true,
	"radialGradient": true, "stop": true, "clipPath": true, "mask": true, "symbol": true, "marker": true, "pattern": true,
	"use": true, "metadata": true, "style": true, "switch": true, "textPath": true,
}

// harmless tells whether an SVG can do no harm as a file that is opened by
// itself: it has nothing but lines, areas and letters in it, runs nothing, and
// refers to nothing outside.
func harmless(svg []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(svg))
	style := false
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return false
		}
		switch token := token.(type) {
		case xml.Directive:
			return false // it may define entities
		case xml.ProcInst:
			if token.Target != "xml" {
				return false // such as a style sheet from elsewhere
			}
		case xml.StartElement:
			style = token.Name.Local == "style"
			if token.Name.Space != "" || !drawn[token.Name.Local] {
				return false
			}
			for _, a := range token.Attr {
				if !harmlessAttribute(a) {
					return false
				}
			}
		case xml.EndElement:
			style = false
		case xml.CharData:
			if style && refersOutside(string(token)) {
				return false
			}
		}
	}
}

func harmlessAttribute(a xml.Attr) bool {
	name := strings.ToLower(a.Name.Local)
	switch {
	case strings.HasPrefix(name, "on"):
		return false
	case name == "href" || name == "src":
		return strings.HasPrefix(a.Value, "#")
	}
	return a.Name.Space == "xmlns" || name == "xmlns" || !refersOutside(a.Value)
}

// refersOutside tells whether a value or a style may refer to something that is
// not in the drawing.
func refersOutside(s string) bool {
	s = strings.ToLower(s)
	for rest := s; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			break
		}
		if !strings.HasPrefix(strings.TrimLeft(after, " \t\n\"'"), "#") {
			return true
		}
		rest = after
	}
	return strings.ContainsAny(s, `@\`) || strings.Contains(s, "/*") || strings.Contains(s, "javascript:") ||
		strings.Contains(s, "image-set") || strings.Contains(s, "image(")
}
