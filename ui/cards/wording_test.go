package cards

import (
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestSavedSaying_IsTrueOfEachCase(t *testing.T) {
	now := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
	ago := func(days int) time.Time { return now.AddDate(0, 0, -days) }
	days := func(r fsrs.Rating, n int) study.Interval {
		return study.Interval{Rating: r, Days: n, Wait: time.Duration(n) * 24 * time.Hour}
	}
	soon := func(r fsrs.Rating, m int) study.Interval {
		return study.Interval{Rating: r, Wait: time.Duration(m) * time.Minute}
	}
	review := study.Reason{State: fsrs.Review, Last: ago(4)}
	tests := []struct {
		name   string
		before study.Reason
		next   study.Interval
		want   string
	}{
		{"recalled", review, days(fsrs.Good, 11), "Saved. Next in 11 days because you recalled it after 4 days, and aim for 90 %."},
		{"with effort", review, days(fsrs.Hard, 6), "Saved. Next in 6 days because recalling it after 4 days took effort, and you aim for 90 %."},
		{"instantly", review, days(fsrs.Easy, 24), "Saved. Next in 24 days because you knew it instantly after 4 days, and aim for 90 %."},
		{"forgotten", review, soon(fsrs.Again, 10), "Saved. It comes again in 10 min because you forgot it after 4 days."},
		{"after one day", study.Reason{State: fsrs.Review, Last: ago(1)}, days(fsrs.Good, 3), "Saved. Next in 3 days because you recalled it after 1 day, and aim for 90 %."},
		{"new and not known", study.Reason{}, soon(fsrs.Again, 1), "Saved. It comes again in 1 min because you didn't know it yet."},
		{"new and known", study.Reason{}, soon(fsrs.Good, 10), "Saved. It comes again in 10 min, to see if it has stayed."},
		{"new and easy", study.Reason{}, days(fsrs.Easy, 8), "Saved. Next in 8 days because you knew it instantly, and aim for 90 %."},
		{"learnt today", study.Reason{State: fsrs.Learning, Last: now.Add(-10 * time.Minute)}, days(fsrs.Good, 2), "Saved. Next in 2 days because you recalled it today, and aim for 90 %."},
		{"forgotten, no steps", review, days(fsrs.Again, 1), "Saved. Next in 1 day, soon because you forgot it."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := gradedSaying(true, tt.before, tt.next, 0.9, now); got != tt.want {
				t.Errorf("says  %q\nwants %q", got, tt.want)
			}
		})
	}
}

func TestInWords_SaysIntervalsAsPeopleDo(t *testing.T) {
	tests := map[string]study.Interval{
		"1 min":    {Wait: 20 * time.Second},
		"10 min":   {Wait: 10 * time.Minute},
		"2 hours":  {Wait: 2 * time.Hour},
		"1 day":    {Days: 1},
		"60 days":  {Days: 60},
		"4 months": {Days: 122},
		"3 years":  {Days: 1095},
	}
	for want, i := range tests {
		if got := inWords(i); got != want {
			t.Errorf("%v is said as %q, want %q", i, got, want)
		}
	}
}
