package document

import (
	"math"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// ahead is how far outside the view blocks are made, so that scrolling by a
// little finds them ready.
const ahead = 300

// item is one widget of the view: a block, a part of one, or what the page set
// before and after.
type item struct {
	block  int     // place in Document.Blocks; -1 for what stands before and after
	unit   int     // the same, but of the footnotes one more than the last block's
	gap    float32 // above it, in pixels at 100 %
	make   func() fyne.CanvasObject
	guess  func(width float32) float32
	object fyne.CanvasObject // nil until it came near the view
	shows  []markup.Block    // the block, or a part of it; all of the footnotes
	from   int               // the character of the unit's text that these begin with
	piece  *piece            // nil when it is the whole of the unit
	marks  []*mark
	wide   []*sideways // what may be wider than the column

	starts   *starts         // where the texts of what it shows begin, once asked for
	passages []*passage      // its paragraphs, in the order in which they are read
	sign     *fyne.Container // of its note and its flag; nil when it has neither
	signNote bool            // what it shows
	signFlag bool
	pictures []*shown // whose pixels come and go

	top, height float32
	known       map[float32]float32 // measured heights by width
}

// sheet lays the items out and keeps only those near the view in the tree.
//
// Heights are guessed until an item comes near the view. When a guess above
// the view turns out wrong, the view moves along, so that what the learner is
// reading stays where it is.
type sheet struct {
	v       *View
	box     *fyne.Container
	beneath *beneath
	width   float32 // of the column
	left    float32
	size    fyne.Size
	from    int // the items in the tree: from up to to
	to      int
	had     []*item // those whose pictures were there; items may have others in their place since
	moving  bool

	// Where the view was last put: over the top of an item, and how high that
	// was then; 0 before the first layout. It holds while the view is resized,
	// as the end of the document may keep it from getting there for a while.
	goal                  int
	goalAbove, goalHeight float32
}

func newSheet(v *View) *sheet {
	s := &sheet{v: v, beneath: newBeneath(v), goalAbove: -theme.PageMargin}
	s.box = container.New(s)
	return s
}

// MinSize is the whole height, for container.Scroll.
func (s *sheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, s.total()) }

// Layout sets the items in the tree.
func (s *sheet) Layout([]fyne.CanvasObject, fyne.Size) { s.place() }

func (s *sheet) total() float32 {
	if len(s.v.items) == 0 {
		return 0
	}
	last := s.v.items[len(s.v.items)-1]
	return last.top + last.height + theme.PageMargin
}

// resize lays out for a size; the block at the top stays there.
func (s *sheet) resize(size fyne.Size) {
	// Fyne first lays out at almost no width (#6178).
	if size.Width < 60 || size == s.size {
		return
	}
	wide := s.width
	s.size = size
	s.left, s.width = s.column(size.Width)
	if s.width != wide {
		for _, it := range s.v.items {
			it.height = s.heightOf(it)
		}
	}
	if s.goal >= len(s.v.items) {
		return
	}
	off := s.goalAbove
	if off > 0 && s.goalHeight > 0 {
		s.measure(s.v.items[s.goal])
		off *= s.v.items[s.goal].height / s.goalHeight
	}
	s.settle(s.goal, off)
}

// put moves the view so that above pixels of an item are over its edge.
func (s *sheet) put(index int, above float32) {
	s.goal, s.goalAbove, s.goalHeight = index, above, 0
	s.settle(index, above)
	if s.width > 0 {
		s.goalHeight = s.v.items[index].height
	}
}

func (s *sheet) column(width float32) (left, wide float32) {
	if s.v.opt.Column != nil {
		return s.v.opt.Column(width)
	}
	wide = min(theme.TextColumn(), width-2*theme.PageMargin)
	return (width - wide) / 2, wide
}

// heightOf gives an item's height as it is known, or guessed.
func (s *sheet) heightOf(it *item) float32 {
	if h, ok := it.known[s.width]; ok {
		return h
	}
	return it.guess(s.width)
}

// measure makes an item and takes its real height.
func (s *sheet) measure(it *item) (changed bool) {
	if it.object == nil {
		it.object = it.make()
		s.v.dress(it)
	} else if _, ok := it.known[s.width]; ok {
		return false
	}
	h := float32(math.Ceil(float64(kit.HeightFor(it.object, s.width))))
	if it.known == nil {
		it.known = map[float32]float32{}
	}
	it.known[s.width] = h
	changed = h != it.height
	it.height = h
	return changed
}

// anchor gives the first item in view and how many pixels of it are above the
// view; -1 when nothing is laid out.
func (s *sheet) anchor() (index int, above float32) {
	if s.width == 0 {
		return -1, 0
	}
	y := s.v.scroll.Offset.Y
	i := s.firstBelow(y)
	if i == len(s.v.items) {
		return i - 1, 0
	}
	return i, y - s.v.items[i].top
}

// firstBelow gives the first item that ends below y; how many there are when
// none does.
func (s *sheet) firstBelow(y float32) int {
	items := s.v.items
	return sort.Search(len(items), func(i int) bool { return items[i].top+items[i].height > y })
}

// settle puts an item at the top of the view with above pixels of it over the
// edge, and makes and measures what then is near the view.
func (s *sheet) settle(index int, above float32) {
	if s.width == 0 || len(s.v.items) == 0 {
		return
	}
	items := s.v.items
	var y float32
	for {
		s.stack()
		y = min(max(items[index].top+above, 0), max(s.total()-s.size.Height, 0))
		changed := false
		s.from = s.firstBelow(y - ahead)
		for s.to = s.from; s.to < len(items) && items[s.to].top <= y+s.size.Height+ahead; s.to++ {
			changed = s.measure(items[s.to]) || changed
		}
		if !changed {
			break
		}
	}
	s.show()
	s.moveTo(y)
	s.v.placeThumb()
	if s.v.OnScrolled != nil {
		s.v.OnScrolled()
	}
}

// moveTo moves the scroll there. Refreshing it would draw all that is in it
// anew; its bar alone is.
func (s *sheet) moveTo(y float32) {
	s.moving = true
	defer func() { s.moving = false }()
	// Scroll brings its offset within the content as it was last laid out.
	size := fyne.NewSize(s.size.Width, max(s.total(), s.size.Height))
	if size == s.box.Size() && y == s.v.scroll.Offset.Y {
		canvas.Refresh(s.beneath) // what stands there may be new
		return
	}
	s.box.Resize(size)
	s.v.scroll.Offset.Y = y + 1 // or it would take the bar to be right
	s.v.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// stack sets the items one under the other.
func (s *sheet) stack() {
	y := theme.PageMargin
	for i, it := range s.v.items {
		if i > 0 {
			y += theme.Size(it.gap)
		}
		it.top = y
		y += it.height
	}
}

// show puts the items near the view into the tree, and takes the others out.
func (s *sheet) show() {
	objects := append(make([]fyne.CanvasObject, 0, s.to-s.from+1), s.beneath)
	for i, it := range s.v.items[s.from:s.to] {
		objects = append(objects, it.object)
		if sign := s.v.noteSign(s.from + i); sign != nil {
			objects = append(objects, sign)
		}
	}
	s.pictures()
	others := !slices.Equal(objects, s.box.Objects)
	s.box.Objects = objects
	s.place()
	if others {
		s.v.leaveFocus()
		s.v.forget()
	}
}

// pictures gives the pictures that came into the tree their pixels, and tells
// those that left it.
func (s *sheet) pictures() {
	now := s.v.items[s.from:s.to]
	for _, it := range s.had {
		if len(it.pictures) > 0 && !slices.Contains(now, it) {
			for _, p := range it.pictures {
				s.v.leave(p)
			}
		}
	}
	clear(s.had) // so that nothing keeps what is gone
	s.had = append(s.had[:0], now...)
	for _, it := range now {
		for _, p := range it.pictures {
			s.v.come(p)
		}
	}
}

func (s *sheet) place() {
	if s.width == 0 {
		return
	}
	s.beneath.Move(fyne.NewPos(0, 0))
	s.beneath.Resize(fyne.NewSize(s.size.Width, max(s.total(), s.size.Height)))
	for _, it := range s.v.items[s.from:s.to] {
		it.object.Move(fyne.NewPos(s.left, it.top))
		it.object.Resize(fyne.NewSize(s.width, it.height))
		if it.sign != nil {
			size := it.sign.MinSize()
			it.sign.Move(fyne.NewPos(s.left-size.Width-4, it.top))
			it.sign.Resize(size)
		}
	}
	s.v.placeBar()
}

// scrolled follows the wheel and the bar.
func (s *sheet) scrolled(y float32) {
	if s.moving {
		return
	}
	if i, above := s.anchor(); i >= 0 {
		s.put(i, above)
	}
}

// scrollTo moves the view to y.
func (s *sheet) scrollTo(y float32) {
	y = min(max(y, 0), max(s.total()-s.size.Height, 0))
	if s.width == 0 || len(s.v.items) == 0 {
		return
	}
	i := min(s.firstBelow(y), len(s.v.items)-1)
	s.put(i, y-s.v.items[i].top)
}

// again measures what is in the tree, after a block changed its height; the
// rest when it comes near the view.
func (s *sheet) again() {
	for i, it := range s.v.items {
		it.known = nil
		if i >= s.from && i < s.to && s.width > 0 {
			s.measure(it)
		}
	}
	if i, above := s.anchor(); i >= 0 {
		s.put(i, above)
	}
}

// changed measures one item again.
func (s *sheet) changed(it *item) {
	it.known = nil
	if it.object == nil || s.width == 0 {
		return
	}
	i, above := s.anchor()
	s.measure(it)
	s.put(i, above)
}
