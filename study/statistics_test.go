package study_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/study/fsrs"
	"stagecraft/study/seeddata"
)

// doneThen is one thing that was done, as a plain recount keeps it.
type doneThen struct {
	at            time.Time
	card          study.CardID // of a grade
	review        bool         // the card was out of the steps
	rating        fsrs.Rating
	aim           float64
	took          time.Duration
	right         bool
	told, swapped bool // the answer was about steps, and took one for another
	words         int  // of a block that was read
	kind          study.Kind
}

// recount adds up by weeks, from the list alone.
func recount(done []doneThen, now time.Time, n int) []study.Week {
	monday := func(t time.Time) time.Time {
		date := day.Of(t).Date()
		return date.AddDate(0, 0, -(int(date.Weekday())+6)%7)
	}
	first := monday(now).AddDate(0, 0, -7*(n-1))
	weeks := make([]study.Week, n)
	for i := range weeks {
		weeks[i].Date = first.AddDate(0, 0, 7*i)
	}
	type today struct{ done, words int }
	days := map[string]*today{}
	last := time.UnixMilli(0)
	for _, one := range done {
		pause := one.at.Sub(last)
		last = one.at
		at := int(monday(one.at).Sub(first).Hours()) / (7 * 24)
		if at < 0 || at >= n {
			continue
		}
		w, key := &weeks[at], day.Of(one.at).Date().Format(time.DateOnly)
		if days[key] == nil {
			days[key] = &today{}
		}
		long := pause > 5*time.Minute
		spent := pause.Minutes()
		switch one.kind {
		case study.Graded:
			if long {
				spent = min(one.took.Minutes(), 5)
			}
			w.OnCards += spent
			w.Grades++
			days[key].done++
			if one.review {
				w.Reviewed++
				w.Aimed += one.aim
				if one.rating != fsrs.Again {
					w.Recalled++
				}
			}
		case study.Answered:
			if long {
				spent = 0
			}
			w.OnAnswers += spent
			w.Answers++
			days[key].done++
			if one.right {
				w.Right++
			}
			if one.told {
				w.Told++
			}
			if one.swapped {
				w.Mixed++
			}
		default:
			if long {
				spent = min(float64(one.words)/200, 5)
			}
			w.OnReading += spent
			w.Blocks++
			w.Words += one.words
			days[key].words += one.words
		}
		w.Minutes += spent
	}
	for key, d := range days {
		if d.done > 0 || d.words >= study.GlanceWords {
			date, _ := time.Parse(time.DateOnly, key)
			weeks[int(date.Sub(first).Hours())/(7*24)].Active++
		}
	}
	return weeks
}

// TestSession_WeeksAreThoseOfAPlainRecount does things at random, undoes some, and
// compares the sums with those of a list that was kept beside it, in the session that did
// them and in one that replays them.
func TestSession_WeeksAreThoseOfAPlainRecount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock, notes := morning(), &pad{}
		s, err := study.Start(smallCourse(), notes, clock)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		must(err)
		cards := s.Decks()[0].Cards
		words := map[string]int{"a": 10, "b": 30, "c": 60}
		var done []doneThen
		var undoable []int // of done: grades
		for range rapid.IntRange(1, 60).Draw(t, "things") {
			switch pause := rapid.IntRange(0, 9).Draw(t, "pause"); {
			case pause < 6:
				clock.wait(time.Duration(1+pause*20) * time.Second)
			case pause < 8:
				clock.wait(time.Duration(pause) * time.Hour)
			default:
				clock.wait(time.Duration(pause-6) * 26 * time.Hour)
			}
			one := doneThen{at: clock.Time}
			switch what := rapid.IntRange(0, 9).Draw(t, "what"); {
			case what < 5:
				c := cards[rapid.IntRange(0, 5).Draw(t, "card")]
				list := s.CardList()
				i := slices.IndexFunc(list, func(l study.ListedCard) bool { return l.Of.ID == c.ID })
				one.kind, one.card, one.aim = study.Graded, c.ID, s.Retention()
				one.review = !list[i].New && !list[i].Learning
				one.rating = fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating"))
				one.took = time.Duration(rapid.IntRange(1, 400).Draw(t, "took")) * time.Second
				must(s.Grade(c.ID, one.rating, one.took))
				undoable = append(undoable, len(done))
			case what < 7:
				one.kind, one.right = study.Answered, rapid.Bool().Draw(t, "right")
				asked := rapid.SampledFrom([]string{"", "show", "order"}).Draw(t, "asked")
				if asked == "" {
					must(s.Answer("q2", one.right, 1))
					break
				}
				chosen := "short/keep"
				if one.right {
					chosen = "short/" + asked
				}
				one.told, one.swapped = true, !one.right
				must(s.Answer("q1", one.right, given{Steps: []study.StepChoice{{Asked: "short/" + asked, Chosen: chosen}}}))
			case what < 8:
				var left []string
				for _, block := range []string{"a", "b", "c"} {
					if words[block] > 0 {
						left = append(left, block)
					}
				}
				if len(left) == 0 {
					continue
				}
				block := rapid.SampledFrom(left).Draw(t, "block")
				one.kind, one.words = study.Read, words[block]
				words[block] = 0
				must(s.MarkRead("buying", block))
			default:
				if len(undoable) == 0 {
					continue
				}
				_, ok, err := s.Undo(study.ScopeCards)
				must(err)
				if !ok {
					t.Fatal("nothing was undone")
				}
				at := undoable[len(undoable)-1]
				undoable = undoable[:len(undoable)-1]
				done = slices.Delete(done, at, at+1)
				continue
			}
			done = append(done, one)
		}
		again, err := study.Start(smallCourse(), notes, clock)
		must(err)
		for _, n := range []int{1, 3, 8} {
			want := recount(done, clock.Time, n)
			for name, s := range map[string]*study.Session{"as it was done": s, "replayed": again} {
				got := s.Weeks(n)
				for i := range want {
					if !sameWeek(got[i], want[i]) {
						t.Fatalf("%s: week %d of %d is\n%+v\nwant\n%+v", name, i, n, got[i], want[i])
					}
				}
			}
		}
		reviewed, recalled, minutes := 0, 0, 0.0
		for _, one := range done {
			if one.kind == study.Graded {
				minutes += min(one.took.Minutes(), 5)
			}
			if one.review {
				reviewed++
				if one.rating != fsrs.Again {
					recalled++
				}
			}
		}
		for _, p := range again.ByKindOfCard() {
			reviewed -= p.Reviewed
			recalled -= p.Recalled
			minutes -= p.Minutes
		}
		if reviewed != 0 || recalled != 0 || math.Abs(minutes) > 1e-6 {
			t.Fatalf("by kind of card %d reviews, %d recalled and %f minutes are missing", reviewed, recalled, minutes)
		}
	})
}

func sameWeek(a, b study.Week) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) < 1e-6 }
	ok := near(a.Minutes, b.Minutes) && near(a.Aimed, b.Aimed) && near(a.OnCards, b.OnCards) && near(a.OnAnswers, b.OnAnswers) && near(a.OnReading, b.OnReading)
	for _, w := range []*study.Week{&a, &b} {
		w.Minutes, w.Aimed, w.OnCards, w.OnAnswers, w.OnReading = 0, 0, 0, 0, 0
	}
	return ok && a == b
}

func TestSession_WeeksBeginOnMondayAndKnowTheirRetention(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	for range 3 {
		for range d.daysTo("term:po/definition") {
			d.nextDay()
		}
		d.grade("term:po/definition", fsrs.Again)
		d.wait(time.Hour)
		d.grade("term:po/definition", fsrs.Easy)
	}
	reviewed, recalled := 0, 0
	for _, w := range d.Weeks(52) {
		if w.Date.Weekday() != time.Monday {
			t.Errorf("a week begins on %s", w.Date)
		}
		aimed, ok := w.AimedRetention()
		if some := w.Reviewed > 0; ok != some || some && math.Abs(aimed-0.9) > 1e-9 {
			t.Errorf("%d reviews were aimed at %v, %v", w.Reviewed, aimed, ok)
		}
		reviewed, recalled = reviewed+w.Reviewed, recalled+w.Recalled
	}
	same(t, "reviews", reviewed, 3)
	same(t, "recalled", recalled, 0)
	if len(d.Weeks(0)) != 0 {
		t.Error("no weeks are some")
	}
}

func TestSession_ForecastAndStabilityCountEveryCardOnce(t *testing.T) {
	d := newTestLearner(t)
	for _, r := range []fsrs.Rating{fsrs.Easy, fsrs.Good} {
		for _, id := range d.drain(study.AllCards, r)[:1] {
			d.ok(d.PutAside(id))
			d.ok(d.BringBack(id))
		}
		d.nextDay()
	}
	met, waits, learning := 0, 0, 0
	for _, c := range d.CardList() {
		if c.New {
			continue
		}
		if met++; c.Due || c.Learning {
			waits++
		}
		if c.Learning {
			learning++
		}
	}
	days, later := d.Forecast(14)
	sum := later
	for _, n := range days {
		sum += n
	}
	same(t, "cards that come", sum, met)
	if days[0] < waits-learning || days[0] > waits {
		t.Errorf("today %d come, %d wait", days[0], waits)
	}
	sum = 0
	bands := d.StabilityBands()
	for i, b := range bands {
		sum += b.Cards
		if i > 0 && b.From != bands[i-1].To {
			t.Errorf("band %d begins at %v, the one before ends at %v", i, b.From, bands[i-1].To)
		}
	}
	same(t, "cards with a stability", sum, met)
}

func TestSession_SharesSayWhatWasDoneWhere(t *testing.T) {
	d := newTestLearner(t)
	d.grade("term:po/definition", fsrs.Easy)
	for range d.daysTo("term:po/definition") {
		d.nextDay()
	}
	d.grade("term:po/definition", fsrs.Again)
	d.ok(d.Answer("q1", true, 0))
	d.ok(d.Answer("q2", false, 0))
	d.choose("order", "show")
	d.restart()
	lessons := d.ByLesson()
	same(t, "lessons", len(lessons), 2)
	of := lessons[0]
	same(t, "of the first", fmt.Sprintln(of.Lesson.ID, of.Cards, of.Met, of.Reviewed, of.Recalled, of.Asked, of.Right), "buying 3 1 1 0 2 1\n")
	if _, ok := of.TrueRetention(); ok {
		t.Error("one review says how much is recalled")
	}
	of.Reviewed, of.Recalled = study.FewReviews, 7
	if r, ok := of.TrueRetention(); !ok || r != 0.7 {
		t.Errorf("its true retention is %v, %v", r, ok)
	}
	if math.Abs(of.Minutes-8.0/60) > 1e-9 || of.Recall <= 0 || of.Recall > 1.0/3 {
		t.Errorf("it took %v minutes and would be recalled with %v", of.Minutes, of.Recall)
	}
	for _, p := range d.ByStep() {
		want := 0
		if p.Step.ID == "order" {
			want = 1
		}
		same(t, "asked for "+p.Step.ID, p.Asked, want)
		same(t, "right about "+p.Step.ID, p.Right, 0)
	}
	kinds := ""
	for _, p := range d.ByKindOfQuestion() {
		kinds += fmt.Sprint(p.Kind, p.Asked, p.Right, " ")
	}
	same(t, "kinds of question", kinds, fmt.Sprint(content.Single, 3, 1, " "))
}

func TestSession_MixUpsListsEveryPair(t *testing.T) {
	d := newTestLearner(t)
	d.choose("order", "show")
	d.choose("keep", "show")
	d.choose("show", "order")
	all := ""
	for _, p := range d.MixUps() {
		all += fmt.Sprintf("%s+%s %d/%d ", p.A.ID, p.B.ID, p.Mixed, p.Of)
	}
	same(t, "pairs", all, "show+order 2/2 show+keep 1/2 ")
}

// BenchmarkSession_Statistics is all that the statistics ask of a session after
// 20,000 and 200,000 events.
func BenchmarkSession_Statistics(b *testing.B) {
	for _, n := range []int{20_000, 200_000} {
		course, problems := content.Open(seeddata.Course(2_000))
		if course == nil {
			b.Fatal(problems)
		}
		clock, notes := morning(), &pad{}
		events, err := seeddata.Events(course, 1, n, clock.Time)
		if err != nil {
			b.Fatal(err)
		}
		if err := notes.Append(events...); err != nil {
			b.Fatal(err)
		}
		s, err := study.Start(course, notes, clock)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n, " events"), func(b *testing.B) {
			for b.Loop() {
				s.Weeks(26)
				s.StabilityBands()
				s.Forecast(28)
				s.ByLesson()
				s.ByStep()
				s.ByKindOfCard()
				s.ByKindOfQuestion()
				s.MixUps()
			}
		})
	}
}
