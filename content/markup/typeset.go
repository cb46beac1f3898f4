package markup

// Typeset gives the note as it is shown: with the signs that its text is set
// in, unless the note asks for what was typed. Ids of headings, addresses and
// places stay; the note itself does too.
func (d *Document) Typeset() *Document {
	if d.Meta.AsTyped {
		return d
	}
	s := typesetter{directions: map[Block]string{}, from: d}
	set := *d
	set.Meta.AsTyped = true // it is what it is to be
	set.Blocks = s.blocks(d.Blocks)
	set.Footnotes = nil
	for _, f := range d.Footnotes {
		f.Blocks = s.blocks(f.Blocks)
		set.Footnotes = append(set.Footnotes, f)
	}
	set.Directions = s.directions
	return &set
}

// TypesetBlocks gives blocks with the signs that their text is set in.
func TypesetBlocks(blocks []Block) []Block {
	s := typesetter{directions: map[Block]string{}, from: &Document{}}
	return s.blocks(blocks)
}

type typesetter struct {
	from       *Document
	directions map[Block]string
}

func (s *typesetter) blocks(blocks []Block) []Block {
	if blocks == nil {
		return nil
	}
	out := make([]Block, len(blocks))
	for i, block := range blocks {
		out[i] = s.block(block)
		if direction, ok := s.from.Directions[block]; ok {
			s.directions[out[i]] = direction
		}
	}
	return out
}

func (s *typesetter) block(block Block) Block {
	switch v := block.(type) {
	case *Heading:
		set := *v
		set.Inlines = Typeset(v.Inlines)
		return &set
	case *Paragraph:
		set := *v
		set.Inlines = Typeset(v.Inlines)
		return &set
	case *List:
		set := *v
		set.Items = make([]ListItem, len(v.Items))
		for i, item := range v.Items {
			item.Blocks = s.blocks(item.Blocks)
			set.Items[i] = item
		}
		return &set
	case *Table:
		set := *v
		set.Head = setCells(v.Head)
		set.Rows = make([][]Cell, len(v.Rows))
		for i, row := range v.Rows {
			set.Rows[i] = setCells(row)
		}
		return &set
	case *Callout:
		set := *v
		set.Title, set.Blocks = Typeset(v.Title), s.blocks(v.Blocks)
		return &set
	case *Spoiler:
		set := *v
		set.Summary, set.Blocks = Typeset(v.Summary), s.blocks(v.Blocks)
		return &set
	case *Quote:
		set := *v
		set.Blocks = s.blocks(v.Blocks)
		return &set
	case *DefinitionList:
		set := *v
		set.Items = make([]Definition, len(v.Items))
		for i, item := range v.Items {
			set.Items[i].Term = Typeset(item.Term)
			for _, blocks := range item.Definitions {
				set.Items[i].Definitions = append(set.Items[i].Definitions, s.blocks(blocks))
			}
		}
		return &set
	}
	return block
}

func setCells(cells []Cell) []Cell {
	if cells == nil {
		return nil
	}
	out := make([]Cell, len(cells))
	for i, cell := range cells {
		cell.Inlines = Typeset(cell.Inlines)
		out[i] = cell
	}
	return out
}
