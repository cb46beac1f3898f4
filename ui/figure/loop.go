package figure

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// loop is where buyers go back from a step to an earlier one: an arrow, or
// where the two stand in different rows, a note in words.
type loop struct {
	from, to int // indexes of the steps
	points   []fyne.Position
	note     fitted
	at       drawing.Box // of the note
}

// The measures of loops at 100 %.
const (
	loopDrop  float32 = 13 // from a step to the first lane
	loopLane  float32 = 8  // from one lane to the next
	loopShift float32 = 8  // from a step's middle to where a loop leaves or comes in
)

func (l loop) marks() []drawing.Mark {
	if l.points != nil {
		return []drawing.Mark{drawing.Polyline{Points: l.points, Width: 2, Color: theme.Color(theme.Muted), Arrow: true}}
	}
	return lettersIn(l.note, l.at, theme.Face{}, theme.Color(theme.Muted))
}

// back gives the loops of a process, the shortest first, so that longer ones
// go around them.
func (p planner) back() []loop {
	if !p.loops {
		return nil
	}
	var out []loop
	for i, s := range p.steps {
		for _, id := range s.BackTo {
			j := slices.IndexFunc(p.steps[:i], func(o *content.Step) bool { return o.ID == id })
			if j >= 0 {
				out = append(out, loop{from: i, to: j})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b loop) int { return cmp.Compare(a.from-a.to, b.from-b.to) })
	return out
}

// lanes shares loops out so that no two of a lane lie over each other, and
// gives each one's lane and how many there are.
func lanes(loops []loop) (lane []int, n int) {
	lane = make([]int, len(loops))
	for i, l := range loops {
		for k := 0; k < i; k++ {
			if over := loops[k]; lane[k] >= lane[i] && over.to < l.from && l.to < over.from {
				lane[i] = lane[k] + 1
			}
		}
		n = max(n, lane[i]+1)
	}
	return lane, n
}

// rowLoops gives the loops that start in a row: those within it, and those
// that go back to a row before.
func (p planner) rowLoops(r row) (within, away []loop) {
	for _, l := range p.back() {
		switch {
		case l.from < r.from || l.from >= r.to:
		case l.to >= r.from:
			within = append(within, l)
		default:
			away = append(away, l)
		}
	}
	return within, away
}

// loopsHigh gives the room that the loops of a row take.
func loopsHigh(within []loop) float32 {
	_, n := lanes(within)
	if n == 0 {
		return 0
	}
	return round(theme.Size(loopDrop)+float32(n-1)*theme.Size(loopLane)) + 2
}

// addLoops draws the loops of a row under its steps, which start at y, or over
// them.
func (p planner) addLoops(out *plan, within []loop, y float32) {
	lane, _ := lanes(within)
	edge, away := y+theme.Size(chevronHeight), float32(1)
	if p.loopsAbove {
		edge, away = y, -1
	}
	middle := func(step int) float32 {
		v := out.chevrons[step]
		return round(v.At.X + (v.Size.Width-theme.Size(p.point))/2)
	}
	for i, l := range within {
		deep := round(edge + away*(theme.Size(loopDrop)+float32(lane[i])*theme.Size(loopLane)))
		from, to, near := middle(l.from)-theme.Size(loopShift), middle(l.to)+theme.Size(loopShift), edge+3*away
		l.points = []fyne.Position{{X: from, Y: near}, {X: from, Y: deep}, {X: to, Y: deep}, {X: to, Y: near}}
		out.loops = append(out.loops, l)
	}
}

// addNotes says in words, from y down, where buyers go back to from a row to
// one before it, and gives where that ends.
func (p planner) addNotes(out *plan, away []loop, y float32) float32 {
	high := round(theme.Size(leastSize) * 1.35)
	below := map[int]int{} // notes under a step
	most := 0
	for _, l := range away {
		v := out.chevrons[l.from]
		room := v.Size.Width - theme.Size(p.point) - 4
		l.note = fit(words.F("back to %s", p.steps[l.to].Name), room, 1, leastSize, theme.Face{})
		l.at = drawing.Box{At: fyne.NewPos(v.At.X, y+4+float32(below[l.from])*high), Size: fyne.NewSize(v.Size.Width-theme.Size(p.point), high)}
		below[l.from]++
		most = max(most, below[l.from])
		out.loops = append(out.loops, l)
	}
	if most > 0 {
		y += 4 + float32(most)*high
	}
	return y
}

// loopRoom gives how wide the loops beside upright steps are.
func (p planner) loopRoom() float32 {
	_, n := lanes(p.back())
	if n == 0 {
		return 0
	}
	return theme.Size(loopDrop) + float32(n-1)*theme.Size(loopLane) + 2
}

// addUprightLoops draws the loops beside upright steps.
func (p planner) addUprightLoops(out *plan, width float32) {
	loops := p.back()
	lane, n := lanes(loops)
	for i, l := range loops {
		from, to := out.chevrons[l.from], out.chevrons[l.to]
		inset := round(2 + float32(n-1-lane[i])*theme.Size(loopLane)) // from the side
		edge, x := from.At.X+from.Size.Width+3, width-inset
		if p.loopsAbove {
			edge, x = from.At.X-3, inset
		}
		start := round(from.At.Y + from.Size.Height/2 - theme.Size(loopShift))
		end := round(to.At.Y + to.Size.Height/2 + theme.Size(loopShift)/2)
		l.points = []fyne.Position{{X: edge, Y: start}, {X: x, Y: start}, {X: x, Y: end}, {X: edge, Y: end}}
		out.loops = append(out.loops, l)
	}
}
