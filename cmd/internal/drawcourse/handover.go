package main

// handover draws who passes a customer on to whom, and with what.
func handover(p palette, l *lettering) *sheet {
	s := newSheet(236, p, l)
	roles := []struct {
		name, work string
		stage      int
	}{
		{"Marketing", "draws interest", 0},
		{"SDR", "makes contact", 1},
		{"AE", "owns the deal", 2},
		{"CSM", "gets results", 3},
		{"AM", "renews, grows", 3},
	}
	passes := [][]string{
		{"a lead worth", "a call"},
		{"a booked meeting,", "and why they came"},
		{"a signed deal,", "and what was learnt"},
		{"a customer", "with results"},
	}
	const w, h, gap, top = 112.0, 66.0, 38.0, 8.0
	x := func(i int) float64 { return 4 + float64(i)*(w+gap) }
	for i, r := range roles {
		s.fill(box(x(i), top, w, h, 8), p.soft(r.stage))
		s.stroke(box(x(i), top, w, h, 8), p.stage[r.stage], 1.5, "")
		s.middle(x(i)+w/2, top+23, 16, p.ink, r.name)
		s.middle(x(i)+w/2, top+46, 13, p.ink, r.work)
		if i == 0 {
			continue
		}
		between := x(i) - gap/2
		s.arrow(between-gap/2+6, top+h/2, between+gap/2-6, top+h/2, p.ink)
		s.stroke(path("M", between, top+h/2+10, "L", between, 104.0), p.muted, 1.5, "2 4")
		s.middle(between, 124, 13, p.ink, passes[i-1]...)
	}
	s.stroke(box(x(2)-45, 158, w+90, 30, 8), p.muted, 1.5, "")
	s.middle(x(2)+w/2, 173, 13, p.ink, "SE and sales manager help")
	s.stroke(box(4, 198, 712, 30, 8), p.muted, 1.5, "")
	s.middle(360, 213, 13, p.ink, "RevOps keeps the process, the tools and the numbers")
	return s
}
