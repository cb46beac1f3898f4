package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tableNode is a table; its children are rows, the first of them the head.
type (
	tableNode struct {
		ast.BaseBlock
		align []Align
	}
	rowNode  struct{ ast.BaseBlock }
	cellNode struct{ ast.BaseBlock }
)

var (
	kindTable = ast.NewNodeKind("PipeTable")
	kindRow   = ast.NewNodeKind("PipeRow")
	kindCell  = ast.NewNodeKind("PipeCell")
)

func (n *tableNode) Kind() ast.NodeKind { return kindTable }
func (n *rowNode) Kind() ast.NodeKind   { return kindRow }
func (n *cellNode) Kind() ast.NodeKind  { return kindCell }

func (n *tableNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *rowNode) Dump(source []byte, level int)   { ast.DumpHelper(n, source, level, nil, nil) }
func (n *cellNode) Dump(source []byte, level int)  { ast.DumpHelper(n, source, level, nil, nil) }

// tables makes tables of paragraphs that have a line of dashes and bars. Unlike
// goldmark's, a row keeps the cells that the head has no column for.
type tables struct{}

func (tables) Transform(paragraph *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := paragraph.Lines()
	source := reader.Source()
	bars := -1 // not counted yet
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		align := delimiterRow(line.Value(source))
		if align == nil {
			continue
		}
		head := tableRow(lines.At(i-1), source)
		if head.ChildCount() != len(align) {
			continue
		}
		if bars < 0 {
			bars = barsIn(lines, source)
		}
		if !spendingOf(pc).mayHold(max(bars, len(align)*(lines.Len()-i))) {
			continue
		}
		table := &tableNode{align: align}
		table.SetPos(lines.At(i - 1).Start)
		table.AppendChild(table, head)
		for j := i + 1; j < lines.Len(); j++ {
			table.AppendChild(table, tableRow(lines.At(j), source))
		}
		paragraph.Parent().InsertAfter(paragraph.Parent(), paragraph, table)
		if i == 1 {
			paragraph.Parent().RemoveChild(paragraph.Parent(), paragraph)
			return
		}
		lines.SetSliced(0, i-1)
		last := lines.At(i - 2)
		lines.Set(i-2, last.TrimRightSpace(source))
		return
	}
}

// barsIn counts the bars of a paragraph's lines, and the lines: the cells that
// their table can have of its own.
func barsIn(lines *text.Segments, source []byte) int {
	n := lines.Len()
	for i := range lines.Len() {
		line := lines.At(i)
		n += bytes.Count(line.Value(source), []byte("|"))
	}
	return n
}

// mayHold takes up cells of a table, if the note may have so many more.
func (s *spending) mayHold(cells int) bool {
	if s.cells+cells > maxCells {
		return false
	}
	s.cells += cells
	return true
}

// delimiterRow reads a line such as | :-- | --: |; nil when it is none.
func delimiterRow(line []byte) []Align {
	line = bytes.TrimSpace(line)
	if !bytes.ContainsRune(line, '-') || !bytes.ContainsAny(line, "|:") || len(bytes.Trim(line, "|:- \t")) > 0 {
		return nil
	}
	line = bytes.TrimPrefix(line, []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	var align []Align
	for column := range bytes.SplitSeq(line, []byte("|")) {
		column = bytes.TrimSpace(column)
		dashes, left := bytes.CutPrefix(column, []byte(":"))
		dashes, right := bytes.CutSuffix(dashes, []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		switch {
		case left && right:
			align = append(align, AlignCenter)
		case left:
			align = append(align, AlignLeft)
		case right:
			align = append(align, AlignRight)
		default:
			align = append(align, AlignNone)
		}
	}
	return align
}

// tableRow splits a line at its bars, those after a backslash excepted.
func tableRow(line text.Segment, source []byte) *rowNode {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	row := &rowNode{}
	row.SetPos(line.Start)
	from, to := line.Start, line.Stop
	if from < to && source[from] == '|' {
		from++
	}
	if to-1 > from && source[to-1] == '|' && source[to-2] != '\\' {
		to--
	}
	for i := from; i <= to; i++ {
		switch {
		case i == to || source[i] == '|':
			cell := &cellNode{}
			segment := text.NewSegment(from, i)
			segment = segment.TrimLeftSpace(source)
			segment = segment.TrimRightSpace(source)
			if !segment.IsEmpty() {
				cell.Lines().Append(segment)
			}
			cell.SetPos(from)
			row.AppendChild(row, cell)
			from = i + 1
		case source[i] == '\\' && i+1 < to && util.IsPunct(source[i+1]):
			i++
		}
	}
	return row
}

// table gives the block of a table.
func (b *builder) table(n *tableNode) *Table {
	t := &Table{Pos: b.place(n), Align: n.align}
	b.inTable = true
	defer func() { b.inTable = false }()
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([]Cell, 0, len(n.align))
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, Cell{Inlines: b.line(cell)})
		}
		if row == n.FirstChild() {
			t.Head = cells
			continue
		}
		if len(cells) > len(n.align) {
			b.problem(offset(row), "extra-cells",
				"this row has %d cells, the table's head %d; write a bar within a cell as \\|", len(cells), len(n.align))
		}
		for len(cells) < len(n.align) {
			cells = append(cells, Cell{})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
