package allcards

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// pageLayout sets the head over the line to find by, the list beside what is told of a
// card, or over it where there is no room for both, and the keys below. Where the window is
// too low for that the list has all of the room, and what is told of a card is asked for.
type pageLayout struct{}

const (
	pageSide  = 36
	pageGap   = 16
	footGap   = 10
	sideShare = 0.37
	leastSide = 330 // how high list and side are together, at 100 %
)

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 300) }

// Layout takes the title, the search, the fault, the list, the side, the keys and the foot.
func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-2*pageSide, theme.Size(kit.GridWidth))
	x := float32(int((size.Width - width) / 2))
	y := theme.PageMargin
	put := func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) { o.Move(at); o.Resize(s) }
	for _, o := range objects[:3] {
		if !o.Visible() {
			continue
		}
		h := kit.HeightFor(o, width)
		put(o, fyne.NewPos(x, y), fyne.NewSize(width, h))
		y += h + pageGap
	}
	list, side, keys, foot := objects[3], objects[4], objects[5], objects[6]
	footed := kit.NaturalWidth(foot) + 1
	keyed := max(width-footed-16, 100)
	low := max(kit.HeightFor(keys, keyed), kit.HeightFor(foot, footed))
	bottom := size.Height - 14 - low
	put(keys, fyne.NewPos(x, bottom), fyne.NewSize(keyed, low))
	put(foot, fyne.NewPos(x+width-footed, bottom+(low-kit.HeightFor(foot, footed))/2), fyne.NewSize(footed, kit.HeightFor(foot, footed)))
	high := max(bottom-footGap-y, 80)
	beside := max(float32(int(width*sideShare)), theme.Size(280))
	stacked := width-beside-theme.PanelGap < theme.Size(340)
	if low := stacked && high < theme.Size(leastSide); low == side.Visible() {
		side.(*fyne.Container).Hidden = low
	}
	if !side.Visible() {
		put(list, fyne.NewPos(x, y), fyne.NewSize(width, high))
		return
	}
	if stacked {
		above := float32(int((high - pageGap) * 0.56))
		put(list, fyne.NewPos(x, y), fyne.NewSize(width, above))
		put(side, fyne.NewPos(x, y+above+pageGap), fyne.NewSize(width, high-above-pageGap))
		return
	}
	put(list, fyne.NewPos(x, y), fyne.NewSize(width-beside-theme.PanelGap, high))
	put(side, fyne.NewPos(x+width-beside, y), fyne.NewSize(beside, high))
}

// searchLayout sets the chips beside the line, or below it.
type searchLayout struct{}

func (searchLayout) split(objects []fyne.CanvasObject, width float32) (line float32, below bool) {
	chips := kit.NaturalWidth(objects[1]) + 2
	if width-chips-12 >= theme.Size(300) {
		return width - chips - 12, false
	}
	return width, true
}

func (searchLayout) lineHeight(objects []fyne.CanvasObject) float32 {
	return objects[0].MinSize().Height
}

// HeightFor gives the height at a width.
func (l searchLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := l.lineHeight(objects)
	if _, below := l.split(objects, width); below {
		return h + 8 + kit.HeightFor(objects[1], width)
	}
	return h
}

func (l searchLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, l.lineHeight(objects))
}

func (l searchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	line, below := l.split(objects, size.Width)
	h := l.lineHeight(objects)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(line, h))
	if below {
		objects[1].Move(fyne.NewPos(0, h+8))
		objects[1].Resize(fyne.NewSize(size.Width, kit.HeightFor(objects[1], size.Width)))
		return
	}
	wide := size.Width - line - 12
	high := kit.HeightFor(objects[1], wide)
	objects[1].Move(fyne.NewPos(line+12, (h-high)/2))
	objects[1].Resize(fyne.NewSize(wide, high))
}

// cornersLayout sets the head of the list over its rows, on a background.
type cornersLayout struct{}

func (cornersLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 160) }

func (cornersLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	background, head, line, rows := objects[0], objects[1], objects[2], objects[3]
	background.Resize(size)
	high := headHeight()
	head.Move(fyne.NewPos(1, 1))
	head.Resize(fyne.NewSize(size.Width-2, high))
	line.Move(fyne.NewPos(1, high+1))
	line.Resize(fyne.NewSize(size.Width-2, 1))
	rows.Move(fyne.NewPos(1, high+2))
	rows.Resize(fyne.NewSize(size.Width-2, max(size.Height-high-8, 40)))
}
