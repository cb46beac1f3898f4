package ui

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// How narrow two pages may get, at a text size of 100 %. In less room the lesson is alone.
const (
	leastLesson = 480
	leastBeside = 390
)

// markHigh is how high the line is over the page to which the keys go.
const markHigh = 3

// prefShare names, with a companion's id behind it, the part of the width that the
// lesson has beside it.
const prefShare = "beside share "

// besideView is what is drawn of the page beside a lesson: what it is, the page, the
// line between the two, and which of them has the keys.
type besideView struct {
	b       *beside
	frame   *fyne.Container
	marker  *fyne.Container
	divider *divider
	share   float32
	width   float32 // of both
}

func newBesideView(b *beside) *besideView {
	v := &besideView{b: b}
	v.share = float32(b.app.app.Preferences().FloatWithFallback(prefShare+b.kind.id, float64(b.kind.share)))
	v.frame = container.New(&besideLayout{v}, v.head(), b.page.Object())
	line := canvas.NewRectangle(theme.Color(theme.Primary))
	v.marker = container.New(&markerLayout{v}, line)
	v.divider = newDivider(v)
	return v
}

// objects are the parts, the divider over the others and its keys before them.
func (v *besideView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.divider.keys, v.frame, v.marker, v.divider}
}

// setPage draws another page.
func (v *besideView) setPage() {
	v.frame.Objects[1] = v.b.page.Object()
	v.frame.Refresh()
}

// head says what stands here, lets another thing stand here, and takes it away.
func (v *besideView) head() fyne.CanvasObject {
	b := v.b
	var row []fyne.CanvasObject
	for _, c := range companions {
		chip := kit.ChosenChip(c.title(), c == b.kind, func() {
			if c != b.kind {
				b.want(c)
			}
		})
		chip.Says.Group = words.T("Beside the lesson")
		row = append(row, chip)
	}
	cross := kit.NewPressable(kit.Inset(8, 8, theme.NewIcon(theme.IconCross, theme.Size(14), theme.Muted)), func() { b.want(nil) })
	cross.Says.Name = words.T("The lesson alone")
	row = append(row, kit.Spring(), cross)
	return kit.InsetSides(24, 10, 10, 0, kit.Row(6, row...))
}

// mark shows which of the two has the keys.
func (v *besideView) mark() {
	frame := v.frame
	x, wide := float32(0), frame.Position().X
	if v.b.active {
		x, wide = frame.Position().X, frame.Size().Width
	}
	v.marker.Move(fyne.NewPos(x, 0))
	v.marker.Resize(fyne.NewSize(wide, markHigh))
	canvas.Refresh(v.marker)
}

// says tells which of the two has the keys, and where it stands.
func (v *besideView) says() string {
	if v.b.active {
		return words.F("%s, on the right", v.b.kind.title())
	}
	return words.T("Lesson, on the left")
}

// bounds are the least and the most that the lesson may have of a width.
func (v *besideView) bounds() (least, most float32) {
	return theme.Size(leastLesson), max(v.width-theme.Size(leastBeside), theme.Size(leastLesson))
}

// lessonWide is how wide the lesson is now.
func (v *besideView) lessonWide() float32 {
	least, most := v.bounds()
	return float32(math.Round(float64(min(max(v.width*v.share, least), most))))
}

// move gives the lesson a width, as far as both pages can be read.
func (v *besideView) move(wide float32) {
	if v.width <= 0 {
		return
	}
	least, most := v.bounds()
	v.share = min(max(wide, least), most) / v.width
	v.b.app.body.Refresh()
}

// keep keeps the share for the next time.
func (v *besideView) keep() {
	v.b.app.app.Preferences().SetFloat(prefShare+v.b.kind.id, float64(v.share))
}

// leastBoth is the least width that two pages need.
func leastBoth() float32 { return theme.Size(leastLesson + leastBeside) }

// wantsRoom tells whether two pages fit only beside a rail of icons alone; wide and
// narrow are the widths beside the one and the other.
func (b *beside) wantsRoom(wide, narrow float32) bool {
	return b.wanted() && wide < leastBoth() && narrow >= leastBoth()
}

// lay sets what the body of the window holds: the page, or a lesson and what stands
// beside it, as enter gave them.
func (b *beside) lay(objects []fyne.CanvasObject, size fyne.Size) {
	two := b.view != nil && len(objects) > 1
	if two {
		b.fold(size.Width < leastBoth())
		for _, o := range objects[1:] {
			if b.folded {
				o.Hide()
			} else {
				o.Show()
			}
		}
	}
	if !two || b.folded {
		for _, o := range objects[:min(len(objects), 1)] {
			o.Move(fyne.NewPos(0, 0))
			o.Resize(size)
		}
		return
	}
	v := b.view
	v.width = size.Width
	wide := v.lessonWide()
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(wide, size.Height))
	v.frame.Move(fyne.NewPos(wide, 0))
	v.frame.Resize(fyne.NewSize(size.Width-wide, size.Height))
	v.mark()
	v.divider.place(fyne.NewPos(wide-dividerLeft, 0), fyne.NewSize(kit.LeastTarget, size.Height))
}

// besideLayout sets the head over the page.
type besideLayout struct{ v *besideView }

// Described says that it is the page beside the lesson.
func (l *besideLayout) Described([]fyne.CanvasObject) accessible.Description {
	return accessible.Description{Role: accessible.Group, Name: words.F("%s, on the right", l.v.b.kind.title())}
}

func (l *besideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := kit.HeightFor(objects[0], size.Width)
	objects[0].Move(fyne.Position{})
	objects[0].Resize(fyne.NewSize(size.Width, high))
	objects[1].Move(fyne.NewPos(0, high))
	objects[1].Resize(fyne.NewSize(size.Width, max(size.Height-high, 0)))
}

// markerLayout is the layout of the line over the page that has the keys. To those who
// can't see it, it says which that is.
type markerLayout struct{ v *besideView }

// Described says which page has the keys, at once when that changes.
func (l *markerLayout) Described([]fyne.CanvasObject) accessible.Description {
	return accessible.Description{Role: accessible.Message, Name: l.v.says(), Live: "side"}
}

func (l *markerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, markHigh) }

func (l *markerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}
