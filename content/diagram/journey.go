package diagram

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content/catalogue"
)

// Journey is what someone goes through, and how good it is.
type Journey struct {
	head
	Sections []Label
	Steps    []*JourneyStep
	actors   []string
}

// JourneyStep is one step of a journey.
type JourneyStep struct {
	Name    Label
	Section int // of Journey.Sections; -1 for none
	Score   int // from 1 to 5; 0 where it isn't given
	Actors  []string
}

var journeyStep = regexp.MustCompile(`^([^:]+):[ \t]*([0-9]+)[ \t]*(?::[ \t]*(.*))?$`)

func parseJourney(r *reader) (Diagram, error) {
	j := &Journey{head: Head{Kind: JourneyKind}}
	r.keyword("journey")
	section := -1
	for r.blank(); !r.end(); r.blank() {
		if r.reader().head(&j.head) {
			continue
		}
		line, at := r.restOfLine()
		word, rest, _ := strings.Cut(line, " ")
		restAt := at + len(line) - len(strings.TrimLeft(rest, " \t"))
		if word == "title" {
			j.Title = label(rest, restAt)
			continue
		}
		if word == "section" {
			j.Sections = append(j.Sections, label(rest, restAt))
			section = len(j.Sections) - 1
			continue
		}
		m := journeyStep.FindStringSubmatchIndex(line)
		if m == nil {
			return nil, r.faultBefore("%q is no step of a journey; write Ask for a price: 3: Buyer, Seller", clipped(line))
		}
		score, _ := strconv.Atoi(line[m[4]:m[5]])
		if score < 0 || score > 5 {
			return nil, r.faultBefore("a score of %s isn't between 1 and 5", clipped(line[m[4]:m[5]]))
		}
		s := &JourneyStep{Name: label(line[m[2]:m[3]], at+m[2]), Section: section, Score: score}
		if m[6] >= 0 {
			for actor := range strings.SplitSeq(line[m[6]:m[7]], ",") {
				if actor = strings.TrimSpace(actor); actor != "" {
					s.Actors = append(s.Actors, actor)
					if !slices.Contains(j.actors, actor) {
						j.actors = append(j.actors, actor)
					}
				}
			}
		}
		if len(j.actors) > 20 {
			return nil, tooMany(catalogue.Say("actors"), 20)
		}
		j.Steps = append(j.Steps, s)
		if len(j.Steps) > 120 {
			return nil, tooMany(catalogue.Say("steps"), 120)
		}
	}
	if len(j.Steps) == 0 {
		return nil, &Fault{Why: Empty, What: catalogue.Say("the journey has no steps yet; add a line such as Ask for a price: 3: Buyer")}
	}
	return j, nil
}

// sentences says step by step how good it is, and for whom.
func (j *Journey) sentences(words *catalogue.Words) []string {
	all := []string{words.N("User journey of %d step.", "User journey of %d steps.", len(j.Steps))}
	section := -1
	for _, s := range j.Steps {
		if s.Section != section && s.Section >= 0 {
			section = s.Section
			all = append(all, stopped(j.Sections[section].String()))
		}
		if len(s.Actors) > 0 {
			all = append(all, words.F("%s: %d of 5, for %s.", s.Name.String(), s.Score, words.List(s.Actors)))
		} else {
			all = append(all, words.F("%s: %d of 5.", s.Name.String(), s.Score))
		}
	}
	return all
}

func (j *Journey) draw(_ context.Context, p *painter) error {
	const wide, gap, step = 124.0, 12.0, 30.0
	names := make([]Label, len(j.Steps))
	high := 0.0
	for i, s := range j.Steps {
		names[i] = s.Name.wrapped(p.measure, edgeSize, wide-14, false)
		_, h := p.extent(names[i], edgeSize, false)
		high = max(high, h+14)
	}
	x := func(i int) float64 { return float64(i) * (wide + gap) }
	y := 0.0
	// Who takes part.
	at := 0.0
	for k, a := range j.actors {
		text := Label{{Text: a, At: -1}}
		w, h := p.extent(text, edgeSize, false)
		p.shape(ellipse(Point{at + 6, h / 2}, 6, 6), series(k), Paint{}, 0)
		p.textLeft(text, at+18, 0, edgeSize, false, muted, -1)
		at += w + 40
		y = h + 14
	}
	sections := 0.0
	tops := make([]Label, len(j.Sections))
	span := func(i int) int {
		n := i
		for n < len(j.Steps) && j.Steps[n].Section == j.Steps[i].Section {
			n++
		}
		return n
	}
	for i, s := range j.Steps {
		if s.Section >= 0 && (i == 0 || j.Steps[i-1].Section != s.Section) {
			tops[s.Section] = j.Sections[s.Section].wrapped(p.measure, nodeSize, x(span(i))-x(i)-gap-14, true)
			_, h := p.extent(tops[s.Section], nodeSize, true)
			sections = max(sections, h+12)
		}
	}
	top := y
	if sections > 0 {
		top = y + sections + 8
	}
	face := func(score int) float64 { return top + high + 34 + float64(5-score)*step }
	for score := 1; score <= 5; score++ {
		p.shape(polyline(Point{0, face(score)}, Point{x(len(j.Steps)) - gap, face(score)}), Paint{}, rule, 1)
		t := Label{{Text: fmt.Sprint(score), At: -1}}
		w, h := p.extent(t, 12, false)
		p.text(t, Box{-w - 8, face(score) - h/2, w, h}, 12, false, muted, -1)
	}
	var line []Point
	for i, s := range j.Steps {
		if s.Score > 0 {
			line = append(line, Point{x(i) + wide/2, face(s.Score)})
		}
	}
	if len(line) > 1 {
		p.shape(polyline(line...), Paint{}, Paint{Name: "muted", Share: 0.6}, 2)
	}
	for i, s := range j.Steps {
		k := max(s.Section, 0)
		if s.Section >= 0 && (i == 0 || j.Steps[i-1].Section != s.Section) {
			b := Box{x(i), y, x(span(i)) - gap - x(i), sections}
			p.shape(rounded(b, 6), series(k), Paint{}, 0)
			p.text(tops[s.Section], b, nodeSize, true, onSeries(k), -1)
		}
		b := Box{x(i), top, wide, high}
		part := p.part(Part{Box: b, Name: s.Name.String()})
		p.shape(rounded(b, 6), series(k).soft(0.18), series(k).soft(0.6), 1)
		p.text(names[i], b, edgeSize, false, ink, part)
		c := b.X + wide/2
		for n, a := range s.Actors {
			q := Point{c + (float64(n)-float64(len(s.Actors)-1)/2)*16, top + high + 10}
			p.shape(ellipse(q, 6, 6), series(slices.Index(j.actors, a)), surface, 1.5)
		}
		if s.Score > 0 {
			drawFace(p, Point{c, face(s.Score)}, s.Score)
		}
	}
	return nil
}

// drawFace draws how good something is.
func drawFace(p *painter, c Point, score int) {
	fill, edge := Paint{Name: "warning-soft"}, Paint{Name: "warning"}
	switch {
	case score > 3:
		fill, edge = Paint{Name: "success-soft"}, Paint{Name: "success"}
	case score < 3:
		fill, edge = Paint{Name: "danger-soft"}, Paint{Name: "danger"}
	}
	p.shape(ellipse(c, 12, 12), fill, edge, 1.5)
	p.shape(ellipse(c.add(-4, -3), 1.4, 1.8), edge, Paint{}, 0)
	p.shape(ellipse(c.add(4, -3), 1.4, 1.8), edge, Paint{}, 0)
	bend := float64(score-3) * 2.2
	var mouth Path
	mouth.moveTo(c.add(-5, 4-bend/3))
	mouth.curveTo(c.add(-2.5, 4+bend), c.add(2.5, 4+bend), c.add(5, 4-bend/3))
	p.shape(mouth, Paint{}, edge, 1.5)
}
