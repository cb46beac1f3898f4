package figure

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// The measures of lanes at 100 %.
const (
	laneHeight  float32 = 48
	cellHeight  float32 = 38
	laneGutter  float32 = 22 // between two steps, where handovers run
	cellPadding float32 = 7
	mostLabel   float32 = 132 // for the name of a role
)

// cell is a role at a step, placed.
type cell struct {
	drawing.Box
	step int // index into the process's steps
	role int // index into the planner's roles
	lead bool
	name fitted
}

// lane is a role across a row of steps, placed.
type lane struct {
	label drawing.Box
	rule  drawing.Box // the line above it
	role  int
	name  fitted
}

// handover is the way from a step's lead to the next one's.
type handover struct {
	points []fyne.Position
	from   int // index into the planner's roles
	to     int
	none   bool   // the lead stays or nobody is named: no handover
	note   fitted // upright: says to whom
	at     drawing.Box
}

// lanesPlan is a figure of lanes laid out for a width.
type lanesPlan struct {
	height    float32
	upright   bool
	lanes     []lane
	cells     []cell
	doing     []lane // upright: what each role does, under each step's name
	spans     []span
	handovers []handover
	key       drawing.Box // where it is said what an arrow is; zero without an arrow
}

// lanesPlanner lays out who does what in one process.
type lanesPlanner struct {
	planner
	roles []*content.Role // in the order they come in; the last is nil when a step has nobody who leads
	leads []int           // by step: index into roles
	helps [][]int         // by step: indexes into roles
}

func newLanesPlanner(course *content.Course, p *content.Process) lanesPlanner {
	l := lanesPlanner{planner: newPlanner(course, p, false)}
	l.point = between // no points: nothing reaches over
	find := func(r *content.Role) int {
		i := slices.Index(l.roles, r)
		if i < 0 {
			i = len(l.roles)
			l.roles = append(l.roles, r)
		}
		return i
	}
	nobody := false
	for _, s := range p.Steps {
		if course.Role(s.Lead) == nil {
			nobody = true
			l.leads = append(l.leads, -1)
		} else {
			l.leads = append(l.leads, find(course.Role(s.Lead)))
		}
		var helps []int
		for _, id := range s.Support {
			if r := course.Role(id); r != nil && id != s.Lead && !slices.Contains(helps, find(r)) {
				helps = append(helps, find(r))
			}
		}
		l.helps = append(l.helps, helps)
	}
	if nobody {
		for i, r := range l.leads {
			if r < 0 {
				l.leads[i] = len(l.roles)
			}
		}
		l.roles = append(l.roles, nil)
	}
	return l
}

// roleName is what a lane is called.
func (l lanesPlanner) roleName(i int) string {
	if l.roles[i] == nil {
		return words.T("Nobody named yet")
	}
	return l.roles[i].Name
}

// labelWidth gives the room for the names of the roles.
func (l lanesPlanner) labelWidth() float32 {
	w := theme.Size(64)
	for i := range l.roles {
		w = max(w, min(narrowest(l.roleName(i), theme.Face{}), theme.Size(mostLabel)))
	}
	return round(w + 4)
}

// lay places everything for a width.
func (l lanesPlanner) lay(width float32) lanesPlan {
	n := len(l.steps)
	if n == 0 || width <= 0 {
		return lanesPlan{}
	}
	asked := max(l.asked(), narrowest(words.T("supports"), theme.Face{}))
	gutter, padding := theme.Size(laneGutter), theme.Size(cellPadding)
	from := l.labelWidth() + gutter
	for rows := 1; rows <= n; rows++ {
		columns := (n + rows - 1) / rows
		if columns == 1 && n > 1 || columns == 2 && n > 4 {
			break
		}
		tail := gutter // the way on to the next row leaves at the end of each
		if rows == 1 {
			tail = 0
		}
		pitch := (width - from + gutter - tail) / float32(columns)
		if pitch-gutter-2*padding < asked*(nameSize-1)/nameSize {
			continue
		}
		out, y := lanesPlan{}, float32(0)
		for first := 0; first < n; first += columns {
			y = l.addBand(&out, first, min(first+columns, n), from, pitch, y, width) + theme.Size(rowGap)
		}
		out.height = y - theme.Size(rowGap)
		l.even(&out)
		l.addKey(&out, width)
		return out
	}
	return l.standing(width)
}

// even gives all names of steps the size of the smallest, as far as that reads well.
func (l lanesPlanner) even(out *lanesPlan) {
	small := slices.ContainsFunc(out.cells, func(c cell) bool { return c.lead && c.name.size == theme.Size(nameSize-1) })
	for i, c := range out.cells {
		if small && c.lead && c.name.size > theme.Size(nameSize-1) {
			out.cells[i].name = fit(l.steps[c.step].Name, c.Size.Width-2*theme.Size(cellPadding), 2, nameSize-1, nameFace)
		}
	}
}

// addBand places a row of steps with the lanes of those who take part, from y
// down, and gives where it ends.
func (l lanesPlanner) addBand(out *lanesPlan, first, end int, from, pitch, y, width float32) float32 {
	gutter := theme.Size(laneGutter)
	r := row{from: first, to: end}
	for i := range end - first {
		x := round(from + float32(i)*pitch)
		r.at = append(r.at, extent{x, round(from+float32(i+1)*pitch) - gutter})
	}
	var stages plan
	y = l.addSpans(&stages, r, y)
	out.spans = append(out.spans, stages.spans...)

	middle := map[int]float32{} // of each role's lane
	for role := range l.roles {
		takesPart := false
		for i := first; i < end; i++ {
			takesPart = takesPart || l.leads[i] == role || slices.Contains(l.helps[i], role)
		}
		if !takesPart {
			continue
		}
		high := theme.Size(laneHeight)
		label := drawing.Box{At: fyne.NewPos(0, y), Size: fyne.NewSize(l.labelWidth(), high)}
		out.lanes = append(out.lanes, lane{
			label: label, role: role,
			rule: drawing.Box{At: fyne.NewPos(0, y), Size: fyne.NewSize(width, 1)},
			name: fit(l.roleName(role), label.Size.Width, 2, nameSize, theme.Face{}),
		})
		middle[role] = round(y + high/2)
		y += high
	}
	cellAt := func(step, role int) drawing.Box {
		e := r.at[step-first]
		high := theme.Size(cellHeight)
		return drawing.Box{At: fyne.NewPos(e.start, middle[role]-round(high/2)), Size: fyne.NewSize(e.end-e.start, high)}
	}
	for i := first; i < end; i++ {
		lead := cell{Box: cellAt(i, l.leads[i]), step: i, role: l.leads[i], lead: true}
		room := lead.Size.Width - 2*theme.Size(cellPadding)
		lead.name = fit(l.steps[i].Name, room, 2, nameSize, nameFace)
		out.cells = append(out.cells, lead)
		for _, role := range l.helps[i] {
			out.cells = append(out.cells, cell{Box: cellAt(i, role), step: i, role: role, name: fit(words.T("supports"), room, 1, nameSize, theme.Face{})})
		}
		l.addHandover(out, i, first, end, r.at[i-first], middle)
	}
	return y
}

// addHandover draws the way into a step from the lead of the one before, and
// out of the last step of a row.
func (l lanesPlanner) addHandover(out *lanesPlan, i, first, end int, at extent, middle map[int]float32) {
	gutter := theme.Size(laneGutter)
	y := middle[l.leads[i]]
	switch {
	case i > first:
		h := l.between(i-1, i)
		before, x := middle[h.from], round(at.start-gutter*0.6)
		h.points = []fyne.Position{{X: at.start - gutter + 2, Y: before}, {X: x, Y: before}, {X: x, Y: y}, {X: at.start - 2, Y: y}}
		if h.from == h.to {
			h.points = []fyne.Position{{X: at.start - gutter + 2, Y: y}, {X: at.start - 2, Y: y}}
		}
		out.handovers = append(out.handovers, h)
	case i > 0:
		h := l.between(i-1, i)
		h.points = []fyne.Position{{X: at.start - gutter + 2, Y: y}, {X: at.start - 2, Y: y}}
		out.handovers = append(out.handovers, h)
	}
	if i == end-1 && end < len(l.steps) {
		h := l.between(i, end)
		h.points = []fyne.Position{{X: at.end + 2, Y: y}, {X: at.end + gutter - 1, Y: y}}
		out.handovers = append(out.handovers, h)
	}
}

// between tells who leads at a step and at the next, without a way yet.
func (l lanesPlanner) between(i, next int) handover {
	h := handover{from: l.leads[i], to: l.leads[next]}
	h.none = h.from == h.to || l.roles[h.from] == nil || l.roles[h.to] == nil
	return h
}

// addKey makes room to say what an arrow is.
func (l lanesPlanner) addKey(out *lanesPlan, width float32) {
	if !slices.ContainsFunc(out.handovers, func(h handover) bool { return !h.none }) {
		return
	}
	high := round(theme.Size(nameSize) * 1.35)
	out.key = drawing.Box{At: fyne.NewPos(0, out.height+8), Size: fyne.NewSize(width, high)}
	out.height += 8 + high
}

// standing sets the steps one under the other, with who does what in words.
func (l lanesPlanner) standing(width float32) lanesPlan {
	out := lanesPlan{upright: true}
	padding, y := theme.Size(cellPadding), float32(0)
	for i, s := range l.steps {
		if i > 0 {
			h := l.between(i-1, i)
			if h.none {
				y += 8
			} else {
				high := round(theme.Size(nameSize) * 1.7)
				x := round(theme.Size(14))
				h.points = []fyne.Position{{X: x, Y: y + 2}, {X: x, Y: y + high - 2}}
				h.at = drawing.Box{At: fyne.NewPos(x+theme.Size(12), y), Size: fyne.NewSize(width-x-theme.Size(12), high)}
				h.note = fit(words.F("Handover to %s", l.roleName(h.to)), h.at.Size.Width, 1, nameSize, theme.Face{})
				out.handovers = append(out.handovers, h)
				y += high
			}
		}
		if i == 0 || l.steps[i-1].Stage != s.Stage {
			if stage, place, ok := l.course.Stage(s.Stage); ok {
				high := theme.Size(theme.SmallSize) * 1.35
				if i > 0 {
					y += 6
				}
				out.spans = append(out.spans, newSpan(stage.Name, place, 0, y, width, high, true))
				y = round(y + high + 2 + linePx + 6)
			}
		}
		c := cell{Box: drawing.Box{At: fyne.NewPos(0, y), Size: fyne.NewSize(width, theme.Size(cellHeight))}, step: i, role: l.leads[i], lead: true}
		c.name = fit(s.Name, width-2*padding, 2, nameSize, nameFace)
		out.cells = append(out.cells, c)
		y += c.Size.Height
		for k, role := range append([]int{l.leads[i]}, l.helps[i]...) {
			high := round(theme.Size(nameSize) * 1.5)
			text := words.F("%s supports", l.roleName(role))
			if k == 0 {
				text = words.F("%s leads", l.roleName(role))
			}
			if l.roles[role] == nil {
				text = l.roleName(role)
			}
			b := drawing.Box{At: fyne.NewPos(padding, y), Size: fyne.NewSize(width-2*padding, high)}
			out.doing = append(out.doing, lane{label: b, role: role, name: fit(text, b.Size.Width, 1, nameSize, theme.Face{})})
			y += high
		}
	}
	out.height = y
	return out
}

// LanesAlternative says in words who does what in a process.
func LanesAlternative(course *content.Course, p *content.Process) string {
	l := newLanesPlanner(course, p)
	var b strings.Builder
	b.WriteString(words.F("%s, by role.", p.Title))
	for i, s := range p.Steps {
		if i > 0 && !l.between(i-1, i).none {
			b.WriteString(" " + words.F("Handover to %s.", l.roleName(l.leads[i])))
		}
		b.WriteString(" ")
		who := words.F("%s leads", l.roleName(l.leads[i]))
		if l.roles[l.leads[i]] == nil {
			who = words.T("nobody is named")
		}
		if len(l.helps[i]) > 0 {
			var names []string
			for _, role := range l.helps[i] {
				names = append(names, l.roleName(role))
			}
			b.WriteString(words.F("%d %s: %s, with support from %s.", i+1, s.Name, who, words.List(names)))
			continue
		}
		b.WriteString(words.F("%d %s: %s.", i+1, s.Name, who))
	}
	return b.String()
}
