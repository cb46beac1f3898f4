package settings

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// decksRow leads to the decks, each of which may have limits of its own.
func (p *Page) decksRow() fyne.CanvasObject {
	return row(words.T("Limits by deck"), words.T("A deck may have its own new cards and reviews a day, and its own recall to aim for: in its menu on Cards."),
		kit.Wrap(8, kit.Secondary(words.T("See the decks"), func() { p.shell.Go(nav.Route{Page: nav.Cards}) })))
}
