package diagram

import (
	"context"
	"fmt"
)

// The measures of a git graph.
const (
	commitGap = 54.0
	laneGap   = 62.0
	commitR   = 8.0
)

func (g *GitGraph) draw(_ context.Context, p *painter) error {
	down := g.Direction != Right
	// Along and across the branches; the words of commits stand below them, or beside them where the graph goes down.
	label := make([]Label, len(g.Commits))
	gap := commitGap
	if down {
		gap = 46
	}
	for i, c := range g.Commits {
		room := 76.0
		if down {
			room = 150
		}
		label[i] = c.Label.wrapped(p.measure, 12, room, false)
		if len(label[i]) > 3 {
			label[i] = label[i][:3]
			label[i][2].Text += "…"
			label[i][2].At = -1
		}
		w, h := p.extent(label[i], 12, false)
		if down {
			gap = max(gap, h+16)
		} else {
			gap = max(gap, w+12)
		}
	}
	lane := laneGap
	for i := range g.Commits {
		w, h := p.extent(label[i], 12, false)
		if down {
			lane = max(lane, w+44)
		} else {
			lane = max(lane, h+38)
		}
	}
	high := 0.0
	for _, b := range g.Branches {
		w, h := p.extent(b.Name, edgeSize, true)
		if down {
			high = max(high, h+10)
			lane = max(lane, w+30)
		} else {
			high = max(high, w+20)
		}
	}
	n := float64(len(g.Commits))
	place := func(along, across float64) Point {
		switch g.Direction {
		case Down:
			return Point{across, along}
		case Up:
			return Point{across, -along}
		}
		return Point{along, across}
	}
	at := func(i int) Point {
		return place(high+18+float64(i)*gap+gap/2, float64(g.Branches[g.Commits[i].Branch].lane)*lane)
	}
	for k, b := range g.Branches {
		across := float64(b.lane) * lane
		a, z := place(high, across), place(high+18+n*gap+10, across)
		p.dashed(polyline(a, z), edgeColour.soft(0.7), 1)
		w, h := p.extent(b.Name, edgeSize, true)
		c := place(high-w/2-10, across)
		if down {
			c = place(high-h/2-5, across)
		}
		box := Box{c.X - w/2 - 10, c.Y - h/2 - 5, w + 20, h + 10}
		part := p.part(Part{Box: box, Name: b.Name.String()})
		p.shape(rounded(box, 6), series(k), Paint{}, 0)
		p.text(b.Name, box, edgeSize, true, onSeries(k), part)
	}
	for i, c := range g.Commits {
		for nth, parent := range c.Parents {
			from, to := at(parent), at(i)
			colour := series(c.Branch)
			if nth > 0 {
				colour = series(g.Commits[parent].Branch)
			}
			var path Path
			path.moveTo(from)
			if g.Commits[parent].Branch == c.Branch {
				path.lineTo(to)
			} else {
				// Out of the branch at once, into it at the end: round the corner.
				corner := Point{from.X, to.Y}
				if nth > 0 != down {
					corner = Point{to.X, from.Y}
				}
				r := min(16, from.distance(corner)/2, corner.distance(to)/2)
				path.lineTo(back(from, corner, r))
				path.curveTo(corner, corner, back(to, corner, r))
				path.lineTo(to)
			}
			width := 3.5
			if c.Kind == CherryPick && nth > 0 {
				p.dashed(path, colour, 2)
				continue
			}
			p.shape(path, Paint{}, colour, width)
		}
	}
	for i, c := range g.Commits {
		q, colour := at(i), series(c.Branch)
		name := c.Label.String()
		if name == "" {
			name = fmt.Sprintf("%s %d", g.Branches[c.Branch].Name.String(), i+1)
		}
		part := p.part(Part{Box: Box{q.X - 11, q.Y - 11, 22, 22}, Name: name})
		switch c.Kind {
		case Highlight:
			p.shape(rectangle(Box{q.X - 10, q.Y - 10, 20, 20}), colour, Paint{}, 0)
			p.shape(rectangle(Box{q.X - 5, q.Y - 5, 10, 10}), surface, Paint{}, 0)
		case Reverse:
			p.shape(ellipse(q, commitR+1, commitR+1), colour, Paint{}, 0)
			p.shape(append(polyline(q.add(-4, -4), q.add(4, 4)), polyline(q.add(-4, 4), q.add(4, -4))...), Paint{}, surface, 2)
		case Merge:
			p.shape(ellipse(q, commitR+1, commitR+1), colour, Paint{}, 0)
			p.shape(ellipse(q, commitR-3, commitR-3), surface, Paint{}, 0)
		case CherryPick:
			p.shape(ellipse(q, commitR+1, commitR+1), colour, Paint{}, 0)
			p.shape(ellipse(q.add(-2.5, 2), 2.2, 2.2), surface, Paint{}, 0)
			p.shape(ellipse(q.add(2.5, 2), 2.2, 2.2), surface, Paint{}, 0)
		default:
			p.shape(ellipse(q, commitR, commitR), colour, Paint{}, 0)
		}
		w, h := p.extent(label[i], 12, false)
		if len(label[i]) > 0 {
			box := Box{q.X - w/2, q.Y + 13, w, h}
			if down {
				box = Box{q.X - 16 - w, q.Y - h/2, w, h}
			}
			p.shape(rectangle(box), surface, Paint{}, 0)
			p.text(label[i], box, 12, false, muted, part)
		}
		for k, t := range c.Tags {
			tw, th := p.extent(t, 12, true)
			box := Box{q.X - tw/2 - 7, q.Y - 14 - (th+7)*float64(k+1), tw + 14, th + 4}
			if down {
				box = Box{q.X + 16, q.Y - th/2 - 2 + float64(k)*(th+7), tw + 14, th + 4}
			}
			p.shape(rounded(box, 4), noteFill, noteEdge, 1)
			p.text(t, box, 12, true, ink, part)
		}
	}
	return nil
}
