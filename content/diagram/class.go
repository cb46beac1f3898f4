package diagram

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// classReader reads a class diagram of Mermaid into a graph.
type classReader struct {
	*flowchartReader
	kinds map[string]Label // what stands over a name, such as «interface»
	notes int
}

var (
	classRelation = regexp.MustCompile(`^(` + "`[^`]+`" + `|\S+?)(?:[ \t]+"([^"]*)")?[ \t]*(<\|--|<\|\.\.|\*--|\*\.\.|o--|o\.\.|<--|<\.\.|\(\)--|--|\.\.)(\|>|>|\*|o|\(\))?[ \t]*(?:"([^"]*)"[ \t]*)?(` + "`[^`]+`" + `|[^\s:"]+)[ \t]*(?::(.*))?$`)
	classOpens    = regexp.MustCompile(`^class[ \t]+(` + "`[^`]+`" + `|[^\s\[{:]+)(?:[ \t]*\["([^"]*)"\])?[ \t]*(:::[\w-]+)?[ \t]*(?:<<([^>]+)>>)?[ \t]*(\{[ \t]*\}?)?$`)
	classMember   = regexp.MustCompile(`^(` + "`[^`]+`" + `|[^\s:]+)[ \t]*:[ \t]*(.+)$`)
	classKind     = regexp.MustCompile(`^<<([^>]+)>>[ \t]*(\S+)?$`)
	classNote     = regexp.MustCompile(`^note[ \t]+(?:for[ \t]+(\S+)[ \t]+)?"([^"]*)"$`)
	namespace     = regexp.MustCompile(`^namespace[ \t]+([^\s{]+)[ \t]*\{$`)
)

// className writes a class as it is read: List~int~ is List<int>. A ~ that a name goes on after opens, any other closes;
// the first of a member says who sees it.
func className(name string, at int) Label {
	if bare := strings.TrimPrefix(name, "`"); bare != name {
		name, at = strings.TrimSuffix(bare, "`"), at+1
	}
	if !strings.Contains(strings.TrimPrefix(name, "~"), "~") {
		return label(name, at)
	}
	var b strings.Builder
	open := 0
	for i, c := range name {
		next, _ := utf8.DecodeRuneInString(name[i+utf8.RuneLen(c):])
		switch {
		case c != '~' || i == 0:
			b.WriteRune(c)
		case isName(next):
			open++
			b.WriteRune('‹')
		default:
			open--
			b.WriteRune('›')
		}
	}
	if open != 0 {
		return label(name, at)
	}
	return label(b.String(), -1)
}

func parseClass(r *reader) (Diagram, error) {
	c := &classReader{flowchartReader: &flowchartReader{reader: r, g: newGraph(Class), classes: map[string]Style{}}, kinds: map[string]Label{}}
	if !r.keyword("classDiagram-v2") {
		r.keyword("classDiagram")
	}
	for r.blank(); !r.end(); r.blank() {
		if r.head(&c.g.head) {
			continue
		}
		start := r.at
		if c.keyword("direction") || c.keyword("classDef") || c.keyword("style") || c.keyword("click") || c.keyword("link") || c.keyword("callback") || c.keyword("cssClass") {
			word := strings.TrimSpace(r.source[start:r.at])
			r.at = start
			if err := c.common(word); err != nil {
				return nil, err
			}
			continue
		}
		line, at := r.restOfLine()
		if err := c.line(strings.TrimSuffix(line, ";"), at); err != nil {
			return nil, err
		}
		if err := c.g.tooLarge(); err != nil {
			return nil, err
		}
	}
	if len(c.within) > 0 {
		return nil, r.fault("a namespace isn't closed; write } under what it holds")
	}
	c.apply()
	for _, n := range c.g.Nodes {
		if len(n.Rows) == 2 && len(n.Rows[0])+len(n.Rows[1]) == 0 {
			n.Rows = nil
		}
	}
	for id, kind := range c.kinds {
		n := c.g.Nodes[c.g.byID[id]]
		n.Label = append(append(Label(nil), kind...), n.Label...)
	}
	return c.g.done()
}

// common reads what flowcharts have too.
func (c *classReader) common(word string) error {
	switch word {
	case "link":
		c.at += len(word)
		return c.click()
	case "callback":
		c.restOfLine()
		return nil
	case "cssClass":
		line, _ := c.restOfLine()
		ids, class, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "cssClass")), `" `)
		for id := range strings.SplitSeq(strings.Trim(ids, `"`), ",") {
			c.pending = append(c.pending, classed{strings.TrimSpace(id), strings.TrimSpace(class)})
		}
		return nil
	}
	return c.flowchartReader.statement()
}

// class gives the node of a class.
func (c *classReader) class(name string, at int) *Node {
	id := strings.Trim(name, "`")
	id, _, _ = strings.Cut(id, "~")
	_, known := c.g.byID[id]
	n := c.g.node(id, at, c.group())
	if !known {
		n.Outline, n.Rows, n.Label = Table, make([][]Label, 2), className(name, at)
	} else if strings.Contains(name, "~") {
		n.Label = className(name, at)
	}
	return n
}

func (c *classReader) line(line string, at int) error {
	sub := func(m []int, i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[m[2*i]:m[2*i+1]]
	}
	if line == "}" {
		if len(c.within) == 0 {
			return c.faultBefore("there is nothing to close here")
		}
		c.within = c.within[:len(c.within)-1]
		return nil
	}
	if m := namespace.FindStringSubmatchIndex(line); m != nil {
		i, err := c.g.addGroup(sub(m, 1), label(sub(m, 1), at+m[2]), c.group())
		if err != nil {
			return c.faultBefore("%v", err)
		}
		c.within = append(c.within, i)
		return nil
	}
	if m := classOpens.FindStringSubmatchIndex(line); m != nil {
		n := c.class(sub(m, 1), at+m[2])
		if m[4] >= 0 {
			n.Label = label(sub(m, 2), at+m[4])
		}
		if mark := sub(m, 3); mark != "" {
			c.pending = append(c.pending, classed{n.ID, strings.TrimPrefix(mark, ":::")})
		}
		if m[8] >= 0 {
			c.kind(n.ID, sub(m, 4), at+m[8])
		}
		if strings.HasPrefix(sub(m, 5), "{") && !strings.HasSuffix(sub(m, 5), "}") {
			return c.members(n)
		}
		return nil
	}
	if m := classKind.FindStringSubmatchIndex(line); m != nil && m[4] >= 0 {
		c.kind(c.class(sub(m, 2), at+m[4]).ID, sub(m, 1), at+m[2])
		return nil
	}
	if m := classNote.FindStringSubmatchIndex(line); m != nil {
		c.notes++
		id := "\x00note " + strconv.Itoa(c.notes)
		n := c.g.node(id, -1, c.group())
		n.Label, n.Outline = label(sub(m, 2), at+m[4]), NoteSheet
		if m[2] >= 0 {
			c.g.connect(id, c.class(sub(m, 1), at+m[2]).ID, Arrow{Stroke: Dotted})
		}
		return nil
	}
	if m := classRelation.FindStringSubmatchIndex(line); m != nil {
		from, to := c.class(sub(m, 1), at+m[2]), c.class(sub(m, 6), at+m[12])
		a := Arrow{}
		a.Tail, a.Stroke = relationTail(sub(m, 3))
		a.Tip = map[string]Tip{"": NoTip, "|>": TriangleTip, ">": OpenArrow, "*": DiamondTip, "o": HollowDiamond, "()": LollipopTip}[sub(m, 4)]
		if m[4] >= 0 {
			a.FromLabel = label(sub(m, 2), at+m[4])
		}
		if m[10] >= 0 {
			a.ToLabel = label(sub(m, 5), at+m[10])
		}
		if m[14] >= 0 {
			a.Label = label(sub(m, 7), at+m[14])
		}
		c.g.connect(from.ID, to.ID, a)
		return nil
	}
	if m := classMember.FindStringSubmatchIndex(line); m != nil {
		c.member(c.class(sub(m, 1), at+m[2]), sub(m, 2), at+m[4])
		return nil
	}
	return c.faultBefore("%q isn't a class or a relation; write Animal <|-- Duck, or class Duck", clipped(line))
}

func relationTail(s string) (Tip, Stroke) {
	stroke := Solid
	if strings.HasSuffix(s, "..") {
		stroke = Dotted
	}
	switch {
	case strings.HasPrefix(s, "<|"):
		return TriangleTip, stroke
	case s[0] == '*':
		return DiamondTip, stroke
	case s[0] == 'o':
		return HollowDiamond, stroke
	case s[0] == '<':
		return OpenArrow, stroke
	case s[0] == '(':
		return LollipopTip, stroke
	}
	return NoTip, stroke
}

func (c *classReader) kind(id, name string, at int) {
	c.kinds[id] = Label{{Text: "«" + strings.TrimSpace(name) + "»", At: -1, Muted: true}}
}

// members reads what a class has, up to its brace.
func (c *classReader) members(n *Node) error {
	for !c.end() {
		line, at := c.restOfLine()
		line = strings.TrimSuffix(line, ";")
		switch {
		case line == "}":
			return nil
		case line == "":
			continue
		}
		if m := classKind.FindStringSubmatchIndex(line); m != nil && m[4] < 0 {
			c.kind(n.ID, line[m[2]:m[3]], at+m[2])
			continue
		}
		c.member(n, line, at)
	}
	return c.fault("a class isn't closed; write } under what it has")
}

func (c *classReader) member(n *Node, text string, at int) {
	if m := classKind.FindStringSubmatchIndex(text); m != nil {
		c.kind(n.ID, text[m[2]:m[3]], at+m[2])
		return
	}
	text, at, abstract := classified(text, at)
	row := className(text, at)
	if len(row) == 0 || len(n.Rows) < 2 {
		return
	}
	row[0].Italic = row[0].Italic || abstract
	k := 0
	if strings.Contains(text, "(") {
		k = 1
	}
	if len(n.Rows[0])+len(n.Rows[1]) < 120 {
		n.Rows[k] = append(n.Rows[k], row[:1])
	}
}

// classified takes the mark off a member that says that it is abstract (*) or static ($). It stands at the end, or after
// the brackets.
func classified(text string, at int) (_ string, _ int, abstract bool) {
	i := strings.LastIndexAny(text, "*$")
	switch {
	case i <= 0:
		return text, at, false
	case i == len(text)-1:
		return text[:i], at, text[i] == '*'
	case text[i-1] == ')' && (text[i+1] == ' ' || text[i+1] == '\t'):
		return text[:i] + text[i+1:], -1, text[i] == '*'
	}
	return text, at, false
}
