package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// definitionNode is one definition; the paragraph before it, or before the
// definitions before it, is its term.
type definitionNode struct {
	ast.BaseBlock
	width int // of the marker and the spaces after it
}

var kindDefinition = ast.NewNodeKind("Definition")

func (n *definitionNode) Kind() ast.NodeKind { return kindDefinition }

func (n *definitionNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// definitions reads ": definition" or "~ definition" under a term of one line.
type definitions struct{}

func (definitions) Trigger() []byte             { return []byte{':', '~'} }
func (definitions) CanInterruptParagraph() bool { return true }
func (definitions) CanAcceptIndentedLine() bool { return false }

func (definitions) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || depth(parent) >= maxDepth || util.IsBlank(line[at+1:]) {
		return nil, parser.NoChildren
	}
	switch last := parent.LastChild().(type) {
	case *ast.Paragraph:
		if last.Lines().Len() != 1 {
			return nil, parser.NoChildren
		}
	case *definitionNode:
	default:
		return nil, parser.NoChildren
	}
	spaces, _ := util.IndentWidth(line[at+1:], at+1)
	if spaces == 0 {
		return nil, parser.NoChildren
	}
	if spaces > 4 { // indented code within
		spaces = 1
	}
	node := &definitionNode{width: pc.BlockIndent() + 1 + spaces}
	skip, padding := util.IndentPosition(line[at+1:], at+1, spaces)
	reader.AdvanceAndSetPadding(at+1+skip, padding)
	return node, parser.HasChildren
}

func (definitions) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), n.(*definitionNode).width)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

func (definitions) Close(ast.Node, text.Reader, parser.Context) {}

// definitionList gives the list that begins with the term n, and the last node
// that belongs to it; nil when no definition follows n.
func (b *builder) definitionList(n ast.Node) (list *DefinitionList, last ast.Node) {
	for term := n; isTerm(term); {
		if list == nil {
			list = &DefinitionList{Pos: b.position(n)}
		}
		item := Definition{Term: b.line(term)}
		next := term.NextSibling()
		for ; isDefinition(next); next = next.NextSibling() {
			item.Definitions = append(item.Definitions, b.blocks(next))
			last = next
		}
		list.Items = append(list.Items, item)
		term = next
	}
	return list, last
}

func isTerm(n ast.Node) bool {
	if n == nil {
		return false
	}
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return isDefinition(n.NextSibling())
	}
	return false
}

func isDefinition(n ast.Node) bool {
	_, ok := n.(*definitionNode)
	return ok
}
