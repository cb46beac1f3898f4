package virtuallist

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Anchor gives the first item in view and how many pixels of it are above the
// viewport; -1 before the first layout.
func (l *List[E]) Anchor() (index int, above float32) {
	if !l.LaidOut() {
		return -1, 0
	}
	y := l.Offset()
	i := l.FirstBelow(y)
	if i == len(l.items) {
		return i - 1, 0
	}
	return i, y - l.items[i].base().top
}

// Goal gives the anchor that was last asked for, and the height of its item
// then; 0 when it isn't known. Before the first layout it says where the
// viewport will be.
func (l *List[E]) Goal() (index int, above, height float32) {
	return l.goal, l.goalAbove, l.goalHeight
}

// Put moves the viewport so that above pixels of an item are over its edge, as
// far as the column goes on below.
func (l *List[E]) Put(index int, above float32) {
	l.goal, l.goalAbove, l.goalHeight = index, above, 0
	l.settle(index, above)
	if l.LaidOut() && len(l.items) > 0 {
		l.goalHeight = l.items[index].base().height
	}
}

// PutWithin is Put for an anchor taken when the item was height pixels high. If
// it is higher or lower now, the same part of it comes to the top.
func (l *List[E]) PutWithin(index int, above, height float32) {
	l.Put(index, above)
	switch {
	case above <= 0 || height <= 0 || len(l.items) == 0:
	case !l.LaidOut(): // for the first layout
		l.goalHeight = height
	default:
		l.Put(index, above*l.items[index].base().height/height)
	}
}

// ScrollTo moves the viewport to y of the column, in pixels.
func (l *List[E]) ScrollTo(y float32) {
	y = min(max(y, 0), max(l.Total()-l.size.Height, 0))
	if !l.LaidOut() || len(l.items) == 0 {
		return
	}
	i := min(l.FirstBelow(y), len(l.items)-1)
	l.Put(i, y-l.items[i].base().top)
}

// Resize lays out for a size of the viewport; the anchor stays, and of an item
// that is higher or lower at the new width the same part.
func (l *List[E]) Resize(size fyne.Size) {
	// The scroll keeps its offset within what it knew of the column; where the
	// viewport belongs is settled right after.
	l.moving = true
	l.scroll.Resize(size)
	l.moving = false
	if size.Width < narrowest || size == l.size {
		return
	}
	before := l.width
	l.size = size
	l.left, l.width = l.opt.Column(size.Width)
	if l.width != before {
		l.unset = 0
		for _, e := range l.items {
			e.base().height = e.base().heightAt(l.width)
		}
	}
	if l.goal >= len(l.items) {
		return
	}
	above, goal := l.goalAbove, l.items[l.goal]
	if above > 0 && l.goalHeight > 0 {
		l.measureAt(l.goal)
		above *= goal.base().height / l.goalHeight
	}
	l.settle(l.goal, above)
}

// Refresh measures what is in the tree anew, and the rest when it comes near
// the viewport. The anchor stays.
func (l *List[E]) Refresh() {
	for i, e := range l.items {
		e.base().measured = nil
		if l.InTreeAt(i) && l.LaidOut() {
			l.measureAt(i)
		}
	}
	if i, above := l.Anchor(); i >= 0 {
		l.Put(i, above)
	}
}

// Remeasure measures an item anew whose content changed. The anchor stays.
func (l *List[E]) Remeasure(e E) {
	it := e.base()
	it.measured = nil
	if it.Object == nil || !l.LaidOut() {
		return
	}
	i, above := l.Anchor()
	l.Measure(e)
	l.Put(i, above)
}

// Replace puts items in the place of those from one index up to another: none
// there inserts, none given removes. The anchor stays; when its own item is
// gone, instead gives the index of the one that stands for it, and a nil instead
// takes the one that came to its place.
func (l *List[E]) Replace(from, to int, fresh []E, instead func(gone E) int) {
	if l.LaidOut() {
		for _, e := range fresh {
			e.base().height = e.base().heightAt(l.width)
		}
	}
	at, above := l.Anchor()
	if !l.LaidOut() {
		at, above = l.goal, l.goalAbove
	}
	var anchor E
	known := at >= 0 && at < len(l.items)
	if known {
		anchor = l.items[at]
	}
	gone := l.items[from:to]
	l.made = slices.DeleteFunc(l.made, func(e E) bool { return slices.Contains(gone, e) })
	l.items, l.unset = slices.Replace(l.items, from, to, fresh...), min(l.unset, from)
	if len(l.items) == 0 {
		l.from, l.to, l.goal = 0, 0, 0
		l.show()
		return
	}
	now := -1
	if known {
		now = slices.Index(l.items, anchor)
	}
	switch {
	case now >= 0:
	case known && instead != nil:
		now = instead(anchor)
	default:
		now, above = min(max(at, 0), len(l.items)-1), 0
	}
	if !l.LaidOut() {
		l.goal, l.goalAbove = now, above
		return
	}
	l.Put(now, above)
}

// followScroll takes where the wheel or the bar moved the viewport.
func (l *List[E]) followScroll() {
	if l.opt.Scrolling != nil {
		l.opt.Scrolling()
	}
	if l.moving {
		return
	}
	if i, above := l.Anchor(); i >= 0 {
		l.Put(i, above)
	}
}

// settle puts an item at the top of the viewport with above pixels of it over
// the edge, and makes and measures what then is near the viewport. What is
// measured moves what is below, so this goes on until nothing changes.
func (l *List[E]) settle(index int, above float32) {
	if !l.LaidOut() || len(l.items) == 0 {
		return
	}
	var y float32
	for {
		l.stack()
		y = min(max(l.items[index].base().top+above, 0), max(l.Total()-l.size.Height, 0))
		changed := false
		l.from = l.FirstBelow(y - Overscan)
		for l.to = l.from; l.to < len(l.items) && l.items[l.to].base().top <= y+l.size.Height+Overscan; l.to++ {
			changed = l.measureAt(l.to) || changed
		}
		if !changed {
			break
		}
	}
	l.show()
	l.moveTo(y)
	if l.opt.Settled != nil {
		l.opt.Settled()
	}
}

// measureAt is Measure for the item at an index.
func (l *List[E]) measureAt(index int) (changed bool) {
	if changed = l.measure(l.items[index]); changed {
		l.unset = min(l.unset, index+1)
	}
	return changed
}

// moveTo moves the scroll to y. Refreshing it would draw all that is in it anew;
// its bar alone is.
func (l *List[E]) moveTo(y float32) {
	l.moving = true
	defer func() { l.moving = false }()
	// The scroll brings its offset within the content as it was last laid out.
	size := fyne.NewSize(l.size.Width, max(l.Total(), l.size.Height))
	if size == l.box.Size() && y == l.scroll.Offset.Y {
		canvas.Refresh(l.opt.Background) // the items there may be new
		return
	}
	l.box.Resize(size)
	l.scroll.Offset.Y = y + 1 // or it would take the bar to be right
	l.scroll.ScrollToOffset(fyne.NewPos(0, y))
}
