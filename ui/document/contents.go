package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// contents makes the list of headings that an author asks for within the text.
func (m *maker) contents(c *markup.Contents) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, h := range m.v.doc.Headings() {
		if h.Level == 1 || c.MaxLevel > 0 && h.Level > c.MaxLevel {
			continue
		}
		id := h.ID
		text := kit.Text(markup.PlainText(h.Inlines), look.LabelSize, look.Face{}, look.Primary)
		text.Leading = 1.4
		left := look.Size(18) * float32(max(h.Level-2, 0))
		rows = append(rows, kit.InsetSides(left, 0, 0, 0,
			m.press(kit.Inset(0, 2, text), func() { m.v.ScrollToHeading(id) })))
	}
	return kit.Stack(0, rows...)
}
