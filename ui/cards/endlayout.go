package cards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// The measures of the small cards of a sitting, at a text size of 100 %.
const (
	smallCardWidth  float32 = 26
	smallCardHeight float32 = 36
	smallCardGap    float32 = 5
	mostSmallCards          = 60 // of more only the last are drawn
)

// cardRow draws the cards of a sitting: each in the colour of its stage, pale when it
// was forgotten. It is nil without cards.
func cardRow(cards []study.SittingCard, colour func(study.Card) theme.Name) fyne.CanvasObject {
	if len(cards) == 0 {
		return nil
	}
	var objects []fyne.CanvasObject
	for _, c := range cards[max(len(cards)-mostSmallCards, 0):] {
		opacity := 1.0
		if !c.Recalled {
			opacity = 0.35
		}
		r := canvas.NewRectangle(theme.Over(colour(c.Card), theme.Background, opacity))
		r.CornerRadius = theme.Size(4)
		r.SetMinSize(fyne.NewSize(theme.Size(smallCardWidth), theme.Size(smallCardHeight)))
		objects = append(objects, r)
	}
	// About thirteen a line, as even as it goes.
	return kit.Centred(theme.Size(13*(smallCardWidth+smallCardGap)), container.New(&centredLines{gap: theme.Size(smallCardGap), even: true}, objects...))
}

// newEndLayout sets content in the middle of the page, scrolling where it is too
// high, over a line at the foot.
func newEndLayout(content, foot fyne.CanvasObject) fyne.CanvasObject {
	return container.New(endLayout{}, kit.NewScroller(content), foot)
}

type endLayout struct{}

func (endLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 320) }

func (endLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(size.Width-2*sideMargin, 0)
	foot := kit.HeightFor(objects[1], width)
	objects[1].Resize(fyne.NewSize(width, foot))
	objects[1].Move(fyne.NewPos(sideMargin, size.Height-theme.PageMargin-foot))
	room := max(size.Height-2*theme.PageMargin-foot-frameGap, 0)
	scroller := objects[0].(*kit.Scroller)
	high := min(kit.HeightFor(scroller.Content(), width), room)
	scroller.Resize(fyne.NewSize(width, high))
	scroller.Move(fyne.NewPos(sideMargin, theme.PageMargin+(room-high)/2))
}
