package lesson

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// The measures of the reader, at 100 %.
const (
	margin    = 36  // left and right of all
	sideWide  = 230 // the panel beside the text
	sideGap   = 40
	leastText = 620 // narrower than this and than the learner likes it, the text takes the panel's room
	sideTop   = 62

	playbackBottom = 14 // below the bar of reading aloud
)

// geometry gives where the text and the side panel stand in a page of a
// width. There is no side panel where the text would get too narrow.
func geometry(width float32) (left, text, side float32, both bool) {
	room := max(width-2*margin, 80)
	beside := theme.Size(sideWide + sideGap)
	if room-beside >= min(theme.Size(leastText), theme.TextColumn()) {
		text = min(theme.TextColumn(), room-beside)
		left = margin + (room-text-beside)/2
		// As designed for 1280: the column keeps to the left until there is room to spare.
		if room-text-beside < 120 {
			left = margin
		}
		return left, text, left + text + theme.Size(sideGap), true
	}
	text = min(theme.TextColumn(), room)
	return margin + (room-text)/2, text, 0, false
}

// readerLayout is the layout of the reader: the view over the whole page, so that
// the wheel scrolls it anywhere, the side panel over its right, the find bar over its top, and the
// bar of reading aloud over its bottom.
type readerLayout struct {
	changed func(size fyne.Size, both bool) // called when the page's size changed
	size    fyne.Size
}

func (l *readerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

func (l *readerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	view, side, finder, playback := objects[0], objects[1], objects[2], objects[3]
	left, text, x, both := geometry(size.Width)
	wide := min(max(finder.MinSize().Width, theme.Size(420)), size.Width-16)
	finder.Resize(fyne.NewSize(wide, finder.MinSize().Height))
	finder.Move(fyne.NewPos(max(left+text-wide, 8), 8))
	wide = min(kit.NaturalWidth(playback)+1, size.Width-16)
	high := kit.HeightFor(playback, wide)
	playback.Resize(fyne.NewSize(wide, high))
	playback.Move(fyne.NewPos(min(max(left+(text-wide)/2, 8), size.Width-wide-8), size.Height-high-playbackBottom))
	if size != l.size {
		l.size = size
		l.changed(size, both)
	}
	view.Move(fyne.NewPos(0, 0))
	view.Resize(size)
	if !both {
		side.Hide()
		return
	}
	side.Show()
	side.Move(fyne.NewPos(x-10, sideTop))
	side.Resize(fyne.NewSize(theme.Size(sideWide)+10, max(size.Height-sideTop, 0)))
}
