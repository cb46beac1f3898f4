package document

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.Contents]{
		widget: func(m *widgetBuilder, b *markup.Contents, _ textStyle) fyne.CanvasObject { return m.contents(b) },
		split:  func(c *chunker, b *markup.Contents, _ textStyle) { c.contents(b) },
		fits:   func(c *chunker, _ *markup.Contents) bool { return len(c.v.doc.Headings()) <= maxParts },
		silent: true,
	})
}

// contents makes the list of headings that an author asks for within the text.
func (m *widgetBuilder) contents(c *markup.Contents) fyne.CanvasObject {
	return m.headings(listed(m.v.doc, c))
}

// contents splits that list.
func (c *chunker) contents(b *markup.Contents) {
	for part := range slices.Chunk(listed(c.v.doc, b), chunkRows) {
		c.add(nil, 0, func(m *widgetBuilder) fyne.CanvasObject { return m.headings(part) }).guess = func(float32) float32 {
			return float32(len(part)) * oneLine(0)
		}
	}
}

// listed gives the headings that a list of contents has.
func listed(doc *markup.Document, c *markup.Contents) []*markup.Heading {
	return slices.DeleteFunc(doc.Headings(), func(h *markup.Heading) bool {
		return h.Level == 1 || c.MaxLevel > 0 && h.Level > c.MaxLevel
	})
}

func (m *widgetBuilder) headings(all []*markup.Heading) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, h := range all {
		id := h.ID
		title := h.Inlines
		if !m.v.doc.Meta.AsTyped {
			title = markup.Typeset(title)
		}
		text := kit.WithFormulas(m.v.formulas.spokenIn(), kit.Text(markup.WithDollars(title), theme.LabelSize, theme.Face{}, theme.Primary))
		text.Leading = 1.4
		left := theme.Size(18) * float32(max(h.Level-2, 0))
		rows = append(rows, kit.InsetSides(left, 0, 0, 0,
			m.press(kit.Inset(0, 2, text), func() { m.v.ScrollToHeading(id) })))
	}
	return kit.Stack(0, rows...)
}
