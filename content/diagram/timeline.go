package diagram

import (
	"context"
	"strings"

	"stagecraft/content/catalogue"
)

// Timeline is what happened when, period by period.
type Timeline struct {
	head
	Sections []Label
	Periods  []*Period
}

// Period is a period with what happened in it.
type Period struct {
	Name    Label
	Section int // of Timeline.Sections; -1 for none
	Events  []Label
}

func parseTimeline(r *reader) (Diagram, error) {
	t := &Timeline{head: Head{Kind: TimelineKind}}
	r.keyword("timeline")
	r.spaces()
	if r.has("LR") || r.has("TD") {
		r.at += 2
	}
	section, events := -1, 0
	for r.blank(); !r.end(); r.blank() {
		if r.reader().head(&t.head) {
			continue
		}
		line, at := r.restOfLine()
		if rest, ok := strings.CutPrefix(line, "title"); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t' || rest[0] == ':') {
			text := strings.TrimLeft(rest, " \t:")
			t.Title = label(text, at+len(line)-len(text))
			continue
		}
		if rest, ok := strings.CutPrefix(line, "section"); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t') {
			text := strings.TrimLeft(rest, " \t")
			t.Sections = append(t.Sections, label(text, at+len(line)-len(text)))
			section = len(t.Sections) - 1
			continue
		}
		from := 0
		var p *Period
		for part := range strings.SplitSeq(line, ":") {
			text := label(part, at+from)
			from += len(part) + 1
			switch {
			case p == nil && text.Empty(): // a line that goes on with the period above
				if len(t.Periods) == 0 {
					return nil, r.faultBefore("%q belongs to no period; write 2004 : what happened", clipped(line))
				}
				p = t.Periods[len(t.Periods)-1]
			case p == nil:
				p = &Period{Name: text, Section: section}
				t.Periods = append(t.Periods, p)
			case !text.Empty():
				p.Events = append(p.Events, text)
				events++
			}
		}
		if len(t.Periods) > 80 || events > MaxNodes {
			return nil, tooMany(catalogue.Say("events"), 80)
		}
	}
	if len(t.Periods) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the timeline has nothing in it yet; add a line such as 2004 : what happened")}
	}
	return t, nil
}

// sentences says period by period what happened.
func (t *Timeline) sentences(words *catalogue.Words) []string {
	all := []string{words.N("Timeline of %d period.", "Timeline of %d periods.", len(t.Periods))}
	section := -1
	for _, p := range t.Periods {
		if p.Section != section && p.Section >= 0 {
			section = p.Section
			all = append(all, stopped(t.Sections[section].String()))
		}
		var events []string
		for _, e := range p.Events {
			events = append(events, e.String())
		}
		if len(events) == 0 {
			all = append(all, stopped(p.Name.String()))
		} else {
			all = append(all, words.F("%s: %s", p.Name.String(), stopped(words.List(events))))
		}
	}
	return all
}

func (t *Timeline) draw(_ context.Context, p *painter) error {
	const wide, gap, eventGap = 136.0, 14.0, 10.0
	names := make([]Label, len(t.Periods))
	high := 0.0
	for i, q := range t.Periods {
		names[i] = q.Name.wrapped(p.measure, nodeSize, wide-16, true)
		_, h := p.extent(names[i], nodeSize, true)
		high = max(high, h+14)
	}
	sections := 0.0
	tops := make([]Label, len(t.Sections))
	x := func(i int) float64 { return float64(i) * (wide + gap) }
	for i, q := range t.Periods {
		if q.Section < 0 || i > 0 && t.Periods[i-1].Section == q.Section {
			continue
		}
		n := i
		for n < len(t.Periods) && t.Periods[n].Section == q.Section {
			n++
		}
		tops[q.Section] = t.Sections[q.Section].wrapped(p.measure, nodeSize, x(n)-x(i)-gap-16, true)
		_, h := p.extent(tops[q.Section], nodeSize, true)
		sections = max(sections, h+12)
	}
	y := 0.0
	if sections > 0 {
		y = sections + 10
	}
	axis := y + high + 16
	colour := func(i int) int {
		if s := t.Periods[i].Section; s >= 0 {
			return s
		}
		return i
	}
	end := x(len(t.Periods)-1) + wide
	p.shape(polyline(Point{0, axis}, Point{end + 8, axis}), Paint{}, muted, 2)
	p.tip(ArrowTip, Point{end, axis}, Point{end + 18, axis}, muted, 2)
	for i, q := range t.Periods {
		k := colour(i)
		if q.Section >= 0 && (i == 0 || t.Periods[i-1].Section != q.Section) {
			n := i
			for n < len(t.Periods) && t.Periods[n].Section == q.Section {
				n++
			}
			b := Box{x(i), 0, x(n) - gap - x(i), sections}
			p.shape(rounded(b, 6), series(k), Paint{}, 0)
			p.text(tops[q.Section], b, nodeSize, true, onSeries(k), -1)
		}
		b := Box{x(i), y, wide, high}
		part := p.part(Part{Box: b, Name: q.Name.String()})
		p.shape(rounded(b, 6), series(k).soft(0.22), series(k).soft(0.8), 1.25)
		p.text(names[i], b, nodeSize, true, ink, part)
		c := b.X + wide/2
		p.shape(ellipse(Point{c, axis}, 5, 5), series(k), surface, 2)
		at := axis + 18
		if len(q.Events) > 0 {
			p.dashed(polyline(Point{c, axis + 6}, Point{c, at}), edgeColour, 1)
		}
		for _, e := range q.Events {
			lines := e.wrapped(p.measure, edgeSize, wide-16, false)
			_, h := p.extent(lines, edgeSize, false)
			box := Box{b.X, at, wide, h + 12}
			part := p.part(Part{Box: box, Name: q.Name.String() + ": " + e.String()})
			p.shape(rounded(box, 6), series(k).soft(0.1), Paint{}, 0)
			p.text(lines, box, edgeSize, false, ink, part)
			at += box.H + eventGap
		}
	}
	return nil
}
