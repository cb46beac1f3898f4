// Package virtuallist scrolls a long column of items of which only those near
// the view exist.
//
// A document of ten thousand paragraphs would take seconds to lay out, and most
// of it is never seen. A virtual list knows for each item only how high it is,
// or, before it was ever shown, how high it is guessed to be; the guesses alone
// make the scroll bar. The part of the column that is seen is the viewport. As
// an item comes near it (the overscan, a strip above and below that is made
// ready before it is needed) its widget is made and measured, and it is put into
// the tree of objects that are drawn; as it goes away, it is taken out.
//
// A guess that turns out wrong moves everything below it. So the list never
// holds its place as a distance from the top: it holds an anchor, the item at
// the top of the viewport and how many pixels of it are above the edge. After
// every change (a measured item, a new width, items put in or taken out) the
// distance is computed from the anchor anew, and what is being read stays where
// it is.
package virtuallist

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// Overscan is how many pixels above and below the viewport items are made, so
// that scrolling by a little finds them ready.
const Overscan = 300

// releasedScreens is how far from the viewport, in heights of it, a widget is
// kept before Options.Release is asked.
const releasedScreens = 3

// narrowest is the width below which nothing is laid out: Fyne first lays out at
// almost none (#6178).
const narrowest = 60

// Options is what a list asks of its owner. Every function but Column may be nil.
type Options[E Entry] struct {
	// Column gives where the items stand in a viewport of a width, in pixels.
	Column func(width float32) (left, wide float32)
	// Background lies behind the items, as large as all of them.
	Background fyne.CanvasObject
	// Flush leaves no room above the first item and below the last.
	Flush bool

	// Made is called after the widget of an item was made.
	Made func(e E)
	// Shown is called with the items in the tree after any went in or out, or
	// were made anew; Hidden with each that went out.
	Shown  func(all []E)
	Hidden func(e E)
	// Release is asked to let go of what an item far from the viewport holds
	// beside its widget, which is made again when it comes back; false keeps it.
	Release func(e E) bool
	// Margin gives what stands in the margin left of an item; nil for nothing.
	Margin func(index int) fyne.CanvasObject
	// Changed is called after other objects than before are in the tree.
	Changed func()
	// Placed is called after the items in the tree were moved and resized.
	Placed func()
	// Settled is called after the viewport moved or was laid out anew.
	Settled func()
	// Scrolling is called before the viewport follows the wheel or the bar.
	Scrolling func()
}

// List is a virtual list. It is no widget: its owner puts Scroll into its own
// tree, and passes on Resize and Refresh. All of it is for the main goroutine.
type List[E Entry] struct {
	opt    Options[E]
	scroll *kit.Scroll
	box    *fyne.Container // what is scrolled: the background and the items in the tree

	items  []E
	made   []E     // those that have a widget, and some that had one; none is kept where none is let go
	unset  int     // the first item whose place must be computed anew; none from len(items) on
	unit   float32 // the text size by which the gaps between them were computed
	width  float32 // of the column; 0 before the first layout
	left   float32
	size   fyne.Size // of the viewport
	from   int       // the items in the tree: from up to to
	to     int
	shown  []E                 // those that were there when Shown was last called
	beside []fyne.CanvasObject // what stands in the margin of each in the tree, nil for nothing
	moving bool                // the list itself moves the viewport

	// The anchor as it was last asked for, and how high its item was then; 0
	// before the first layout. It holds while the list is resized, as the end of
	// the column may keep it from getting there for a while.
	goal                  int
	goalAbove, goalHeight float32
}

// New makes an empty list, seen from its top.
func New[E Entry](opt Options[E]) *List[E] {
	if opt.Background == nil {
		opt.Background = canvas.NewRectangle(theme.Color(theme.Clear))
	}
	l := &List[E]{opt: opt}
	l.goalAbove = -l.margin()
	l.box = container.New(column[E]{l})
	l.scroll = kit.NewScroll(l.box)
	l.scroll.OnScrolled = func(fyne.Position) { l.followScroll() }
	return l
}

// margin is the room above the first item and below the last.
func (l *List[E]) margin() float32 {
	if l.opt.Flush {
		return 0
	}
	return theme.PageMargin
}

// Scroll gives what the list is shown by.
func (l *List[E]) Scroll() *kit.Scroll { return l.scroll }

// Items gives the items in their order. The slice is the list's own.
func (l *List[E]) Items() []E { return l.items }

// SetItems gives the list its items, before its first layout.
func (l *List[E]) SetItems(items []E) { l.items, l.unset = items, 0 }

// InTree gives the items that are in the tree: those in view and in the overscan.
func (l *List[E]) InTree() []E { return l.items[l.from:l.to] }

// InTreeAt tells whether an index is that of an item in the tree.
func (l *List[E]) InTreeAt(index int) bool { return index >= l.from && index < l.to }

// Objects tells how many objects are in the tree.
func (l *List[E]) Objects() int { return len(l.box.Objects) }

// LaidOut tells whether the list has been given a size.
func (l *List[E]) LaidOut() bool { return l.width > 0 }

// Size gives the size of the viewport as it was last laid out.
func (l *List[E]) Size() fyne.Size { return l.size }

// Column gives where the items stand, and how wide they are, in pixels.
func (l *List[E]) Column() (left, width float32) { return l.left, l.width }

// Offset gives how far the viewport is from the top of the column, in pixels.
func (l *List[E]) Offset() float32 { return l.scroll.Offset.Y }

// Total gives how high the column is, as far as is known.
func (l *List[E]) Total() float32 {
	if len(l.items) == 0 {
		return 0
	}
	last := l.items[len(l.items)-1].base()
	return last.top + last.height + l.margin()
}

// FirstBelow gives the first item that ends below y of the column; how many
// items there are when none does.
func (l *List[E]) FirstBelow(y float32) int {
	return sort.Search(len(l.items), func(i int) bool {
		it := l.items[i].base()
		return it.top+it.height > y
	})
}

// stack computes where each item is, one under the other, from the first on that may
// not be where it was.
func (l *List[E]) stack() {
	if unit := theme.Size(1); unit != l.unit {
		l.unit, l.unset = unit, 0
	}
	y := l.margin()
	if l.unset > 0 && l.unset < len(l.items) {
		y = l.items[l.unset-1].base().Bottom()
	}
	for i := l.unset; i < len(l.items); i++ {
		it := l.items[i].base()
		if i > 0 && it.Gap > 0 {
			y += theme.Size(it.Gap)
		}
		it.top = y
		y += it.height
	}
	l.unset = len(l.items)
}
