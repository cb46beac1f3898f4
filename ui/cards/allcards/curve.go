package allcards

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// curve draws how the chance of recall of a card went: down after each grade, and up
// with the next. A dashed line shows the chance at which cards are to come.
type curve struct {
	widget.BaseWidget

	memory [][]study.RecallAt // the last grades alone, where there are many
	now    time.Time
	aim    float64
	says   string
}

var _ accessible.Described = (*curve)(nil)

// drawnGrades is after how many grades the curve is drawn: the last ones tell most, and
// where OpenGL is drawn by software each line costs.
const drawnGrades = 8

// newCurve draws the memory of a card that was graded.
func newCurve(h *study.CardHistory, aim float64) *curve {
	c := &curve{memory: h.Memory[max(len(h.Memory)-drawnGrades, 0):], now: h.Now, aim: aim}
	c.says = words.N("The chance of recall after the last grade", "The chance of recall after each of the last %d grades", len(c.memory))
	c.ExtendBaseWidget(c)
	return c
}

// Described says what the curve shows; the grades below it are the same in figures.
func (c *curve) Described() accessible.Description {
	return accessible.Description{Role: accessible.Picture, Name: c.says}
}

// HeightFor gives the height at any width.
func (c *curve) HeightFor(float32) float32 { return theme.Size(104) }

// MinSize is that of a narrow one.
func (c *curve) MinSize() fyne.Size { c.ExtendBaseWidget(c); return fyne.NewSize(120, theme.Size(104)) }

// CreateRenderer draws it as wide as it is.
func (c *curve) CreateRenderer() fyne.WidgetRenderer { return &curveRenderer{c: c} }

type curveRenderer struct {
	c       *curve
	objects []fyne.CanvasObject
}

func (r *curveRenderer) Destroy()                     {}
func (r *curveRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *curveRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *curveRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// dash is how long a piece of the dashed line is, and the gap after it, in pixels.
const dash = 4

// Layout draws the lines for a size.
func (r *curveRenderer) Layout(size fyne.Size) {
	r.objects = r.objects[:0]
	if size.Width < 20 || size.Height < 20 || len(r.c.memory) == 0 {
		return
	}
	first := r.c.memory[0][0].At
	last, lowest := first, r.c.aim-0.15
	for _, part := range r.c.memory {
		end := part[len(part)-1]
		last, lowest = end.At, min(lowest, end.Recall-0.05)
	}
	lowest = max(math.Floor(lowest*10)/10, 0)
	length := max(last.Sub(first).Seconds(), 1)
	labels := []*text.Paragraph{recallLabel(r.c.aim), recallLabel(lowest)}
	beside := max(labels[0].MinSize().Width, labels[1].MinSize().Width) + 6 // which no line crosses
	plot := fyne.NewSize(size.Width-2-beside, size.Height-6)
	place := func(at study.RecallAt) fyne.Position {
		return fyne.NewPos(1+plot.Width*float32(at.At.Sub(first).Seconds()/length), 3+plot.Height*float32((1-at.Recall)/(1-lowest)))
	}
	line := func(from, to fyne.Position, width float32, name theme.Name) {
		l := canvas.NewLine(theme.Color(name))
		l.StrokeWidth, l.Position1, l.Position2 = width, from, to
		r.objects = append(r.objects, l)
	}
	aim := place(study.RecallAt{At: first, Recall: r.c.aim}).Y
	end := plot.Width + 2
	for x := float32(0); x < end; x += 2 * dash {
		line(fyne.NewPos(x, aim), fyne.NewPos(min(x+dash, end), aim), 1, theme.Edge)
	}
	line(fyne.NewPos(0, size.Height-1), fyne.NewPos(end, size.Height-1), 1, theme.Line)
	var before *study.RecallAt
	for _, part := range r.c.memory {
		if before != nil {
			line(place(*before), place(part[0]), 2, theme.Primary)
		}
		pieces := pieces(place(part[len(part)-1]).X - place(part[0]).X)
		from := 0
		for i := 1; i <= pieces; i++ {
			to := i * (len(part) - 1) / pieces
			line(place(part[from]), place(part[to]), 2, theme.Primary)
			from = to
		}
		before = &part[len(part)-1]
	}
	if now := (study.RecallAt{At: r.c.now}); now.At.Before(last) && now.At.After(first) {
		x := place(now).X
		line(fyne.NewPos(x, 3), fyne.NewPos(x, size.Height-1), 1, theme.Edge)
	}
	for i, y := range []float32{aim - labels[0].MinSize().Height/2, size.Height} {
		small := labels[i].MinSize()
		labels[i].Resize(small)
		labels[i].Move(fyne.NewPos(size.Width-small.Width, max(min(y, size.Height-small.Height), 0)))
		r.objects = append(r.objects, labels[i])
	}
}

// recallLabel is a chance of recall, beside the curve.
func recallLabel(part float64) *text.Paragraph {
	return text.NewLine(percent(part), theme.Size(11), theme.Face{}, theme.Muted)
}

// pieces is in how many straight lines a part of the curve is drawn that is so wide.
func pieces(wide float32) int {
	switch {
	case wide < 4:
		return 1
	case wide < 40:
		return 4
	}
	return 12
}

// gradeLines tells the last grades of a card, the latest first.
func (p *Page) gradeLines(h *study.CardHistory) []fyne.CanvasObject {
	const most = 40
	var lines []fyne.CanvasObject
	for i := len(h.Grades) - 1; i >= max(len(h.Grades)-most, 0); i-- {
		g := &h.Grades[i]
		name, color := ratingName(g.Rating)
		if g.Before {
			color = theme.Muted
		}
		says := words.F("next in %s", waitText(g))
		if i > 0 && !g.Before && g.Recall > 0 {
			says = words.F("recall was %s", percent(g.Recall)) + " · " + says
		}
		if g.Before {
			says += " · " + words.T("counts no more")
		}
		lines = append(lines, kit.Stack(0,
			kit.Row(8, kit.OneLine(kit.Text(name, theme.SmallSize, theme.Face{SemiBold: true}, color)), kit.Spring(), kit.OneLine(kit.Small(words.DateAndClock(g.At)))),
			kit.Small(says)))
	}
	return lines
}
