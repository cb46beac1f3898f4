package dialogue

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

const (
	discSize   float32 = 36 // of the initial beside what somebody says
	discGap    float32 = 12
	sideWidth  float32 = 364 // of what is known, beside the conversation
	sideGap    float32 = 24
	leastTalk  float32 = 420 // the conversation is at least so wide beside it
	ownIndent  float32 = 0.1 // of the width, at the left of what the learner said
	sidePart   float32 = 0.3 // of the height, where what is known stands below
	pageMargin float32 = 36
	ringRoom   float32 = 4 // for the ring of what is in focus, around the conversation
)

// pageLayout sets the head above the conversation, and what is known at its right, or where
// there is no room for both, below.
type pageLayout struct{}

func newLayout(p *Page) *fyne.Container {
	return container.New(pageLayout{}, p.head, p.scroll, p.side)
}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }

func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, talk, side := objects[0], objects[1], objects[2]
	wide := min(size.Width-2*pageMargin, theme.Size(kit.GridWidth))
	left := max((size.Width-wide)/2, 0)
	high := kit.HeightFor(head, wide)
	head.Move(fyne.NewPos(left, theme.PageMargin))
	head.Resize(fyne.NewSize(wide, high))
	top := theme.PageMargin + high + theme.Size(18)
	rest := max(size.Height-top, 0)
	across := min(theme.Size(sideWidth), wide*0.4)
	switch {
	case !side.Visible():
		place(talk, left-ringRoom, top-ringRoom, wide+2*ringRoom, rest+ringRoom)
	case wide-across-sideGap >= leastTalk:
		place(talk, left-ringRoom, top-ringRoom, wide-across-sideGap+2*ringRoom, rest+ringRoom)
		place(side, left+wide-across, top, across, max(rest-theme.PageMargin, 0))
	default:
		below := float32(int(rest * sidePart))
		place(talk, left-ringRoom, top-ringRoom, wide+2*ringRoom, rest-below-12+ringRoom)
		place(side, left, top+rest-below, wide, below)
	}
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}

// lineLayout sets an initial beside what is said, at the top.
type lineLayout struct{}

func newLine(initial, said fyne.CanvasObject) *fyne.Container {
	return container.New(lineLayout{}, initial, said)
}

func (lineLayout) room(width float32) float32 {
	return max(width-theme.Size(discSize)-discGap, 40)
}

func (l lineLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(kit.HeightFor(objects[1], l.room(width)), theme.Size(discSize))
}

func (l lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, l.HeightFor(objects, 160))
}

func (l lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	disc := theme.Size(discSize)
	place(objects[0], 0, 0, disc, disc)
	room := l.room(size.Width)
	place(objects[1], disc+discGap, 0, room, kit.HeightFor(objects[1], room))
}

// ownLayout sets what the learner said at the right, no wider than it is.
type ownLayout struct{}

func newOwn(said fyne.CanvasObject) *fyne.Container { return container.New(ownLayout{}, said) }

func (ownLayout) wide(objects []fyne.CanvasObject, width float32) float32 {
	return min(kit.NaturalWidth(objects[0])+1, width*(1-ownIndent))
}

func (l ownLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], l.wide(objects, width))
}

func (l ownLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, l.HeightFor(objects, 120))
}

func (l ownLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := l.wide(objects, size.Width)
	place(objects[0], size.Width-wide, 0, wide, kit.HeightFor(objects[0], wide))
}

// discLayout sets a letter in the middle of a disc.
type discLayout float32

func newDisc(disc, letter fyne.CanvasObject, size float32) *fyne.Container {
	return container.New(discLayout(size), disc, letter)
}

func (d discLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(float32(d)) }

func (d discLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	size := float32(d)
	place(objects[0], 0, 0, size, size)
	wide := kit.NaturalWidth(objects[1])
	high := kit.HeightFor(objects[1], size)
	place(objects[1], (size-wide)/2, (size-high)/2, wide+1, high)
}
