// Package plan says what the coming days cost and what will be recalled on a date:
// it simulates them, from the memory of each card and the learner's own pace, and
// deals the new cards and the reviews so that the days are alike.
//
// All functions are pure. They know no clock, and take chance from a fixed seed: the
// same input always gives the same plan.
package plan

import (
	"math"
	"time"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// Model is how fast a card is forgotten, and what a rating does to its memory:
// [fsrs.Model7] or [fsrs.Model6]. Days have fractions.
type Model interface {
	First(r fsrs.Rating) fsrs.Memory7
	Next(m fsrs.Memory7, days float64, r fsrs.Rating) fsrs.Memory7
	Recall(m fsrs.Memory7, days float64) float64
	Interval(m fsrs.Memory7, retention float64) float64
}

// Card is a card to be planned.
type Card struct {
	Seen   bool         // it was rated; of one that wasn't nothing else counts
	Memory fsrs.Memory7 // since its last rating
	Since  float64      // days from that to today
	Due    int          // days from today until it is due; none or fewer is today

	Retention float64 // the chance of recall at which it falls due; 0 is the input's
	Limits    []int   // places in the input's, of those that it keeps to
}

// Pace is how long cards take a learner, and how they rate them.
type Pace struct {
	Showing time.Duration // from the question to the rating
	First   [4]float64    // chances of the ratings of a new card, from Again to Easy
	Passed  [3]float64    // of a card that is recalled, from Hard to Easy

	Met, Forgotten Shown // new cards, and reviews that were forgotten; none is as the model says
}

// Shown is how often cards were shown on a day, after one another.
type Shown struct {
	Cards    int
	Showings int // a new card's first one counts; of a review only those after it do
}

// usually is the mean, of which so much is known beforehand.
func (s Shown) usually(known float64) float64 {
	const weight = 10
	return (weight*known + float64(s.Showings)) / float64(weight+s.Cards)
}

// UsualPace is that of learners of whom nothing else is known.
func UsualPace() Pace {
	return Pace{Showing: 9 * time.Second, First: [4]float64{0.24, 0.09, 0.5, 0.17}, Passed: [3]float64{0.22, 0.64, 0.14}}
}

// MostDays is how many days a plan looks ahead at most: four years.
const MostDays = 4 * 365

// Input is all that a plan is made of.
type Input struct {
	Model     Model
	Forgets   float64 // how many times as fast as the model says, as [Forgetting] has it; 0 is 1
	Retention float64 // the chance of recall at which a card falls due
	Longest   int     // longest interval, in days
	Steps     []time.Duration
	Relearn   []time.Duration // steps after a lapse
	ByModel   bool            // the model says how long the steps are, as [fsrs.StepByModel] has it

	Limits  []Limit // of groups of cards, a day
	Cards   []Card  // new ones in the order in which they are to come
	Reading float64 // minutes that the lessons left take
	Pace    Pace

	Today    day.Day
	Date     day.Day // that of the plan: the days before it are planned
	Calendar Calendar
	Minutes  float64 // that the learner has on a day; 0 is as many as it takes
	Spent    float64 // of today's, already
	AtLeast  float64 // what the days are to aim at at least: the Level of the plan when it was made
	Kept     float64 // the part of the days not off on which the learner does study; 0 is all
}

// Plan is what the coming days cost, and what comes of it. Days are counted from
// today, which is 0.
type Plan struct {
	Days []Day // up to the day before the date

	Level   float64 // minutes that each day aims at, as [Today] takes it
	Minutes float64 // mean of a day that is studied
	Most    float64 // of the busiest
	Total   float64 // of all days, as far as the learner keeps to them
	Needed  float64 // minutes a day, for all to be read, met and reviewed as it falls due

	Recall    float64 // the part of all cards recalled on the date
	Low, High float64 // between which it is in 80 of 100 cases
	Untouched float64 // that part if nothing more were done

	LessonsEnd int // the day on which the last lesson is read; -1 when it isn't before the date
	LevelOn    int // the day at whose end nothing waits from before; -1 when there is none

	Deal Deal // of today

	work int // questions to the model
}

// Day is one day of a plan.
type Day struct {
	Minutes      float64 // in all, when it is studied
	Reading      float64 // of them, those of lessons
	Reviews, New int     // cards
	Waiting      int     // cards due that are left for another day
	Off          bool
	Light        bool // the last one, on which what is weakest is looked over
}

// Deal is which cards come on a day.
type Deal struct {
	Reviews []int // places in the cards, what is worth most first
	New     int   // how many are met for the first time
}

// What a plan keeps to. With a day's most so much above what the days aim at, and
// the fill up to that, none is 1.3 times the mean.
const (
	MostOfMean = 1.3 // times the mean, what the busiest day takes at most

	headroom   = 1.1  // times what is aimed at, what a day takes at most
	overAimed  = 1.05 // about what the mean is of what is aimed at, where there is more to do than time
	lightPart  = 0.6  // of what is aimed at, what the last day takes
	allRead    = 0.95 // of the lessons' minutes, at which they count as read
	aimedRatio = 1.25 // of the busiest day to the mean, as the level is sought
	seekings   = 5
	mostRuns   = 8
	cardDays   = 400_000 // of all runs together
	sampled    = 300     // cards of the runs by which the level is sought
)

// Make makes the plan. Without a day to study before the date it holds what will be
// recalled without.
func Make(in Input) Plan {
	in = in.bounded()
	p := &simulation{Input: in}
	p.prepare()
	plan := Plan{Untouched: p.untouched(), LessonsEnd: -1, LevelOn: -1}
	if p.studyDays == 0 {
		plan.Recall, plan.Low, plan.High = plan.Untouched, plan.Untouched, plan.Untouched
		plan.Days = p.emptyDays()
		return plan
	}
	level, needed, work := p.seekLevel()
	plan.Needed = needed
	for range seekings {
		out := p.runs(level)
		work += out.work
		p.take(&plan, out)
		plan.Level = level
		if plan.Most <= MostOfMean*plan.Minutes || level <= in.AtLeast {
			break
		}
		level = max(min(level, plan.Minutes)*0.98, p.oneCard())
	}
	plan.work = work
	return plan
}

// oneCard is what the days have to aim at for there to be room for a single card on one of them, as far as the
// learner has that.
func (s *simulation) oneCard() float64 {
	cost := s.minute * (1 + s.lapseCost)
	if n := len(s.newCards); n > 0 {
		cost = max(cost, s.Reading/float64(n)+s.newCost*s.minute)
	}
	if s.Minutes > 0 {
		cost = min(cost, s.Minutes)
	}
	return cost / headroom
}

// Today is what a day of a plan deals, by how the cards are now: level is that of the
// plan when it was made, that day or some days before.
func Today(in Input, level float64) Deal {
	s := &simulation{Input: in.bounded()}
	s.prepare()
	if s.horizon == 0 || s.off[0] {
		return Deal{}
	}
	s.simulated = 1
	return s.run(0, level).deal
}

// bounded makes an input one that can be planned.
func (in Input) bounded() Input {
	in.Date = min(in.Date, in.Today+MostDays)
	in.Minutes = max(in.Minutes, 0)
	if in.Kept <= 0 || in.Kept > 1 {
		in.Kept = 1
	}
	if in.Forgets <= 0 {
		in.Forgets = 1
	}
	if in.Longest < 1 {
		in.Longest = math.MaxInt32
	}
	if in.Pace.Showing <= 0 {
		in.Pace = UsualPace()
	}
	return in
}

// seekLevel gives what the days are to aim at, in minutes: as much as the learner
// has, but no more than keeps the busiest day near the mean. Needed is what it would
// take to do all as it falls due.
func (s *simulation) seekLevel() (level, needed float64, work int) {
	sample, part := s.thinned(sampled)
	natural := sample.run(0, math.Inf(1))
	needed = natural.mean() / part
	work = natural.work
	level = s.Minutes / overAimed
	if level == 0 {
		level = needed
	}
	before := level
	for range seekings {
		out := sample.run(0, level*part)
		work += out.work
		mean := out.mean() / part
		if mean == 0 { // it is less than a single card takes
			level = before
			break
		}
		if out.most()/part <= aimedRatio*mean {
			break
		}
		before, level = level, max(min(level*0.98, mean*1.05), s.oneCard())
	}
	if s.Minutes > 0 {
		s.AtLeast = min(s.AtLeast, s.Minutes/overAimed)
	}
	return max(level, s.AtLeast), needed, work
}

// take makes a plan what runs came to.
func (s *simulation) take(p *Plan, out outcome) {
	p.Days = s.emptyDays()
	p.Total, p.Most = 0, 0
	studied, read := 0.0, 0.0
	p.LessonsEnd = -1
	for i, d := range out.days {
		if d.studied == 0 {
			continue
		}
		n := float64(d.studied)
		day := &p.Days[i]
		day.Minutes, day.Reading = d.minutes/n, d.reading/n
		day.Reviews, day.New, day.Waiting = rounded(d.reviews, n), rounded(d.met, n), rounded(d.waiting, n)
		day.Light = i == s.lightDay
		p.Most = max(p.Most, day.Minutes)
		p.Total += d.minutes / float64(out.runs)
		studied += n / float64(out.runs)
		if read += d.reading / float64(out.runs); p.LessonsEnd < 0 && s.Reading > 0 && read >= allRead*s.Reading {
			p.LessonsEnd = i
		}
	}
	p.Minutes = p.Total / studied
	p.Recall, p.Low, p.High = out.recalled(len(s.Cards))
	p.LevelOn, p.Deal = out.levelOn, out.deal
}

func rounded(sum int, n float64) int { return int(math.Round(float64(sum) / n)) }

func (s *simulation) emptyDays() []Day {
	days := make([]Day, s.horizon)
	for i := range days {
		days[i].Off = s.off[i]
	}
	return days
}
