package markup

import "unicode/utf8"

// Stretch is a part of what BlockText gives that stands together: running
// text, or all of a block of code.
type Stretch struct {
	Start   int      // in characters of the block's text
	Text    string   // never empty
	Inlines []Inline // what it is the text of; nil for what isn't running text
	Block   Block    // the block whose own it is
}

// Stretches gives the parts that BlockText joins, in their order.
func Stretches(block Block) []Stretch {
	var c cutter
	c.block(block)
	return c.out
}

// cutter goes through a block as collectText does.
type cutter struct {
	out []Stretch
	at  int // characters so far, the newline after the last line included
}

func (c *cutter) add(text string, inlines []Inline, of Block) {
	if text != "" {
		c.out = append(c.out, Stretch{Start: c.at, Text: text, Inlines: inlines, Block: of})
		c.at += utf8.RuneCountInString(text) + 1
	}
}

func (c *cutter) block(block Block) {
	switch v := block.(type) {
	case *Table:
		c.row(v.Head, v)
		for _, row := range v.Rows {
			c.row(row, v)
		}
		return
	case *CodeBlock, *MathBlock, *Diagram, *Quiz, *Embed:
		c.add(BlockText(v), nil, v)
		return
	}
	for _, child := range Children(block) {
		c.add(PlainText(child.Inlines), child.Inlines, block)
		for _, inner := range child.Blocks {
			c.block(inner)
		}
	}
	if quote, ok := block.(*Quote); ok {
		c.add(quote.Name, nil, quote)
		c.add(quote.Time, nil, quote)
	}
}

func (c *cutter) row(cells []Cell, table *Table) {
	at := c.at
	for _, cell := range cells {
		text := PlainText(cell.Inlines)
		if text != "" {
			c.out = append(c.out, Stretch{Start: at, Text: text, Inlines: cell.Inlines, Block: table})
		}
		at += utf8.RuneCountInString(text) + 1
	}
	if whole := utf8.RuneCountInString(rowText(cells)); whole > 0 {
		c.at += whole + 1
	}
}
