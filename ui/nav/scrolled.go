package nav

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
)

// Scrolled is a page that is one sheet to scroll, for pages to embed. Its
// place is how far it is scrolled.
type Scrolled struct {
	Scroll *kit.Scroller
	place  Route
}

// NewScrolled makes a page of content, with the page's margins around it, that
// comes back to a route.
func NewScrolled(page string, content fyne.CanvasObject, at Route) Scrolled {
	at.Page = page
	return Scrolled{Scroll: kit.Page(content), place: at}
}

// Object is the page as drawn.
func (p *Scrolled) Object() fyne.CanvasObject { return p.Scroll }

// Route is the page, and how far it is scrolled.
func (p *Scrolled) Route() Route {
	p.place.Offset = p.Scroll.Offset()
	return p.place
}

// Shown brings the page back to where it was.
func (p *Scrolled) Shown() { p.Scroll.ScrollTo(p.place.Offset) }

// Hidden has nothing to stop.
func (p *Scrolled) Hidden() {}

// Commands are the keys that scroll.
func (p *Scrolled) Commands() []command.Command { return kit.ScrollCommands(p.Scroll) }

// SetContent puts other content in, as far down as the page is.
func (p *Scrolled) SetContent(content fyne.CanvasObject) {
	offset := p.Scroll.Offset()
	p.Scroll.SetContent(kit.Margins(content))
	p.Scroll.ScrollTo(offset)
}
