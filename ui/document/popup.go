package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// popUps shows footnotes and abbreviations by their place in the text, one at a
// time.
type popUps struct {
	v    *View
	open *kit.PopUp // nil when there is none
}

// show shows something small by a place of the canvas, until a tap outside. Again
// shows it by the view of a page made since.
func (p *popUps) show(title string, content fyne.CanvasObject, at fyne.Position, again func(*View)) {
	c := kit.CanvasOf(p.v) // also of a page that was just drawn anew
	if c == nil {
		return
	}
	p.close()
	body := content
	if title != "" {
		body = kit.Stack(4, kit.H3(title), content)
	}
	wide := min(theme.Size(360), kit.Room(c).Width-40)
	box := kit.Inset(12, 8, body)
	size := fyne.NewSize(wide, kit.HeightFor(box, wide))
	at = fyne.NewPos(min(at.X, c.Size().Width-wide-20), at.Y)
	if at.Y+size.Height > c.Size().Height-20 {
		at.Y = max(at.Y-size.Height-theme.Size(40), 10)
	}
	p.open = kit.NewPopover("footnote", box, c)
	p.open.Again = func() func(any) {
		return func(page any) {
			if page, ok := page.(interface{ Document() *View }); ok && page.Document() != nil {
				again(page.Document())
			}
		}
	}
	p.open.Fit(size)
	p.open.ShowAt(at)
}

// close closes the pop-up, and tells whether one was open.
func (p *popUps) close() bool {
	if p.open == nil || !p.open.Visible() {
		p.open = nil
		return false
	}
	p.open.Hide()
	p.open = nil
	return true
}

// abbreviation shows what an abbreviation stands for.
func (p *popUps) abbreviation(in markup.Abbreviation, at fyne.Position) {
	p.show(in.Short, kit.Label(in.Long), at, func(v *View) { v.popUps.abbreviation(in, at) })
}

// footnote shows a footnote by its mark.
func (p *popUps) footnote(number int, at fyne.Position) {
	for _, f := range p.v.doc.Footnotes {
		if f.Number == number {
			// The pop-up's hotspots are nobody's: it closes by a tap outside.
			m := p.v.newBuilder(&item{block: -1, unit: -1}, nil)
			p.show("", m.blocks(f.Blocks, 8, body().inPanel()), at, func(v *View) { v.popUps.footnote(number, at) })
			return
		}
	}
}
