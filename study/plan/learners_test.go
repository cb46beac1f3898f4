package plan_test

import (
	"context"
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
	"stagecraft/study/plan"
)

var learners = flag.Int("learners", 5, "how many simulated learners follow a plan")

// learner is a simulated learner: what they truly remember, and all that an app may
// know of them.
type learner struct {
	truth   *fsrs.Model7
	random  *rand.Rand
	seconds float64 // of a showing, the mean
	kept    float64 // the part of the days on which they study
	byModel bool    // the model says how long the steps are
	first   [4]float64
	passed  [3]float64

	cards       []learnt
	shown       []float64 // seconds
	rates       [5]int    // of reviews, by rating
	firsts      [5]int
	missed      [2]int // days of this week
	met, lapsed plan.Shown
}

// learnt is a card in a learner's head, and its ratings.
type learnt struct {
	memory fsrs.Memory7
	rated  []fsrs.Rated
	card   fsrs.Card // as scheduled
	day    int
}

const (
	perDay    = 86_400_000
	tenOClock = 10 * 3_600_000
)

var kindsOfLearner = []string{"forgetful", "steady", "irregular", "month-long break", "steps by the model"}

// newLearner draws a learner of a kind, who differs from the published weights.
func newLearner(kind string, seed uint64, cards int) *learner {
	l := &learner{
		random: rand.New(rand.NewPCG(seed, 7)), kept: 1, cards: make([]learnt, cards),
		first: plan.UsualPace().First, passed: plan.UsualPace().Passed,
	}
	w := fsrs.Default7()
	scale, growth := 1.0, 0.0
	switch kind {
	case "forgetful":
		scale, growth = 0.4, -0.4
	case "steady":
		scale, growth = 2, 0.3
	case "irregular":
		l.kept = 5.0 / 7
	case "steps by the model":
		l.byModel = true
	}
	for i := range 4 {
		w[i] *= scale * math.Exp(0.2*l.random.NormFloat64())
	}
	w[7] += growth + 0.15*l.random.NormFloat64()
	w[15] += growth + 0.15*l.random.NormFloat64()
	l.seconds = 6 + 8*l.random.Float64()
	l.truth = fsrs.NewModel7(w)
	return l
}

// studies says whether the learner studies on a day. One who is irregular leaves out
// two days of each week, never the same.
func (l *learner) studies(d int) bool {
	if d%7 == 0 {
		days := l.random.Perm(7)
		l.missed = [2]int{days[0], days[1]}
	}
	return l.kept == 1 || d%7 != l.missed[0] && d%7 != l.missed[1]
}

func at(d int, minutes float64) time.Time {
	return time.UnixMilli(int64(d)*perDay + tenOClock + int64(minutes*60_000)).UTC()
}

// show has the learner rate a card, on a day of which so many minutes passed, until
// it is out of the steps; it gives the minutes that took.
func (l *learner) show(s *fsrs.Schedule7, i, d int, minutes float64) float64 {
	c := &l.cards[i]
	took := 0.0
	when := at(d, minutes)
	count, showings := &l.met, 1
	if len(c.rated) > 0 {
		count, showings = &l.lapsed, 0
	}
	for ; ; showings++ {
		seconds := l.seconds * math.Exp(0.4*l.random.NormFloat64()-0.08)
		l.shown = append(l.shown, seconds)
		took += seconds / 60
		rating := fsrs.Again
		if len(c.rated) == 0 {
			rating += fsrs.Rating(draw(l.random, l.first[:]))
			l.firsts[rating]++
			c.memory = l.truth.First(rating)
		} else {
			days := float64(when.UnixMilli()-c.rated[len(c.rated)-1].At) / perDay
			if l.random.Float64() < l.truth.Recall(c.memory, days) {
				rating = fsrs.Hard + fsrs.Rating(draw(l.random, l.passed[:]))
				l.rates[rating]++
			}
			c.memory = l.truth.Next(c.memory, days, rating)
		}
		c.card = s.Next(c.card, when, d-c.day, rating, fsrs.Seed("card", i*1000+len(c.rated)))
		c.day = d
		c.rated = append(c.rated, fsrs.Rated{At: when.UnixMilli(), Rating: rating})
		if c.card.State == fsrs.Review {
			if showings > 0 {
				count.Cards++
				count.Showings += showings
			}
			return took
		}
		when = c.card.Due
	}
}

func draw(r *rand.Rand, chances []float64) int {
	at := r.Float64()
	for i, c := range chances {
		if at -= c; at < 0 {
			return i
		}
	}
	return len(chances) - 1
}

func (l *learner) schedule(m *fsrs.Model7) *fsrs.Schedule7 {
	s := fsrs.NewSchedule7(m)
	s.Fuzz, s.Longest, s.ByModel = true, 1825, l.byModel
	return &s
}

// fixed is a day by the fixed schedule: what is due, in the day's own order, then so
// many new cards, as long as there are minutes.
func (l *learner) fixed(s *fsrs.Schedule7, d, fresh int, minutes float64) float64 {
	took := 0.0
	for _, i := range l.random.Perm(len(l.cards)) {
		if c := &l.cards[i]; len(c.rated) > 0 && c.day+c.card.Days <= d && took < minutes {
			took += l.show(s, i, d, took)
		}
	}
	for i := range l.cards {
		if len(l.cards[i].rated) == 0 && fresh > 0 && took < minutes {
			took += l.show(s, i, d, took)
			fresh--
		}
	}
	return took
}

// clone is the same learner once more.
func (l *learner) clone() *learner {
	c := *l
	c.random = rand.New(rand.NewPCG(l.random.Uint64(), 1))
	c.cards = slices.Clone(l.cards)
	for i := range c.cards {
		c.cards[i].rated = slices.Clone(c.cards[i].rated)
	}
	return &c
}

// reschedule plans the cards by another model, as a replay does.
func (l *learner) reschedule(s *fsrs.Schedule7) {
	for i := range l.cards {
		c := &l.cards[i]
		c.card, c.day = fsrs.Card{}, 0
		for n, r := range c.rated {
			d := int(r.At / perDay)
			c.card = s.Next(c.card, time.UnixMilli(r.At).UTC(), d-c.day, r.Rating, fsrs.Seed("card", i*1000+n))
			c.day = d
		}
	}
}

// recall is the part of the cards that the learner truly recalls on a day.
func (l *learner) recall(d int) float64 {
	sum := 0.0
	for i := range l.cards {
		if c := &l.cards[i]; len(c.rated) > 0 {
			sum += l.truth.Recall(c.memory, float64(at(d, 0).UnixMilli()-c.rated[len(c.rated)-1].At)/perDay)
		}
	}
	return sum / float64(len(l.cards))
}

// input is what an app knows of the learner on a day.
func (l *learner) input(m *fsrs.Model7, d, date int, minutes float64) plan.Input {
	p := fsrs.Default()
	in := plan.Input{
		Model: m, Retention: 0.9, Longest: 1825, Steps: p.Steps, Relearn: p.RelearningSteps, ByModel: l.byModel,
		Today: day.Day(d), Date: day.Day(date), Minutes: minutes, Kept: l.kept, Pace: plan.UsualPace(),
	}
	recent := l.shown[max(len(l.shown)-100, 0):]
	sum := 90.0
	for _, s := range recent {
		sum += s
	}
	in.Pace.Showing = time.Duration(sum / float64(len(recent)+10) * float64(time.Second))
	in.Forgets = plan.Forgetting(m, l.reviewed(m))
	in.Pace.Met, in.Pace.Forgotten = l.met, l.lapsed
	for r := range in.Pace.First {
		in.Pace.First[r] = 20*in.Pace.First[r] + float64(l.firsts[r+1])
	}
	for r := range in.Pace.Passed {
		in.Pace.Passed[r] = 20*in.Pace.Passed[r] + float64(l.rates[r+2])
	}
	for i := range l.cards {
		c := &l.cards[i]
		k := plan.Card{Seen: len(c.rated) > 0}
		if k.Seen {
			k.Memory = fsrs.Memory7{Slow: c.card.Stability, Fast: c.card.Fast, Difficulty: c.card.Difficulty}
			k.Since = float64(at(d, 0).UnixMilli()-c.rated[len(c.rated)-1].At) / perDay
			k.Due = c.day + c.card.Days - d
		}
		in.Cards = append(in.Cards, k)
	}
	return in
}

// reviewed gives the last reviews that weren't on one day with the one before.
func (l *learner) reviewed(m *fsrs.Model7) []plan.Reviewed {
	var all []plan.Reviewed
	for i := range l.cards {
		memory := fsrs.Memory7{}
		for n, r := range l.cards[i].rated {
			if n == 0 {
				memory = m.First(r.Rating)
				continue
			}
			days := float64(r.At-l.cards[i].rated[n-1].At) / perDay
			if days >= 0.5 {
				all = append(all, plan.Reviewed{Memory: memory, Days: days, Recalled: r.Rating > fsrs.Again})
			}
			memory = m.Next(memory, days, r.Rating)
		}
	}
	return all
}

// followed is what became of a plan.
type followed struct {
	days                      float64
	minutes, recall           float64 // truly
	planned                   plan.Plan
	fixedMinutes, fixedRecall float64
}

const (
	learnerCards = 400
	historyDays  = 80
	planDays     = 30
	newPerDay    = 10  // by the fixed schedule
	scarce       = 0.5 // of the minutes that all of it would take
)

// follow has a learner study for a while, by the fixed schedule, then by a plan until
// a date; and once more by the fixed schedule, with the same minutes.
func follow(t *testing.T, kind string, seed uint64) followed {
	l := newLearner(kind, seed, learnerCards)
	byDefault := l.schedule(fsrs.NewModel7(fsrs.Default7()))
	for d := range historyDays {
		if l.studies(d) {
			l.fixed(byDefault, d, 3, 60)
		}
	}
	begin := historyDays
	if kind == "month-long break" {
		begin += 30
	}
	weights := fsrs.Default7()
	var rated [][]fsrs.Rated
	for i := range l.cards {
		rated = append(rated, l.cards[i].rated)
	}
	trial, err := fsrs.Try(context.Background(), rated, weights)
	if err != nil {
		t.Fatal(err)
	}
	if trial.Better() {
		weights = trial.Weights
	}
	m := fsrs.NewModel7(weights)
	s := l.schedule(m)
	l.reschedule(s)
	other, date := l.clone(), begin+planDays
	minutes := scarce * plan.Make(l.input(m, begin, date, 0)).Needed
	f := followed{planned: plan.Make(l.input(m, begin, date, minutes))}
	level, owed := f.planned.Level, 0.0
	for d := begin; d < date; d++ {
		if !l.studies(d) {
			continue
		}
		f.days++
		in := l.input(m, d, date, minutes)
		if (d-begin)%7 == 6 {
			level = max(level, plan.Make(in).Level)
		}
		deal, took := plan.Today(in, level), 0.0
		for _, i := range deal.Reviews {
			took += l.show(s, i, d, took)
		}
		for i := range l.cards {
			if len(l.cards[i].rated) == 0 && deal.New > 0 {
				took += l.show(s, i, d, took)
				deal.New--
			}
		}
		f.minutes += took
		owed += took
		did := other.fixed(s, d, newPerDay, owed)
		f.fixedMinutes += did
		owed -= did
	}
	f.recall, f.fixedRecall = l.recall(date), other.recall(date)
	return f
}

func TestPlan_ComesTrueForLearnersUnlikeTheDefaults(t *testing.T) {
	for k, kind := range kindsOfLearner {
		var all []followed
		near := 0
		for n := k; n < *learners; n += len(kindsOfLearner) {
			f := follow(t, kind, uint64(n))
			all = append(all, f)
			if math.Abs(f.offMinutes()) <= 0.1 && math.Abs(f.recall-f.planned.Recall) <= 0.03 && f.recall-f.fixedRecall >= 0.05 {
				near++
			}
		}
		mean := func(of func(followed) float64) float64 {
			sum := 0.0
			for _, f := range all {
				sum += of(f)
			}
			return sum / float64(len(all))
		}
		minutes := mean(func(f followed) float64 { return math.Abs(f.offMinutes()) })
		recall := mean(func(f followed) float64 { return math.Abs(f.recall - f.planned.Recall) })
		gain := mean(func(f followed) float64 { return f.recall - f.fixedRecall })
		within := mean(func(f followed) float64 {
			if f.recall >= f.planned.Low && f.recall <= f.planned.High {
				return 1
			}
			return 0
		})
		t.Logf("%s, %d: minutes off by %.1f %%, recall by %.1f points, %.1f above the fixed schedule; %d keep to all three; within the range %.0f %%",
			kind, len(all), 100*minutes, 100*recall, 100*gain, near, 100*within)
		if minutes > 0.1 || recall > 0.03 || gain < 0.05 {
			t.Errorf("%s: minutes off by %.3f, recall by %.3f, above the fixed schedule by %.3f", kind, minutes, recall, gain)
		}
	}
}

// offMinutes is by which part of what was planned a day studied took more.
func (f followed) offMinutes() float64 { return f.minutes/f.days/f.planned.Minutes - 1 }
