package day_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study/day"
	"stagecraft/study/internal/cputime"
)

// first is the day that the tests count from, at noon in UTC.
var first = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// at is so many days after the first.
func at(days float64) int64 {
	return first.UnixMilli() + int64(days*24*float64(time.Hour/time.Millisecond))
}

func TestPlace_TellsFromTheOrderWhenThingsHappened(t *testing.T) {
	dead := -float64(first.UnixMilli()) / 24 / float64(time.Hour/time.Millisecond) // 1970
	for _, c := range []struct {
		name    string
		read    []float64 // days
		want    string
		wantDay string
	}{
		{"nothing", nil, "", ""},
		{"in order", []float64{0, 0.1, 1, 40, 400}, "0 0.1 1 40 400", "0 0 1 40 400"},
		{"a year ahead for a while", []float64{0, 1, 366, 366.1, 1.2, 2}, "0 1 1.1 1.2 1.2 2", "0 1 1 1 1 2"},
		{"a year ahead for a week", []float64{0, 366, 369, 373, 9, 10}, "0 2 5 9 9 10", "0 2 5 9 9 10"},
		{"a year ahead, twice", []float64{0, 366, 1.2, 367, 2.5}, "0 1.2 1.2 2.5 2.5", "0 1 1 2 2"},
		{"a year ahead from the start", []float64{365, 365.1, 0.3, 1}, "0.2 0.3 0.3 1", "0 0 0 1"},
		{"1970", []float64{0, 1, dead, dead + 0.1, 2, 3}, "0 1 1.9 2 2 3", "0 1 2 2 2 3"},
		{"1970, not yet put right", []float64{0, 1, dead, dead + 0.1, dead + 2}, "0 1 1 1.1 3", "0 1 1 1 3"},
		{"1970 from the start", []float64{dead, dead + 0.1, 2, 3}, "1.9 2 2 3", "2 2 2 3"},
		{"1970 alone", []float64{dead, dead + 2}, fmt.Sprintf("%.5g %.5g", dead, dead+2), fmt.Sprintf("%.5g %.5g", math.Floor(dead), math.Floor(dead+2))},
		{"1970 and then a year ahead", []float64{0, dead, 366, 1.5}, "0 1.5 1.5 1.5", "0 1 1 1"},
		{"two months back for a while", []float64{0, 30, 60, 61, 1, 1.1, 62, 63}, "0 30 60 61 61.9 62 62 63", "0 30 60 61 62 62 62 63"},
		{"an hour back", []float64{0, 0.04, 0, 0.02}, "0 0 0 0.02", "0 0 0 0"},
		{"an hour back over the turn", []float64{0.65, 0.68, 0.64, 0.65, 0.7, 1.7}, "0.64 0.64 0.64 0.65 0.7 1.7", "0 1 1 1 1 2"},
	} {
		readings := make([]day.Reading, len(c.read))
		for i, d := range c.read {
			readings[i].At = at(d)
		}
		var times, days []string
		for _, p := range day.Place(readings) {
			times = append(times, fmt.Sprintf("%.5g", float64(p.At-first.UnixMilli())/24/float64(time.Hour/time.Millisecond)))
			days = append(days, fmt.Sprintf("%.5g", float64(p.Day-day.Of(first))))
		}
		if got := strings.Join(times, " "); got != c.want {
			t.Errorf("%s: at %s, want %s", c.name, got, c.want)
		}
		if got := strings.Join(days, " "); got != c.wantDay {
			t.Errorf("%s: days %s, want %s", c.name, got, c.wantDay)
		}
	}
}

func TestPlace_ADayThatBeganGoesOnAfterAFlightWest(t *testing.T) {
	// In London it is one in the afternoon; in Honolulu three in the morning, and
	// an hour later its day would turn.
	london := time.Date(2026, 3, 3, 13, 0, 0, 0, time.UTC).UnixMilli()
	hour := int64(time.Hour / time.Millisecond)
	got := day.Place([]day.Reading{{At: london}, {At: london, Offset: -600}, {At: london + 2*hour, Offset: -600}, {At: london + 24*hour, Offset: -600}, {At: london + 26*hour, Offset: -600}})
	tuesday := day.At(london, 0)
	for i, want := range []day.Day{tuesday, tuesday, tuesday, tuesday, tuesday + 1} {
		if got[i].Day != want {
			t.Errorf("reading %d is of day %v, want %v", i, got[i].Day.Date(), want.Date())
		}
	}
}

// truth draws when things were done, and what a clock showed that for a time,
// from some thing to before another, was wrong by a number of days.
func truth(t *rapid.T) (happened []int64, readings []day.Reading, from, to int) {
	const hour = int64(time.Hour / time.Millisecond)
	now := first.UnixMilli()
	for range rapid.IntRange(1, 60).Draw(t, "things") {
		now += rapid.Int64Range(1, 72*hour).Draw(t, "wait")
		happened = append(happened, now)
		readings = append(readings, day.Reading{At: now})
	}
	from = rapid.IntRange(0, len(happened)-1).Draw(t, "from")
	to = rapid.IntRange(from, min(len(happened), from+8)).Draw(t, "to")
	wrong := rapid.OneOf(rapid.Int64Range(30, 400), rapid.Int64Range(30, 4000), rapid.Int64Range(-400, -100), rapid.SampledFrom([]int64{-20515})).Draw(t, "days wrong") * 24 * hour
	for i := from; i < to; i++ {
		readings[i].At = max(readings[i].At+wrong, int64(i))
	}
	return happened, readings, from, to
}

func TestPlace_WhatAWrongClockShowedLiesBetweenItsNeighbours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		happened, readings, from, to := truth(t)
		if to == len(happened) || from == 0 && to > from && readings[0].At < happened[0] && readings[0].At >= day.Earliest {
			return // it was not put right, or never was right before
		}
		for i, p := range day.Place(readings) {
			switch {
			case i >= from && i < to:
				low := int64(0)
				if from > 0 {
					low = happened[from-1]
				}
				if p.At < low || p.At > happened[to] {
					t.Fatalf("thing %d of the wrong time is placed at %d, not between %d and %d", i, p.At, low, happened[to])
				}
			case p.At != happened[i] && from > 0:
				t.Fatalf("thing %d happened at %d and is placed at %d", i, happened[i], p.At)
			}
		}
	})
}

func TestPlace_NeverGoesBackWhateverTheClocksShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "things")
		readings := make([]day.Reading, n)
		for i := range readings {
			readings[i].At = rapid.OneOf(rapid.Int64Range(0, 1<<42), rapid.Int64Range(at(0), at(3)), rapid.Int64Range(at(360), at(368)), rapid.Int64Range(0, 1000)).Draw(t, "at")
			readings[i].Offset = rapid.SampledFrom([]int{-600, 0, 60, 840}).Draw(t, "offset")
		}
		placed := day.Place(readings)
		for i := 1; i < n; i++ {
			if placed[i].At < placed[i-1].At || placed[i].Day < placed[i-1].Day {
				t.Fatalf("%+v is placed after %+v", placed[i], placed[i-1])
			}
		}
		if again := day.Place(readings); !slices.Equal(again, placed) {
			t.Fatal("the same readings have other places")
		}
		if n > 0 && readings[n-1].At >= day.Earliest && placed[n-1].At != readings[n-1].At {
			t.Fatalf("the last thing was done at %d and is placed at %d", readings[n-1].At, placed[n-1].At)
		}
	})
}

func TestPlace_LeavesTimesThatNeverGoBackAsTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var readings []day.Reading
		now := first.UnixMilli()
		for range rapid.IntRange(0, 40).Draw(t, "things") {
			now += rapid.Int64Range(0, 1<<36).Draw(t, "wait")
			readings = append(readings, day.Reading{At: now, Offset: 60})
		}
		for i, p := range day.Place(readings) {
			if p.At != readings[i].At || p.Day != day.At(readings[i].At, 60) {
				t.Fatalf("%+v is placed at %+v", readings[i], p)
			}
		}
	})
}

func TestPlace_IsQuickOnClocksThatJumpEachTime(t *testing.T) {
	readings := make([]day.Reading, 140_000)
	for i := range readings {
		readings[i].At = at(float64(i%7) * float64(i%1013))
	}
	began := cputime.Used()
	day.Place(readings)
	if took := cputime.Used() - began; took > 2*time.Second {
		t.Errorf("%d readings took %v", len(readings), took)
	}
}
