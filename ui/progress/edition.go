package progress

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/edition"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// editions lists the editions of the course that followed each other, each of which
// opens what is told of it; nil when there was one alone.
func (p *Page) editions() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, e := range p.session.Editions() {
		rows = append(rows, kit.LinkButton(edition.Line(e), func() { p.nav.ShowEdition(e) }))
	}
	if len(rows) == 0 {
		return nil
	}
	return kit.Panel(kit.Stack(8, append([]fyne.CanvasObject{kit.H3(words.T("Editions of this course"))}, rows...)...))
}
