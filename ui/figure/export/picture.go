package export

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/palette"
	"stagecraft/ui/figure"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
)

// The measures of a picture: how wide its figure is, and the margin around it.
const (
	figureWidth float32 = 1160
	margin      float32 = 28
)

// picture is a figure with its title, as a file holds it: in light colours and in Inter at
// 100 %, whatever the window shows.
type picture struct {
	title, description string
	size               fyne.Size
	marks              []drawing.Mark // from back to front
}

// usePrintTheme turns to light colours and Inter at 100 %. Like all drawing it belongs on
// the main goroutine: the theme of the window is put aside until restore.
func usePrintTheme() (restore func()) {
	scheme, scale, typeface := theme.Scheme(), theme.TextScale(), theme.TypefaceInUse()
	theme.SetScheme(palette.Light)
	theme.SetTextScale(100)
	theme.SetTypeface(theme.Inter)
	return func() {
		theme.SetScheme(scheme)
		theme.SetTextScale(scale)
		theme.SetTypeface(typeface)
	}
}

func newPicture(f figure.Figure) picture {
	defer usePrintTheme()()
	p := picture{title: f.Title(), description: f.TextAlternative()}
	heading := figure.Heading(p.title, figureWidth)
	at := fyne.NewPos(margin, margin)
	title := heading.Translate(at)
	at.Y = round(at.Y + heading.TextSize*theme.LineHeight + 14)
	marks, height := f.Draw(figureWidth)
	p.size = fyne.NewSize(figureWidth+2*margin, round(at.Y+height+margin))
	background := drawing.Area{Box: drawing.Box{Size: p.size}, Fill: theme.Color(theme.Surface)}
	p.marks = []drawing.Mark{background, title}
	for _, m := range marks {
		p.marks = append(p.marks, m.Translate(at))
	}
	return p
}

func round(v float32) float32 { return float32(int(v + 0.5)) }
