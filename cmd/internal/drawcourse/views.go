package main

// views draws the same selling three times: as steps, as the deals that stand
// on them today, and as how many got through.
func views(p palette, l *lettering) *sheet {
	s := newSheet(344, p, l)
	const w, gap, top, row, h = 228.0, 18.0, 66.0, 48.0, 38.0
	panel := func(i int, title, asks string) float64 {
		x := float64(i) * (w + gap)
		s.fill(box(x+1, 1, w-2, 342, 12), p.surface)
		s.stroke(box(x+1, 1, w-2, 342, 12), p.line, 1.5, "")
		s.middle(x+w/2, 24, 17, p.ink, title)
		s.middle(x+w/2, 47, 13, p.muted, asks)
		return x
	}
	y := func(i int) float64 { return top + 4 + float64(i)*(row+6) }

	steps := []string{"Prospecting", "Qualification", "Demo", "Proposal", "Negotiation"}
	stages := []int{0, 1, 1, 2, 2}
	x := panel(0, "Process", "Which steps, in what order?")
	for i, name := range steps {
		s.card(x+34, y(i), w-68, h, stages[i], 14, name)
		if i > 0 {
			s.arrow(x+w/2, y(i-1)+h+3, x+w/2, y(i)-3, p.ink)
		}
	}

	x = panel(1, "Pipeline", "Which deals are open, and where?")
	deals := []string{"", "Gyms, Leeds", "Hotels, Porto", "Larkfield", "Eye clinics, Accra"}
	for i, name := range deals {
		s.fill(box(x+16, y(i), 8, h, 4), p.stage[stages[i]])
		s.stroke(path("M", x+32, y(i)+h, "L", x+w-16, y(i)+h), p.line, 1.5, "")
		if name == "" {
			s.write(x+36, y(i)+h/2+5, 13, p.muted, "not a deal yet")
			continue
		}
		s.card(x+32, y(i)+3, w-48, h-8, stages[i], 13, name)
	}

	x = panel(2, "Funnel", "How many get from step to step?")
	bars := []struct {
		name  string
		width float64
		stage int
	}{{"200 leads called", 204, 0}, {"50 first talks", 178, 1}, {"20 opportunities", 154, 1}, {"10 proposals", 130, 2}, {"5 won", 106, 2}}
	for i, b := range bars {
		next := b.width - 20
		if i+1 < len(bars) {
			next = bars[i+1].width
		}
		m := x + w/2
		shape := path("M", m-b.width/2, y(i), "L", m+b.width/2, y(i), "L", m+next/2, y(i)+h, "L", m-next/2, y(i)+h, "Z")
		s.fill(shape, p.soft(b.stage))
		s.stroke(shape, p.stage[b.stage], 1.5, "")
		s.middle(m, y(i)+h/2, 13, p.ink, b.name)
	}
	return s
}
