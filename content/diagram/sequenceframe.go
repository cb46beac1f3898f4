package diagram

import (
	"math"
	"slices"
)

func (l *sequenceLayout) note(step Step) {
	a, b := min(step.From, step.To), max(step.From, step.To)
	room := messageRoom
	if step.Side == Over && a != b {
		room = max(room, l.x[b]-l.x[a]+20)
	}
	text := step.Text.wrapped(l.measure, edgeSize, room, false)
	w, h := l.extent(text, edgeSize, false)
	box := Box{Y: l.y, W: w + 2*padY, H: h + 10}
	switch {
	case step.Side == LeftOf:
		box.X = l.x[a] - 12 - box.W
	case step.Side == RightOf:
		box.X = l.x[b] + 12
	default:
		box.W = max(box.W, l.x[b]-l.x[a]+44)
		box.X = (l.x[a]+l.x[b])/2 - box.W/2
	}
	l.reach(box.X-6, box.X+box.W+6)
	l.later = append(l.later, func() {
		part := l.part(Part{Box: box, Name: step.Text.String()})
		n := Node{Outline: NoteSheet}
		outline, fold, _ := n.path(box)
		l.shape(outline, noteFill, noteEdge, 1)
		l.shape(fold, Paint{}, noteEdge, 1)
		l.text(text, box, edgeSize, false, ink, part)
	})
	l.y += box.H + stepGap
}

func (l *sequenceLayout) begin(step Step) {
	f := openFrame{step: step, top: l.y - 4, left: math.Inf(1), right: math.Inf(-1)}
	if step.Frame != "rect" {
		f.texts = append(f.texts, step.Text)
		l.y += edgeSize*leading + 14
	} else {
		l.y += 8
	}
	l.open = append(l.open, f)
}

func (l *sequenceLayout) divide(step Step) {
	if n := len(l.open); n > 0 {
		f := &l.open[n-1]
		f.dividers = append(f.dividers, l.y-2)
		f.texts = append(f.texts, step.Text)
		l.y += edgeSize*leading + 12
	}
}

func (l *sequenceLayout) endFrame() {
	n := len(l.open)
	if n == 0 {
		return
	}
	f := l.open[n-1]
	l.open = l.open[:n-1]
	if math.IsInf(f.left, 1) {
		f.left, f.right = l.least, l.most
	}
	tab := frameTab(f.step.Frame)
	tw, _ := l.extent(tab, edgeSize, true)
	need := tw + 30
	for _, t := range f.texts {
		w, _ := l.extent(t, edgeSize, false)
		need = max(need, tw+w+54)
	}
	left, right := f.left-10, max(f.right+10, f.left-10+min(need, 420))
	b := Box{left, f.top, right - left, l.y - f.top}
	l.reach(left, right)
	if f.step.Frame == "rect" {
		fill := Paint{Name: "muted", Share: 0.1}
		if f.step.Fill != nil {
			fill = Paint{Own: &Own{RGB: *f.step.Fill, Use: Behind}}
		}
		l.behind = append([]Shape{{Path: rounded(b, 4), Fill: fill}}, l.behind...)
		l.y += 8
		return
	}
	frame := []Shape{{Path: rounded(b, 6), Stroke: edgeColour, Width: 1}}
	for _, y := range f.dividers {
		frame = append(frame, Shape{Path: polyline(Point{left, y}, Point{right, y}), Stroke: edgeColour, Width: 1, Dashed: true})
	}
	label := Box{left, f.top, tw + 18, edgeSize*leading + 6}
	frame = append(frame, Shape{Path: rounded(label, 6), Fill: Paint{Name: "code"}, Stroke: edgeColour, Width: 1})
	l.behind = append(frame, l.behind...)
	l.later = append(l.later, func() { l.text(tab, label, edgeSize, true, ink, -1) })
	l.words = append(l.words, label)
	colour := muted
	if l.s.ownGrounds() {
		colour = ink // muted words could hardly be read on the author's colour
	}
	for k, t := range f.texts {
		if t.Empty() {
			continue
		}
		x, y := left+label.W+8, f.top+3
		if k > 0 {
			x, y = left+10, f.dividers[k-1]+3
		}
		lines := Label{{Text: t.String(), At: -1}}
		if len(t) == 1 {
			lines = t
		}
		lines = lines.wrapped(l.measure, edgeSize, max(right-x-6, 60), false)
		w, h := l.extent(lines, edgeSize, false)
		l.words = append(l.words, Box{x, y, w, h})
		l.later = append(l.later, func() { l.textLeft(lines, x, y, edgeSize, false, colour, -1) })
	}
	l.y += stepGap
}

// ownGrounds tells whether something stands on a colour of the author's.
func (s *Sequence) ownGrounds() bool {
	return slices.ContainsFunc(s.Boxes, func(b *PeopleBox) bool { return b.Fill != nil }) ||
		slices.ContainsFunc(s.Steps, func(step Step) bool { return step.Fill != nil })
}

func frameTab(frame string) Label { return Label{{Text: frame, At: -1}} }

// drawBoxes draws the frames around some who take part.
func (l *sequenceLayout) drawBoxes(bottom, top float64) {
	for k, box := range l.s.Boxes {
		left, right := math.Inf(1), math.Inf(-1)
		for i, p := range l.s.People {
			if p.Box == k {
				left, right = min(left, l.x[i]-l.wide[i]/2), max(right, l.x[i]+l.wide[i]/2)
			}
		}
		if math.IsInf(left, 1) {
			continue
		}
		fill, text := Paint{Name: "muted", Share: 0.08}, ink
		if box.Fill != nil {
			fill = Paint{Own: &Own{RGB: *box.Fill, Use: Behind}}
		}
		b := Box{left - 9, top - 26, right - left + 18, bottom - top + 34}
		l.shape(rounded(b, 8), fill, Paint{}, 0)
		lines := box.Title.wrapped(l.measure, edgeSize, max(b.W-12, 80), true)
		l.text(lines, Box{b.X, b.Y + 2, b.W, 22}, edgeSize, true, text, -1)
	}
}
