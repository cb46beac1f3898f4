package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/content/markup"
	"stagecraft/ui/modal"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

type markKind int

const (
	termMark markKind = iota
	linkMark
)

// mark is something in the text that can be opened: a stretch of a paragraph,
// or a button. The keys go from mark to mark.
type mark struct {
	kind      markKind
	paragraph *text.Paragraph
	run       int
	do        func(at fyne.Position)
	press     stop
	term      string          // its id, of a term
	ground    theme.Name      // of the run, before it was marked
	inside    []*mark         // of a fold that is open
	fold      *markup.Spoiler // whose title it is, when it is drawn in pieces
}

// stop is what the keys come to: a button, or a drawing of several.
type stop interface {
	fyne.CanvasObject
	fyne.Focusable
}

// NextTerm marks the next term in view and shows its definition. It tells
// whether there is a term in view.
func (v *View) NextTerm() bool {
	k := v.next(termMark)
	if k == nil {
		return false
	}
	v.setMark(k)
	k.do(v.below(k))
	return true
}

// NextLink marks the next link, footnote or button in view, for OpenMarked.
// It tells whether there is one in view.
func (v *View) NextLink() bool {
	k := v.next(linkMark)
	if k == nil {
		return false
	}
	v.setMark(k)
	return true
}

// Marked tells whether something is marked, and of a term which one.
func (v *View) Marked() (term string, ok bool) {
	if v.marked == nil {
		return "", false
	}
	return v.marked.term, true
}

// OpenMarked opens what is marked, as a tap does.
func (v *View) OpenMarked() {
	switch k := v.marked; {
	case k == nil:
	case k.press != nil:
		k.press.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	default:
		k.do(v.below(k))
	}
}

// ClearMark takes the mark away, and tells whether there was one.
func (v *View) ClearMark() bool {
	if v.marked == nil {
		return false
	}
	v.setMark(nil)
	return true
}

func (v *View) setMark(k *mark) {
	if old := v.marked; old != nil {
		if old.press != nil {
			if c := v.canvas(); c != nil && c.Focused() == fyne.Focusable(old.press) {
				c.Unfocus()
			}
		} else {
			old.paragraph.Runs[old.run].Ground = old.ground
			old.paragraph.Refresh()
		}
	}
	v.marked = k
	if k == nil {
		return
	}
	if k.press != nil {
		if c := v.canvas(); c != nil {
			c.Focus(k.press)
		}
		return
	}
	k.ground = k.paragraph.Runs[k.run].Ground
	k.paragraph.Runs[k.run].Ground = theme.SelectionSoft
	k.paragraph.Refresh()
}

// next gives the mark of a kind after the one marked, among those in view; the
// first one when none is marked or the marked one is the last.
func (v *View) next(kind markKind) *mark {
	var first *mark
	passed := false
	for _, it := range v.items[v.sheet.from:v.sheet.to] {
		for _, k := range it.marks {
			if k.kind == kind && v.inView(k) {
				if first == nil {
					first = k
				}
				if passed {
					return k
				}
			}
			if k == v.marked {
				passed = true
			}
		}
	}
	return first
}

func (v *View) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(v) }

// placeOf gives where a mark begins on the canvas, and its size.
func (v *View) placeOf(k *mark) (fyne.Position, fyne.Size, bool) {
	driver := fyne.CurrentApp().Driver()
	if k.press != nil {
		return driver.AbsolutePositionForObject(k.press), k.press.Size(), k.press.Size().Width > 0
	}
	for _, p := range k.paragraph.Places() {
		if p.Run == k.run {
			return driver.AbsolutePositionForObject(k.paragraph).Add(p.Position), p.Size, true
		}
	}
	return fyne.Position{}, fyne.Size{}, false
}

func (v *View) inView(k *mark) bool {
	at, size, ok := v.placeOf(k)
	if !ok {
		return false
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Y
	return at.Y >= top && at.Y+size.Height <= top+v.scroll.Size().Height
}

// reveal moves the view so that an object in it can be seen.
func (v *View) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(v).Y
	switch over := top + o.Size().Height - v.scroll.Size().Height; {
	case top < 0:
		v.ScrollBy(top - theme.PageMargin)
	case over > 0:
		v.ScrollBy(over + theme.PageMargin)
	}
}

// below is where a pop-up of a mark goes.
func (v *View) below(k *mark) fyne.Position {
	at, size, _ := v.placeOf(k)
	return at.AddXY(0, size.Height)
}

// leaveFocus takes the focus from what has left the tree, where keys would be
// lost.
func (v *View) leaveFocus() {
	c := v.canvas()
	if c == nil {
		return
	}
	focused, ok := c.Focused().(fyne.CanvasObject)
	if !ok || !modal.Of(c).Empty() {
		return
	}
	// Fyne gives what isn't in the tree the position of nothing.
	driver := fyne.CurrentApp().Driver()
	if driver.AbsolutePositionForObject(focused) == driver.AbsolutePositionForObject(&canvas.Rectangle{}) {
		c.Unfocus()
	}
}
