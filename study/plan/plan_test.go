package plan_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
	"stagecraft/study/plan"
)

// inputOf is a learner who has seen some of their cards, each up to three times.
func inputOf(cards, seen, days int) plan.Input {
	random := rand.New(rand.NewPCG(1, uint64(cards)))
	p := fsrs.Default()
	in := plan.Input{
		Model: fsrs.NewModel7(fsrs.Default7()), Retention: 0.9, Longest: 1825, Steps: p.Steps, Relearn: p.RelearningSteps,
		Today: 20_000, Date: 20_000, Reading: 120, Pace: plan.UsualPace(),
	}
	in.Date += day.Day(days)
	for i := range cards {
		c := plan.Card{Seen: i < seen}
		if c.Seen {
			c.Memory = in.Model.First(fsrs.Good)
			for range random.IntN(3) {
				c.Memory = in.Model.Next(c.Memory, in.Model.Interval(c.Memory, 0.9), fsrs.Good)
			}
			wait := in.Model.Interval(c.Memory, 0.9)
			c.Since = random.Float64() * wait
			c.Due = int(wait - c.Since)
		}
		in.Cards = append(in.Cards, c)
	}
	return in
}

func TestMake_KeepsDaysAlikeAndTheLastOneLight(t *testing.T) {
	for _, minutes := range []float64{0, 5, 12, 60} {
		in := inputOf(200, 50, 20)
		in.Minutes = minutes
		p := plan.Make(in)
		last := p.Days[len(p.Days)-1]
		if !last.Light || last.New > 0 || last.Reading > 0 || last.Minutes > 0.75*p.Minutes || last.Reviews == 0 {
			t.Errorf("with %v minutes a day the last is %+v", minutes, last)
		}
		if p.Recall <= p.Untouched || p.Low >= p.Recall || p.High <= p.Recall {
			t.Errorf("with %v minutes a day %.3f are recalled (%.3f to %.3f), and %.3f without", minutes, p.Recall, p.Low, p.High, p.Untouched)
		}
		if ended := p.LessonsEnd >= 0; ended != (minutes != 5) {
			t.Errorf("with %v minutes a day the lessons end on day %d; it takes %.1f", minutes, p.LessonsEnd, p.Needed)
		}
	}
}

func TestMake_IsLightOnTheLastDayWithNoneBeforeIt(t *testing.T) {
	in := inputOf(500, 500, 1)
	for i := range in.Cards {
		in.Cards[i].Due = max(in.Cards[i].Due, 3)
	}
	in.AtLeast = 10
	p := plan.Make(in)
	if d := p.Days[0]; !d.Light || d.Minutes > 7 || d.Reviews == 0 {
		t.Errorf("where days took 10 minutes the last is %+v", d)
	}
	// With nothing that the days aimed at, what waits is what there is to do.
	in.AtLeast = 0
	if d := plan.Make(in).Days[0]; d.Reviews > 0 {
		t.Errorf("with nothing due it is %+v", d)
	}
}

func TestMake_BuysMoreRecallWithMoreMinutes(t *testing.T) {
	before := 0.0
	for _, minutes := range []float64{2, 4, 6, 8, 10, 12} {
		in := inputOf(300, 100, 30)
		in.Minutes = minutes
		p := plan.Make(in)
		if p.Recall <= before || p.Minutes > 1.1*minutes {
			t.Errorf("%v minutes a day take %.1f, and %.3f are recalled; with fewer it was %.3f", minutes, p.Minutes, p.Recall, before)
		}
		before = p.Recall
	}
}

func TestMake_SpreadsABacklogByWhatItIsWorth(t *testing.T) {
	in := inputOf(300, 300, 60)
	in.Reading, in.Minutes = 0, 10
	for i := range in.Cards {
		in.Cards[i].Since += 40
		in.Cards[i].Due -= 40
	}
	p := plan.Make(in)
	if p.Days[0].Waiting == 0 || p.LevelOn < 1 || p.LevelOn > 30 {
		t.Fatalf("%d cards wait after the first day, and on day %d none", p.Days[0].Waiting, p.LevelOn)
	}
	if n := p.Days[0].Reviews; n != len(p.Deal.Reviews) || n < 10 {
		t.Fatalf("%d of %d reviews are dealt", len(p.Deal.Reviews), n)
	}
	today := plan.Today(in, p.Level)
	if !slices.Equal(today.Reviews, p.Deal.Reviews) || today.New != p.Deal.New {
		t.Errorf("today deals %v, the plan %v", today, p.Deal)
	}
}

func TestMake_HasNothingToDoWithoutADay(t *testing.T) {
	in := inputOf(50, 20, 10)
	in.Calendar.Pauses = []plan.Pause{{From: in.Today, To: in.Date}}
	p := plan.Make(in)
	if p.Total != 0 || p.Recall != p.Untouched || len(p.Days) != 10 || p.Deal.New+len(p.Deal.Reviews) > 0 {
		t.Errorf("a plan of nothing but a pause: %+v", p)
	}
	if deal := plan.Today(in, 10); deal.New+len(deal.Reviews) > 0 {
		t.Errorf("a pause deals %+v", deal)
	}
	in.Date = in.Today
	if p := plan.Make(in); len(p.Days) != 0 || p.Recall == 0 {
		t.Errorf("on the day itself: %+v", p)
	}
}

func TestMake_AsksTheModelNoMoreOftenThanItHasTo(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a while")
	}
	for _, seen := range []int{0, 2500, 5000} {
		in := inputOf(5000, seen, 365)
		in.Minutes = 60
		// A question takes some 0.4 µs of a processor.
		if n := plan.Work(plan.Make(in)); n > 600_000 {
			t.Errorf("with %d of 5000 cards seen it takes %d questions", seen, n)
		}
	}
}

func TestAims_FindWhereAMinuteBuysMost(t *testing.T) {
	aims, best := plan.Aims(inputOf(200, 100, 30))
	if len(aims) != 18 || aims[0].Retention != 0.8 || math.Abs(aims[17].Retention-0.97) > 1e-9 {
		t.Fatalf("the aims: %+v", aims)
	}
	if aims[17].Minutes < 1.5*aims[10].Minutes || aims[17].Recalled < aims[0].Recalled {
		t.Errorf("97 %% takes %.2f minutes a day, 90 %% %.2f", aims[17].Minutes, aims[10].Minutes)
	}
	for _, a := range aims {
		if a.Recalled/a.Minutes > aims[best].Recalled/aims[best].Minutes {
			t.Errorf("%.2f buys more than %.2f", a.Retention, aims[best].Retention)
		}
	}
	if _, none := plan.Aims(plan.Input{Model: fsrs.NewModel6(fsrs.Default().Weights)}); none >= 0 {
		t.Error("no cards have an aim")
	}
}

func TestForgetting_IsFoundAgain(t *testing.T) {
	m, random := fsrs.NewModel7(fsrs.Default7()), rand.New(rand.NewPCG(1, 2))
	for _, truly := range []float64{0.5, 1, 2.5} {
		var reviews []plan.Reviewed
		for range 1500 {
			memory := m.Next(m.First(fsrs.Good), 1+10*random.Float64(), fsrs.Good)
			days := m.Interval(memory, 0.7+0.25*random.Float64())
			reviews = append(reviews, plan.Reviewed{Memory: memory, Days: days, Recalled: random.Float64() < m.Recall(memory, truly*days)})
		}
		if got := plan.Forgetting(m, reviews); math.Abs(math.Log(got/truly)) > 0.2 {
			t.Errorf("who forgets %v times as fast is taken to do so %v times", truly, got)
		}
	}
	if got := plan.Forgetting(m, nil); math.Abs(got-1) > 1e-3 {
		t.Errorf("without a review: %v", got)
	}
}
