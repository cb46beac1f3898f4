package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mathNode is display math on lines of its own.
type mathNode struct {
	ast.BaseBlock
	ended bool
}

var kindMath = ast.NewNodeKind("Math")

func (n *mathNode) Kind() ast.NodeKind { return kindMath }

// IsRaw says that there is no markup in a formula.
func (n *mathNode) IsRaw() bool { return true }

func (n *mathNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var dollars = []byte("$$")

// mathBlocks reads a formula between two lines of $$. Without the second there
// is no formula.
type mathBlocks struct{}

func (mathBlocks) Trigger() []byte             { return []byte{'$'} }
func (mathBlocks) CanInterruptParagraph() bool { return true }
func (mathBlocks) CanAcceptIndentedLine() bool { return false }

func (mathBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], dollars) || bytes.Contains(line[at+2:], dollars) {
		return nil, parser.NoChildren
	}
	if !mathEnds(reader.Source()[segment.Stop:]) {
		return nil, parser.NoChildren
	}
	node := &mathNode{}
	if first := bytes.TrimSpace(line[at+2:]); len(first) > 0 {
		node.Lines().Append(text.NewSegment(segment.Start-segment.Padding+at+2, segment.Stop))
	}
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// mathEnds tells whether a line of rest ends in $$ before an empty line.
func mathEnds(rest []byte) bool {
	for len(rest) > 0 {
		line := rest
		if end := bytes.IndexByte(rest, '\n'); end >= 0 {
			line = rest[:end]
			rest = rest[end+1:]
		} else {
			rest = nil
		}
		line = bytes.TrimSpace(line)
		if len(bytes.Trim(line, ">")) == 0 {
			return false
		}
		if bytes.Contains(line, dollars) {
			return bytes.HasSuffix(line, dollars)
		}
	}
	return false
}

func (mathBlocks) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	node := n.(*mathNode)
	line, segment := reader.PeekLine()
	if util.IsBlank(line) || node.ended {
		return parser.Close
	}
	if trimmed := bytes.TrimRight(line, " \t\n"); bytes.HasSuffix(trimmed, dollars) {
		if stop := segment.Start - segment.Padding + len(trimmed) - 2; stop > segment.Start {
			node.Lines().Append(text.NewSegment(segment.Start, stop))
		}
		node.ended = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (mathBlocks) Close(ast.Node, text.Reader, parser.Context) {}

// formula is math in running text.
type formula struct {
	source  string
	display bool // between $$
	offset  int
}

func (*formula) inline() {}

// formulas reads $x$ and $$x$$. A dollar that has a space inside, or a digit
// after the closing one, is money.
type formulas struct{}

func (formulas) Trigger() []byte { return []byte{'$'} }

func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if bytes.HasPrefix(line, dollars) {
		found := upTo(block, 2, "$$")
		if found == nil {
			return nil
		}
		source := strings.TrimSpace(string(found[2 : len(found)-2]))
		if source == "" {
			return nil
		}
		return &held{value: &formula{source: clean(source), display: true, offset: segment.Start}}
	}
	if len(line) < 3 || util.IsSpace(line[1]) || block.PrecendingCharacter() == '$' {
		return nil
	}
	limit := min(len(line), maxSpanBytes)
	for i := 2; i < limit; i++ {
		if line[i] != '$' {
			continue
		}
		escaped := line[i-1] == '\\' && (i < 3 || line[i-2] != '\\')
		if escaped {
			continue
		}
		if util.IsSpace(line[i-1]) || i+1 < len(line) && (util.IsNumeric(line[i+1]) || line[i+1] == '$') {
			return nil
		}
		block.Advance(i + 1)
		return &held{value: &formula{source: clean(string(line[1:i])), offset: segment.Start}}
	}
	return nil
}
