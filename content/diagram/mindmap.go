package diagram

import (
	"context"
	"regexp"
	"strings"

	"stagecraft/content/catalogue"
)

// Mindmap is thoughts that branch from one in the middle.
type Mindmap struct {
	head
	Thoughts []*Thought // the first is the middle
}

// Thought is one of them.
type Thought struct {
	Label   Label
	Outline Outline
	Plain   bool // without an outline of its own
	Parent  int  // of Mindmap.Thoughts; -1 of the middle
	depth   int
	branch  int
	box     Box
	lines   Label
	left    bool
	high    float64 // of it and all that branch from it
}

var (
	mindIcon  = regexp.MustCompile(`^::icon\(`)
	mindClass = regexp.MustCompile(`^:::`)
	mindNode  = regexp.MustCompile("^[^\\s(\\[{)]*?(\\(\\(|\\)\\)|\\{\\{|\\(|\\)|\\[)(?:\"(`?[^\"]*`?)\"|(.*?))(\\)\\)|\\(\\(|\\}\\}|\\)|\\(|\\])$")
)

func parseMindmap(r *reader) (Diagram, error) {
	m := &Mindmap{head: Head{Kind: MindmapKind}}
	r.keyword("mindmap")
	type level struct{ indent, thought int }
	var open []level
	for !r.end() {
		start := r.at
		line, at := r.restOfLine()
		if line == "" {
			continue
		}
		if mindIcon.MatchString(line) || mindClass.MatchString(line) {
			continue
		}
		if h := (&reader{source: line}); h.head(&m.head) {
			continue
		}
		// A text in quotes may go on over several lines.
		for strings.Count(line, `"`)%2 == 1 && !r.end() {
			next := r.source[at:]
			end := strings.IndexByte(next[strings.IndexByte(next, '"')+1:], '"')
			if end < 0 {
				break
			}
			close := at + strings.IndexByte(next, '"') + 1 + end + 1
			r.at = close
			tail, _ := r.restOfLine()
			line = r.source[at:close] + tail
			break
		}
		indent := 0
		for _, c := range r.source[start:at] {
			if c == '\t' {
				indent += 4
			} else {
				indent++
			}
		}
		for len(open) > 0 && open[len(open)-1].indent >= indent {
			open = open[:len(open)-1]
		}
		t := &Thought{Label: label(line, at), Plain: true, Parent: -1, Outline: RoundedBox}
		if f := mindNode.FindStringSubmatchIndex(line); f != nil {
			k := 4
			if f[4] < 0 {
				k = 6
			}
			t.Label, t.Plain = label(line[f[k]:f[k+1]], at+f[k]), false
			switch line[f[2]:f[3]] {
			case "((":
				t.Outline = Circle
			case "{{":
				t.Outline = Hexagon
			case "[":
				t.Outline = Rectangle
			case "))", ")":
				t.Outline = Stadium
			}
		}
		if len(open) > 0 {
			t.Parent = open[len(open)-1].thought
			t.depth = m.Thoughts[t.Parent].depth + 1
		} else if len(m.Thoughts) > 0 {
			return nil, r.faultBefore("%q begins a second map; set it in further than the first line", clipped(line))
		}
		if t.depth > MaxDepth {
			return nil, r.faultBefore("thoughts branch more than %d deep; draw the inner ones by themselves", MaxDepth)
		}
		open = append(open, level{indent, len(m.Thoughts)})
		m.Thoughts = append(m.Thoughts, t)
		if len(m.Thoughts) > MaxNodes {
			return nil, tooMany(catalogue.Say("thoughts"), MaxNodes)
		}
	}
	if len(m.Thoughts) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the map has nothing in it yet; add a line with what stands in the middle")}
	}
	return m, nil
}

func (m *Mindmap) children(of int) []int {
	var all []int
	for i, t := range m.Thoughts {
		if t.Parent == of {
			all = append(all, i)
		}
	}
	return all
}

// sentences says thought by thought what branches from it.
func (m *Mindmap) sentences(words *catalogue.Words) []string {
	all := []string{words.F("Mind map of %s.", m.Thoughts[0].Label.String())}
	for i, t := range m.Thoughts {
		var names []string
		for _, c := range m.children(i) {
			names = append(names, m.Thoughts[c].Label.String())
		}
		if len(names) > 0 {
			all = append(all, words.F("From %s branch %s.", t.Label.String(), words.List(names)))
		}
	}
	return all
}

const (
	mindAcross = 44.0
	mindGap    = 12.0
)

func (m *Mindmap) draw(_ context.Context, p *painter) error {
	for _, t := range m.Thoughts {
		size, bold := nodeSize, t.depth == 0
		if t.depth == 0 {
			size = titleSize
		}
		t.lines = t.Label.wrapped(p.measure, size, 180, bold)
		w, h := p.extent(t.lines, size, bold)
		t.box = Box{W: w + 20, H: h + 12}
		switch {
		case t.depth == 0 || t.Outline == Stadium:
			t.box.W, t.box.H = w+44, h+26
		case t.Outline == Circle:
			t.box.W, t.box.H = w*1.25+22, h*1.5+18
		case t.Outline == Hexagon:
			t.box.W += 26
		case t.Plain && t.depth > 1:
			t.box.W, t.box.H = w+8, h+6
		}
	}
	for i := len(m.Thoughts) - 1; i >= 0; i-- {
		high := 0.0
		for k, c := range m.children(i) {
			if k > 0 {
				high += mindGap
			}
			high += m.Thoughts[c].high
		}
		m.Thoughts[i].high = max(high, m.Thoughts[i].box.H)
	}
	// The branches share the two sides: those first on the right, while they are less than half.
	total, right, left := 0.0, []int(nil), []int(nil)
	first := m.children(0)
	for k, c := range first {
		m.Thoughts[c].branch = k
		total += m.Thoughts[c].high + mindGap
	}
	have := 0.0
	for _, c := range first {
		if len(first) > 2 && have+m.Thoughts[c].high/2 > total/2 || len(first) == 2 && len(right) == 1 {
			left = append(left, c)
			m.Thoughts[c].left = true
		} else {
			right = append(right, c)
			have += m.Thoughts[c].high + mindGap
		}
	}
	root := m.Thoughts[0]
	root.box.X, root.box.Y = -root.box.W/2, -root.box.H/2
	m.placeSide(right, root, false)
	m.placeSide(left, root, true)
	for i := range m.Thoughts {
		if i > 0 {
			m.branch(p, i)
		}
	}
	for i := range m.Thoughts {
		m.drawThought(p, i)
	}
	for i, t := range m.Thoughts {
		if t.Parent >= 0 {
			p.scene.Parts[t.Parent].Leads = append(p.scene.Parts[t.Parent].Leads, m.Thoughts[i].Label.String())
		}
	}
	return nil
}

// placeSide places branches beside what they come from, centred on it.
func (m *Mindmap) placeSide(all []int, from *Thought, left bool) {
	high := -mindGap
	for _, c := range all {
		high += m.Thoughts[c].high + mindGap
	}
	y := from.box.Y + from.box.H/2 - high/2
	for _, c := range all {
		t := m.Thoughts[c]
		t.left = left
		if from.depth > 0 {
			t.branch = from.branch
		}
		t.box.Y = y + t.high/2 - t.box.H/2
		if left {
			t.box.X = from.box.X - mindAcross - t.box.W
		} else {
			t.box.X = from.box.X + from.box.W + mindAcross
		}
		m.placeSide(m.children(c), t, left)
		y += t.high + mindGap
	}
}

// branch draws the line to a thought, thinner the further out.
func (m *Mindmap) branch(p *painter, i int) {
	t := m.Thoughts[i]
	from := m.Thoughts[t.Parent]
	a, b := Point{from.box.X + from.box.W, from.box.Middle().Y}, Point{t.box.X, t.box.Middle().Y}
	if t.left {
		a, b = Point{from.box.X, a.Y}, Point{t.box.X + t.box.W, b.Y}
	}
	if from.depth == 0 {
		a = from.box.Middle()
	}
	bend := (a.X + b.X) / 2
	if from.depth == 0 {
		bend = a.X + (b.X-a.X)*0.65
	}
	var path Path
	path.moveTo(a)
	path.curveTo(Point{bend, a.Y}, Point{bend, b.Y}, b)
	p.shape(path, Paint{}, series(t.branch).soft(0.75), max(4.5-float64(t.depth), 1.5))
}

func (m *Mindmap) drawThought(p *painter, i int) {
	t := m.Thoughts[i]
	part := p.part(Part{Box: t.box, Name: t.Label.String()})
	if t.depth == 0 {
		n := Node{Outline: t.Outline}
		if t.Plain {
			n.Outline = Stadium
		}
		if n.Outline == Circle {
			n.Outline = Ellipse
		}
		path, _, text := n.path(t.box)
		p.shape(path, Paint{Name: "primary"}, Paint{}, 0)
		p.text(t.lines, text, titleSize, true, Paint{Name: "on-primary"}, part)
		return
	}
	colour := series(t.branch)
	if t.Plain && t.depth > 1 {
		p.text(t.lines, t.box, nodeSize, false, ink, part)
		return
	}
	n := Node{Outline: t.Outline}
	if n.Outline == Circle {
		n.Outline = Ellipse
	}
	path, _, text := n.path(t.box)
	p.shape(path, surface, Paint{}, 0)
	p.shape(path, colour.soft(0.16), colour.soft(0.75), 1.25)
	p.text(t.lines, text, nodeSize, false, ink, part)
}
