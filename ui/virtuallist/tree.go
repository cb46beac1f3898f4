package virtuallist

import (
	"slices"

	"fyne.io/fyne/v2"
)

// column is the layout of the objects in the tree.
type column[E Entry] struct{ l *List[E] }

// MinSize is the height of the whole column, for the scroll bar.
func (c column[E]) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, c.l.Total()) }

// Layout sets the items in the tree.
func (c column[E]) Layout([]fyne.CanvasObject, fyne.Size) { c.l.place() }

// show puts the items near the viewport into the tree, and takes the others out.
func (l *List[E]) show() {
	objects := append(make([]fyne.CanvasObject, 0, l.to-l.from+1), l.opt.Background)
	l.beside = l.beside[:0]
	for i, e := range l.InTree() {
		objects = append(objects, e.base().Object)
		var margin fyne.CanvasObject
		if l.opt.Margin != nil {
			margin = l.opt.Margin(l.from + i)
		}
		if l.beside = append(l.beside, margin); margin != nil {
			objects = append(objects, margin)
		}
	}
	l.tell()
	others := !slices.Equal(objects, l.box.Objects)
	l.box.Objects = objects
	l.place()
	if others {
		if l.opt.Changed != nil {
			l.opt.Changed()
		}
		l.release()
	}
}

// Redraw puts what stands in the margins anew, and draws all that is in the tree.
func (l *List[E]) Redraw() {
	if l.LaidOut() {
		l.show()
		l.box.Refresh()
	}
}

// tell tells the owner which items are in the tree, and which left it.
func (l *List[E]) tell() {
	now := l.InTree()
	if l.opt.Hidden != nil {
		for _, e := range l.shown {
			if !slices.Contains(now, e) {
				l.opt.Hidden(e)
			}
		}
	}
	clear(l.shown) // so that nothing keeps what is gone
	l.shown = append(l.shown[:0], now...)
	if l.opt.Shown != nil {
		l.opt.Shown(now)
	}
}

// place moves and resizes what is in the tree.
func (l *List[E]) place() {
	if !l.LaidOut() {
		return
	}
	l.opt.Background.Move(fyne.NewPos(0, 0))
	l.opt.Background.Resize(fyne.NewSize(l.size.Width, max(l.Total(), l.size.Height)))
	for i, e := range l.InTree() {
		it := e.base()
		it.Object.Move(fyne.NewPos(l.left, it.top))
		it.Object.Resize(fyne.NewSize(l.width, it.height))
		if i < len(l.beside) && l.beside[i] != nil {
			margin := l.beside[i]
			size := margin.MinSize()
			margin.Move(fyne.NewPos(l.left-size.Width-marginGap, it.top))
			margin.Resize(size)
		}
	}
	if l.opt.Placed != nil {
		l.opt.Placed()
	}
}

// marginGap is the room between what stands in the margin and the item, in pixels.
const marginGap = 4

// release lets go of the widgets far from the viewport. They are made again, as
// high as they were, when it comes back.
func (l *List[E]) release() {
	if l.opt.Release == nil || l.from >= l.to {
		return
	}
	away := releasedScreens * max(l.size.Height, 400)
	low, high := l.items[l.from].base().top-away, l.items[l.to-1].base().Bottom()+away
	l.made = slices.DeleteFunc(l.made, func(e E) bool {
		it := e.base()
		if it.Object != nil && (it.Bottom() < low || it.top > high) && l.opt.Release(e) {
			it.Object = nil
		}
		return it.Object == nil
	})
}
