package study_test

import (
	"fmt"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// manyTerms is a course with more terms than are learnt in a test.
func manyTerms(n int) *content.Course {
	c := &content.Course{ID: "sales", Title: "Sales", Version: "1.0.0"}
	for i := range n {
		c.Terms = append(c.Terms, &content.Term{ID: fmt.Sprint("t", i), Term: fmt.Sprint("term ", i), Definition: fmt.Sprint("What it means ", i)})
	}
	return c
}

// astray is a learner whose clock is wrong at times.
type astray struct {
	*study.Session
	t          *rapid.T
	store      *pad
	real       time.Time
	wrong      time.Duration // what the clock is ahead by
	dead       time.Time     // what it shows instead; zero when it runs
	isRight    bool
	wrongUntil time.Time

	graded map[study.CardID]time.Time // when cards were really graded last
	counts map[study.CardID]time.Time // or when the clock was right again after that
	met    map[day.Day]int            // new cards, by the real day
	shown  map[day.Day]int            // and by that of the clock
	first  day.Day
}

func (a *astray) Now() time.Time {
	if !a.dead.IsZero() {
		return a.dead
	}
	return a.real.Add(a.wrong)
}

const perDayAstray = 4

func newAstray(t *rapid.T) *astray {
	a := &astray{
		t: t, store: &pad{}, real: morning().Time, isRight: true,
		graded: map[study.CardID]time.Time{}, counts: map[study.CardID]time.Time{}, met: map[day.Day]int{}, shown: map[day.Day]int{},
	}
	a.first = day.Of(a.real)
	a.open()
	a.ok(a.SetNewPerDay(perDayAstray))
	return a
}

func (a *astray) ok(err error) {
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a *astray) open() {
	var err error
	a.Session, err = study.Start(manyTerms(150), a.store, a)
	a.ok(err)
}

func (a *astray) pass(d time.Duration) {
	a.real = a.real.Add(d)
	if !a.dead.IsZero() {
		a.dead = a.dead.Add(d)
	}
}

// study lets some cards be graded.
func (a *astray) study(most int) {
	for range most {
		card, ok := a.Next(study.AllCards)
		if !ok {
			return
		}
		if a.Why(card.ID).State == fsrs.New {
			a.met[day.Of(a.real)]++
			a.shown[day.Of(a.Now())]++
			if n := a.shown[day.Of(a.Now())]; n > perDayAstray {
				a.t.Fatalf("%d new cards came while the clock showed %v", n, a.Now())
			}
		}
		if before := a.State().Told(); rapid.IntRange(0, 9).Draw(a.t, "takes back") == 0 {
			a.ok(a.Grade(card.ID, fsrs.Good, time.Second))
			if _, did, err := a.Undo(study.ScopeCards); !did || err != nil {
				a.t.Fatalf("the grade can't be taken back: %v", err)
			}
			if got := a.State().Told(); got != before {
				a.t.Fatalf("after taking back:\n%s\nbefore:\n%s", got, before)
			}
		}
		a.ok(a.Grade(card.ID, rapid.SampledFrom([]fsrs.Rating{fsrs.Again, fsrs.Good, fsrs.Good, fsrs.Easy, fsrs.Easy}).Draw(a.t, "rating"), time.Second))
		a.graded[card.ID] = a.real
		delete(a.counts, card.ID)
		a.pass(20 * time.Second)
	}
}

// check holds what is planned against what really happened.
func (a *astray) check() {
	if got, want := a.State().Told(), replay(a.t, a.store.events).Told(); got != want {
		a.t.Fatalf("the session says:\n%s\nits events:\n%s", got, want)
	}
	if !a.isRight {
		return
	}
	for id, at := range a.graded {
		if _, ok := a.counts[id]; !ok {
			a.counts[id] = a.real
			if at.After(a.wrongUntil) {
				a.counts[id] = at
			}
		}
		why := a.Why(id)
		slack := 25 * time.Hour
		if a.real.Sub(a.counts[id]) > why.Wait+slack && why.Overdue < 0 {
			a.t.Fatalf("%s was graded %v, to wait %v from %v on, and at %v still waits %v", id, at, why.Wait, a.counts[id], a.real, -why.Overdue)
		}
	}
	today := day.Of(a.real)
	if n := a.Counts(study.AllCards).New; n > max(perDayAstray-a.met[today], 0) {
		a.t.Fatalf("%v: %d new cards, though %d were met on this day", a.real, n, a.met[today])
	}
	if n := a.Streak(); n > int(today-a.first)+1 {
		a.t.Fatalf("a streak of %d days on day %d", n, today-a.first+1)
	}
	grades := 0
	for _, d := range a.Days(int(today-a.first) + 2) {
		grades += d.Grades
	}
	if grades != a.Totals().Reviews {
		a.t.Fatalf("the days have %d grades of %d", grades, a.Totals().Reviews)
	}
}

func TestSession_AClockThatIsWrongHidesNoCardAndStartsNoDayTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newAstray(t)
		a.study(3) // of a clock that was never right before, nobody can tell by how much it was wrong
		for range rapid.IntRange(1, 25).Draw(t, "visits") {
			a.pass(rapid.OneOf(
				rapid.Custom(func(t *rapid.T) time.Duration {
					return time.Duration(rapid.IntRange(1, 180).Draw(t, "minutes")) * time.Minute
				}),
				rapid.Custom(func(t *rapid.T) time.Duration {
					return time.Duration(rapid.IntRange(3, 90).Draw(t, "hours")) * time.Hour
				}),
			).Draw(t, "away"))
			const year = 365 * 24 * time.Hour
			switch clock := rapid.IntRange(0, 5).Draw(t, "clock"); {
			case !a.isRight && clock < 3:
				a.wrong, a.dead = 0, time.Time{}
			case !a.isRight: // it stays wrong
			case clock == 0:
				a.wrong, a.dead = time.Duration(rapid.Int64Range(int64(year/2), int64(3*year)).Draw(t, "ahead")).Truncate(time.Minute), time.Time{}
			case clock == 1:
				a.wrong, a.dead = 0, time.Unix(0, 0).In(a.real.Location())
			}
			if a.isRight = a.wrong == 0 && a.dead.IsZero(); !a.isRight {
				a.wrongUntil = a.real
			}
			if rapid.Bool().Draw(t, "starts anew") {
				a.open()
			} else if _, _, err := a.CheckClock(); err != nil {
				t.Fatal(err)
			}
			a.check()
			a.study(rapid.IntRange(0, 12).Draw(t, "cards"))
			if !a.isRight {
				a.wrongUntil = a.real
			}
			a.check()
		}
	})
}

func TestSession_FlightsStartNoDayTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock := morning()
		s, err := study.Start(manyTerms(150), &pad{}, clock)
		if err != nil {
			t.Fatal(err)
		}
		const limit = 3
		if err := s.SetNewPerDay(limit); err != nil {
			t.Fatal(err)
		}
		today := func() time.Time { return s.Days(1)[0].Date }
		met := map[time.Time]int{}
		before := today() // the day on which something was done last
		for range rapid.IntRange(1, 40).Draw(t, "visits") {
			clock.wait(time.Duration(rapid.IntRange(1, 20*60).Draw(t, "minutes")) * time.Minute)
			name := rapid.SampledFrom([]string{"Europe/London", "Pacific/Honolulu", "Pacific/Kiritimati", "America/New_York", "Asia/Tokyo"}).Draw(t, "zone")
			zone, err := time.LoadLocation(name)
			if err != nil {
				t.Fatal(err)
			}
			clock.Time = clock.In(zone)
			now := today()
			if len(met) > 0 && (now.Before(before) || now.After(before) && !now.Equal(day.Of(clock.Time).Date())) {
				t.Fatalf("at %v the day is %v, after %v", clock, now, before)
			}
			for range rapid.IntRange(0, 3).Draw(t, "cards") {
				card, ok := s.Next(study.AllCards)
				if !ok || s.Why(card.ID).State != fsrs.New {
					break
				}
				if met[now]++; met[now] > limit {
					t.Fatalf("%d new cards on %v", met[now], now)
				}
				if err := s.Grade(card.ID, fsrs.Easy, time.Second); err != nil {
					t.Fatal(err)
				}
				before = now
			}
			if n := s.Counts(study.AllCards).New; n > limit-met[now] {
				t.Fatalf("%d new cards wait, %d were met on %v", n, met[now], now)
			}
		}
	})
}

func TestSession_AFlightWestGivesNoNewCardsAgain(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(2))
	d.Time = time.Date(2026, 3, 3, 11, 0, 0, 0, time.UTC)
	d.drain(study.AllCards, fsrs.Easy)
	honolulu := time.FixedZone("", -10*60*60)
	for _, hour := range []int{13, 15, 37} { // three and five in the morning, and three the next
		d.Time = time.Date(2026, 3, 3, hour, 0, 0, 0, time.UTC).In(honolulu)
		same(t, fmt.Sprint("new cards ", d.Time), d.Counts(study.AllCards).New, 0)
		same(t, "streak", d.Streak(), 1)
		if !can(d.NextUndo(study.ScopeCards)) {
			t.Errorf("%v: the day's grades can't be undone any more", d.Time)
		}
	}
	d.wait(2 * time.Hour)
	same(t, "new cards after the turn", d.Counts(study.AllCards).New, 2)
}

func TestSession_BackAndForthGivesNoNewCardsAgain(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(2))
	today, later := d.Time, d.AddDate(1, 0, 0)
	d.drain(study.AllCards, fsrs.Easy)
	d.Time = later
	d.drain(study.AllCards, fsrs.Easy) // who knows that the clock is wrong?
	for range 3 {
		for _, at := range []time.Time{today, later} {
			d.Time = at.Add(time.Minute)
			d.restart()
			same(t, fmt.Sprint("new cards ", at), d.Counts(study.AllCards).New, 0)
		}
	}
}

func TestSession_SaysOnceThatTheClockAndTheJournalDisagree(t *testing.T) {
	for _, c := range []struct {
		name string
		move func(time.Time) time.Time
		want study.Disagreement
	}{
		{"an hour back", func(t time.Time) time.Time { return t.Add(-time.Hour) }, 0},
		{"the next day", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }, 0},
		{"after the summer", func(t time.Time) time.Time { return t.AddDate(0, 3, 0) }, 0},
		{"two days back", func(t time.Time) time.Time { return t.AddDate(0, 0, -2) }, study.ClockBehind},
		{"a year back", func(t time.Time) time.Time { return t.AddDate(-1, 0, 0) }, study.ClockBehind},
		{"1970", func(time.Time) time.Time { return time.Unix(60, 0) }, study.ClockDead},
		{"a year on", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }, study.ClockAhead},
	} {
		d := newTestLearner(t)
		d.grade("term:po/definition", fsrs.Easy)
		last := d.Time
		d.Time = c.move(d.Time)
		d.restart()
		n, ok, err := d.CheckClock()
		d.ok(err)
		if ok != (c.want != 0) || n.Kind != c.want || ok && (!n.Last.Equal(last) || !n.Shown.Equal(d.Time)) {
			t.Errorf("%s: %+v, %v", c.name, n, ok)
		}
		d.restart()
		if n, ok, _ := d.CheckClock(); ok {
			t.Errorf("%s: says again %+v", c.name, n)
		}
	}
}

func TestSession_ASessionNoticesTheClockWhileItRuns(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	wait := d.daysTo("term:po/definition")
	d.nextDay()
	right := d.Time
	d.Time = d.AddDate(1, 0, 0)
	d.grade("term:icp/definition", fsrs.Easy)
	d.Time = right
	n, ok, err := d.CheckClock()
	d.ok(err)
	same(t, "notice", n.Kind, study.ClockBehind)
	same(t, "noticed", ok, true)
	same(t, "wait of the card graded ahead", -d.Why("term:icp/definition").Overdue < time.Duration(wait+2)*24*time.Hour, true)
	same(t, "due of the one graded before", d.Counts(study.AllCards).Due, 0)
}

func TestSession_StudyGoesOnWhileTheClockIsDead(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	wait := d.daysTo("term:po/definition") + 10 // cards graded alike part a little
	last := d.Time
	d.Time = time.Unix(0, 0).UTC()
	d.restart()
	if now := d.Session.Now(); !now.Equal(last) {
		t.Errorf("it is %v, want %v", now, last)
	}
	d.grade("term:icp/definition", fsrs.Easy)
	for range wait + 1 {
		d.nextDay()
		d.ok(d.MarkRead("buying", fmt.Sprint(d.YearDay())))
	}
	same(t, "due", d.Counts(study.AllCards).Due, 2)
	d.Time = last.AddDate(0, 0, wait+2)
	d.restart()
	same(t, "due when the clock is right", d.Counts(study.AllCards).Due, 2)
	grades := 0
	for _, day := range d.Days(wait + 3) {
		grades += day.Grades
	}
	same(t, "grades on the days since", grades, 2)
	if slices.ContainsFunc(d.Days(1), func(day study.Day) bool { return day.Date.Year() != 2026 }) {
		t.Error("the days are of another year")
	}
}
