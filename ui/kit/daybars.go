package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/theme"
)

// DayBars draws a bar a day, or the mean of some days each where there are many.
type DayBars struct {
	widget.BaseWidget
	bars  []float64 // parts of the highest
	light []bool    // drawn lighter
	says  string
}

// mostBars bounds how many are drawn: where OpenGL is drawn by software each costs.
const mostBars = 45

// NewDayBars draws amounts by day; those of light days are lighter. Says is what they
// show, in words.
func NewDayBars(amounts []float64, light []bool, says string) *DayBars {
	b := &DayBars{says: says}
	each := max((len(amounts)+mostBars-1)/mostBars, 1)
	most := 0.0
	for i := 0; i < len(amounts); i += each {
		part := amounts[i:min(i+each, len(amounts))]
		sum := 0.0
		for _, a := range part {
			sum += a
		}
		b.bars = append(b.bars, sum/float64(len(part)))
		b.light = append(b.light, each == 1 && light[i])
		most = max(most, sum/float64(len(part)))
	}
	if most > 0 {
		for i := range b.bars {
			b.bars[i] /= most
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// Described says what the bars show.
func (b *DayBars) Described() accessible.Description {
	return accessible.Description{Role: accessible.Picture, Name: b.says}
}

// HeightFor gives the height at any width.
func (b *DayBars) HeightFor(float32) float32 { return theme.Size(84) }

// NaturalWidth gives the width at which the bars are as wide as they are meant to be.
func (b *DayBars) NaturalWidth() float32 { return float32(len(b.bars)) * theme.Size(18) }

// MinSize is that of the narrowest bars.
func (b *DayBars) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return fyne.NewSize(float32(len(b.bars))*3, theme.Size(84))
}

// CreateRenderer is Fyne's.
func (b *DayBars) CreateRenderer() fyne.WidgetRenderer {
	r := &dayBarsRenderer{b: b}
	r.Refresh()
	return r
}

type dayBarsRenderer struct {
	b       *DayBars
	objects []fyne.CanvasObject // the bars, then the line that they stand on
}

func (r *dayBarsRenderer) Destroy()                     {}
func (r *dayBarsRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *dayBarsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *dayBarsRenderer) Layout(size fyne.Size) {
	n := float32(len(r.b.bars))
	if n == 0 {
		return
	}
	step := size.Width / n
	gap := min(theme.Size(6), step/3)
	for i, part := range r.b.bars {
		high := floor((size.Height - 1) * float32(part))
		if part > 0 {
			high = max(high, 2)
		}
		r.objects[i].Move(fyne.NewPos(floor(float32(i)*step), size.Height-1-high))
		r.objects[i].Resize(fyne.NewSize(max(floor(step-gap), 1), high))
	}
	line := r.objects[len(r.b.bars)]
	line.Move(fyne.NewPos(0, size.Height-1))
	line.Resize(fyne.NewSize(size.Width, 1))
}

func (r *dayBarsRenderer) Refresh() {
	r.objects = r.objects[:0]
	for i := range r.b.bars {
		fill := theme.Color(theme.Primary)
		if r.b.light[i] {
			fill = theme.Over(theme.Primary, theme.Surface, 0.35)
		}
		bar := canvas.NewRectangle(fill)
		bar.CornerRadius = 2
		r.objects = append(r.objects, bar)
	}
	r.objects = append(r.objects, canvas.NewRectangle(theme.Color(theme.Line)))
	r.Layout(r.b.Size())
}
