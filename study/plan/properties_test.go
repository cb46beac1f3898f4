package plan_test

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
	"stagecraft/study/plan"
)

// anyInput draws a learner with a plan.
func anyInput(t *rapid.T) plan.Input {
	cards := rapid.IntRange(0, 120).Draw(t, "cards")
	in := inputOf(cards, rapid.IntRange(0, cards).Draw(t, "seen"), rapid.IntRange(0, 60).Draw(t, "days"))
	if rapid.Bool().Draw(t, "FSRS-6") {
		in.Model = fsrs.NewModel6(fsrs.Default().Weights)
	}
	late := rapid.IntRange(0, 60).Draw(t, "late")
	for i := range in.Cards {
		if in.Cards[i].Seen {
			in.Cards[i].Since += float64(late)
			in.Cards[i].Due -= late
		}
	}
	in.Reading = rapid.Float64Range(0, 300).Draw(t, "reading")
	in.Minutes = rapid.Float64Range(0, 40).Draw(t, "minutes")
	in.Retention = rapid.Float64Range(0.8, 0.97).Draw(t, "retention")
	in.Forgets = rapid.Float64Range(0.3, 3).Draw(t, "forgets")
	for w := range in.Calendar.Weekdays {
		in.Calendar.Weekdays[w] = rapid.IntRange(0, 5).Draw(t, "off") == 0
	}
	if rapid.Bool().Draw(t, "pause") {
		from := in.Today + day.Day(rapid.IntRange(-5, 40).Draw(t, "from"))
		in.Calendar.Pauses = []plan.Pause{{From: from, To: from + day.Day(rapid.IntRange(0, 20).Draw(t, "long"))}}
	}
	return in
}

func TestMake_KeepsItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		p := plan.Make(in)
		if len(p.Days) != int(in.Date-in.Today) {
			t.Fatalf("%d days up to a date in %d", len(p.Days), in.Date-in.Today)
		}
		// A day takes whole cards, which few of can't be spread evenly.
		most := plan.MostOfMean*p.Minutes + 3*in.Pace.Showing.Minutes()
		fresh := 0
		for _, c := range in.Cards {
			if !c.Seen {
				fresh++
			}
		}
		// A new one comes with what is read before it: where days have room for few of those, one makes a difference.
		if one := in.Reading/float64(max(fresh, 1)) + 4*in.Pace.Showing.Minutes(); fresh > 0 && p.Minutes < 5*one {
			most += one
		}
		met, total := 0, 0.0
		for i, d := range p.Days {
			if off := in.Calendar.Off(in.Today + day.Day(i)); off != d.Off || off && (d.Minutes > 0 || d.New+d.Reviews > 0) {
				t.Fatalf("day %d, off %v: %+v", i, off, d)
			}
			if d.Minutes > most {
				t.Fatalf("day %d takes %v minutes, the mean is %v", i, d.Minutes, p.Minutes)
			}
			if in.Minutes > 0 && d.Minutes > 1.1*in.Minutes+2*in.Pace.Showing.Minutes() {
				t.Fatalf("day %d takes %v minutes, of %v there are", i, d.Minutes, in.Minutes)
			}
			met, total = met+d.New, total+d.Reading
		}
		if total > in.Reading+1e-6 {
			t.Fatalf("%v minutes are read of %v", total, in.Reading)
		}
		if p.Low < 0 || p.Low > p.Recall || p.Recall > p.High || p.High > 1 {
			t.Fatalf("recall %v, from %v to %v", p.Recall, p.Low, p.High)
		}
		if p.LessonsEnd >= len(p.Days) || p.LevelOn >= len(p.Days) {
			t.Fatalf("of %d days, lessons end on %d and it is level on %d", len(p.Days), p.LessonsEnd, p.LevelOn)
		}
	})
}

func TestMake_IsAlwaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		if a, b := plan.Make(in), plan.Make(in); !reflect.DeepEqual(a, b) {
			t.Fatalf("%+v, and once more %+v", a, b)
		}
	})
}

func TestDeal_HasEachCardOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		deal := plan.Today(in, rapid.Float64Range(0, 40).Draw(t, "level"))
		fresh, dealt := 0, map[int]bool{}
		for _, c := range in.Cards {
			if !c.Seen {
				fresh++
			}
		}
		if deal.New > fresh {
			t.Fatalf("%d new cards of %d", deal.New, fresh)
		}
		for _, i := range deal.Reviews {
			if dealt[i] || !in.Cards[i].Seen {
				t.Fatalf("card %d is dealt twice, or wasn't seen", i)
			}
			dealt[i] = true
		}
	})
}

func TestCalendar_KnowsDaysOff(t *testing.T) {
	sunday := day.Of(time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC))
	c := plan.Calendar{Days: []day.Day{sunday + 2}, Pauses: []plan.Pause{{From: sunday + 4, To: sunday + 5}}}
	c.Weekdays[time.Sunday] = true
	for i, off := range []bool{true, false, true, false, true, true, false, true} {
		if got := c.Off(sunday + day.Day(i)); got != off {
			t.Errorf("%d days after Sunday: off %v", i, got)
		}
	}
	if got := c.WeekdaysOff(); len(got) != 1 || got[0] != time.Sunday {
		t.Errorf("weekdays off: %v", got)
	}
}
