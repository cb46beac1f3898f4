package plan

import "math"

// Aim is a retention, and what it comes to within a year.
type Aim struct {
	Retention float64
	Minutes   float64 // a day, on average
	Recalled  float64 // the part of the cards recalled at the end
}

// The aims that are compared, and by what.
const (
	leastAim  = 0.8
	mostAim   = 0.97
	aimStep   = 0.01
	aimDays   = 365
	aimSample = 150 // cards
	aimMeets  = 60  // days in which all of them are met
)

// Aims gives what each retention from 0.80 to 0.97 comes to when the cards of an
// input are learnt and kept up for a year, and the place of the one at which a
// minute buys most. The input's date, minutes and calendar don't count.
func Aims(in Input) (aims []Aim, best int) {
	in.Calendar, in.Minutes, in.Spent, in.Reading, in.Kept = Calendar{}, 0, 0, 0, 0
	in.Date = in.Today + aimDays
	s := &simulation{Input: in.bounded(), steady: true}
	s.prepare()
	sample, part := s.thinned(aimSample)
	if len(sample.Cards) == 0 {
		return nil, -1
	}
	for i := range int(math.Round((mostAim-leastAim)/aimStep)) + 1 {
		sample.Retention = leastAim + float64(i)*aimStep
		if in.ByModel {
			sample.countShowings() // the steps are as long as it asks for
		}
		out := sample.run(0, math.Inf(1))
		a := Aim{Retention: sample.Retention, Minutes: out.mean() / part, Recalled: out.recall / float64(len(sample.Cards))}
		aims = append(aims, a)
		if a.Recalled/a.Minutes > aims[best].Recalled/aims[best].Minutes {
			best = i
		}
	}
	return aims, best
}
