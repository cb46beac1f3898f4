package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"stagecraft/study"
	"stagecraft/ui/theme"
)

// HeatMap draws a square a day, a column a week, the last day last: fuller
// colour for more. They are one picture: where OpenGL is drawn by software, each
// thing drawn by itself costs 64 KB until the next frame.
type HeatMap struct {
	widget.BaseWidget
	amounts     []int
	most, weeks int
}

// The measures of a heat map where there is room.
const (
	heatCell   float32 = 15
	heatStep   float32 = 19
	heatRadius float32 = 3
)

// NewHeatMap draws amounts by day, oldest first; the last may be any day of its week.
func NewHeatMap(amounts []int, weeks int) *HeatMap {
	m := &HeatMap{amounts: amounts, most: 1, weeks: weeks}
	for _, a := range amounts {
		m.most = max(m.most, a)
	}
	m.ExtendBaseWidget(m)
	return m
}

// WholeWeeks gives the days of so many weeks, Monday first; the last is the
// learner's present day, in whose week the days to come are left out. Last gives
// the last days, the present one at the end.
func WholeWeeks(weeks int, last func(n int) []study.Day) []study.Day {
	weekday := (int(last(1)[0].Date.Weekday()) + 6) % 7
	return last((weeks-1)*7 + weekday + 1)
}

// heatTones are those of a heat map: nothing, and four quarters of the busiest day.
var heatTones = []float64{0, 0.32, 0.52, 0.72, 0.92}

// tone picks one of five.
func (m *HeatMap) tone(amount int) int {
	if amount == 0 {
		return 0
	}
	return 1 + min((amount*4-1)/m.most, 3)
}

// heat is the colour of a tone.
func heat(tone int) color.Color {
	if tone == 0 {
		return theme.Color(theme.PrimarySoft)
	}
	return theme.Over(theme.Primary, theme.Surface, heatTones[tone])
}

// step gives how far a square is from the next: less where there is little room.
func (m *HeatMap) step(width float32) float32 {
	return max(min(floor(width/float32(m.weeks)), heatStep), 5)
}

// HeightFor gives the height at a width.
func (m *HeatMap) HeightFor(width float32) float32 { return 7 * m.step(width) }

// NaturalWidth gives the width at which the squares have their full size.
func (m *HeatMap) NaturalWidth() float32 { return float32(m.weeks) * heatStep }

// MinSize is that of the smallest squares.
func (m *HeatMap) MinSize() fyne.Size {
	m.ExtendBaseWidget(m)
	return fyne.NewSize(float32(m.weeks)*5, 7*5)
}

// square gives where the square of a day stands.
func (m *HeatMap) square(day int) (fyne.Position, fyne.Size) {
	step := m.step(m.Size().Width)
	return fyne.NewPos(float32(day/7)*step, float32(day%7)*step), fyne.NewSquareSize(step * heatCell / heatStep)
}

// dayAt gives the day whose square a point is in; -1 for none.
func (m *HeatMap) dayAt(p fyne.Position) int {
	step := m.step(m.Size().Width)
	week, day := int(math.Floor(float64(p.X/step))), int(math.Floor(float64(p.Y/step)))
	if week < 0 || day < 0 || day > 6 || week*7+day >= len(m.amounts) {
		return -1
	}
	at, size := m.square(week*7 + day)
	if p.X >= at.X+size.Width || p.Y >= at.Y+size.Height {
		return -1
	}
	return week*7 + day
}

// CreateRenderer draws the squares as one picture.
func (m *HeatMap) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return &heatMapRenderer{m, canvas.NewRaster(m.draw)}
}

// draw draws it at a size in pixels. Each square begins at a whole pixel.
func (m *HeatMap) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	weeks := (len(m.amounts) + 6) / 7
	if w == 0 || h == 0 || weeks == 0 {
		return img
	}
	step := float64(w) / float64(weeks)
	mask := roundedSquare(step * float64(heatCell/heatStep))
	var tones [5]*image.Uniform
	for i := range tones {
		tones[i] = image.NewUniform(heat(i))
	}
	for i, a := range m.amounts {
		at := image.Pt(int(math.Round(float64(i/7)*step)), int(math.Round(float64(i%7)*step)))
		draw.DrawMask(img, mask.Rect.Add(at), tones[m.tone(a)], image.Point{}, mask, image.Point{}, draw.Over)
	}
	return img
}

// roundedSquare draws a square with round corners, as long as a side in pixels.
func roundedSquare(side float64) *image.Alpha {
	n := int(math.Ceil(side))
	mask := image.NewAlpha(image.Rect(0, 0, n, n))
	s, r := float32(side), float32(side)*heatRadius/heatCell
	const bow = 0.4477 // of a curve that is a quarter of a circle, from its corner
	v := vector.NewRasterizer(n, n)
	v.MoveTo(r, 0)
	v.LineTo(s-r, 0)
	v.CubeTo(s-r*bow, 0, s, r*bow, s, r)
	v.LineTo(s, s-r)
	v.CubeTo(s, s-r*bow, s-r*bow, s, s-r, s)
	v.LineTo(r, s)
	v.CubeTo(r*bow, s, 0, s-r*bow, 0, s-r)
	v.LineTo(0, r)
	v.CubeTo(0, r*bow, r*bow, 0, r, 0)
	v.ClosePath()
	v.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return mask
}

type heatMapRenderer struct {
	m       *HeatMap
	squares *canvas.Raster
}

func (r *heatMapRenderer) Destroy()                     {}
func (r *heatMapRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *heatMapRenderer) Refresh()                     { r.squares.Refresh() }
func (r *heatMapRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.squares} }

// Layout has the picture no larger than the squares.
func (r *heatMapRenderer) Layout(size fyne.Size) {
	step := r.m.step(size.Width)
	r.squares.Resize(fyne.NewSize(float32((len(r.m.amounts)+6)/7)*step, 7*step))
}
