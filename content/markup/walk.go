package markup

// Walk calls visit for each block and, where visit gives true, for the blocks
// within it, in the order of the source.
func Walk(blocks []Block, visit func(Block) bool) {
	for _, block := range blocks {
		if !visit(block) {
			continue
		}
		for _, child := range Children(block) {
			Walk(child.Blocks, visit)
		}
	}
}

// WalkInlines calls visit for each inline of block and of the blocks within it,
// and for the inlines within those.
func WalkInlines(block Block, visit func(Inline)) {
	Walk([]Block{block}, func(block Block) bool {
		for _, child := range Children(block) {
			EachInline(child.Inlines, visit)
		}
		return true
	})
}

// EachInline calls visit for each of inlines and those within them.
func EachInline(inlines []Inline, visit func(Inline)) {
	for _, inline := range inlines {
		visit(inline)
		switch v := inline.(type) {
		case Styled:
			EachInline(v.Children, visit)
		case Link:
			EachInline(v.Children, visit)
		}
	}
}

// Child is a part of a block: running text or blocks, never both.
type Child struct {
	Inlines []Inline
	Blocks  []Block
}

// Children gives what a block is made of, in the order it is read. It and Walk
// are the only places that know which kinds hold others.
func Children(block Block) []Child {
	switch v := block.(type) {
	case *Heading:
		return []Child{{Inlines: v.Inlines}}
	case *Paragraph:
		return []Child{{Inlines: v.Inlines}}
	case *Figure:
		return []Child{{Inlines: []Inline{v.Image}}}
	case *Callout:
		return []Child{{Inlines: v.Title}, {Blocks: v.Blocks}}
	case *Spoiler:
		return []Child{{Inlines: v.Summary}, {Blocks: v.Blocks}}
	case *Quote:
		return []Child{{Blocks: v.Blocks}}
	case *List:
		out := make([]Child, len(v.Items))
		for i, item := range v.Items {
			out[i].Blocks = item.Blocks
		}
		return out
	case *DefinitionList:
		var out []Child
		for _, item := range v.Items {
			out = append(out, Child{Inlines: item.Term})
			for _, blocks := range item.Definitions {
				out = append(out, Child{Blocks: blocks})
			}
		}
		return out
	case *Table:
		var out []Child
		for _, cell := range v.Head {
			out = append(out, Child{Inlines: cell.Inlines})
		}
		for _, row := range v.Rows {
			for _, cell := range row {
				out = append(out, Child{Inlines: cell.Inlines})
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
