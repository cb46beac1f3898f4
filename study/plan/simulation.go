package plan

import (
	"math"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// simulation is an input with what all runs share.
type simulation struct {
	Input
	horizon   int    // days before the date
	simulated int    // of them, those that a run goes through
	off       []bool // by day
	studyDays int    // that aren't off
	lightDay  int    // the last of them; -1 is none
	metBefore int    // the day from which on no new card comes
	steady    bool   // there is no date: no last days are unlike the others
	left      []int  // by day, how many days are left on which new cards come, it included

	newCost, lapseCost float64 // showings of a new card, and those after a lapse
	minute             float64 // of a showing
	newCards           []int32
}

func (s *simulation) prepare() {
	s.horizon = max(int(s.Date-s.Today), 0)
	s.simulated = s.horizon
	s.off = make([]bool, s.horizon)
	s.lightDay = -1
	for i := range s.off {
		if s.off[i] = s.Calendar.Off(s.Today + day.Day(i)); !s.off[i] {
			s.studyDays++
			s.lightDay = i
		}
	}
	s.metBefore = s.lightDay
	if s.steady {
		s.lightDay, s.metBefore = -1, min(s.horizon, aimMeets)
	}
	s.left = make([]int, s.horizon+1)
	for i := s.horizon - 1; i >= 0; i-- {
		s.left[i] = s.left[i+1]
		if !s.off[i] && i < s.metBefore {
			s.left[i]++
		}
	}
	for i := range s.Cards {
		if !s.Cards[i].Seen {
			s.newCards = append(s.newCards, int32(i))
		}
	}
	s.minute = s.Pace.Showing.Minutes()
	s.countShowings()
}

// trials is of how many new cards it is counted how often each is shown.
const trials = 200

// countShowings says how often a new card is shown on its first day, on average, and
// how often one that was forgotten is shown again.
func (s *simulation) countShowings() {
	r := &run{simulation: s}
	shown, again := 0, 0
	forgotten := s.Model.Next(s.Model.First(fsrs.Good), 3, fsrs.Again)
	for i := range trials {
		_, n := r.learn(uint64(i), s.Retention)
		shown += n
		if s.ByModel {
			_, n = r.steps(forgotten, fsrs.Relearning, fsrs.Again, uint64(i), s.Retention)
			again += n
		}
	}
	s.newCost = s.Pace.Met.usually(float64(shown) / trials)
	switch {
	case s.ByModel:
		s.lapseCost = float64(again) / trials
	case len(s.Relearn) > 0:
		s.lapseCost = 1 / max(s.Model.Recall(forgotten, s.Forgets*fractionOf(s.Relearn[0])), 0.5)
	}
	s.lapseCost = s.Pace.Forgotten.usually(s.lapseCost)
}

// untouched is the part of the cards recalled on the date if nothing more is done.
func (s *simulation) untouched() float64 {
	sum := 0.0
	for i := range s.Cards {
		if c := &s.Cards[i]; c.Seen {
			sum += s.Model.Recall(c.Memory, s.Forgets*(c.Since+float64(s.horizon)))
		}
	}
	return sum / float64(max(len(s.Cards), 1))
}

// thinned is the simulation of a sample of the cards, and which part of all it has.
// Its days are to take that part of the minutes.
func (s *simulation) thinned(most int) (*simulation, float64) {
	every := max(len(s.Cards)/most, 1)
	if every == 1 {
		return s, 1
	}
	in := s.Input
	in.Cards = nil
	for i := 0; i < len(s.Cards); i += every {
		in.Cards = append(in.Cards, s.Cards[i])
	}
	part := float64(len(in.Cards)) / float64(len(s.Cards))
	in.Reading *= part
	in.Spent *= part
	in.Limits = nil
	for _, l := range s.Limits {
		in.Limits = append(in.Limits, l.thinned(part))
	}
	t := &simulation{Input: in, steady: s.steady}
	t.prepare()
	return t, part
}

// runs is what several runs of one simulation come to: the fewer, the more there is
// to each.
func (s *simulation) runs(level float64) outcome {
	n := min(max(cardDays/max(len(s.Cards)*s.horizon, 1), 1), mostRuns)
	var all outcome
	for i := range n {
		all.add(s.run(uint64(i), level))
	}
	return all
}

// outcome is what runs came to: sums over them.
type outcome struct {
	runs    int
	days    []dayOutcome
	recall  float64 // cards recalled on the date
	squares float64 // of that, the sum of squares
	spread  float64 // the variance of a count of them, when each is asked for once
	levelOn int     // of the first run
	deal    Deal
	work    int
}

type dayOutcome struct {
	studied          int // runs in which it was
	minutes, reading float64
	reviews, met     int
	waiting          int
}

func (o *outcome) add(one outcome) {
	if o.runs == 0 {
		*o = one
		return
	}
	o.runs++
	o.recall += one.recall
	o.squares += one.squares
	o.spread += one.spread
	o.work += one.work
	for i, d := range one.days {
		t := &o.days[i]
		t.studied += d.studied
		t.minutes += d.minutes
		t.reading += d.reading
		t.reviews += d.reviews
		t.met += d.met
		t.waiting += d.waiting
	}
}

// mean is that of the minutes of the days studied.
func (o *outcome) mean() float64 {
	sum, n := 0.0, 0
	for _, d := range o.days {
		sum += d.minutes
		n += d.studied
	}
	return sum / float64(max(n, 1))
}

// most is the minutes of the busiest day.
func (o *outcome) most() float64 {
	most := 0.0
	for _, d := range o.days {
		most = max(most, d.minutes/float64(max(d.studied, 1)))
	}
	return most
}

const (
	eightyPercent = 1.2816 // standard deviations, to both sides of the mean
	modelError    = 0.015  // of the recall that a model predicts for a learner it fits
)

// recalled is the part of the cards recalled on the date, and between which it is in
// 80 of 100 cases: by chance alone, and as no model is the learner.
func (o *outcome) recalled(cards int) (mean, low, high float64) {
	n, runs := float64(max(cards, 1)), float64(o.runs)
	mean = o.recall / runs
	variance := max(o.squares/runs-mean*mean, 0) + o.spread/runs
	off := eightyPercent * math.Sqrt(variance/(n*n)+modelError*modelError)
	mean /= n
	return mean, max(mean-off, 0), min(mean+off, 1)
}
