package diagram

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"stagecraft/content/catalogue"
)

// flowchartReader reads a flowchart of Mermaid.
type flowchartReader struct {
	*reader
	g       *Graph
	within  []int // groups that are open, the innermost last
	classes map[string]Style
	pending []classed // in the order asked for; classes may be defined below
	links   []linkStyle
}

type classed struct{ id, class string }

type linkStyle struct {
	edge  int // -1 for all
	style Style
}

var flowchartHeader = regexp.MustCompile(`^(?:flowchart-elk|flowchart|graph)(?:[ \t]+(TB|TD|BT|LR|RL|[<>^v]))?[ \t]*(?:;|\r?\n|$)`)

func parseFlowchart(r *reader) (Diagram, error) {
	f := &flowchartReader{reader: r, g: newGraph(Flowchart), classes: map[string]Style{}}
	m := r.match(flowchartHeader)
	if m == nil {
		return nil, r.fault("a flowchart begins with flowchart and where it leads: TB, BT, LR or RL")
	}
	f.g.Direction, _ = direction(m[1])
	for r.blank(); !r.end(); r.blank() {
		if err := f.statement(); err != nil {
			return nil, err
		}
		if err := f.g.tooLarge(); err != nil {
			return nil, err
		}
	}
	if len(f.within) > 0 {
		return nil, r.fault("a subgraph isn't closed; write end under what it holds")
	}
	f.apply()
	return f.g.done()
}

// group gives the innermost group that is open.
func (f *flowchartReader) group() int {
	if len(f.within) == 0 {
		return -1
	}
	return f.within[len(f.within)-1]
}

func (f *flowchartReader) statement() error {
	switch {
	case f.reader.head(&f.g.head):
		return nil
	case f.keyword("subgraph"):
		return f.subgraph()
	case f.keyword("end"):
		if len(f.within) == 0 {
			return f.fault("there is no subgraph to end here; write END, or put a word that is end in quotes")
		}
		f.within = f.within[:len(f.within)-1]
		return nil
	case f.keyword("direction"):
		text, _ := f.reader.statement()
		d, ok := direction(text)
		if !ok {
			return f.fault("%q is no direction; write TB, BT, LR or RL", clipped(text))
		}
		if i := f.group(); i >= 0 {
			f.g.Groups[i].Direction = d
		} else {
			f.g.Direction = d
		}
		return nil
	case f.keyword("classDef"):
		text, _ := f.reader.line2()
		names, style, _ := strings.Cut(text, " ")
		for name := range strings.SplitSeq(names, ",") {
			f.classes[name] = f.classes[name].over(parseStyle(style))
		}
		return nil
	case f.keyword("class"):
		text, _ := f.reader.statement()
		i := strings.LastIndexAny(text, " \t")
		if i < 0 {
			return f.fault("class names boxes and then a class, such as class A,B warm")
		}
		for id := range strings.SplitSeq(text[:i], ",") {
			f.pending = append(f.pending, classed{strings.TrimSpace(id), text[i+1:]})
		}
		return nil
	case f.keyword("style"):
		text, _ := f.reader.line2()
		ids, style, _ := strings.Cut(text, " ")
		for id := range strings.SplitSeq(ids, ",") {
			name := "style " + id
			f.classes[name] = f.classes[name].over(parseStyle(style))
			f.pending = append(f.pending, classed{id, name})
		}
		return nil
	case f.keyword("linkStyle"):
		text, _ := f.reader.line2()
		which, style, _ := strings.Cut(text, " ")
		for n := range strings.SplitSeq(which, ",") {
			if i, err := strconv.Atoi(n); err == nil && i >= 0 {
				f.links = append(f.links, linkStyle{i, parseStyle(style)})
			} else if n == "default" {
				f.links = append(f.links, linkStyle{-1, parseStyle(style)})
			}
		}
		return nil
	case f.keyword("click"):
		return f.click()
	}
	return f.chain()
}

// line2 gives the rest of a line but for a semicolon at its end.
func (r *reader) line2() (string, int) {
	text, at := r.restOfLine()
	return strings.TrimRight(text, "; \t"), at
}

var (
	subgraphForm   = regexp.MustCompile(`^([^\s\[\]"]+)[ \t]*\[[ \t]*("?)(.*?)"?[ \t]*\]$`)
	subgraphQuoted = regexp.MustCompile(`^"(.*)"$`)
)

func (f *flowchartReader) subgraph() error {
	text, at := f.reader.statement()
	id, title := text, label(text, at)
	if m := subgraphForm.FindStringSubmatchIndex(text); m != nil {
		id, title = text[m[2]:m[3]], label(text[m[6]:m[7]], at+m[6])
	} else if subgraphQuoted.MatchString(text) {
		title = label(text[1:len(text)-1], at+1)
		id = title.String()
	}
	if id == "" {
		id = "\x00" + strconv.Itoa(len(f.g.Groups))
	}
	i, err := f.g.addGroup(id, title, f.group())
	if err != nil {
		return f.fault("%v", err)
	}
	f.within = append(f.within, i)
	return nil
}

var clickForm = regexp.MustCompile(`^[ \t]+([^\s]+)[ \t]+(?:href[ \t]+)?"([^"\n]*)"(?:[ \t]+"([^"\n]*)")?`)

// click reads where a box leads. What would run a script is left out.
func (f *flowchartReader) click() error {
	if m := f.match(clickForm); m != nil {
		if i, ok := f.g.byID[m[1]]; ok {
			f.g.Nodes[i].Link, f.g.Nodes[i].Tooltip = m[2], m[3]
		}
	}
	f.reader.line2()
	return nil
}

// apply gives boxes and arrows the looks that were asked for.
func (f *flowchartReader) apply() {
	for _, n := range f.g.Nodes {
		n.Style = f.classes["default"].over(n.Style)
	}
	for _, p := range f.pending {
		style, known := f.classes[p.class]
		if !known {
			continue
		}
		if i, ok := f.g.byID[p.id]; ok {
			f.g.Nodes[i].Style = f.g.Nodes[i].Style.over(style)
		} else if i, ok := f.g.groupIDs[p.id]; ok {
			f.g.Groups[i].Style = f.g.Groups[i].Style.over(style)
		}
	}
	for _, l := range f.links {
		for i, e := range f.g.Edges {
			if l.edge < 0 || l.edge == i {
				e.Style = e.Style.over(l.style)
			}
		}
	}
}

// chain reads boxes and the arrows between them: A & B --> C --> D.
func (f *flowchartReader) chain() error {
	from, err := f.nodes()
	if err != nil {
		return err
	}
	for {
		f.spaces()
		before := f.at
		if f.nextLineIsLink() {
			f.blank()
		}
		a, ok, err := f.arrow()
		if err != nil {
			return err
		}
		if !ok {
			f.at = before
			break
		}
		f.blank2()
		to, err := f.nodes()
		if err != nil {
			return err
		}
		for _, x := range from {
			for _, y := range to {
				f.g.connect(x, y, a)
				if len(f.g.Edges) > MaxEdges {
					return tooMany(catalogue.Say("arrows"), MaxEdges)
				}
			}
		}
		from = to
	}
	f.spaces()
	if f.end() || f.has(";") || f.has("\n") {
		return nil
	}
	text, _ := f.restOfLine()
	f.at--
	return f.faultBefore("%q isn't an arrow or the end of a line; write A --> B, and put texts with signs in them in quotes", clipped(text))
}

// faultBefore says what is wrong with the line that was just gone past.
func (r *reader) faultBefore(format string, args ...any) error {
	for r.at > 0 && r.at <= len(r.source) && r.source[r.at-1] == '\n' {
		r.at--
	}
	return r.fault(format, args...)
}

// blank2 goes past spaces and line ends.
func (r *reader) blank2() { r.skip(" \t\r\n\u00a0") }

var continuedLink = regexp.MustCompile(`^[ \t\r]*\n[ \t\r\n]*(?:[<xo]?(?:--|==|-\.)|~~~)`)

// nextLineIsLink tells whether an arrow begins the next line.
func (f *flowchartReader) nextLineIsLink() bool { return continuedLink.MatchString(f.rest()) }

// nodes reads one box or several with & between them, and gives their ids.
func (f *flowchartReader) nodes() ([]string, error) {
	var ids []string
	for {
		id, err := f.oneNode()
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
		before := f.at
		f.spaces()
		if !f.take("&") {
			f.at = before
			return ids, nil
		}
		f.blank2()
	}
}

// id reads the name of a box.
func (f *flowchartReader) id() string {
	start := f.at
	for !f.end() {
		c, n := utf8.DecodeRuneInString(f.rest())
		next, _ := utf8.DecodeRuneInString(f.source[f.at+n:])
		switch {
		case isName(c) || strings.ContainsRune("/#*+!?'$%,\\`", c) && f.at > start:
		case (c == '-' || c == '.' || c == ':') && f.at > start && isName(next):
		case c > 0x7f && c != '\u00a0':
		default:
			return f.source[start:f.at]
		}
		f.at += n
	}
	return f.source[start:f.at]
}

var classMark = regexp.MustCompile(`^:::([A-Za-z0-9_-]+(?:,[A-Za-z0-9_-]+)*)`)

func (f *flowchartReader) oneNode() (string, error) {
	at := f.at
	id := f.id()
	if f.has("@{") && slices.ContainsFunc(f.g.Edges, func(a *Arrow) bool { return a.ID == id && id != "" }) {
		return id, f.described(&Node{}) // of an arrow: how it moves and bends
	}
	if id == "" {
		text, _ := f.restOfLine()
		return "", f.faultBefore("%q isn't the name of a box; write A[a text], and put texts with signs in them in quotes", clipped(text))
	}
	if _, isGroup := f.g.groupIDs[id]; !isGroup || f.has("[") || f.has("(") {
		n := f.g.node(id, at, f.group())
		if f.has("@{") {
			if err := f.described(n); err != nil {
				return "", err
			}
		} else if err := f.outline(n); err != nil {
			return "", err
		}
	}
	if m := f.match(classMark); m != nil {
		for class := range strings.SplitSeq(m[1], ",") {
			f.pending = append(f.pending, classed{id, class})
		}
	}
	return id, nil
}
