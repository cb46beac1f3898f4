package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/markup"
	"stagecraft/ui/theme"
)

// View is a document that scrolls. What is its own is where the view is; what
// else can be done with the text is done by the parts it is put together from.
type View struct {
	widget.BaseWidget

	// OnScrolled is called after the view moved or was laid out anew.
	OnScrolled func()
	// OnJump is called before ScrollTo and the like take the view elsewhere.
	OnJump func()

	Find      *Find
	Selection *Selection
	Speech    *Speech
	Hotspots  *Hotspots

	doc      *markup.Document
	opt      Options
	index    *textIndex
	layout   *layout
	folds    *folds
	marks    *marks
	terms    *termScopes
	pixels   *pixelCache
	tip      *tip
	backdrop *backdrop
	popUps   *popUps
	formulas *formulas
	thumb    *canvas.Rectangle // of what is wide and goes on below the view

	within       fyne.CanvasObject     // what its blocks stand in where they are no view: see Blocks
	numbers      map[*markup.Image]int // of the figures that have a caption
	called       map[int]int           // footnote number to the block that calls it first
	inBackground func(work func() (after func()))
}

var _ fyne.Widget = (*View)(nil)

// New makes a view of a document, seen from its top.
func New(doc *markup.Document, opt Options) *View {
	index := newTextIndex(doc)
	v := &View{
		doc: doc, opt: opt, index: index,
		folds:        newFolds(index, opt.Folded, opt.Folds),
		numbers:      numberFigures(doc, opt.Course),
		called:       footnoteCalls(doc),
		inBackground: inBackground,
		thumb:        newThumb(),
	}
	v.Find, v.Selection, v.Speech, v.Hotspots = newFind(v), newSelection(v), &Speech{v: v}, &Hotspots{v: v}
	v.marks, v.terms, v.pixels = &marks{v: v}, &termScopes{v: v, found: map[int][]string{}}, &pixelCache{v: v}
	v.popUps, v.tip, v.backdrop = &popUps{v: v}, &tip{v: v, box: container.NewWithoutLayout()}, newBackdrop(v)
	v.formulas = newFormulas(v)
	v.layout = newLayout(v)
	v.ExtendBaseWidget(v)
	return v
}

// Top tells which block stands at the top of the view, and how many pixels of
// it are above, at a text size of 100 %. Block is -1 above the first one.
func (v *View) Top() (block int, offset float32) {
	l := v.layout
	items := l.Items()
	if !l.LaidOut() { // where it will be
		goal, above, _ := l.Goal()
		if goal >= len(items) || items[goal].block < 0 {
			return -1, (above + theme.PageMargin) / scale()
		}
		return items[goal].block, above / scale()
	}
	i, above := l.Anchor()
	if i < 0 || items[i].block < 0 && i < len(v.opt.Before) {
		return -1, l.Offset() / scale()
	}
	it := items[i]
	if it.block < 0 { // below the last one
		last := len(v.doc.Blocks) - 1
		top, _ := v.Extent(last)
		return last, -top / scale()
	}
	return it.block, (above + it.Top() - items[l.itemOf(it.block)].Top()) / scale()
}

// ScrollTo puts a block at the top of the view with offset pixels of it above,
// at a text size of 100 %. Block -1 is the very top.
func (v *View) ScrollTo(block int, offset float32) {
	v.jumps()
	if block < 0 {
		v.layout.Put(0, offset*scale()-theme.PageMargin) // the margin stands above the first item
		return
	}
	if i := v.layout.itemOf(block); i >= 0 {
		v.layout.Put(i, offset*scale())
	}
}

// ScrollToHeading puts a heading at the top of the view and tells whether
// there is one of that id.
func (v *View) ScrollToHeading(id string) bool {
	block := v.index.heading(id)
	if block < 0 {
		return false
	}
	v.jumps()
	if v.layout.itemOf(block) < 0 { // the title, which the page shows itself
		v.ScrollTo(-1, 0)
		return true
	}
	v.layout.unfoldHeading(block, id)
	v.layout.Put(v.layout.itemWith(block, func(b markup.Block) bool { return holdsHeading(b, id) }), -12*scale())
	return true
}

func (v *View) jumps() {
	v.layout.Scroll().Rest()
	if v.OnJump != nil {
		v.OnJump()
	}
}

// ScrollBy moves the view by pixels.
func (v *View) ScrollBy(dy float32) {
	v.layout.Scroll().Rest()
	v.layout.ScrollTo(v.Offset() + dy)
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
	view := v.layout.Scroll().Size().Height
	const around = 16
	switch {
	case top+height > view-around:
		v.ScrollBy(min(top+height+around-view, top-around))
	case top < around:
		v.ScrollBy(top - around)
	}
}

// showObject moves the view so that an object in it can be seen.
func (v *View) showObject(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(v).Y
	view, _ := v.Height()
	switch over := top + o.Size().Height - view; {
	case top < 0:
		v.ScrollBy(top - theme.PageMargin)
	case over > 0:
		v.ScrollBy(over + theme.PageMargin)
	}
}

// Key scrolls by the keys for that and tells whether name was one of them.
func (v *View) Key(name fyne.KeyName) bool {
	page := v.layout.Scroll().Size().Height - 64
	v.layout.Scroll().Rest()
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
		v.layout.ScrollTo(0)
	case fyne.KeyEnd:
		v.layout.Put(len(v.layout.Items())-1, v.layout.Total())
	default:
		return false
	}
	return true
}

// Extent gives where a block begins and ends, in pixels below the top of the
// view. Blocks far from the view are where they are guessed to be; one that is
// left out stands where the next one begins.
func (v *View) Extent(block int) (top, bottom float32) {
	l, at := v.layout, v.Offset()
	first, after := l.lowerItem(block), l.lowerItem(block+1)
	switch items := l.Items(); {
	case first < after:
		return items[first].Top() - at, items[after-1].Bottom() - at
	case first < len(items)-len(v.opt.After):
		return items[first].Top() - at, items[first].Top() - at
	}
	return l.Total() - at, l.Total() - at
}

// Each calls do with every block that is shown and where it begins and ends,
// as Extent gives it.
func (v *View) Each(do func(block int, top, bottom float32)) {
	at, items := v.Offset(), v.layout.Items()
	for i := 0; i < len(items); {
		j := i
		for j+1 < len(items) && items[j+1].block == items[i].block {
			j++
		}
		if items[i].block >= 0 {
			do(items[i].block, items[i].Top()-at, items[j].Bottom()-at)
		}
		i = j + 1
	}
}

// InView calls do with every block that is in view, as Each does.
func (v *View) InView(do func(block int, top, bottom float32)) {
	l, y := v.layout, v.Offset()
	last := -1
	for i := l.FirstBelow(y); i < len(l.Items()) && l.Items()[i].Top() < y+l.Size().Height; i++ {
		if b := l.Items()[i].block; b > last {
			top, bottom := v.Extent(b)
			do(b, top, bottom)
			last = b
		}
	}
}

// Reveal brings a block into view, its beginning before its end.
func (v *View) Reveal(block int) {
	top, bottom := v.Extent(block)
	high, _ := v.Height()
	switch {
	case top < 0:
		v.ScrollBy(top - theme.Size(16))
	case bottom > high:
		v.ScrollBy(min(bottom-high+theme.Size(16), top-theme.Size(16)))
	}
}

// Current gives the block that commands are about: the one selected, or else
// the first that begins in view.
func (v *View) Current() (block int, selected bool) {
	if all := v.Selection.Blocks(); len(all) > 0 {
		return all[0].Block, true
	}
	block = -1
	high, _ := v.Height()
	v.Each(func(b int, top, bottom float32) {
		if block < 0 && (top >= 0 && top < high || bottom > high) {
			block = b
		}
	})
	if block < 0 {
		block, _ = v.Top()
		block = max(block, 0)
	}
	return block, false
}

// MenuPosition gives where on the canvas a menu of a block goes.
func (v *View) MenuPosition(block int) fyne.Position {
	top, _ := v.Extent(block)
	high, _ := v.Height()
	left, _ := v.layout.Column()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v)
	return at.AddXY(left+theme.Size(24), min(max(top, 8)+theme.Size(24), high-40))
}

// SetHighlights replaces the highlights.
func (v *View) SetHighlights(all []Highlight) { v.marks.set(all) }

// Folds gives the folds that the learner opened or shut, in the order of the
// document.
func (v *View) Folds() []Fold { return v.folds.touched() }

// CloseNote closes the pop-up of a footnote, and tells whether one was open.
func (v *View) CloseNote() bool { return v.popUps.close() }

// Changed measures an object of Options.Before or After again.
func (v *View) Changed(o fyne.CanvasObject) {
	for _, it := range v.layout.Items() {
		if it.Object == o {
			v.layout.Remeasure(it)
		}
	}
}

// Height gives how high the view is, and the whole document as far as is known.
func (v *View) Height() (view, whole float32) {
	return v.layout.Scroll().Size().Height, v.layout.Total()
}

// AtEnd tells whether the view shows the end of the document.
func (v *View) AtEnd() bool {
	view, whole := v.Height()
	return view > 0 && v.Offset()+view >= whole-1
}

// Made tells how many blocks have their widget, and how many are in the tree.
func (v *View) Made() (made, shown int) {
	for _, it := range v.layout.Items() {
		if it.Object != nil {
			made++
		}
	}
	return made, v.layout.Objects()
}

// skips tells whether a block is left out.
func (v *View) skips(block int) bool {
	return block < len(v.doc.Blocks) && v.opt.Skip != nil && v.opt.Skip(block)
}

func (v *View) canvas() fyne.Canvas {
	if v.within != nil {
		return fyne.CurrentApp().Driver().CanvasForObject(v.within)
	}
	return fyne.CurrentApp().Driver().CanvasForObject(v)
}

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
	return []fyne.CanvasObject{r.v.layout.Scroll(), r.v.thumb, r.v.tip.box}
}

func (r *viewRenderer) Layout(size fyne.Size) {
	if size != r.v.layout.Size() { // not when the tip itself is what was laid out
		r.v.tip.end()
	}
	r.v.layout.Resize(size)
}

func (r *viewRenderer) Refresh() { r.v.layout.Refresh() }

// Offset gives how far the view is from the top, in pixels.
func (v *View) Offset() float32 { return v.layout.Offset() }
