package markup

import "unicode/utf8"

// Segment is a part of what [BlockText] gives that stands together: running
// text, or all of a block of code.
type Segment struct {
	Start   int      // in characters of the block's text
	Text    string   // never empty
	Inlines []Inline // what it is the text of; nil for what isn't running text
	Block   Block    // the block whose own it is
}

// Segments gives the parts that [BlockText] joins, in their order.
func Segments(block Block) []Segment {
	var s segmenter
	s.block(block)
	return s.out
}

// segmenter goes through a block as collectText does.
type segmenter struct {
	out []Segment
	at  int // characters so far, the newline after the last line included
}

func (s *segmenter) add(text string, inlines []Inline, of Block) {
	if text != "" {
		s.out = append(s.out, Segment{Start: s.at, Text: text, Inlines: inlines, Block: of})
		s.at += utf8.RuneCountInString(text) + 1
	}
}

func (s *segmenter) block(block Block) {
	if source, ok := sourceText(block); ok {
		s.add(source, nil, block)
		return
	}
	if table, ok := block.(*Table); ok {
		s.row(table.Head, table)
		for _, row := range table.Rows {
			s.row(row, table)
		}
		return
	}
	for _, child := range Children(block) {
		s.add(PlainText(child.Inlines), child.Inlines, block)
		for _, inner := range child.Blocks {
			s.block(inner)
		}
	}
	if quote, ok := block.(*Quote); ok {
		s.add(quote.Name, nil, quote)
		s.add(quote.Time, nil, quote)
	}
}

func (s *segmenter) row(cells []Cell, table *Table) {
	at := s.at
	for _, cell := range cells {
		text := PlainText(cell.Inlines)
		if text != "" {
			s.out = append(s.out, Segment{Start: at, Text: text, Inlines: cell.Inlines, Block: table})
		}
		at += utf8.RuneCountInString(text) + 1
	}
	if whole := utf8.RuneCountInString(rowText(cells)); whole > 0 {
		s.at += whole + 1
	}
}
