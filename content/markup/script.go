package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// scriptNode is text that is raised or lowered.
type scriptNode struct {
	ast.BaseInline
	style Style
}

var kindScript = ast.NewNodeKind("Shift")

func (n *scriptNode) Kind() ast.NodeKind { return kindScript }

func (n *scriptNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// scriptParser reads H~2~O and 19^th^. The text between two marks has no space, so a
// mark that finds no other in its word is a sign of its own ("~5 min") and has
// no part in those that follow.
type scriptParser struct{}

func (scriptParser) Trigger() []byte { return []byte{'~', '^'} }

var scriptsKey = parser.NewContextKey()

// scriptEnds is where in the source the marks end what was last begun.
type scriptEnds struct{ tilde, caret int }

func (scriptParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	mark := line[0]
	if block.PrecendingCharacter() == rune(mark) || len(line) > 1 && line[1] == mark {
		return nil
	}
	ends := pc.ComputeIfAbsent(scriptsKey, func() any { return &scriptEnds{-1, -1} }).(*scriptEnds)
	end := &ends.tilde
	if mark == '^' {
		end = &ends.caret
	}
	closes := *end == segment.Start
	if !closes {
		length := scriptLength(line)
		if length == 0 {
			return nil
		}
		*end = segment.Start + length
	}
	node := parser.NewDelimiter(!closes, closes, 1, mark, scriptDelimiters(mark))
	node.Segment = segment.WithStop(segment.Start + 1)
	block.Advance(1)
	pc.PushDelimiter(node)
	return node
}

// scriptLength gives how far from its mark, which line begins with, the text
// ends that it begins; 0 when it begins none.
func scriptLength(line []byte) int {
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

// scriptDelimiters is the mark that pairs of ~ or ^ are made of.
type scriptDelimiters byte

func (s scriptDelimiters) IsDelimiter(c byte) bool { return c == byte(s) }

func (s scriptDelimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.Processor == closer.Processor
}

func (s scriptDelimiters) OnMatch(int) ast.Node {
	if s == '^' {
		return &scriptNode{style: Superscript}
	}
	return &scriptNode{style: Subscript}
}
