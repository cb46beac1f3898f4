package main

import (
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/plan"
	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// passing is the time of a learner who studies on days that are to come.
type passing struct{ now time.Time }

func (p *passing) Now() time.Time { return p.now }

// learn has a learner meet so many cards, and see each once more three days later, up to a day so long ago.
func learn(t *testing.T, data string, cards int, ago int) {
	t.Helper()
	clock := &passing{time.Now().AddDate(0, 0, -ago-4)}
	withClock(t, data, clock, func(s *study.Session) {
		for _, lesson := range s.Course().Lessons {
			if err := s.Finish(lesson.ID); err != nil {
				t.Fatal(err)
			}
		}
		deck, _ := s.Deck(study.AllCards)
		for _, day := range []int{ago + 3, ago} {
			clock.now = time.Now().AddDate(0, 0, -day)
			for _, card := range deck.Cards[:min(cards, len(deck.Cards))] {
				clock.now = clock.now.Add(5 * time.Second)
				if err := s.Grade(card.ID, fsrs.Good, 4*time.Second); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// withClock has something done in the bundled course at a time of the clock's.
func withClock(t *testing.T, data string, clock study.Clock, do func(*study.Session)) {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	j, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	s, err := study.Start(course, j, clock)
	if err != nil {
		t.Fatal(err)
	}
	do(s)
}

// follow has a learner do what the plan deals them on the days from one to another, counted from today, and recall
// as often as they are likely to. It gives the minutes of each day.
func follow(t *testing.T, data string, from, to int, random *rand.Rand) (minutes []float64) {
	t.Helper()
	now := time.Now()
	clock := &passing{now}
	withClock(t, data, clock, func(s *study.Session) {
		for d := from; d <= to; d++ {
			clock.now = now.AddDate(0, 0, d)
			spent := time.Duration(0)
			for {
				card, ok := s.Next(study.AllCards)
				if !ok {
					break
				}
				chance := s.Retrievability(card.ID)
				if chance == 0 {
					chance = 1 // new to them, as before
				}
				rating := fsrs.Again
				if random.Float64() < chance {
					rating = fsrs.Good
				}
				took := 2*time.Second + time.Duration(random.Int64N(int64(4*time.Second)))
				clock.now = clock.now.Add(took)
				spent += took
				if err := s.Grade(card.ID, rating, took); err != nil {
					t.Fatal(err)
				}
			}
			minutes = append(minutes, spent.Minutes())
		}
	})
	return minutes
}

var anyULID = regexp.MustCompile(`[0-9A-HJKMNP-TV-Z]{26}`)

// daysPass gives a data folder as this one is some days later: all that was done lies so much further back, and so
// do the dates of the plan.
func daysPass(t *testing.T, data string, days int) (later string) {
	t.Helper()
	by := time.Duration(days) * 24 * time.Hour
	back := func(text []byte) []byte {
		id, err := ulid.ParseStrict(string(text))
		if err != nil {
			return text // another word of capitals
		}
		if err := id.SetTime(id.Time() - uint64(by.Milliseconds())); err != nil {
			t.Fatal(err)
		}
		return []byte(id.String())
	}
	var all []study.Event
	for _, e := range readJournal(t, data, "sales-process").events {
		for _, id := range []*ulid.ULID{&e.ID, &e.Operation} {
			*id = ulid.MustParse(string(back([]byte(id.String()))))
		}
		e.At -= by.Milliseconds()
		if e.Kind == study.Planned {
			var p study.PlannedPayload
			if err := json.Unmarshal(e.Payload, &p); err != nil {
				t.Fatal(err)
			}
			date, err := time.Parse(time.DateOnly, p.Date)
			if err != nil {
				t.Fatal(err)
			}
			p.Date = date.AddDate(0, 0, -days).Format(time.DateOnly)
			if e.Payload, err = json.Marshal(p); err != nil {
				t.Fatal(err)
			}
		}
		e.Payload = anyULID.ReplaceAllFunc(e.Payload, back)
		all = append(all, e)
	}
	later = t.TempDir()
	j, err := journal.Open(later)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if err := j.Append(all...); err != nil {
		t.Fatal(err)
	}
	return later
}

// figuresOf are the figures of the plan in a data folder, and what is recalled of all cards now.
func figuresOf(t *testing.T, data string) (f plan.Plan, planned bool, due int, recall float64) {
	t.Helper()
	inCourse(t, data, ui.Bundled, func(s *study.Session) {
		f, planned = s.PlanFigures()
		due = s.Counts(study.AllCards).Due
		deck, _ := s.Deck(study.AllCards)
		for _, card := range deck.Cards {
			recall += s.Retrievability(card.ID)
		}
		recall /= float64(len(deck.Cards))
	})
	return f, planned, due, recall
}

// Someone comes back after forty days, says in the window by when they want to know it all, and follows the plan up
// to that day.
func TestPlan_LeadsFromABreakOfFortyDaysToItsDate(t *testing.T) {
	t.Parallel()
	const daysToGo = 14
	data := t.TempDir()
	learn(t, data, 320, 40)
	_, _, due, before := figuresOf(t, data)
	if due < 300 {
		t.Fatalf("after the break %d cards are due", due)
	}

	w := start(t, data, nil, "--page", nav.Today)
	w.command("plan or pause")
	w.until("the plan is shown", w.covered)
	w.press("Return") // two weeks from today, with as many minutes as it takes
	w.until("the plan is kept", func() bool { return !w.covered() })
	const byHand = 3
	w.keys("ctrl+1")
	w.press("r")
	for range byHand {
		w.press("space", "3")
	}
	w.quit()
	planned, is, _, _ := figuresOf(t, data)
	if !is || len(planned.Days) != daysToGo {
		t.Fatalf("there is a plan: %v, of %d days", is, len(planned.Days))
	}
	if mean := planned.Minutes; planned.Most > 1.3*mean {
		t.Errorf("the busiest day takes %.1f minutes, the days %.1f on average", planned.Most, mean)
	}
	if n := readJournal(t, data, "sales-process").count(study.Graded); n < byHand {
		t.Errorf("%d grades are kept", n)
	}

	random := rand.New(rand.NewPCG(3, 4))
	minutes := follow(t, data, 1, daysToGo-2, random)
	data = daysPass(t, data, daysToGo-1) // the last day before the date
	w = start(t, data, nil, "--page", nav.Today)
	w.press("r", "space", "3")
	w.quit()
	light := follow(t, data, 0, 0, random)
	data = daysPass(t, data, 1)
	_, _, _, recall := figuresOf(t, data)
	w = start(t, data, nil, "--page", nav.Today)
	w.mustDraw("on the day itself")
	w.quit()

	if recall < planned.Low-0.03 || recall > planned.High+0.03 || recall < before+0.05 {
		t.Errorf("on the date %.0f %% are recalled, between %.0f and %.0f %% were predicted, and %.0f %% after the break",
			100*recall, 100*planned.Low, 100*planned.High, 100*before)
	}
	for i, took := range minutes {
		if took > plan.MostOfMean*planned.Minutes {
			t.Errorf("day %d takes %.1f minutes, where %.1f were planned", i+1, took, planned.Minutes)
		}
	}
	if light[0] > 0.8*planned.Minutes {
		t.Errorf("the last day takes %.1f minutes, where %.1f were planned for others", light[0], planned.Minutes)
	}
	t.Logf("%d due after the break, %.0f %% recalled; predicted %.1f min a day and %.0f %% (%.0f to %.0f); took %.1f, %.1f on the last, and %.0f %% on the date",
		due, 100*before, planned.Minutes, 100*planned.Recall, 100*planned.Low, 100*planned.High, minutes, light, 100*recall)
}
