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
		head, align := tableHead(lines, i, source)
		if head == nil {
			continue
		}
		if bars < 0 {
			bars = barsIn(lines, source)
		}
		if !budgetOf(pc).mayHold(max(bars, len(align)*(lines.Len()-i))) {
			continue
		}
		table := &tableNode{align: align}
		table.SetPos(lines.At(i - 1).Start)
		table.AppendChild(table, head)
		for j := i + 1; j < lines.Len(); j++ {
			table.AppendChild(table, tableRow(lines.At(j), source, len(align)))
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

// tableHead gives the head of a table and how its columns are set, when line i
// of a paragraph is the row of dashes under it; else nil.
func tableHead(lines *text.Segments, i int, source []byte) (*rowNode, []Align) {
	line := lines.At(i)
	align := delimiterRow(line.Value(source))
	if align == nil {
		return nil, nil
	}
	head := tableRow(lines.At(i-1), source, len(align))
	if head.ChildCount() != len(align) {
		return nil, nil
	}
	return head, align
}

// underlines reads the underlined headings of another parser, but for a line
// of dashes under a table: that is a rule, and the text over the table no
// heading.
type underlines struct{ parser.BlockParser }

var tableSoughtKey = parser.NewContextKey()

// tableSought is how far a paragraph has been looked through for a table.
type tableSought struct {
	paragraph ast.Node
	lines     int
	found     bool
}

func (p underlines) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	last, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	if ok && last.Lines().Len() > 1 {
		sought, _ := pc.Get(tableSoughtKey).(*tableSought)
		if sought == nil || sought.paragraph != last {
			sought = &tableSought{paragraph: last, lines: 1}
			pc.Set(tableSoughtKey, sought)
		}
		for ; !sought.found && sought.lines < last.Lines().Len(); sought.lines++ {
			head, _ := tableHead(last.Lines(), sought.lines, reader.Source())
			sought.found = head != nil
		}
		if sought.found {
			return nil, parser.NoChildren
		}
	}
	return p.BlockParser.Open(parent, reader, pc)
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
func (s *budget) mayHold(cells int) bool {
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

// tableRow splits a line at its bars, those after a backslash excepted. Where
// that gives more cells than there are columns, bars within code are text.
func tableRow(line text.Segment, source []byte, columns int) *rowNode {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	row := splitRow(line, source, nil)
	if row.ChildCount() > columns && bytes.IndexByte(line.Value(source), '`') >= 0 {
		return splitRow(line, source, codeSpans(line.Value(source)))
	}
	return row
}

// splitRow splits a line without spaces around it at its bars, leaving out the
// ranges that code gives, in their order.
func splitRow(line text.Segment, source []byte, code [][2]int) *rowNode {
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
		for len(code) > 0 && line.Start+code[0][1] <= i {
			code = code[1:]
		}
		if len(code) > 0 && i < to && line.Start+code[0][0] <= i {
			continue
		}
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

// codeSpans gives where code stands in a line: from a run of backticks to the
// next one as long.
func codeSpans(line []byte) [][2]int {
	type run struct{ start, end, next int }
	var runs []run
	for i := 0; i < len(line); {
		start := i
		for i < len(line) && line[i] == '`' {
			i++
		}
		if i > start {
			runs = append(runs, run{start, i, -1})
			continue
		}
		i++
	}
	seen := map[int]int{} // the next run of a length
	for i := len(runs) - 1; i >= 0; i-- {
		length := runs[i].end - runs[i].start
		if next, ok := seen[length]; ok {
			runs[i].next = next
		}
		seen[length] = i
	}
	var spans [][2]int
	for i := 0; i < len(runs); i++ {
		if next := runs[i].next; next >= 0 {
			spans = append(spans, [2]int{runs[i].start, runs[next].end})
			i = next
		}
	}
	return spans
}

// table gives the block of a table.
func (b *builder) table(n *tableNode) *Table {
	t := &Table{Pos: b.position(n), Align: n.align}
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
