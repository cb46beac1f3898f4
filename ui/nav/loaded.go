package nav

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
)

// Loaded is a [Scrolled] page of what is read from the disk, for pages to embed.
// It is read off the main goroutine, and drawn once it is there.
type Loaded[T any] struct {
	Scrolled
	// Read reads it, Draw draws the page, and Drawn is called when it was drawn anew.
	Read   func() T
	Draw   func() fyne.CanvasObject
	Drawn  func()
	Found  *T // what was read last; nil until then
	hidden bool
	turn   int     // of the last read
	offset float32 // where the page comes back to, once there is something to scroll
}

// Open draws the page as it is until something was read.
func (p *Loaded[T]) Open(page string, at Route) {
	p.Scrolled, p.offset = NewScrolled(page, p.Draw(), at), at.Offset
}

// Shown reads what there is.
func (p *Loaded[T]) Shown() {
	p.Scrolled.Shown()
	p.Reload()
}

// Hidden leaves undrawn what is yet to come.
func (p *Loaded[T]) Hidden() {
	p.hidden = true
	p.Scrolled.Hidden()
}

// Reload reads it again.
func (p *Loaded[T]) Reload() {
	p.turn++
	turn, read := p.turn, p.Read
	go func() {
		found := read()
		kit.OnMain(func() {
			if p.hidden || p.turn != turn {
				return
			}
			first := p.Found == nil
			p.Found = &found
			p.SetContent(p.Draw())
			if first { // there was nothing to scroll before
				p.Scroll.ScrollTo(p.offset)
			}
			p.Drawn()
		})
	}()
}
