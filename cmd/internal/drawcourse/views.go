package main

import "fmt"

// viewSteps are the steps of the pipeline seven, each with its stage and the
// deal that stands on it. They and viewFunnel are what lesson 5 tells in tables.
var viewSteps = []struct {
	name  string
	stage int
	deal  string // "" where none does
	idle  string // what is said in its place
}{
	{"Prospecting", 0, "", "not a deal yet"},
	{"Qualification", 1, "Gyms, Leeds", ""},
	{"Demo", 1, "Hotels, Porto", ""},
	{"Proposal", 2, "Larkfield", ""},
	{"Negotiation", 2, "Eye clinics, Accra", ""},
	{"Close", 2, "", "no deal today"},
	{"Onboarding", 3, "", "no longer a deal"},
}

// viewFunnel is how many got how far in a quarter.
var viewFunnel = []struct {
	count int
	what  string
	stage int
}{{200, "leads called", 0}, {50, "first talks", 1}, {20, "opportunities", 1}, {10, "proposals", 2}, {5, "won", 2}}

// funnelWidth is how wide a bar of the funnel is: in proportion to its count.
func funnelWidth(count int) float64 { return 196 * float64(count) / float64(viewFunnel[0].count) }

// views draws the same selling three times: as steps, as the deals that stand
// on them today, and as how many got through. Deals stand in the row of their
// step. The funnel's rows are spaced otherwise, for what it counts are no steps.
func views(p palette, l *lettering) *sheet {
	const w, gap, top, pitch, h = 228.0, 18.0, 72.0, 44.0, 30.0
	height := top + pitch*float64(len(viewSteps))
	s := newSheet(height, p, l)
	panel := func(i int, title, asks string) float64 {
		x := float64(i) * (w + gap)
		s.fill(box(x+1, 1, w-2, height-2, 12), p.surface)
		s.stroke(box(x+1, 1, w-2, height-2, 12), p.line, 1.5, "")
		s.middle(x+w/2, 24, 17, p.ink, title)
		s.middle(x+w/2, 47, 13, p.muted, asks)
		return x
	}
	y := func(i int) float64 { return top + float64(i)*pitch }

	x := panel(0, "Process", "Which steps, in what order?")
	for i, step := range viewSteps {
		s.card(x+34, y(i), w-68, h, step.stage, 14, step.name)
		if i > 0 {
			s.arrow(x+w/2, y(i-1)+h+2, x+w/2, y(i)-2, p.ink)
		}
	}

	x = panel(1, "Pipeline", "Which deals are open, and where?")
	for i, step := range viewSteps {
		s.fill(box(x+16, y(i), 8, h, 4), p.stage[step.stage])
		if i > 0 {
			s.stroke(path("M", x+32, y(i)-(pitch-h)/2, "L", x+w-16, y(i)-(pitch-h)/2), p.line, 1, "")
		}
		if step.deal == "" {
			s.write(x+36, y(i)+h/2+5, 13, p.muted, step.idle)
			continue
		}
		s.card(x+32, y(i), w-48, h, step.stage, 13, step.deal)
	}

	x = panel(2, "Funnel", "How many get from step to step?")
	const bar = 26.0
	row := (height - top - 12) / float64(len(viewFunnel))
	for i, b := range viewFunnel {
		at, width := top+float64(i)*row, funnelWidth(b.count)
		s.middle(x+w/2, at+6, 13, p.ink, fmt.Sprintf("%d %s", b.count, b.what))
		s.fill(box(x+(w-width)/2, at+17, width, bar, min(4, width/2)), p.stage[b.stage])
	}
	return s
}
