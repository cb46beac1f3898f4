package editor

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// dragGesture is a row that the pointer has hold of. It is lifted once it was dragged
// further than a hand shakes; before that it is a tap.
type dragGesture struct {
	step    string
	from    fyne.Position // where the pointer took hold, on the canvas
	pointer fyne.Position // where it is
	grab    float32       // how far below the top of the row it took hold
	first   int           // the place of the row at first
	strayed bool          // it went too far for a tap
	lifted  bool
	ended   bool   // the row was let go before the pointer was
	stop    func() // ends the scrolling; nil when nothing scrolls
}

// How far the pointer may go in a tap; how often the list scrolls while a row is
// held at its end, how far at most each time, and how near the end that is.
const (
	touchSlop   float32 = 6
	scrollEvery         = 16 * time.Millisecond
)

func scrollMost() float32 { return theme.Size(8) }
func scrollNear() float32 { return theme.Size(36) }

// lifted tells whether a row is being dragged.
func (l *list) lifted() bool { return l.gesture != nil && l.gesture.lifted && !l.gesture.ended }

// drag pulls the row of a step along with the pointer.
func (l *list) drag(step string, e *fyne.DragEvent) {
	if l.page.saving.closed {
		return
	}
	if l.gesture == nil {
		l.gesture = &dragGesture{step: step, from: e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY)}
	}
	p := l.gesture
	p.pointer = e.AbsolutePosition
	away := p.pointer.Subtract(p.from)
	p.strayed = p.strayed || max(away.X, -away.X, away.Y, -away.Y) > touchSlop
	if !p.lifted && max(away.Y, -away.Y) > touchSlop {
		l.lift()
	}
	if l.lifted() {
		l.follow()
		l.scrollAtEnd()
	}
}

// lift takes the row out of the others. What is typed is saved first, as that
// may draw the rows anew; the keys come here, for Escape.
func (l *list) lift() {
	p := l.gesture
	l.gesture = nil
	l.page.saving.flush()
	l.gesture = p
	at := l.placeOf(p.step)
	p.ended = at < 0 || len(l.layout.order) < 2
	if p.ended {
		return
	}
	p.lifted, p.first = true, at
	p.grab = p.from.Y - l.contentTop() - l.layout.top(at)
	l.page.canvas().Focus(l)
	l.showRing()
	r := l.layout.order[at]
	r.lift(true)
	l.layout.dragged = r
	l.rows.Objects = l.layout.objects()
}

// follow moves the row to where the pointer is, and gives it the place of each
// neighbour that it passes.
func (l *list) follow() {
	p, places := l.gesture, l.layout
	at := l.placeOf(p.step)
	before, after := places.pitches(at)
	n, rest := kit.DragPassed(p.pointer.Y-p.grab-l.contentTop()-places.top(at), before, after)
	if n != 0 {
		r := places.order[at]
		places.order = slices.Insert(slices.Delete(places.order, at, at+1), at+n, r)
		for i, r := range places.order {
			r.setPlace(i)
		}
	}
	places.offset = rest
	l.rows.Refresh()
}

// drop leaves the row at its new place, as one change, and chooses it. A row
// that was hardly moved was tapped.
func (l *list) drop() {
	p := l.gesture
	if p == nil {
		return
	}
	over, at := p.ended || l.page.saving.closed, l.placeOf(p.step)
	l.endDrag()
	l.gesture = nil
	switch {
	case over:
	case !p.lifted && !p.strayed:
		l.page.choose(p.step)
	case !p.lifted:
	case at == p.first:
		l.page.show()
	default:
		l.page.put(p.step, at)
		l.page.canvas().Focus(l) // letting go beside the list took the keys away
	}
}

// endDrag ends the dragging, whatever the pointer still does. The rows are to be
// drawn anew then.
func (l *list) endDrag() {
	if l.gesture != nil {
		l.gesture.ended = true
		stop(&l.gesture.stop)
	}
}

// scrollAtEnd scrolls on for as long as the pointer is near the end of what is
// in view of the list.
func (l *list) scrollAtEnd() {
	p := l.gesture
	if p.stop != nil {
		return
	}
	if l.scrollSpeed() != 0 {
		p.stop = l.page.after(scrollEvery, func() {
			p.stop = nil
			if l.lifted() && l.scrollBy(l.scrollSpeed()) {
				l.follow()
				l.scrollAtEnd()
			}
		})
	}
}

// scrollSpeed tells how far to scroll next: the more, the nearer the pointer is to the
// end.
func (l *list) scrollSpeed() float32 {
	_, view := l.page.room()
	above := max(topOf(l.scroller), topOf(l.page.scroller))
	below := min(topOf(l.scroller)+l.scroller.Size().Height, topOf(l.page.scroller)+view)
	near := min(scrollNear(), (below-above)/4)
	y := l.gesture.pointer.Y
	switch {
	case near <= 0:
		return 0
	case y < above+near:
		return -scrollMost() * min((above+near-y)/near, 1)
	case y > below-near:
		return scrollMost() * min((y-below+near)/near, 1)
	}
	return 0
}

// contentTop gives where on the canvas the rows begin, in view or not.
func (l *list) contentTop() float32 { return topOf(l.scroller) - l.scroller.Offset() }

// placeOf gives the place of a step's row; -1 when there is none.
func (l *list) placeOf(step string) int {
	return slices.IndexFunc(l.layout.order, func(r *row) bool { return r.step == step })
}
