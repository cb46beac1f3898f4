package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// shiftNode is text that is raised or lowered.
type shiftNode struct {
	ast.BaseInline
	style Style
}

var kindShift = ast.NewNodeKind("Shift")

func (n *shiftNode) Kind() ast.NodeKind { return kindShift }

func (n *shiftNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// shifts reads H~2~O and 19^th^. The text between two marks has no space, so a
// mark that finds no other in its word is a sign of its own ("~5 min") and has
// no part in those that follow.
type shifts struct{}

func (shifts) Trigger() []byte { return []byte{'~', '^'} }

var shiftsKey = parser.NewContextKey()

// shiftEnds is where in the source the marks end what was last begun.
type shiftEnds struct{ tilde, caret int }

func (shifts) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	mark := line[0]
	if block.PrecendingCharacter() == rune(mark) || len(line) > 1 && line[1] == mark {
		return nil
	}
	ends := pc.ComputeIfAbsent(shiftsKey, func() any { return &shiftEnds{-1, -1} }).(*shiftEnds)
	end := &ends.tilde
	if mark == '^' {
		end = &ends.caret
	}
	closes := *end == segment.Start
	if !closes {
		length := shiftLength(line)
		if length == 0 {
			return nil
		}
		*end = segment.Start + length
	}
	node := parser.NewDelimiter(!closes, closes, 1, mark, shifting(mark))
	node.Segment = segment.WithStop(segment.Start + 1)
	block.Advance(1)
	pc.PushDelimiter(node)
	return node
}

// shiftLength gives how far from its mark, which line begins with, the text
// ends that it begins; 0 when it begins none.
func shiftLength(line []byte) int {
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\':
			if i+1 < len(line) && util.IsPunct(line[i+1]) {
				i++
			}
		case c == ' ' || c == '\t' || c == '\n':
			return 0
		case c != line[0]:
		case i == 1 || i+1 < len(line) && line[i+1] == c:
			return 0
		default:
			return i
		}
	}
	return 0
}

// shifting is the mark of shifts that pairs of delimiters are made of.
type shifting byte

func (s shifting) IsDelimiter(c byte) bool { return c == byte(s) }

func (s shifting) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.Processor == closer.Processor
}

func (s shifting) OnMatch(int) ast.Node {
	if s == '^' {
		return &shiftNode{style: Superscript}
	}
	return &shiftNode{style: Subscript}
}
