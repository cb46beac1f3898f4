package main

// papers draws the usual papers of a deal from left to right, each beside who
// sends it.
func papers(p palette, l *lettering) *sheet {
	s := newSheet(284, p, l)
	const left, column, w, h = 56.0, 66.3, 64.0, 50.0
	const buyer, seller = 66.0, 206.0 // the tops of the two rows
	// Who asks for a proposal or a price compares suppliers, which is deciding.
	jobs := []struct {
		name   string
		stages []int // of each paper
		sender string
		papers [][]string
	}{
		{"Ask", []int{1, 2, 2}, "buyer", [][]string{{"RFI"}, {"RFP"}, {"RFQ"}}},
		{"Offer", []int{2, 2}, "seller", [][]string{{"Quote"}, {"Proposal"}}},
		{"Agree", []int{2, 2, 2}, "both", [][]string{{"MSA"}, {"SOW"}, {"Order", "form"}}},
		{"Order", []int{2}, "buyer", [][]string{{"PO"}}},
		{"Bill", []int{3}, "seller", [][]string{{"Invoice"}}},
	}
	s.middle(27, buyer+h/2, 15, p.ink, "Buyer")
	s.middle(27, seller+h/2, 15, p.ink, "Seller")
	for _, y := range []float64{buyer + h + 18, seller - 18} {
		s.stroke(path("M", 6.0, y, "L", 714.0, y), p.line, 1, "")
	}
	at := left
	for _, job := range jobs {
		width := float64(len(job.papers)) * column
		s.fill(box(at+2, 6, width-4, 32, 8), p.muted)
		s.middle(at+width/2, 22, 15, p.surface, job.name)
		for i, lines := range job.papers {
			stage := job.stages[i]
			x := at + (column-w)/2
			middle := x + w/2
			switch job.sender {
			case "buyer":
				s.paper(x, buyer, w, h, stage, lines...)
				s.arrow(middle, buyer+h+6, middle, seller-4, p.stage[stage])
			case "seller":
				s.paper(x, seller, w, h, stage, lines...)
				s.arrow(middle, seller-6, middle, buyer+h+4, p.stage[stage])
			default:
				y := (buyer + seller) / 2
				s.paper(x, y, w, h, stage, lines...)
				s.arrow(middle, y-6, middle, buyer+h-14, p.stage[stage])
				s.arrow(middle, y+h+6, middle, seller+14, p.stage[stage])
			}
			at += column
		}
		if job.sender == "both" {
			s.middle(at-width/2, 260, 13, p.muted, "the contract:", "both sign")
		}
	}
	return s
}

// paper is a card with a corner folded.
func (s *sheet) paper(x, y, w, h float64, stage int, lines ...string) {
	const fold = 11.0
	sheet := path("M", x, y, "L", x+w-fold, y, "L", x+w, y+fold, "L", x+w, y+h, "L", x, y+h, "Z")
	s.fill(sheet, s.palette.soft(stage))
	s.stroke(sheet, s.palette.stage[stage], 1.5, "")
	s.stroke(path("M", x+w-fold, y, "L", x+w-fold, y+fold, "L", x+w, y+fold), s.palette.stage[stage], 1.5, "")
	s.middle(x+w/2, y+h/2+3, 13, s.palette.ink, lines...)
}
