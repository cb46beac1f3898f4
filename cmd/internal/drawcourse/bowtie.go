package main

// bowtie draws the seven stages as the shape they are named after.
func bowtie(p palette, l *lettering) *sheet {
	s := newSheet(300, p, l)
	stages := []struct {
		name  string
		stage int
	}{{"Awareness", 0}, {"Education", 1}, {"Selection", 2}, {"Commit", 2}, {"Onboard", 3}, {"Impact", 3}, {"Growth", 3}}
	const middle, knot, high, low, gap = 124.0, 92.0, 112.0, 30.0, 5.0
	const side = (720 - 2*6 - knot) / 2
	// half is half the height of the bow at x, on either side of the knot.
	half := func(x float64) float64 {
		from := 360 - knot/2 - x
		if x > 360 {
			from = x - 360 - knot/2
		}
		return low + (high-low)*from/side
	}
	x := 6.0
	for i, st := range stages {
		w := side / 3
		if i == 3 {
			w = knot
		}
		a, b := x+gap/2, x+w-gap/2
		shape := box(a, middle-36, b-a, 72, 14)
		if i != 3 {
			shape = path("M", a, middle-half(a), "L", b, middle-half(b), "L", b, middle+half(b), "L", a, middle+half(a), "Z")
		}
		colour, ink := p.soft(st.stage), p.ink
		if i == 3 {
			colour, ink = p.stage[st.stage], p.surface
		}
		s.fill(shape, colour)
		s.stroke(shape, p.stage[st.stage], 1.5, "")
		s.middle((a+b)/2, middle, 15, ink, st.name)
		x += w
	}
	half3 := side / 2
	s.middle(6+half3, 268, 14, p.ink, "Fewer and fewer", "get to the signature")
	s.middle(714-half3, 268, 14, p.ink, "More and more comes", "from each customer")
	s.middle(360, 268, 14, p.ink, "The knot")
	return s
}
