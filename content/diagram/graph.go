package diagram

import (
	"stagecraft/content/catalogue"
)

// Graph is boxes with lines between them: a flowchart, a state, class or entity relationship diagram.
type Graph struct {
	head
	Direction Direction
	Nodes     []*Node
	Edges     []*Arrow
	Groups    []*Group

	byID     map[string]int
	groupIDs map[string]int
}

type head = Head

// Direction is where a diagram leads.
type Direction string

// The directions, as Mermaid names them.
const (
	Down  Direction = "TB"
	Up    Direction = "BT"
	Right Direction = "LR"
	Left  Direction = "RL"
)

func direction(s string) (Direction, bool) {
	switch s {
	case "TB", "TD", "v":
		return Down, true
	case "BT", "^":
		return Up, true
	case "LR", ">":
		return Right, true
	case "RL", "<":
		return Left, true
	}
	return Down, false
}

// Outline is the shape of a node.
type Outline int

// The outlines.
const (
	Rectangle Outline = iota
	RoundedBox
	Stadium
	Subroutine
	Cylinder
	Circle
	DoubleCircle
	Ellipse
	Flag // with a notch on the left
	Diamond
	Hexagon
	LeanRight
	LeanLeft
	Trapezoid
	TrapezoidDown
	Page      // a document, with a wavy foot
	NoteSheet // a note, with a folded corner
	Bare      // words alone
	Dot       // the start of a state diagram
	Target    // its end
	Bar       // a fork or a join
	Delay     // a half circle on the right
	Triangle
	Table // a class or an entity, with rows
)

// Node is a box.
type Node struct {
	ID      string
	Label   Label
	Outline Outline
	Group   int // of Graph.Groups; -1 for none
	Style   Style
	Link    string
	Tooltip string
	Rows    [][]Label // of a Table: its compartments under the name
	Columns bool      // the words of a row stand under each other (entities)
	named   bool      // it was given a label
}

// Group is a frame around nodes.
type Group struct {
	ID        string
	Title     Label
	Parent    int // -1 for none
	Depth     int // of the outermost, 0
	Direction Direction
	Style     Style
	dividers  bool
}

// Stroke is how a line is drawn.
type Stroke int

// The strokes.
const (
	Solid Stroke = iota
	Dotted
	Thick
	Invisible
)

// Tip is what a line ends in.
type Tip int

// The tips.
const (
	NoTip Tip = iota
	ArrowTip
	CircleTip
	CrossTip
	OpenArrow   // of two lines
	TriangleTip // hollow: is a
	DiamondTip  // filled: is made of
	HollowDiamond
	LollipopTip
	OneTip      // exactly one
	ZeroOneTip  // none or one
	ManyTip     // one or more
	ZeroManyTip // none or more
)

// Arrow is a line from one node, or group, to another.
type Arrow struct {
	ID                 string
	From, To           int // of Graph.Nodes; -1 where it is a group
	FromGroup, ToGroup int // of Graph.Groups; -1 where it is a node
	Label              Label
	FromLabel, ToLabel Label // at its ends
	Stroke             Stroke
	Tail, Tip          Tip
	Length             int // in layers, at least 1
	Style              Style
}

func newGraph(kind Kind) *Graph {
	return &Graph{head: Head{Kind: kind}, Direction: Down, byID: map[string]int{}, groupIDs: map[string]int{}}
}

// node gives the node of an id, which is made where there is none; within a group it becomes one of it.
func (g *Graph) node(id string, at, group int) *Node {
	if i, ok := g.byID[id]; ok {
		n := g.Nodes[i]
		if group >= 0 && n.Group < 0 {
			n.Group = group
		}
		return n
	}
	n := &Node{ID: id, Label: label(id, at), Group: group}
	g.byID[id] = len(g.Nodes)
	g.Nodes = append(g.Nodes, n)
	return n
}

// connect adds a line between what two ids name.
func (g *Graph) connect(from, to string, a Arrow) *Arrow {
	a.From, a.FromGroup = g.find(from)
	a.To, a.ToGroup = g.find(to)
	a.Length = min(max(a.Length, 1), 10)
	g.Edges = append(g.Edges, &a)
	return &a
}

func (g *Graph) find(id string) (node, group int) {
	if i, ok := g.groupIDs[id]; ok {
		if _, also := g.byID[id]; !also {
			return -1, i
		}
	}
	return g.byID[id], -1
}

// addGroup begins a group within another.
func (g *Graph) addGroup(id string, title Label, parent int) (int, error) {
	depth := 0
	if parent >= 0 {
		depth = g.Groups[parent].Depth + 1
	}
	if depth >= MaxDepth {
		return 0, catalogue.Errorf("groups stand in each other more than %d deep; draw the inner ones by themselves", MaxDepth)
	}
	g.groupIDs[id] = len(g.Groups)
	g.Groups = append(g.Groups, &Group{ID: id, Title: title, Parent: parent, Depth: depth})
	return len(g.Groups) - 1, nil
}

// tooLarge tells whether there is more than is drawn.
func (g *Graph) tooLarge() error {
	switch {
	case len(g.Nodes) > MaxNodes:
		return tooMany(catalogue.Say("boxes"), MaxNodes)
	case len(g.Edges) > MaxEdges:
		return tooMany(catalogue.Say("arrows"), MaxEdges)
	case len(g.Groups) > MaxNodes:
		return tooMany(catalogue.Say("frames"), MaxNodes)
	}
	return nil
}

func tooMany(what catalogue.Message, most int) error {
	return &Fault{Why: TooLarge, What: catalogue.Say("the diagram has more than %d %s; divide it into several", most, what)}
}

// done checks what was read.
func (g *Graph) done() (Diagram, error) {
	if err := g.tooLarge(); err != nil {
		return nil, err
	}
	if len(g.Nodes) == 0 && len(g.Groups) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the diagram has nothing in it yet; add a line such as A --> B")}
	}
	// A group that nothing stands in is a box.
	used := make([]bool, len(g.Groups))
	for _, n := range g.Nodes {
		if n.Group >= 0 {
			used[n.Group] = true
		}
	}
	for i := len(g.Groups) - 1; i >= 0; i-- {
		if p := g.Groups[i].Parent; p >= 0 && used[i] {
			used[p] = true
		}
	}
	for i, grp := range g.Groups {
		if !used[i] {
			n := &Node{ID: "\x00" + grp.ID, Label: grp.Title, Group: grp.Parent, Style: grp.Style, Outline: RoundedBox}
			for p := grp.Parent; p >= 0 && !used[p]; p = g.Groups[p].Parent {
				n.Group = g.Groups[p].Parent
			}
			g.Nodes = append(g.Nodes, n)
			for _, e := range g.Edges {
				if e.FromGroup == i {
					e.From, e.FromGroup = len(g.Nodes)-1, -1
				}
				if e.ToGroup == i {
					e.To, e.ToGroup = len(g.Nodes)-1, -1
				}
			}
		}
	}
	return g, nil
}

func (n *Node) name() string {
	if s := n.Label.String(); s != "" {
		return s
	}
	return ""
}

// end gives the name of what an end of an arrow is at.
func (g *Graph) end(node, group int) string {
	if node >= 0 {
		return g.Nodes[node].name()
	}
	return g.Groups[group].Title.String()
}

// sentences says what leads to what, box by box.
func (g *Graph) sentences(words *catalogue.Words) []string {
	all := []string{stopped(KindName(g.Kind, words))}
	for i, n := range g.Nodes {
		name := n.name()
		switch n.Outline {
		case Dot:
			name = words.T("Start")
		case Target:
			name = words.T("End")
		}
		leads := g.leads(i, words)
		var rows []string
		for _, part := range n.Rows {
			for _, r := range part {
				rows = append(rows, r.String())
			}
		}
		if len(rows) > 0 {
			all = append(all, words.F("%s has %s.", name, words.List(rows)))
		}
		switch {
		case len(leads) > 0:
			all = append(all, words.F("%s leads to %s.", name, words.List(leads)))
		case len(rows) == 0 && name != "" && !g.reached(i):
			all = append(all, stopped(name))
		}
	}
	for i, grp := range g.Groups {
		var names []string
		for _, n := range g.Nodes {
			if n.Group == i && n.name() != "" {
				names = append(names, n.name())
			}
		}
		if len(names) > 0 && grp.Title.String() != "" {
			all = append(all, words.F("%s holds %s.", grp.Title.String(), words.List(names)))
		}
	}
	return all
}

// reached tells whether an arrow comes to a node.
func (g *Graph) reached(node int) bool {
	for _, e := range g.Edges {
		if e.To == node && e.Stroke != Invisible {
			return true
		}
	}
	return false
}

// leads gives the names of what a node leads to.
func (g *Graph) leads(node int, words *catalogue.Words) []string {
	var out []string
	for _, e := range g.Edges {
		if e.Stroke == Invisible || e.From != node {
			continue
		}
		to := g.end(e.To, e.ToGroup)
		if e.To >= 0 && g.Nodes[e.To].Outline == Target {
			to = words.T("End")
		}
		if to == "" {
			continue
		}
		if text := e.Label.String(); text != "" {
			to = words.F("%s (%s)", to, text)
		}
		out = append(out, to)
	}
	return out
}

// stopped ends a sentence.
func stopped(s string) string {
	if s == "" {
		return s
	}
	switch s[len(s)-1] {
	case '.', '!', '?':
		return s
	}
	return s + "."
}
