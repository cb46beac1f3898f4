package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/ui/theme"
)

type heatMap struct{ weeks int }

const (
	heatCell float32 = 15
	heatStep float32 = 19
)

// HeatMap draws a square a day, a column a week, the last day last: fuller
// colour for more. Amounts are by day, oldest first; the last may be any day of its week.
func HeatMap(amounts []int, weeks int) *fyne.Container {
	most := 1
	for _, a := range amounts {
		most = max(most, a)
	}
	squares := make([]fyne.CanvasObject, len(amounts))
	for i, a := range amounts {
		r := canvas.NewRectangle(heat(a, most))
		r.CornerRadius = 3
		squares[i] = r
	}
	return container.New(&heatMap{weeks}, squares...)
}

// WholeWeeks gives the days of so many weeks, Monday first; the last is the
// learner's present day, in whose week the days to come are left out. Last gives
// the last days, the present one at the end.
func WholeWeeks(weeks int, last func(n int) []study.Day) []study.Day {
	weekday := (int(last(1)[0].Date.Weekday()) + 6) % 7
	return last((weeks-1)*7 + weekday + 1)
}

// heat picks one of five tones: nothing, and four quarters of the busiest day.
func heat(amount, most int) color.Color {
	if amount == 0 {
		return theme.Color(theme.PrimarySoft)
	}
	quarter := min((amount*4-1)/most, 3)
	return theme.Over(theme.Primary, theme.Surface, []float64{0.32, 0.52, 0.72, 0.92}[quarter])
}

// step gives how far a square is from the next: less where there is little room.
func (l *heatMap) step(width float32) float32 {
	return max(min(floor(width/float32(l.weeks)), heatStep), 5)
}

// HeightFor gives the height at a width.
func (l *heatMap) HeightFor(_ []fyne.CanvasObject, width float32) float32 { return 7 * l.step(width) }

// NaturalWidth gives the width at which the squares have their full size.
func (l *heatMap) NaturalWidth([]fyne.CanvasObject) float32 { return float32(l.weeks) * heatStep }

func (l *heatMap) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(l.weeks)*5, 7*5)
}

func (l *heatMap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	step := l.step(size.Width)
	cell := step * heatCell / heatStep
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i/7)*step, float32(i%7)*step))
		o.Resize(fyne.NewSquareSize(cell))
	}
}
