package markup

// Walk calls visit for each block and, where visit gives true, for the blocks
// within it, in the order of the source.
func Walk(blocks []Block, visit func(Block) bool) {
	for _, block := range blocks {
		if !visit(block) {
			continue
		}
		for _, part := range parts(block) {
			Walk(part.blocks, visit)
		}
	}
}

// WalkInlines calls visit for each inline of block and of the blocks within it,
// and for the inlines within those.
func WalkInlines(block Block, visit func(Inline)) {
	Walk([]Block{block}, func(block Block) bool {
		for _, part := range parts(block) {
			walkSpans(part.inlines, visit)
		}
		return true
	})
}

// EachInline calls visit for each of inlines and those within them.
func EachInline(inlines []Inline, visit func(Inline)) { walkSpans(inlines, visit) }

func walkSpans(inlines []Inline, visit func(Inline)) {
	for _, inline := range inlines {
		visit(inline)
		switch v := inline.(type) {
		case Styled:
			walkSpans(v.Children, visit)
		case Link:
			walkSpans(v.Children, visit)
		}
	}
}

// part is a piece of a block: running text or blocks.
type part struct {
	inlines []Inline
	blocks  []Block
}

// parts gives what a block is made of, in the order it is read.
func parts(block Block) []part {
	switch v := block.(type) {
	case *Heading:
		return []part{{inlines: v.Inlines}}
	case *Paragraph:
		return []part{{inlines: v.Inlines}}
	case *Figure:
		return []part{{inlines: []Inline{v.Image}}}
	case *Callout:
		return []part{{inlines: v.Title}, {blocks: v.Blocks}}
	case *Spoiler:
		return []part{{inlines: v.Summary}, {blocks: v.Blocks}}
	case *Quote:
		return []part{{blocks: v.Blocks}}
	case *List:
		out := make([]part, len(v.Items))
		for i, item := range v.Items {
			out[i].blocks = item.Blocks
		}
		return out
	case *DefinitionList:
		var out []part
		for _, item := range v.Items {
			out = append(out, part{inlines: item.Term})
			for _, blocks := range item.Definitions {
				out = append(out, part{blocks: blocks})
			}
		}
		return out
	case *Table:
		var out []part
		for _, cell := range v.Head {
			out = append(out, part{inlines: cell.Inlines})
		}
		for _, row := range v.Rows {
			for _, cell := range row {
				out = append(out, part{inlines: cell.Inlines})
			}
		}
		return out
	}
	return nil
}

// Headings gives the headings of the note, those within callouts, quotes and
// lists included, in the order of the source.
func (d *Document) Headings() []*Heading {
	var out []*Heading
	Walk(d.Blocks, func(block Block) bool {
		if heading, ok := block.(*Heading); ok {
			out = append(out, heading)
		}
		return true
	})
	return out
}

// FindHeading gives the heading with an anchor and the place of the block that it
// is, or stands in, however deep. The place is -1 when there is none.
func FindHeading(blocks []Block, id string) (at int, found *Heading) {
	for i := range blocks {
		Walk(blocks[i:i+1], func(block Block) bool {
			if h, ok := block.(*Heading); ok && h.ID == id && found == nil {
				found = h
			}
			return found == nil
		})
		if found != nil {
			return i, found
		}
	}
	return -1, nil
}
