package document

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// View is a document that scrolls.
type View struct {
	widget.BaseWidget

	// OnScrolled is called after the view moved or was laid out anew.
	OnScrolled func()
	// OnJump is called before ScrollTo and the like take the view elsewhere.
	OnJump func()

	doc        *markup.Document
	index      *textIndex
	opt        Options
	items      []*item
	scroll     *kit.Scroll
	sheet      *sheet
	numbers    map[*markup.Image]int // of the figures that have a caption
	found      map[int][]string      // the terms in a block, once asked for
	open       map[*markup.Spoiler]bool
	folds      []placedFold // all of the document, once asked for
	called     map[int]int  // footnote number to the block that calls it first
	marked     *mark
	background func(work func() (after func()))
	thumb      *canvas.Rectangle // of what is wide and goes on below the view
	tip        *fyne.Container   // what the pointer is over, in words; mostly empty
	note       *kit.PopUp
	far        []*shown // pictures out of the tree that have their pixels, the longest so first

	highlights map[int][]Highlight // by block
	whole      int                 // the block that was selected as one, or -1
	last       int                 // the one that was last so, or -1

	sayings  map[int][]saying // of units, once asked for
	hits     []hit            // what is looked for, in order
	firstHit map[int]int      // index of the first hit of each unit
	countOf  map[int]int
	hit      int // the one gone to, or -1

	spoken *Sentence // that is read aloud, or nil

	pressed   *text.Paragraph // where the pointer went down
	pressedAt int
	spots     []spot // for the drag
	spotsAt   float32
}

var _ fyne.Widget = (*View)(nil)

// New makes a view of a document, seen from its top.
func New(doc *markup.Document, opt Options) *View {
	v := &View{
		doc: doc, index: newTextIndex(doc), opt: opt,
		numbers:    numberFigures(doc, opt.Course),
		found:      map[int][]string{},
		open:       map[*markup.Spoiler]bool{},
		called:     footnoteCalls(doc),
		background: background,
		whole:      -1, last: -1, hit: -1, sayings: map[int][]saying{},
	}
	v.setFolds(opt.Folds)
	v.items = v.itemise()
	v.sheet, v.thumb, v.tip = newSheet(v), newThumb(), container.NewWithoutLayout()
	v.scroll = kit.NewScroll(v.sheet.box)
	v.scroll.OnScrolled = func(p fyne.Position) {
		v.endTip()
		v.sheet.scrolled(p.Y)
	}
	v.ExtendBaseWidget(v)
	return v
}

// Top tells which block stands at the top of the view, and how many pixels of
// it are above, at a text size of 100 %. Block is -1 above the first one.
func (v *View) Top() (block int, offset float32) {
	if s := v.sheet; s.width == 0 { // not laid out: where it will be
		if s.goal >= len(v.items) || v.items[s.goal].block < 0 {
			return -1, (s.goalAbove + theme.PageMargin) / scale()
		}
		return v.items[s.goal].block, s.goalAbove / scale()
	}
	i, off := v.sheet.anchor()
	if i < 0 || v.items[i].block < 0 && i < v.firstItem() {
		return -1, v.scroll.Offset.Y / scale()
	}
	it := v.items[i]
	if it.block < 0 { // below the last one
		last := len(v.doc.Blocks) - 1
		top, _ := v.Extent(last)
		return last, -top / scale()
	}
	return it.block, (off + it.top - v.items[v.itemOf(it.block)].top) / scale()
}

// ScrollTo puts a block at the top of the view with offset pixels of it above,
// at a text size of 100 %. Block -1 is the very top.
func (v *View) ScrollTo(block int, offset float32) {
	v.jumps()
	if block < 0 {
		v.sheet.put(0, offset*scale()-theme.PageMargin) // the margin stands above the first item
		return
	}
	if i := v.itemOf(block); i >= 0 {
		v.sheet.put(i, offset*scale())
	}
}

// ScrollToHeading puts a heading at the top of the view and tells whether
// there is one of that id.
func (v *View) ScrollToHeading(id string) bool {
	block := v.headingBlock(id)
	if block < 0 {
		return false
	}
	v.jumps()
	if v.itemOf(block) < 0 { // the title, which the page shows itself
		v.ScrollTo(-1, 0)
		return true
	}
	v.unfoldHeading(block, id)
	v.sheet.put(v.itemWith(block, func(b markup.Block) bool { return holdsHeading(b, id) }), -12*scale())
	return true
}

func (v *View) jumps() {
	v.scroll.Rest()
	if v.OnJump != nil {
		v.OnJump()
	}
}

// ScrollBy moves the view by pixels.
func (v *View) ScrollBy(dy float32) {
	v.scroll.Rest()
	v.sheet.scrollTo(v.scroll.Offset.Y + dy)
}

// ShowPart scrolls until a part of something in the text is in view: so many
// pixels below its top, and so high. Of one that is higher than the view its
// top is. What it is a part of must have been drawn.
func (v *View) ShowPart(o fyne.CanvasObject, below, height float32) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return
	}
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(v).Y + below
	view := v.scroll.Size().Height
	const around = 16
	switch {
	case top+height > view-around:
		v.ScrollBy(min(top+height+around-view, top-around))
	case top < around:
		v.ScrollBy(top - around)
	}
}

// Key scrolls by the keys for that and tells whether name was one of them.
func (v *View) Key(name fyne.KeyName) bool {
	page := v.scroll.Size().Height - 64
	v.scroll.Rest()
	switch name {
	case fyne.KeyUp:
		v.ScrollBy(-48)
	case fyne.KeyDown:
		v.ScrollBy(48)
	case fyne.KeyPageUp:
		v.ScrollBy(-page)
	case fyne.KeyPageDown, fyne.KeySpace:
		v.ScrollBy(page)
	case fyne.KeyHome:
		v.sheet.scrollTo(0)
	case fyne.KeyEnd:
		v.sheet.put(len(v.items)-1, v.sheet.total())
	default:
		return false
	}
	return true
}

// Extent gives where a block begins and ends, in pixels below the top of the
// view. Blocks far from the view are where they are guessed to be; one that is
// left out stands where the next one begins.
func (v *View) Extent(block int) (top, bottom float32) {
	at := v.scroll.Offset.Y
	first, after := v.lowerItem(block), v.lowerItem(block+1)
	switch {
	case first < after:
		last := v.items[after-1]
		return v.items[first].top - at, last.top + last.height - at
	case first < len(v.items)-len(v.opt.After):
		return v.items[first].top - at, v.items[first].top - at
	}
	return v.sheet.total() - at, v.sheet.total() - at
}

// Each calls do with every block that is shown and where it begins and ends,
// as Extent gives it.
func (v *View) Each(do func(block int, top, bottom float32)) {
	at := v.scroll.Offset.Y
	for i := 0; i < len(v.items); {
		j := i
		for j+1 < len(v.items) && v.items[j+1].block == v.items[i].block {
			j++
		}
		if v.items[i].block >= 0 {
			do(v.items[i].block, v.items[i].top-at, v.items[j].top+v.items[j].height-at)
		}
		i = j + 1
	}
}

// InView calls do with every block that is in view, as Each does.
func (v *View) InView(do func(block int, top, bottom float32)) {
	s, y := v.sheet, v.scroll.Offset.Y
	last := -1
	for i := s.firstBelow(y); i < len(v.items) && v.items[i].top < y+s.size.Height; i++ {
		if b := v.items[i].block; b > last {
			top, bottom := v.Extent(b)
			do(b, top, bottom)
			last = b
		}
	}
}

// Changed measures an object of Options.Before or After again.
func (v *View) Changed(o fyne.CanvasObject) {
	for _, it := range v.items {
		if it.object == o {
			v.sheet.changed(it)
		}
	}
}

// Height gives how high the view is, and the whole document as far as is known.
func (v *View) Height() (view, whole float32) { return v.scroll.Size().Height, v.sheet.total() }

// AtEnd tells whether the view shows the end of the document.
func (v *View) AtEnd() bool {
	view, whole := v.Height()
	return view > 0 && v.scroll.Offset.Y+view >= whole-1
}

// Made tells how many blocks have their widget, and how many are in the tree.
func (v *View) Made() (made, shown int) {
	for _, it := range v.items {
		if it.object != nil {
			made++
		}
	}
	return made, len(v.sheet.box.Objects)
}

// itemOf gives the first item of a block; -1 when it isn't shown.
func (v *View) itemOf(block int) int {
	i := v.lowerItem(block)
	if block < 0 || i == len(v.items)-len(v.opt.After) || v.items[i].block != block {
		return -1
	}
	return i
}

// lowerItem gives the first item of a block or of one after it, or else the
// first that the page set after them: they stand in the order of the blocks.
func (v *View) lowerItem(block int) int {
	from, to := len(v.opt.Before), len(v.items)-len(v.opt.After)
	return from + sort.Search(to-from, func(i int) bool { return v.items[from+i].block >= block })
}

func (v *View) firstItem() int { return len(v.opt.Before) }

func scale() float32 { return float32(theme.TextScale()) / 100 }

// MinSize lets the window get as small as it likes.
func (v *View) MinSize() fyne.Size { v.ExtendBaseWidget(v); return fyne.NewSize(120, 80) }

// CreateRenderer is Fyne's.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	return &viewRenderer{v}
}

type viewRenderer struct{ v *View }

func (r *viewRenderer) Destroy()           {}
func (r *viewRenderer) MinSize() fyne.Size { return r.v.MinSize() }
func (r *viewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.scroll, r.v.thumb, r.v.tip}
}

func (r *viewRenderer) Layout(size fyne.Size) {
	// The scroll keeps its offset within what it knew of the content; where the
	// view belongs is settled right after.
	if size != r.v.sheet.size { // not when the tip itself is what was laid out
		r.v.endTip()
	}
	r.v.sheet.moving = true
	r.v.scroll.Resize(size)
	r.v.sheet.moving = false
	r.v.sheet.resize(size)
}

func (r *viewRenderer) Refresh() { r.v.sheet.again() }

// Offset gives how far the view is from the top, in pixels.
func (v *View) Offset() float32 { return v.scroll.Offset.Y }
