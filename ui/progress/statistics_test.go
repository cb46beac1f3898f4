package progress

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/chart"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestProgress_LooksAtEachOfTheStatistics(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.MixesUp(t)
	for range 14 {
		for _, c := range r.Session.Decks()[0].Cards[:2] {
			if err := r.Session.Grade(c.ID, fsrs.Easy, 4*time.Second); err != nil {
				t.Fatal(err)
			}
		}
		r.Watch.Time = r.Watch.AddDate(0, 0, 12)
	}
	p := New(r.Course, r.Session, r, nav.Route{})
	r.Put(p)
	for _, look := range []struct {
		name string
		says []string
	}{
		{"Memory", []string{"Aimed and true", "reviews recalled", "Coming reviews", "How firmly cards are known"}},
		{"Reading", []string{"Nothing was read in the last 26 weeks.", "Lessons by what is read"}},
		{"Answers", []string{"Answers by week", "By kind of question", "About processes"}},
		{"Time", []string{"Minutes by week", "Most on a"}},
		{"Mix-ups", []string{"What you mix up", "Qualification for", "Steps you mix up"}},
		{"By part", []string{"Steps, weakest first", "Which step is next"}},
		{"Overview", []string{"Cards graded"}},
	} {
		r.Window().Resize(fyne.NewSize(1072, 2400)) // to have all of it in view
		moves := r.Moves
		uitest.Click(t, r.Window(), look.name)
		r.MustSay(look.says...)
		if r.Moves == moves {
			t.Errorf("that %s is looked at isn't told", look.name)
		}
	}
	r.Put(New(r.Course, r.Session, r, nav.Route{Mode: ModeTime}))
	r.MustSay("Minutes by week")
	r.Put(New(r.Course, r.Session, r, nav.Route{Mode: "of another version"}))
	r.MustSay("Cards graded")
}

func TestProgress_ComesBackToWhatWasLookedAt(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.MixesUp(t)
	p := New(r.Course, r.Session, r, nav.Route{Mode: ModeMemory})
	r.Put(p)
	if at := p.Route(); at.Page != nav.Progress || at.Mode != ModeMemory {
		t.Errorf("the page is at %+v", at)
	}
	r.MustSay("From 20 reviews on", "Once you have met a card, when it comes again shows here.")
}

func TestRetentionFigure_LeavesOutWeeksOfFewReviews(t *testing.T) {
	test.NewTempApp(t)
	r := uitest.NewRoom(t, uitest.Bundled(t))
	cards := r.Session.Decks()[0].Cards
	for i, n := range []int{12, 9, 12} {
		for _, c := range cards[:n] {
			rating := fsrs.Easy
			if i > 0 && c.ID == cards[0].ID {
				rating = fsrs.Again
			}
			if err := r.Session.Grade(c.ID, rating, time.Second); err != nil {
				t.Fatal(err)
			}
		}
		r.Watch.Time = r.Watch.AddDate(0, 0, 21)
	}
	f := New(r.Course, r.Session, r, nav.Route{}).retentionFigure()
	if f.Few != "" {
		t.Fatal(f.Few)
	}
	drawn, reviews := 0, 0.0
	for i, v := range f.Series[0].Values {
		if v == v {
			drawn++
		}
		if n := f.Series[2].Values[i]; (v == v) != (n >= study.FewReviews) {
			t.Errorf("with %v reviews the week is drawn at %v", n, v)
		}
		reviews += f.Series[2].Values[i]
	}
	if drawn != 1 || reviews < 20 || f.Series[1].Mark != chart.Dashed {
		t.Errorf("%d weeks are drawn, with %v reviews in all", drawn, reviews)
	}
}

// studiedFor has so many weeks of study, the last ones.
type studiedFor struct {
	Session
	weeks int
}

func (s studiedFor) Weeks(n int) []study.Week {
	all := make([]study.Week, n)
	for i := max(n-s.weeks, 0); i < n; i++ {
		all[i].Active = 1
	}
	return all
}

func TestStatistics_AreOfTheWeeksSinceStudyBegan(t *testing.T) {
	for studied, want := range map[int]int{0: 8, 1: 8, 8: 8, 9: 9, 25: 25, 26: 26, 100: 26} {
		p := &Page{session: studiedFor{weeks: studied}}
		if n := len(p.weeksLookedAt()); n != want {
			t.Errorf("after %d weeks of study %d are looked at, not %d", studied, n, want)
		}
	}
}
