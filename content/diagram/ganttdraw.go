package diagram

import (
	"context"
	"strings"
	"time"
)

// The measures of a Gantt chart.
const (
	ganttWide = 640.0
	taskHigh  = 26.0
	taskGap   = 6.0
)

// ticks is how far apart the marks of a Gantt chart may be, and how they are written.
var ticks = []struct {
	every  time.Duration
	months int
	layout string
}{
	{time.Minute, 0, "15:04"},
	{5 * time.Minute, 0, "15:04"},
	{15 * time.Minute, 0, "15:04"},
	{time.Hour, 0, "15:04"},
	{3 * time.Hour, 0, "15:04"},
	{6 * time.Hour, 0, "01-02 15:04"},
	{24 * time.Hour, 0, "01-02"},
	{48 * time.Hour, 0, "01-02"},
	{7 * 24 * time.Hour, 0, "2006-01-02"},
	{14 * 24 * time.Hour, 0, "2006-01-02"},
	{0, 1, "2006-01"},
	{0, 3, "2006-01"},
	{0, 12, "2006"},
	{0, 60, "2006"},
	{0, 600, "2006"},
}

func (g *Gantt) draw(_ context.Context, p *painter) error {
	first, last := g.span()
	total := last.Sub(first)
	left := 0.0
	sections := make([]Label, len(g.Sections))
	for i, s := range g.Sections {
		sections[i] = s.wrapped(p.measure, edgeSize, 130, true)
		w, _ := p.extent(sections[i], edgeSize, true)
		left = max(left, w+18)
	}
	x := func(t time.Time) float64 { return left + float64(t.Sub(first))/float64(total)*ganttWide }
	row := taskHigh + taskGap
	bottom := row * float64(len(g.Tasks))
	right := left + ganttWide
	// Behind everything: the sections, the days that are left out and the marks.
	for i := 0; i < len(g.Tasks); {
		k := i
		for k < len(g.Tasks) && g.Tasks[k].Section == g.Tasks[i].Section {
			k++
		}
		if s := g.Tasks[i].Section; s >= 0 {
			b := Box{0, row * float64(i), right, row * float64(k-i)}
			if s%2 == 0 {
				p.shape(rectangle(b), Paint{Name: "muted", Share: 0.07}, Paint{}, 0)
			}
			_, h := p.extent(sections[s], edgeSize, true)
			p.textLeft(sections[s], 6, b.Y+max((b.H-h)/2, 2), edgeSize, true, ink, -1)
		}
		i = k
	}
	if total < 400*24*time.Hour && total > 36*time.Hour {
		for d := first.Truncate(24 * time.Hour); d.Before(last); d = d.AddDate(0, 0, 1) {
			if g.off(d) {
				from, to := max(x(d), left), min(x(d.AddDate(0, 0, 1)), right)
				if to > from {
					p.shape(rectangle(Box{from, 0, to - from, bottom}), Paint{Name: "muted", Share: 0.14}, Paint{}, 0)
				}
			}
		}
	}
	g.drawTicks(p, x, first, last, bottom)
	for i, t := range g.Tasks {
		g.drawTask(p, t, row*float64(i)+taskGap/2, x, right)
	}
	return nil
}

func (g *Gantt) drawTicks(p *painter, x func(time.Time) float64, first, last time.Time, bottom float64) {
	for _, tick := range ticks {
		layout := tick.layout
		if g.axis != "" {
			layout = axisLayout(g.axis)
		}
		every := tick.every
		if tick.months > 0 {
			every = time.Duration(tick.months) * 30 * 24 * time.Hour
		}
		if float64(last.Sub(first))/float64(every) > ganttWide/(p.measure(first.Format(layout), 12, false)+14) {
			continue
		}
		at := first.Truncate(every)
		if tick.months > 0 {
			at = time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		} else if every >= 7*24*time.Hour {
			for at.Weekday() != time.Monday {
				at = at.AddDate(0, 0, -1)
			}
		}
		for !at.After(last) {
			if !at.Before(first) {
				q := x(at)
				p.shape(polyline(Point{q, 0}, Point{q, bottom + 5}), Paint{}, rule, 1)
				text := Label{{Text: at.Format(layout), At: -1}}
				w, h := p.extent(text, 12, false)
				p.text(text, Box{q - w/2, bottom + 8, w, h}, 12, false, muted, -1)
			}
			if tick.months > 0 {
				at = at.AddDate(0, tick.months, 0)
			} else {
				at = at.Add(every)
			}
		}
		return
	}
}

// axisLayout makes a layout of Go of one of d3, as axisFormat has it.
func axisLayout(format string) string {
	return strings.NewReplacer("%Y", "2006", "%y", "06", "%m", "01", "%d", "02", "%e", "2", "%b", "Jan", "%B", "January", "%a", "Mon", "%A", "Monday",
		"%H", "15", "%I", "03", "%M", "04", "%S", "05", "%p", "PM", "%j", "002", "%%", "%", "%-d", "2", "%-m", "1").Replace(format)
}

func (g *Gantt) drawTask(p *painter, t *Task, y float64, x func(time.Time) float64, right float64) {
	b := Box{x(t.Start), y, max(x(t.End)-x(t.Start), 3), taskHigh}
	fill, edge, on := primarySoft, softEdge, ink
	switch {
	case t.Done:
		fill, edge = Paint{Name: "muted", Share: 0.22}, Paint{Name: "muted", Share: 0.5}
	case t.Active:
		fill, edge, on = Paint{Name: "primary"}, Paint{Name: "primary"}, Paint{Name: "on-primary"}
	}
	width := 1.0
	if t.Critical {
		edge, width = Paint{Name: "danger"}, 2
	}
	text := t.Name
	if len(text) > 1 {
		text = Label{{Text: t.Name.String(), At: -1}}
	}
	if t.Link != "" && on == ink {
		on = primary
	}
	w, h := p.extent(text, edgeSize, false)
	part := -1
	if t.Milestone {
		r := taskHigh / 2
		c := Point{(x(t.Start) + x(t.End)) / 2, y + r}
		b = Box{c.X - r, y, 2 * r, 2 * r}
		part = p.part(Part{Box: b, Name: text.String(), Link: t.Link})
		p.shape(polygon(c.add(0, -r), c.add(r, 0), c.add(0, r), c.add(-r, 0)), fill, edge, width)
	} else {
		part = p.part(Part{Box: b, Name: text.String(), Link: t.Link})
		p.shape(rounded(b, 4), fill, edge, width)
	}
	switch {
	case !t.Milestone && w+12 <= b.W:
		p.text(text, b, edgeSize, false, on, part)
	case b.X+b.W+w+8 <= right || b.X < w+16:
		p.textLeft(text, b.X+b.W+8, y+(taskHigh-h)/2, edgeSize, false, ink, part)
	default:
		p.textLeft(text, b.X-10-w, y+(taskHigh-h)/2, edgeSize, false, ink, part)
	}
}
