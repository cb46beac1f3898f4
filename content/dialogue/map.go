package dialogue

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"stagecraft/content/markup"
)

// Sizes on the map, in pixels.
const (
	boxWidth  = 190
	boxHeight = 64
	boxAcross = 40 // between two boxes of a layer
	boxDown   = 74 // between two layers
	mapMargin = 24
	boxLetter = 24 // letters of a line in a box
)

// WriteSVG draws a dialogue as a map: its moments in layers by how many choices lead to
// them, its replies as arrows, those that aren't always offered dashed. The drawing needs
// nothing else and follows the light or the dark of where it is shown.
func (d *Dialogue) WriteSVG(w io.Writer) error {
	m := d.layers()
	width, height := m.size()
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s" font-family="Inter, system-ui, sans-serif" font-size="13">`+"\n",
		width, height, width, height, html.EscapeString(markup.Visible(d.Title)))
	out.WriteString(`<rect width="100%" height="100%" fill="#F6F7F9"/>` + "\n")
	out.WriteString(`<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="#5A6373"/></marker></defs>` + "\n")
	for _, at := range d.Moments {
		for n, r := range at.Replies {
			if d.Moment(r.To) != nil {
				m.arrow(&out, at, n, r)
			}
		}
	}
	for i, at := range d.Moments {
		m.box(&out, at, i == 0)
	}
	out.WriteString("</svg>\n")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("write the map: %w", err)
	}
	return nil
}

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

// box draws a moment: its title, its id and what is told in it.
func (m *layered) box(out *strings.Builder, at *Moment, first bool) {
	i := m.d.places[at.ID]
	x, y := m.centre(i)-boxWidth/2, m.top(i)
	fill, line, kind := "#FFFFFF", "#C9CFDA", ""
	switch at.Ending {
	case Good:
		fill, line, kind = "#E5F4E6", "#2F7D32", "good ending"
	case Mixed:
		fill, line, kind = "#FFF4DF", "#9A5B00", "mixed ending"
	case Bad:
		fill, line, kind = "#FCEBEA", "#B3261E", "bad ending"
	}
	width := 1
	if first {
		line, width = "#2457D6", 2
	}
	fmt.Fprintf(out, `<g><title>%s</title><rect x="%.0f" y="%.0f" width="%d" height="%d" rx="10" fill="%s" stroke="%s" stroke-width="%d"/>`,
		html.EscapeString(at.said()), x, y, boxWidth, boxHeight, fill, line, width)
	below := at.ID
	if kind != "" {
		below = kind
	}
	if told := at.tells(); len(told) > 0 {
		below += " · " + strings.Join(told, ", ")
	}
	lines := twoLines(at.Title)
	for n, text := range lines {
		fmt.Fprintf(out, `<text x="%.0f" y="%.0f" fill="#1A1F2B" font-weight="600">%s</text>`, x+10, y+20+float64(n)*16, html.EscapeString(text))
	}
	fmt.Fprintf(out, `<text x="%.0f" y="%.0f" fill="#5A6373" font-size="11">%s</text></g>`+"\n", x+10, y+boxHeight-9, html.EscapeString(cut(below, boxLetter+6)))
}

// arrow draws a reply from the lower side of a moment to the upper one of another, or back
// up beside both.
func (m *layered) arrow(out *strings.Builder, at *Moment, n int, r *Reply) {
	i, j := m.d.places[at.ID], m.d.places[r.To]
	part := float64(n+1) / float64(len(at.Replies)+1)
	x1, y1 := m.centre(i)-boxWidth/2+part*boxWidth, m.top(i)+boxHeight
	x2, y2 := m.centre(j)-boxWidth/2+part*boxWidth, m.top(j)-2
	path := fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", x1, y1, x1, y1+boxDown/2, x2, y2-boxDown/2, x2, y2)
	if m.layer[j] <= m.layer[i] { // back up, round the right side
		y1, y2 = m.top(i)+boxHeight*part, m.top(j)+boxHeight*part
		x1, x2 = m.centre(i)+boxWidth/2, m.centre(j)+boxWidth/2+2
		bend := max(x1, x2) + boxAcross/2 + 4*float64(n)
		path = fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", x1, y1, bend, y1, bend, y2, x2, y2)
	}
	dash, color := "", "#5A6373"
	asks := r.asks()
	if asks != "" {
		dash = ` stroke-dasharray="5 4"`
	}
	if r.Why != nil {
		color = "#2457D6"
	}
	says := strings.Join(strings.Fields(markup.PlainText(r.Inlines)), " ")
	if asks != "" {
		says += " (" + asks + ")"
	}
	fmt.Fprintf(out, `<path d="%s" fill="none" stroke="%s" stroke-width="1.4"%s marker-end="url(#arrow)"><title>%s</title></path>`+"\n", path, color, dash, html.EscapeString(says))
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

// twoLines divides a title into two lines that fit into a box.
func twoLines(title string) []string {
	words := strings.Fields(markup.Visible(title))
	first := ""
	for len(words) > 0 && len([]rune(first))+len([]rune(words[0])) < boxLetter {
		first = strings.TrimSpace(first + " " + words[0])
		words = words[1:]
	}
	if first == "" && len(words) > 0 {
		return []string{cut(strings.Join(words, " "), boxLetter)}
	}
	if len(words) == 0 {
		return []string{first}
	}
	return []string{first, cut(strings.Join(words, " "), boxLetter)}
}

// cut shortens a text to some letters.
func cut(s string, letters int) string {
	if r := []rune(s); len(r) > letters {
		return strings.TrimSpace(string(r[:letters-1])) + "…"
	}
	return s
}
