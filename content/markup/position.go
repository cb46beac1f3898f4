package markup

import (
	"sort"

	"github.com/yuin/goldmark/ast"
)

// positions finds the line and column of an offset.
type positions struct {
	starts []int // of each line
	mark   int   // bytes that were taken off the first line
}

func newPositions(src []byte, mark int) positions {
	p := positions{starts: []int{0}, mark: mark}
	for i, c := range src {
		if c == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

func (p positions) at(offset int) Pos {
	if offset < 0 {
		return Pos{Line: 1, Column: 1}
	}
	line := sort.SearchInts(p.starts, offset+1)
	column := offset - p.starts[line-1] + 1
	if line == 1 {
		column += p.mark
	}
	return Pos{Line: line, Column: column}
}

// offset is where a syntax node begins: its own place or its first line's,
// whichever comes first; failing both, its first child's.
func offset(n ast.Node) int {
	at := n.Pos()
	if n.Type() != ast.TypeInline && n.Lines() != nil && n.Lines().Len() > 0 {
		if first := n.Lines().At(0).Start; at < 0 || first < at {
			at = first
		}
	}
	if at < 0 && n.FirstChild() != nil {
		return offset(n.FirstChild())
	}
	return at
}
