package svg

import (
	"strings"
	"unicode"
)

// words gives all the words in an element.
func words(n *node) string {
	var b strings.Builder
	var visit func(n *node)
	visit = func(n *node) {
		b.WriteString(n.text)
		for _, c := range n.children {
			visit(c)
		}
	}
	visit(n)
	return b.String()
}

// foreign draws the words of HTML in a drawing, as labels are written by draw.io and
// mermaid: in the middle of their box, with its colour, size and weight.
func (r *renderer) foreign(n *node, st *style, m matrix) {
	if r.cover != nil {
		return
	}
	f := &foreignText{r: r, lines: []string{""}, st: *st}
	f.st.fill = paint{colour: st.colour}
	f.st.anchor = "middle"
	b := box{}
	b.x, _ = length(n.attr("x"), r.width, 16)
	b.y, _ = length(n.attr("y"), r.height, 16)
	b.w, _ = length(n.attr("width"), r.width, 16)
	b.h, _ = length(n.attr("height"), r.height, 16)
	f.room = b.w
	f.visit(n, st)
	// draw.io says where its box is by the margins of the first part.
	if f.top != nil || f.left != nil {
		if f.left != nil {
			b.x += *f.left
		}
		if f.top != nil {
			b.y += *f.top
		}
		b.w, b.h = f.room, 0
	}
	if f.align == "left" || f.align == "start" || f.align == "flex-start" {
		f.st.anchor = "start"
	}
	size := f.st.font.size
	var lines []string
	for _, l := range f.lines {
		lines = append(lines, f.wrap(strings.TrimSpace(l), max(f.room, size))...)
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	y := b.y + b.h/2 - float64(len(lines))*size*1.2/2 + size*0.95
	if f.valign == "flex-start" {
		y = b.y + size*0.95
	}
	x := b.x + b.w/2
	if f.st.anchor == "start" {
		x = b.x
	}
	for _, line := range lines {
		r.words(line, point{x, y}, n, &f.st, m)
		y += size * 1.2
	}
}

// words draws one line of text.
func (r *renderer) words(line string, at point, n *node, st *style, m matrix) {
	t := &node{name: "text", parent: n, line: n.line}
	t.children = []*node{{text: line, parent: t, line: n.line}}
	r.text(t, st, m.translate(at.x, at.y))
}

type foreignText struct {
	r             *renderer
	lines         []string
	st            style
	styled        bool
	room          float64
	top, left     *float64
	align, valign string
}

// visit gathers the words and what is said of them.
func (f *foreignText) visit(n *node, above *style) {
	f.r.spend(100)
	st := above.of(n)
	if st.none {
		return
	}
	if n.name == "" {
		if strings.TrimSpace(n.text) != "" && !f.styled {
			f.styled = true
			anchor := f.st.anchor
			f.st = *above
			f.st.fill, f.st.stroke = paint{colour: above.colour}, paint{none: true}
			f.st.anchor = anchor
		}
		last := &f.lines[len(f.lines)-1]
		*last += strings.Map(func(c rune) rune {
			if unicode.IsSpace(c) {
				return ' '
			}
			return c
		}, n.text)
		return
	}
	block := false
	switch strings.TrimPrefix(n.name, "html:") {
	case "br":
		f.lines = append(f.lines, "")
	case "div", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "hr":
		block = true
	case "b", "strong":
		st.font.bold = 700
	case "i", "em":
		st.font.italic = true
	}
	for _, p := range n.props {
		f.said(p)
	}
	fresh := func() {
		if block && strings.TrimSpace(f.lines[len(f.lines)-1]) != "" && len(f.lines) < 1000 {
			f.lines = append(f.lines, "")
		}
	}
	fresh()
	for _, c := range n.children {
		f.visit(c, &st)
	}
	fresh()
}

// said takes up where a part stands.
func (f *foreignText) said(p property) {
	words := strings.Fields(p.value)
	if len(words) == 0 {
		return
	}
	v, ok := length(words[0], f.room, 16)
	switch {
	case p.name == "text-align":
		f.align = p.value
	case p.name == "justify-content":
		f.align = words[len(words)-1]
	case p.name == "align-items":
		f.valign = words[len(words)-1]
	case !ok:
	case p.name == "padding-top" && f.top == nil:
		f.top = &v
	case p.name == "margin-left" && f.left == nil:
		f.left = &v
	case p.name == "width" && v > 2:
		f.room = v
	}
}

// wrap breaks a line where it is wider than the room.
func (f *foreignText) wrap(line string, room float64) []string {
	var lines []string
	now := ""
	wide := func(s string) float64 {
		f.r.spend(1000)
		t := &node{name: "text", children: []*node{{text: s}}}
		b, _ := f.r.set(t, &f.st).bounds()
		return b.w
	}
	for _, word := range strings.Fields(line) {
		with := strings.TrimSpace(now + " " + word)
		if now != "" && wide(with) > room+1 {
			lines = append(lines, now)
			with = word
		}
		now = with
	}
	return append(lines, now)
}
