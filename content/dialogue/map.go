package dialogue

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stagecraft/content/diagram"
	"stagecraft/content/markup"
)

// Sizes on the map, in pixels.
const (
	boxWidth  = 190
	boxHeight = 64
	boxAcross = 40 // between two boxes of a layer
	boxDown   = 74 // between two layers
	mapMargin = 24
	boxInset  = 10 // between the side of a box and its words
	boxLetter = 24 // letters of a line in a box, where they can't be measured
)

// layered is where each moment stands on the map.
type layered struct {
	d      *Dialogue
	layers [][]int // of moments, by their places
	layer  []int   // of each moment
	place  []int   // within its layer
	across int     // boxes of the widest layer
}

// layers puts each moment below those from which it is first come to, and within a layer
// near those that lead to it. What no way leads to stands below all others.
func (d *Dialogue) layers() *layered {
	m := &layered{d: d, layer: make([]int, len(d.Moments)), place: make([]int, len(d.Moments))}
	for i := range m.layer {
		m.layer[i] = -1
	}
	if len(d.Moments) == 0 {
		return m
	}
	m.layer[0] = 0
	deepest := 0
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		for _, r := range d.Moments[queue[0]].Replies {
			if to, ok := d.places[r.To]; ok && m.layer[to] < 0 {
				m.layer[to] = m.layer[queue[0]] + 1
				deepest = max(deepest, m.layer[to])
				queue = append(queue, to)
			}
		}
	}
	for i, l := range m.layer {
		if l < 0 {
			m.layer[i] = deepest + 1
		}
	}
	m.layers = make([][]int, slices.Max(m.layer)+1)
	for i, l := range m.layer {
		m.layers[l] = append(m.layers[l], i)
	}
	m.settle()
	return m
}

// settle orders the moments of each layer by the middle of those that lead to them, from
// the top down and once more from below, so that fewer arrows cross.
func (m *layered) settle() {
	near := make([][]int, len(m.d.Moments)) // both ways
	for i, at := range m.d.Moments {
		for _, r := range at.Replies {
			if to, ok := m.d.places[r.To]; ok && to != i {
				near[i], near[to] = append(near[i], to), append(near[to], i)
			}
		}
	}
	number := func(layer []int) {
		for at, i := range layer {
			m.place[i] = at
		}
	}
	for _, layer := range m.layers {
		number(layer)
		m.across = max(m.across, len(layer))
	}
	const rounds = 4
	for round := range rounds {
		for step := range m.layers {
			l := step
			if round%2 == 1 {
				l = len(m.layers) - 1 - step
			}
			middle := map[int]float64{}
			for _, i := range m.layers[l] {
				sum, n := 0.0, 0
				for _, j := range near[i] {
					if m.layer[j] != l {
						sum += m.centre(j)
						n++
					}
				}
				if middle[i] = m.centre(i); n > 0 {
					middle[i] = sum / float64(n)
				}
			}
			slices.SortStableFunc(m.layers[l], func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
			number(m.layers[l])
		}
	}
}

// centre is how far from the left the middle of a moment's box is.
func (m *layered) centre(i int) float64 {
	wide := len(m.layers[m.layer[i]])
	left := float64(m.across-wide) * (boxWidth + boxAcross) / 2
	return mapMargin + left + float64(m.place[i])*(boxWidth+boxAcross) + boxWidth/2
}

func (m *layered) top(i int) float64 { return mapMargin + float64(m.layer[i])*(boxHeight+boxDown) }

func (m *layered) size() (width, height int) {
	return 2*mapMargin + max(m.across, 1)*(boxWidth+boxAcross) - boxAcross, 2*mapMargin + max(len(m.layers), 1)*(boxHeight+boxDown) - boxDown
}

// frame gives the box of a moment.
func (m *layered) frame(at *Moment) diagram.Box {
	i := m.d.places[at.ID]
	return diagram.Box{X: m.centre(i) - boxWidth/2, Y: m.top(i), W: boxWidth, H: boxHeight}
}

// way gives the curve of a reply, its two ends and the handles between: from the lower side
// of a moment to the upper one of another, or back up beside both.
func (m *layered) way(at *Moment, n int, r *Reply) [4]diagram.Point {
	i, j := m.d.places[at.ID], m.d.places[r.To]
	part := float64(n+1) / float64(len(at.Replies)+1)
	if m.layer[j] <= m.layer[i] { // back up, round the right side
		y1, y2 := m.top(i)+boxHeight*part, m.top(j)+boxHeight*part
		x1, x2 := m.centre(i)+boxWidth/2, m.centre(j)+boxWidth/2+2
		bend := max(x1, x2) + boxAcross/2 + 4*float64(n)
		return [4]diagram.Point{{X: x1, Y: y1}, {X: bend, Y: y1}, {X: bend, Y: y2}, {X: x2, Y: y2}}
	}
	x1, y1 := m.centre(i)-boxWidth/2+part*boxWidth, m.top(i)+boxHeight
	x2, y2 := m.centre(j)-boxWidth/2+part*boxWidth, m.top(j)-2
	return [4]diagram.Point{{X: x1, Y: y1}, {X: x1, Y: y1 + boxDown/2}, {X: x2, Y: y2 - boxDown/2}, {X: x2, Y: y2}}
}

// look is how a moment is drawn: the names of its colours, and the words under its title.
type look struct {
	fill, line string
	width      float64
	below      string
}

func (m *layered) look(at *Moment) look {
	l := look{fill: "surface", line: "edge", width: 1, below: at.ID}
	switch at.Ending {
	case Good:
		l.fill, l.line, l.below = "success-soft", "success", "good ending"
	case Mixed:
		l.fill, l.line, l.below = "warning-soft", "warning", "mixed ending"
	case Bad:
		l.fill, l.line, l.below = "danger-soft", "danger", "bad ending"
	}
	if at == m.d.Moments[0] {
		l.line, l.width = "primary", 2
	}
	if told := at.tells(); len(told) > 0 {
		l.below += " · " + strings.Join(told, ", ")
	}
	return l
}

// tint is the name of the colour of a reply.
func (r *Reply) tint() string {
	if r.Why != nil {
		return "primary"
	}
	return "muted"
}

// says is a reply in plain words, with what it needs.
func (r *Reply) says() string {
	says := strings.Join(strings.Fields(markup.PlainText(r.Inlines)), " ")
	if asks := r.asks(); asks != "" {
		says += " (" + asks + ")"
	}
	return says
}

// said is what a moment says, for who points at it.
func (m *Moment) said() string {
	var all []string
	for _, l := range m.Lines {
		text := strings.Join(strings.Fields(markup.PlainText(l.Inlines)), " ")
		if l.Speaker != "" {
			text = l.Speaker + ": " + text
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

// tells gives the ids of the facts that a moment tells.
func (m *Moment) tells() []string {
	var all []string
	for _, l := range m.Lines {
		all = append(all, l.Facts...)
	}
	return all
}

// asks says what a reply needs, as its note does; "" when it is always offered.
func (r *Reply) asks() string {
	var all []string
	if len(r.Needs) > 0 {
		all = append(all, "needs="+strings.Join(r.Needs, ","))
	}
	if len(r.Unless) > 0 {
		all = append(all, "unless="+strings.Join(r.Unless, ","))
	}
	if r.After > 0 {
		all = append(all, fmt.Sprintf("after=%d", r.After))
	}
	if r.Least > -MaxTrust {
		all = append(all, fmt.Sprintf("trust>=%d", r.Least))
	}
	if r.Most < MaxTrust {
		all = append(all, fmt.Sprintf("trust<=%d", r.Most))
	}
	return strings.Join(all, " ")
}

// twoLines divides a title into two lines that fit, the second cut short where it doesn't.
func twoLines(title string, fits func(string) bool) []string {
	words := strings.Fields(markup.Visible(title))
	first := ""
	for len(words) > 0 && (first == "" || fits(first+" "+words[0])) {
		first = strings.TrimSpace(first + " " + words[0])
		words = words[1:]
	}
	lines := []string{fitted(first, fits)}
	if len(words) > 0 {
		lines = append(lines, fitted(strings.Join(words, " "), fits))
	}
	return lines
}

// fitted cuts a text to what fits.
func fitted(s string, fits func(string) bool) string {
	for n := len([]rune(s)) - 1; !fits(s) && n > 1; n-- {
		s = cut(s, n)
	}
	return s
}

// cut shortens a text to some letters.
func cut(s string, letters int) string {
	if r := []rune(s); len(r) > letters {
		return strings.TrimSpace(string(r[:letters-1])) + "…"
	}
	return s
}
