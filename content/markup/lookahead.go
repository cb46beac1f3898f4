package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// valueNode is a syntax node that stands for an inline of ours.
type valueNode struct {
	ast.BaseInline
	value any
}

var kindValue = ast.NewNodeKind("Held")

func (h *valueNode) Kind() ast.NodeKind { return kindValue }

func (h *valueNode) Dump(source []byte, level int) { ast.DumpHelper(h, source, level, nil, nil) }

// upTo gives what follows in the paragraph up to and including the first end
// after skip bytes, at most maxSpanBytes, and moves the reader past it. Without
// an end it gives nil, and the reader may have moved.
func upTo(block text.Reader, skip int, end string) []byte {
	var found []byte
	for {
		line, _ := block.PeekLine()
		if line == nil {
			return nil
		}
		line = line[:min(len(line), maxSpanBytes+1-len(found))]
		from := min(skip, len(line))
		found = append(found, line[:from]...)
		skip = 0
		if at := bytes.Index(line[from:], []byte(end)); at >= 0 {
			stop := from + at + len(end)
			block.Advance(stop)
			return append(found, line[from:stop]...)
		}
		found = append(found, line[from:]...)
		if len(found) > maxSpanBytes {
			return nil
		}
		block.AdvanceLine()
	}
}

// ahead gives what follows in the paragraph, at most maxSpanBytes of it, and
// leaves the reader where it is.
func ahead(block text.Reader) []byte {
	line, segment := block.PeekLine()
	if len(line) >= maxSpanBytes {
		return line[:maxSpanBytes]
	}
	number, _ := block.Position()
	found := bytes.Clone(line)
	for len(found) < maxSpanBytes {
		block.AdvanceLine()
		next, _ := block.PeekLine()
		if next == nil {
			break
		}
		found = append(found, next...)
	}
	block.SetPosition(number, segment)
	return found[:min(len(found), maxSpanBytes)]
}
