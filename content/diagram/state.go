package diagram

import (
	"regexp"
	"strconv"
	"strings"
)

// stateReader reads a state diagram of Mermaid into a graph.
type stateReader struct {
	*flowchartReader
	notes int
}

var (
	stateArrow   = regexp.MustCompile(`^(\[\*\]|[^\s:]+?)(:::[\w-]+)?[ \t]*-->[ \t]*(\[\*\]|[^\s:]+?)(:::[\w-]+)?[ \t]*(?::(.*))?$`)
	stateNamed   = regexp.MustCompile(`^state[ \t]+"([^"]*)"[ \t]+as[ \t]+([^\s{:]+)(:::[\w-]+)?[ \t]*(\{)?$`)
	stateMarked  = regexp.MustCompile(`^state[ \t]+([^\s{]+)[ \t]*(?:<<|\[\[)(fork|join|choice)(?:>>|\]\])$`)
	stateOpens   = regexp.MustCompile(`^state[ \t]+([^\s{]+)[ \t]*(\{)?$`)
	stateText    = regexp.MustCompile(`^([^\s:]+)(:::[\w-]+)?[ \t]*(?::[ \t]*(.*))?$`)
	stateNote    = regexp.MustCompile(`(?i)^note[ \t]+(left|right)[ \t]+of[ \t]+([^\s:]+)[ \t]*(?::(.*))?$`)
	stateEndNote = regexp.MustCompile(`(?im)^[ \t]*end[ \t]+note[ \t\r]*$`)
)

func parseState(r *reader) (Diagram, error) {
	s := &stateReader{flowchartReader: &flowchartReader{reader: r, g: newGraph(State), classes: map[string]Style{}}}
	r.keyword("stateDiagram-v2")
	r.keyword("stateDiagram")
	for r.blank(); !r.end(); r.blank() {
		if r.head(&s.g.head) {
			continue
		}
		if s.keyword("direction") || s.keyword("classDef") || s.keyword("class") || s.keyword("style") || s.keyword("click") {
			r.at = strings.LastIndexByte(r.source[:r.at], '\n') + 1
			r.blank()
			if err := s.flowchartReader.statement(); err != nil {
				return nil, err
			}
			continue
		}
		line, at := r.restOfLine()
		if err := s.line(strings.TrimSuffix(line, ";"), at); err != nil {
			return nil, err
		}
		if err := s.g.tooLarge(); err != nil {
			return nil, err
		}
	}
	if len(s.within) > 0 {
		return nil, r.fault("a state isn't closed; write } under what it holds")
	}
	s.apply()
	return s.g.done()
}

// state gives the node of a state, or of the start or the end of where it stands.
func (s *stateReader) state(name string, at int, start bool) string {
	if name == "[*]" {
		name = "\x00" + strconv.Itoa(s.group()) + " end"
		outline := Target
		if start {
			name, outline = "\x00"+strconv.Itoa(s.group())+" start", Dot
		}
		s.g.node(name, -1, s.group()).Outline = outline
		s.g.Nodes[s.g.byID[name]].Label = nil
		return name
	}
	if _, ok := s.g.groupIDs[name]; ok {
		return name
	}
	_, known := s.g.byID[name]
	if n := s.g.node(name, at, s.group()); !known {
		n.Outline = RoundedBox
	}
	return name
}

func (s *stateReader) class(name, mark string) {
	if mark != "" {
		s.pending = append(s.pending, classed{name, strings.TrimPrefix(mark, ":::")})
	}
}

func (s *stateReader) line(line string, at int) error {
	sub := func(m []int, i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[m[2*i]:m[2*i+1]]
	}
	switch {
	case line == "}":
		if len(s.within) == 0 {
			return s.faultBefore("there is no state to close here")
		}
		for {
			i := s.group()
			s.within = s.within[:len(s.within)-1]
			if !s.g.Groups[i].dividers || len(s.within) == 0 {
				return nil
			}
		}
	case line == "--":
		return s.divide()
	case line == "hide empty description" || strings.HasPrefix(line, "scale "):
		return nil
	}
	if m := stateArrow.FindStringSubmatchIndex(line); m != nil {
		from := s.state(sub(m, 1), at+m[2], true)
		to := s.state(sub(m, 3), at+m[6], false)
		s.class(from, sub(m, 2))
		s.class(to, sub(m, 4))
		a := Arrow{Tip: ArrowTip}
		if m[10] >= 0 {
			a.Label = label(line[m[10]:m[11]], at+m[10])
		}
		s.g.connect(from, to, a)
		return nil
	}
	if m := stateNote.FindStringSubmatchIndex(line); m != nil {
		text := label(sub(m, 3), at+m[6])
		if m[6] < 0 {
			end := stateEndNote.FindStringIndex(s.rest())
			if end == nil {
				return s.faultBefore("a note isn't closed; write end note under it")
			}
			text = label(s.rest()[:end[0]], s.at)
			s.at += end[1]
		}
		of := s.state(sub(m, 2), at+m[4], true)
		s.notes++
		id := "\x00note " + strconv.Itoa(s.notes)
		n := s.g.node(id, -1, s.group())
		n.Label, n.Outline = text, NoteSheet
		s.g.connect(of, id, Arrow{Stroke: Dotted}) // after the state, on whichever side there is room
		return nil
	}
	if m := stateNamed.FindStringSubmatchIndex(line); m != nil {
		name, title := sub(m, 2), label(sub(m, 1), at+m[2])
		s.class(name, sub(m, 3))
		if sub(m, 4) == "{" {
			return s.open(name, title)
		}
		n := s.state(name, -1, true)
		if i, ok := s.g.byID[n]; ok {
			s.g.Nodes[i].Label, s.g.Nodes[i].named = title, true
		}
		return nil
	}
	if m := stateMarked.FindStringSubmatch(line); m != nil {
		n := s.g.node(m[1], -1, s.group())
		if n.Outline = Bar; m[2] == "choice" {
			n.Outline = Diamond
		}
		n.Label = nil
		return nil
	}
	if m := stateOpens.FindStringSubmatchIndex(line); m != nil {
		if sub(m, 2) == "{" {
			title := label(sub(m, 1), at+m[2])
			if i, ok := s.g.byID[sub(m, 1)]; ok && s.g.Nodes[i].named {
				title = s.g.Nodes[i].Label
			}
			return s.open(sub(m, 1), title)
		}
		s.state(sub(m, 1), at+m[2], true)
		return nil
	}
	if m := stateText.FindStringSubmatchIndex(line); m != nil {
		name := s.state(sub(m, 1), at+m[2], true)
		s.class(name, sub(m, 2))
		if i, ok := s.g.byID[name]; ok && m[6] >= 0 {
			n, text := s.g.Nodes[i], label(line[m[6]:m[7]], at+m[6])
			if n.named {
				text = append(append(Label(nil), n.Label...), text...)
			}
			n.Label, n.named = text, true
		} else if i, ok := s.g.groupIDs[name]; ok && m[6] >= 0 {
			s.g.Groups[i].Title = label(line[m[6]:m[7]], at+m[6])
		}
		return nil
	}
	return s.faultBefore("%q isn't a state or a change of state; write Draft --> Sent : is signed", clipped(line))
}

// open begins a state that holds others. One that was named before becomes it.
func (s *stateReader) open(name string, title Label) error {
	i, err := s.g.addGroup(name, title, s.group())
	if err != nil {
		return s.faultBefore("%v", err)
	}
	if k, ok := s.g.byID[name]; ok {
		s.g.remove(k, i)
	}
	s.within = append(s.within, i)
	return nil
}

// remove takes a node away that turned out to be a group.
func (g *Graph) remove(node, group int) {
	if g.Nodes[node].Group >= 0 && g.Groups[group].Parent < 0 && g.Nodes[node].Group < group {
		g.Groups[group].Parent = g.Nodes[node].Group
		g.Groups[group].Depth = g.Groups[g.Nodes[node].Group].Depth + 1
	}
	g.Nodes = append(g.Nodes[:node], g.Nodes[node+1:]...)
	clear(g.byID)
	for i, n := range g.Nodes {
		g.byID[n.ID] = i
	}
	move := func(n, of *int) {
		if *n == node {
			*n, *of = -1, group
		} else if *n > node {
			*n--
		}
	}
	for _, e := range g.Edges {
		move(&e.From, &e.FromGroup)
		move(&e.To, &e.ToGroup)
	}
}

// divide begins the next of the parts of a state that go on at the same time. What stands in it so far is the first.
func (s *stateReader) divide() error {
	i := s.group()
	if i < 0 {
		return s.faultBefore("-- divides what stands in a state, between its braces")
	}
	outer := i
	if s.g.Groups[i].dividers {
		outer = s.g.Groups[i].Parent
		s.within = s.within[:len(s.within)-1]
	} else {
		first, err := s.g.addGroup("\x00part "+strconv.Itoa(len(s.g.Groups)), nil, outer)
		if err != nil {
			return s.faultBefore("%v", err)
		}
		s.g.Groups[first].dividers = true
		for _, n := range s.g.Nodes {
			if n.Group == outer {
				n.Group = first
			}
		}
		for k, g := range s.g.Groups[:first] {
			if g.Parent == outer && k != first {
				g.Parent = first
			}
		}
	}
	next, err := s.g.addGroup("\x00part "+strconv.Itoa(len(s.g.Groups)), nil, outer)
	if err != nil {
		return s.faultBefore("%v", err)
	}
	s.g.Groups[next].dividers = true
	s.within = append(s.within, next)
	return nil
}
