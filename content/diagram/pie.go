package diagram

import (
	"context"
	"math"
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/catalogue"
)

// Pie is parts of a whole.
type Pie struct {
	head
	ShowData bool
	Slices   []Slice
	total    float64
}

// Slice is a part of a whole.
type Slice struct {
	Label Label
	Value float64
	as    string
}

var sliceForm = regexp.MustCompile(`^(?:"([^"]*)"|'([^']*)')[ \t]*:[ \t]*([0-9.]+(?:[eE][+-]?\d+)?)$`)

func parsePie(r *reader) (Diagram, error) {
	p := &Pie{head: Head{Kind: PieKind}}
	r.keyword("pie")
	r.spaces()
	p.ShowData = r.keyword("showData")
	for r.blank(); !r.end(); r.blank() {
		if r.head(&p.head) {
			continue
		}
		line, at := r.restOfLine()
		if rest, ok := strings.CutPrefix(line, "title"); ok {
			text := strings.TrimLeft(rest, ": \t")
			p.Title = label(text, at+len(line)-len(text))
			continue
		}
		if line == "showData" {
			p.ShowData = true
			continue
		}
		m := sliceForm.FindStringSubmatchIndex(line)
		if m == nil {
			return nil, r.faultBefore(`%q is no slice of a pie; write "Apples" : 12.5`, clipped(line))
		}
		k := 2
		if m[2] < 0 {
			k = 4
		}
		as := line[m[6]:m[7]]
		v, err := strconv.ParseFloat(as, 64)
		if err != nil || math.IsInf(v, 0) || v < 0 {
			return nil, r.faultBefore("%q is no number; write digits, with a point for fractions", clipped(as))
		}
		p.Slices = append(p.Slices, Slice{Label: label(line[m[k]:m[k+1]], at+m[k]), Value: v, as: as})
		p.total += v
		if len(p.Slices) > 60 {
			return nil, tooMany(catalogue.Say("slices"), 60)
		}
	}
	if p.total <= 0 || math.IsInf(p.total, 0) {
		return nil, &Fault{Why: Empty, What: catalogue.Say(`the pie has no slices yet; add lines such as "Apples" : 12.5`)}
	}
	return p, nil
}

func (p *Pie) percent(i int) string {
	v := p.Slices[i].Value / p.total * 100
	if v > 0 && v < 1 {
		return "<1 %"
	}
	return strconv.Itoa(int(math.Round(v))) + " %"
}

// sentences says how large each part is.
func (p *Pie) sentences(words *catalogue.Words) []string {
	var parts []string
	for i, s := range p.Slices {
		part := words.F("%s %s", s.Label.String(), p.percent(i))
		if p.ShowData {
			part = words.F("%s (%s)", part, s.as)
		}
		parts = append(parts, part)
	}
	return []string{words.F("Pie chart: %s.", words.List(parts))}
}

func (p *Pie) draw(_ context.Context, c *painter) error {
	const r = 120.0
	middle := Point{r, r}
	high := 0.0
	legend := make([]Label, len(p.Slices))
	for i, s := range p.Slices {
		legend[i] = s.Label.wrapped(c.measure, nodeSize, 260, false)
		_, h := c.extent(legend[i], nodeSize, false)
		high += max(h, 20) + 6
	}
	x, y := 2*r+34, max(r-high/2, 0)
	if high > 2*r {
		middle.Y = high / 2
	}
	angle := -math.Pi / 2
	for i, s := range p.Slices {
		share := s.Value / p.total
		next := angle + share*2*math.Pi
		name := s.Label.String() + ", " + p.percent(i)
		mid := (angle + next) / 2
		at := middle.add(r*0.68*math.Cos(mid), r*0.68*math.Sin(mid))
		part := c.part(Part{Box: Box{at.X - 18, at.Y - 12, 36, 24}, Name: name})
		var path Path
		if share > 0.9999 {
			path = ellipse(middle, r, r)
		} else {
			path.moveTo(middle)
			path.lineTo(middle.add(r*math.Cos(angle), r*math.Sin(angle)))
			path.arc(middle, r, angle, next)
			path.close()
		}
		if share > 0 {
			c.shape(path, series(i), surface, 2)
		}
		if share >= 0.05 {
			t := Label{{Text: p.percent(i), At: -1}}
			w, h := c.extent(t, edgeSize, true)
			c.text(t, Box{at.X - w/2, at.Y - h/2, w, h}, edgeSize, true, onSeries(i), part)
		}
		angle = next
		w, h := c.extent(legend[i], nodeSize, false)
		c.shape(rounded(Box{x, y + 2, 16, 16}, 4), series(i), Paint{}, 0)
		c.textLeft(legend[i], x+26, y, nodeSize, false, ink, part)
		tail := p.percent(i)
		if p.ShowData {
			tail = s.as + " (" + tail + ")"
		}
		c.textLeft(Label{{Text: tail, At: -1}}, x+26+w+10, y+h-nodeSize*leading, nodeSize, false, muted, part)
		y += max(h, 20) + 6
	}
	return nil
}
