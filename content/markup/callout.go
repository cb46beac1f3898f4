package markup

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// calloutNode is a ::: container. Its first child is its title, when it has one.
type calloutNode struct {
	ast.BaseBlock
	name   string // info, spoiler and so on
	colons int
	open   bool // {state="open"}
	closed bool // by a line of its own
}

// calloutTitle is what follows the name on a container's first line.
type calloutTitle struct{ ast.BaseBlock }

var (
	kindCallout      = ast.NewNodeKind("Callout")
	kindCalloutTitle = ast.NewNodeKind("CalloutTitle")
)

func (n *calloutNode) Kind() ast.NodeKind  { return kindCallout }
func (n *calloutTitle) Kind() ast.NodeKind { return kindCalloutTitle }

func (n *calloutNode) Dump(source []byte, level int)  { ast.DumpHelper(n, source, level, nil, nil) }
func (n *calloutTitle) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	calloutStart = regexp.MustCompile(`^ {0,3}(:{3,})[ \t]*(info|success|warning|danger|note|tip|spoiler)(?:[ \t]+([^\n]*?))?[ \t]*\n?$`)
	calloutEnd   = regexp.MustCompile(`^ {0,3}(:{3,})[ \t]*\n?$`)
	calloutState = regexp.MustCompile(`^\{state="?(open|close|closed)"?\}[ \t]*`)
)

// callouts reads ::: containers.
//
// A line of colons closes the first-opened container that is no longer than
// it, and all within: goldmark asks the outermost first, so that follows from
// each container deciding for itself.
type callouts struct{}

func (callouts) Trigger() []byte             { return []byte{':'} }
func (callouts) CanInterruptParagraph() bool { return true }
func (callouts) CanAcceptIndentedLine() bool { return false }

func (callouts) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	m := calloutStart.FindSubmatchIndex(line)
	if m == nil || depth(parent) >= maxDepth || calloutsAround(parent) >= maxCallouts {
		return nil, parser.NoChildren
	}
	node := &calloutNode{name: string(line[m[4]:m[5]]), colons: m[3] - m[2]}
	if from, to := m[6], m[7]; from >= 0 {
		if state := calloutState.FindSubmatchIndex(line[from:to]); state != nil {
			node.open = string(line[from+state[2]:from+state[3]]) == "open"
			from += state[1]
		}
		if from < to {
			title := &calloutTitle{}
			start := segment.Start - segment.Padding
			title.Lines().Append(text.NewSegment(start+from, start+to))
			node.AppendChild(node, title)
		}
	}
	reader.AdvanceToEOL()
	return node, parser.HasChildren
}

func (callouts) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	node := n.(*calloutNode)
	line, _ := reader.PeekLine()
	m := calloutEnd.FindSubmatchIndex(line)
	if m == nil || m[3]-m[2] < node.colons || inFence(node, line, pc) {
		return parser.Continue | parser.HasChildren
	}
	for _, open := range pc.OpenedBlocks() {
		if inner, ok := open.Node.(*calloutNode); ok && (inner == node || isWithin(inner, node)) {
			inner.closed = true
		}
	}
	reader.AdvanceToEOL()
	return parser.Close
}

func (callouts) Close(ast.Node, text.Reader, parser.Context) {}

// calloutsAround counts the callouts around and including n. They are bounded by
// themselves since, unlike other containers, one costs nothing on later lines.
func calloutsAround(n ast.Node) int {
	count := 0
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*calloutNode); ok {
			count++
		}
	}
	return count
}

func isWithin(n, container ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n == container {
			return true
		}
	}
	return false
}

// inFence tells whether line belongs to a fence or formula that is open within
// container: its colons are then code.
func inFence(container ast.Node, line []byte, pc parser.Context) bool {
	last := pc.LastOpenedBlock().Node
	switch last.(type) {
	case *ast.FencedCodeBlock, *mathNode:
	default:
		return false
	}
	indent, _ := util.IndentWidth(line, 0)
	for n := last.Parent(); n != nil && n != container; n = n.Parent() {
		switch around := n.(type) {
		case *ast.ListItem:
			if indent < around.Offset {
				return false
			}
		case *ast.List, *calloutNode:
		default:
			return false
		}
	}
	return true
}

// callout gives the block of a ::: container.
func (b *builder) callout(n *calloutNode) Block {
	if !n.closed {
		b.problem(offset(n), "unclosed-callout",
			"this :::%s is never closed, so it runs to the end; end it with a line of %d colons", n.name, n.colons)
	}
	var title []Inline
	if first, ok := n.FirstChild().(*calloutTitle); ok {
		title = b.line(first)
		n.RemoveChild(n, first)
	}
	at := b.position(n)
	blocks := b.blocks(n)
	if n.name == "spoiler" {
		return &Spoiler{Pos: at, Summary: title, Open: n.open, Blocks: blocks}
	}
	return &Callout{Pos: at, Kind: n.name, Title: title, Blocks: blocks}
}
