package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// TitleSize is the size of a page's own title.
const TitleSize float32 = 30

// PageTitle is the head of a page: a small line over its title, which stands at one
// height on every page, and at the right of the title what can be done with all of the
// page, or in lines below it where there is no room for both. Over may be "".
func PageTitle(over, title string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return PageHead(over, TitleText(title), buttons...)
}

// PageHead is PageTitle with more beside the title.
func PageHead(over string, title fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return Stack(0, OneLine(Small(atLeastSpace(over))), Headline(title, buttons...))
}

// TitleText is the title of a page as it is set.
func TitleText(title string) *text.Paragraph {
	return heading(1, tight(Text(title, TitleSize, theme.Face{Bold: true}, theme.Ink)))
}

// atLeastSpace keeps the height of a line that says nothing.
func atLeastSpace(s string) string {
	if s == "" {
		return " "
	}
	return s
}

// Headline sets a title at the left and buttons at the right, or the buttons
// in lines below the title where there is no room for both.
func Headline(title fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	if len(buttons) == 0 {
		return title
	}
	return container.New(&headlineLayout{}, append([]fyne.CanvasObject{title}, buttons...)...)
}

// headlineGap is between buttons, and between them and the title.
const headlineGap float32 = 16

type headlineLayout struct{ width float32 }

// places gives where everything stands at a width, and the height of it all.
func (l *headlineLayout) places(objects []fyne.CanvasObject, width float32) (at []fyne.Position, sizes []fyne.Size, height float32) {
	at, sizes = make([]fyne.Position, len(objects)), make([]fyne.Size, len(objects))
	total, high := float32(0), float32(0)
	for i, o := range objects {
		w := min(NaturalWidth(o)+1, width)
		sizes[i] = fyne.NewSize(w, HeightFor(o, w))
		total += w
		high = max(high, sizes[i].Height)
	}
	total += headlineGap * float32(len(objects)-1)
	if total <= width {
		x := width
		for i := len(objects) - 1; i > 0; i-- {
			x -= sizes[i].Width
			at[i] = fyne.NewPos(x, float32(int((high-sizes[i].Height)/2)))
			x -= headlineGap
		}
		at[0] = fyne.NewPos(0, float32(int((high-sizes[0].Height)/2)))
		return at, sizes, high
	}
	x, y, line, first := float32(0), sizes[0].Height+12, float32(0), 1
	centre := func(last int) { // the buttons of a line, in its height
		for i := first; i <= last; i++ {
			at[i].Y = y + float32(int((line-sizes[i].Height)/2))
		}
	}
	for i := 1; i < len(objects); i++ {
		if x > 0 && x+sizes[i].Width > width {
			centre(i - 1)
			x, y, line, first = 0, y+line+8, 0, i
		}
		at[i].X = x
		x += sizes[i].Width + headlineGap
		line = max(line, sizes[i].Height)
	}
	centre(len(objects) - 1)
	return at, sizes, y + line
}

// HeightFor gives the height at a width.
func (l *headlineLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, _, h := l.places(objects, width)
	return h
}

func (l *headlineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, l.HeightFor(objects, max(l.width, 160)))
}

func (l *headlineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	at, sizes, _ := l.places(objects, size.Width)
	for i, o := range objects {
		o.Move(at[i])
		o.Resize(sizes[i])
	}
}
