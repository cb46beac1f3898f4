package main

import "math"

// maze draws the six jobs of buying: four that come roughly in turn with ways
// back between them, and two that run through all of it.
func maze(p palette, l *lettering) *sheet {
	s := newSheet(348, p, l)
	jobs := [][]string{{"Find the", "problem"}, {"Explore", "solutions"}, {"Build the", "requirements"}, {"Select a", "supplier"}}
	stages := []int{0, 1, 1, 2}
	const w, h, gap, top, throughout = 144.0, 64.0, 44.0, 140.0, 254.0
	x := func(i int) float64 { return 6 + float64(i)*(w+gap) }
	mid := func(i int) float64 { return x(i) + w/2 }

	// The ways back, highest first.
	back := func(from, to int, shift, height float64) {
		a, b := mid(from)-shift, mid(to)+shift
		s.stroke(path("M", a, top-5, "C", a, top-height, b, top-height, b, top-7), p.warning, 2, "6 5")
		s.head(b, top-6, math.Pi/2, p.warning)
	}
	back(3, 0, -24, 132)
	back(2, 0, 12, 82)
	back(3, 1, 12, 82)
	s.middle(360, 20, 13, p.muted, "Back to a job that seemed done")

	for i, lines := range jobs {
		s.card(x(i), top, w, h, stages[i], 15, lines...)
		if i > 0 {
			s.arrow(x(i-1)+w+7, top+h/2, x(i)-7, top+h/2, p.ink)
		}
		s.arrow(mid(i), (top+h+throughout)/2, mid(i), top+h+6, p.muted)
		s.arrow(mid(i), (top+h+throughout)/2, mid(i), throughout-6, p.muted)
	}
	for i, line := range []string{"Check that it is all true", "Get everyone to agree"} {
		y := throughout + float64(i)*50
		s.fill(box(6, y, 708, 40, 8), p.surface)
		s.stroke(box(6, y, 708, 40, 8), p.muted, 1.5, "")
		s.middle(360, y+20, 15, p.ink, line)
	}
	return s
}
