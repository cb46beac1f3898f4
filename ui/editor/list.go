package editor

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// list is the steps in order. It is one stop for Tab: the arrows choose in it.
// Where it is higher than its room its rows scroll under its buttons.
type list struct {
	composite
	page     *Page
	rows     *fyne.Container
	layout   *rowsLayout
	scroller *kit.Scroller
	ring     *canvas.Rectangle
	focused  bool
	seen     bool         // the chosen row is in view, and is to stay there
	gesture  *dragGesture // nil without a row that the pointer has hold of

	panel                  fyne.CanvasObject
	object                 *fyne.Container // the panel, in view while the form beside it scrolls
	sticky                 *stickyLayout
	keys                   *fyne.Container
	earlier, later, remove *kit.Pressable
}

var (
	_ fyne.Focusable = (*list)(nil)
	_ kit.Flexible   = (*list)(nil)
)

// The room around the panel's content at its sides, how much of that the rows'
// scroll bar may take, and the room between its parts.
const (
	listInset  = 12
	listGutter = 9
)

func listGap() float32 { return theme.Size(12) }

func newList(p *Page) *list {
	l := &list{page: p, layout: &rowsLayout{}, ring: canvas.NewRectangle(theme.Color(theme.Clear)), seen: true}
	l.rows = container.New(l.layout)
	l.scroller = kit.NewScroller(kit.InsetSides(0, 0, listGutter, 0, l.rows))
	l.scroller.OnScrolled = func(float32) { l.seen = l.sees() }
	l.ring.StrokeWidth, l.ring.StrokeColor, l.ring.CornerRadius = 2, theme.Color(theme.Primary), theme.ButtonRadius+3
	l.ring.Hide()
	l.compose(l, container.New(&outlineLayout{}, l.scroller, newWheelOverlay(l.wheeled), l.ring))
	l.earlier = kit.LinkButton(words.T("Earlier"), func() { p.move(-1) })
	l.later = kit.LinkButton(words.T("Later"), func() { p.move(1) })
	l.remove = kit.LinkButton(words.T("Remove"), p.removeStep)
	l.keys = kit.Inset(8, 0, kit.Stack(theme.Size(10), kit.Separator(), keyLines()))
	l.panel = kit.PanelInset(listInset, 16, kit.StackFilling(listGap(), 1,
		kit.Inset(8, 0, kit.H3(words.T("Steps"))),
		l,
		kit.Inset(8, 0, kit.Secondary(words.T("Add a step after"), p.addStep)),
		kit.Inset(4, 0, kit.Wrap(4, l.earlier, l.later, l.remove)),
		l.keys))
	l.sticky = &stickyLayout{list: l}
	l.object = container.New(l.sticky, l.panel)
	return l
}

// Described says which step is chosen.
func (l *list) Described() accessible.Description {
	d := accessible.Description{Name: words.T("Steps"), Role: accessible.List, Of: len(l.layout.order)}
	if r := l.chosen(); r != nil {
		d.Value, d.Position = r.name, slices.Index(l.layout.order, r)+1
	}
	return d
}

// HeightFor gives the least height that the list is of use in.
func (l *list) HeightFor(width float32) float32 {
	return min(kit.HeightFor(l.rows, width), theme.Size(150))
}

// MinSize is narrow, and as high.
func (l *list) MinSize() fyne.Size {
	w := l.rows.MinSize().Width
	return fyne.NewSize(w, l.HeightFor(max(l.Size().Width, w)))
}

// keyLines says what keys do here.
func keyLines() fyne.CanvasObject {
	before, after := command.Hints("editor.previous", "editor.next")
	earlier, later := command.Hints("editor.earlier", "editor.later")
	return kit.Wrap(6,
		kit.KeyLine(command.Hint("editor.add"), words.T("add")),
		kit.KeyLine(before, "", after, words.T("step")),
		kit.Wrap(5, kit.KeyLine(earlier, "", later, ""), kit.InsetSides(0, 0, 8, 0, kit.Small(words.T("move it")))),
		kit.InsetSides(0, 0, 8, 0, kit.Small(words.T("or drag it"))), // as far from the next as a key line is
		kit.KeyLine(command.Hint("help.keys"), words.T("all keys")))
}

// stayInView takes up that the page was scrolled, or that what is above the
// list has another height.
func (l *list) stayInView() { l.sticky.Layout(l.object.Objects, l.object.Size()) }

// show draws the steps of the process, s chosen. A row that is being dragged is
// let go: it may no longer be where it was.
func (l *list) show(pr *content.Process, s *content.Step) {
	l.endDrag()
	seen := l.seen
	before := l.layout.order
	l.layout.order = nil
	for i, o := range pr.Steps {
		chosen := o.ID == s.ID
		l.layout.order = append(l.layout.order, newRow(l, o, chosen))
		seen = seen || chosen && (i >= len(before) || before[i].step != o.ID || !before[i].chosen)
	}
	l.layout.dragged, l.layout.offset = nil, 0
	l.rows.Objects = l.layout.objects()
	l.earlier.Hidden, l.later.Hidden = s.Number == 1, s.Number == len(pr.Steps)
	l.remove.Hidden = len(pr.Steps) == 1
	for _, b := range []*kit.Pressable{l.earlier, l.later, l.remove} {
		if b.Hidden && b.Focused() {
			l.page.canvas().Focus(l)
		}
	}
	l.showRing()
	l.panel.Refresh()
	l.seen = seen
	l.settle()
}

// FocusGained shows that the arrows choose here.
func (l *list) FocusGained() {
	l.focused = true
	l.showRing()
	l.page.last = nil
	if !l.lifted() {
		l.reveal()
	}
}

// FocusLost hides it.
func (l *list) FocusLost() {
	l.focused = false
	l.showRing()
}

// showRing shows that the keys are here, unless the pointer has hold of a row.
func (l *list) showRing() {
	l.ring.Hidden = !l.focused || l.lifted()
	l.ring.Refresh()
}

// TypedRune passes characters on.
func (l *list) TypedRune(r rune) { kit.PassRune(l, r) }

// TypedKey chooses a step, or goes to the name of the one chosen. While a row
// is dragged there is only Escape, which puts it back.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	if l.lifted() {
		if e.Name == fyne.KeyEscape {
			l.page.show()
		}
		return
	}
	switch e.Name {
	case fyne.KeyUp:
		l.page.chooseBy(-1)
	case fyne.KeyDown:
		l.page.chooseBy(1)
	case fyne.KeyHome:
		l.page.chooseAt(0)
	case fyne.KeyEnd:
		l.page.chooseAt(len(l.page.process().Steps) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.page.form.name.focus()
		return
	default:
		kit.PassKey(l, e)
		return
	}
	l.reveal()
}

// reveal scrolls to the chosen row.
func (l *list) reveal() {
	l.seen = true
	l.settle()
	if r := l.chosen(); r != nil {
		l.page.reveal(r)
	}
}

// chosen gives the chosen row.
func (l *list) chosen() *row {
	for _, r := range l.layout.order {
		if r.chosen {
			return r
		}
	}
	return nil
}

// sees tells whether the chosen row is in view within the list.
func (l *list) sees() bool {
	r, offset := l.chosen(), l.scroller.Offset()
	if r == nil {
		return false
	}
	top, view := r.Position().Y, l.scroller.Size().Height
	return top >= offset && top+r.Size().Height <= offset+view
}

// settle scrolls within the list to the chosen row, unless somebody scrolled
// away from it.
func (l *list) settle() {
	r, view := l.chosen(), l.scroller.Size().Height
	if !l.seen || r == nil || view == 0 || l.lifted() {
		return
	}
	top, bottom := r.Position().Y, r.Position().Y+r.Size().Height
	switch offset := l.scroller.Offset(); {
	case top < offset:
		l.scroller.ScrollTo(top)
	case bottom > offset+view:
		l.scroller.ScrollTo(bottom - view)
	}
}

// scrollBy scrolls to other rows and tells whether there are any: first of all
// the page, down, as long as that gives the list more room.
func (l *list) scrollBy(dy float32) bool {
	above := topOf(l.scroller) < topOf(l.page.scroller)
	return dy > 0 && l.sticky.short && scrolls(l.page.scroller, dy) ||
		scrolls(l.scroller, dy) ||
		dy < 0 && above && scrolls(l.page.scroller, dy)
}

// wheeled scrolls the rows by the wheel, and the page where they end.
func (l *list) wheeled(dy float32) bool {
	return l.scrollBy(dy) || scrolls(l.page.scroller, dy)
}

// scrolls scrolls a view and tells whether that moved it.
func scrolls(s *kit.Scroller, dy float32) bool {
	before := s.Offset()
	s.ScrollBy(dy)
	return s.Offset() != before
}

// topOf gives where on the canvas an object begins, down.
func topOf(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

// outlineLayout lays its other objects over its first, and the last of them around it.
// All but that go on into the room that the scroll bar takes.
type outlineLayout struct{ width float32 }

// HeightFor gives the height of the first.
func (r *outlineLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], width)
}

func (r *outlineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[0].MinSize().Width
	return fyne.NewSize(w, r.HeightFor(objects, max(r.width, w)))
}

func (r *outlineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	ring := len(objects) - 1
	for _, o := range objects[:ring] {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size.AddWidthHeight(listGutter, 0))
	}
	objects[ring].Move(fyne.NewPos(-3, -3))
	objects[ring].Resize(size.AddWidthHeight(6, 6))
}
