package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// definitions makes a list of terms with their definitions set in.
func (m *maker) definitions(d *markup.DefinitionList, s setting) fyne.CanvasObject {
	term := s
	term.face.SemiBold, term.plain = true, true
	var rows []fyne.CanvasObject
	for _, item := range d.Items {
		row := []fyne.CanvasObject{m.text(item.Term, term)}
		for _, blocks := range item.Definitions {
			row = append(row, kit.InsetSides(look.Size(24), 0, 0, 0, m.blocks(blocks, 8, s)))
		}
		rows = append(rows, kit.Stack(look.Size(3), row...))
	}
	return kit.Stack(look.Size(10), rows...)
}
