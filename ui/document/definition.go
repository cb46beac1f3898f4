package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.DefinitionList]{
		widget: (*widgetBuilder).definitions,
		split:  (*chunker).definitions,
		cost: func(left *budget, b *markup.DefinitionList) {
			for _, d := range b.Items {
				left.parts--
				left.inlines(d.Term)
				for _, blocks := range d.Definitions {
					left.blocks(blocks)
				}
			}
		},
		say: func(r *sentenceBuilder, b *markup.DefinitionList) {
			for _, d := range b.Items {
				r.text(d.Term)
				for _, blocks := range d.Definitions {
					r.all(blocks)
				}
			}
		},
	})
}

// definitions makes a list of terms with their definitions set in.
func (m *widgetBuilder) definitions(d *markup.DefinitionList, s textStyle) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, item := range d.Items {
		row := []fyne.CanvasObject{m.definedTerm(item, s)}
		for _, blocks := range item.Definitions {
			row = append(row, kit.InsetSides(theme.Size(definitionInset), 0, 0, 0, m.blocks(blocks, inDefinitionGap, s)))
		}
		rows = append(rows, kit.Stack(theme.Size(definitionGap), row...))
	}
	return kit.Stack(theme.Size(definitionsGap), rows...)
}

// The measures of a list of definitions, at 100 %.
const (
	definitionInset = 24
	definitionsGap  = 10 // between a definition and the next term
	definitionGap   = 3  // between a term and its definitions
	inDefinitionGap = 8
)

func (m *widgetBuilder) definedTerm(d markup.Definition, s textStyle) fyne.CanvasObject {
	s.face.SemiBold, s.plain = true, true
	return m.text(d.Term, s)
}

// definitions splits a list of definitions between its terms, and within what
// is too long of one.
func (c *chunker) definitions(d *markup.DefinitionList, s textStyle) {
	for i, item := range d.Items {
		if i > 0 {
			c.gap = definitionsGap
		}
		one := &markup.DefinitionList{Pos: d.Pos, Items: d.Items[i : i+1]}
		if c.fits(one) {
			c.put(one, func(m *widgetBuilder) fyne.CanvasObject { return m.definitions(one, s) })
			continue
		}
		term := &markup.DefinitionList{Pos: d.Pos, Items: []markup.Definition{{Term: item.Term}}}
		c.put(term, func(m *widgetBuilder) fyne.CanvasObject { return m.definedTerm(item, s) })
		for _, blocks := range item.Definitions {
			c.gap = definitionGap
			c.within(setIn(definitionInset), func() { c.blocks(blocks, inDefinitionGap, s) })
		}
	}
}

// setIn is a margin at the left.
func setIn(wide float32) *frame {
	return &frame{inset: wide, wrap: func(_ *widgetBuilder, content fyne.CanvasObject, _, _ bool) fyne.CanvasObject {
		return kit.InsetSides(theme.Size(wide), 0, 0, 0, content)
	}}
}
