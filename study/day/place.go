package day

import (
	"math"
	"slices"
	"time"
)

// Reading is what a clock showed when something was done.
type Reading struct {
	At     int64 // UTC milliseconds since 1970
	Offset int   // minutes that local time was ahead of UTC
	Turn   Turn  // of the day, as the learner had it then
}

// Day is the day of the reading, if it is right.
func (r Reading) Day() Day { return r.Turn.At(r.At, r.Offset) }

// Placed is when something is taken to have happened.
type Placed struct {
	At  int64 // UTC milliseconds since 1970
	Day Day
}

// Misreading is how far apart, in milliseconds, a clock's readings are to be
// before one of them is taken to be wrong: a day. Smaller steps back are those
// of a clock being set, and only hold the learner's day.
const Misreading = int64(24 * time.Hour / time.Millisecond)

// Earliest is a time that no clock shows which is right: Stagecraft is younger.
// It is 1 January 2024, in UTC milliseconds. Clocks whose battery is dead show
// 1970, or when the computer was made.
const Earliest = int64(1_704_067_200_000)

// longestHidden is how long a pause may be that a clock's being wrong hides: a
// leap of the clock and one back are of one mistake when they differ by less.
const longestHidden = 31 * Misreading

// suspicious is a leap that is rather a clock's than a learner's pause: half a
// year. A clock may be put right after it in several steps.
const suspicious = 182 * Misreading

// preferred is how much shorter a pause has to be for a step back to be taken
// for a mistake rather than for the end of one. To take it for the end never
// hides a card.
const preferred = 7 * Misreading

// mostTried bounds how many leaps are looked at to explain one step back.
const mostTried = 1000

// Place says when things happened, given what the clock showed for each, in the
// order in which they were done. What it gives never goes back, neither in time
// nor in days: a day that has begun goes on until a later one begins.
//
// Where the readings never go back the times are those read. Where they go back
// by a day or more, a clock was wrong:
//
//   - a step back that undoes a leap ahead: what was done between them is taken
//     to have been done just before the step back;
//   - a leap ahead that undoes a step back, and stays: what was done between them is taken
//     to have been done just before the leap;
//   - a step back that nothing explains: the clock was ahead from the start;
//   - a reading before Earliest, when there are others: what was done at it is
//     taken to have been done just before the next reading that may be right, or
//     after the last one.
//
// What was done while the clock was wrong keeps its distances in time. Days
// are corrected by whole ones, so that what was done on one day stays so. The same readings always
// give the same places.
func Place(readings []Reading) []Placed {
	n := len(readings)
	placed := make([]Placed, n)
	if n == 0 {
		return placed
	}
	c := correct(readings)

	// Nothing is later than what comes after it.
	for i := n - 1; i >= 0; i-- {
		placed[i].At = c.times[i]
		if i < n-1 {
			placed[i].At = min(placed[i].At, placed[i+1].At)
		}
	}
	// A day that began only by a clock that was put right since has not begun.
	latest := Day(math.MaxInt32)
	for i := n - 1; i >= 0; i-- {
		placed[i].Day = min(readings[i].Turn.At(c.days[i], readings[i].Offset), latest)
		if c.right[i] {
			latest = placed[i].Day
		}
	}
	for i := 1; i < n; i++ {
		placed[i].Day = max(placed[i].Day, placed[i-1].Day)
	}
	return placed
}

// correction is what the readings of a clock that was wrong are corrected by.
type correction struct {
	times []int64 // of each thing, those of a wrong clock corrected
	days  []int64 // the same, corrected by whole days
	right []bool  // a clock that had been wrong was right again
}

// correct finds where a clock was wrong. Times may still go back, by less than
// a day where the clock wasn't wrong.
func correct(readings []Reading) correction {
	times := living(readings)
	steps := make([]int64, len(times)) // from the reading before
	rest := make([]int64, len(times))  // what of them isn't whole days
	right := make([]bool, len(times))
	var leaps []int // steps ahead of a day or more, in order
	steps[0] = times[0]
	for i := 1; i < len(times); i++ {
		if steps[i] = times[i] - times[i-1]; steps[i] >= Misreading {
			leaps = append(leaps, i)
		}
	}
	// shift takes time from one step and gives it to another, and whole days as
	// they are asked for.
	shift := func(from, to int, ms, whole int64) {
		steps[from] -= whole
		steps[to] += whole
		rest[from] -= ms - whole
		rest[to] += ms - whole
	}
	least := slices.Clone(times) // of each time and those after it
	for i := len(least) - 2; i >= 0; i-- {
		least[i] = min(least[i], least[i+1])
	}
	ahead := 0 // leaps[:ahead] come before i
	for i := 1; i < len(steps); i++ {
		for ahead < len(leaps) && leaps[ahead] < i {
			ahead++
		}
		back := -steps[i]
		if back < Misreading {
			continue
		}
		before, after := undone(steps, leaps[:ahead], back), undoing(times, least, steps, leaps[ahead:], i, back)
		switch {
		case before != nil && (after == 0 || len(before) == 1 && steps[before[0]] <= steps[after]+preferred):
			for _, leap := range before {
				ms := min(back, steps[leap])
				shift(leap, i, ms, wholeDays(ms))
				back -= ms
			}
			right[i] = true
		case after > 0:
			shift(after, i, steps[after], wholeDays(steps[after]+Misreading-1))
			right[after] = true
		default:
			shift(0, i, back, wholeDays(back))
			right[i] = true
		}
	}
	c := correction{times: times, days: make([]int64, len(times)), right: right}
	var time, day int64
	for i := range times {
		day += steps[i]
		time += steps[i] + rest[i]
		c.times[i], c.days[i] = time, day
	}
	return c
}

func wholeDays(ms int64) int64 { return ms / Misreading * Misreading }

// undone finds the latest leap that a step back by so much undoes, or else the
// latest ones of over a month that together are as long: a clock may have
// gone wrong in several steps. Less than a day may be missing, as it may have
// gone on in small ones. It gives none when there are none.
func undone(steps []int64, leaps []int, back int64) []int {
	leaps = leaps[max(len(leaps)-mostTried, 0):]
	for _, i := range slices.Backward(leaps) {
		if steps[i] > back-Misreading && (steps[i]-back <= longestHidden || steps[i] >= suspicious) {
			return []int{i}
		}
	}
	var several []int
	for _, i := range slices.Backward(leaps) {
		if steps[i] < longestHidden {
			continue
		}
		several = append(several, i)
		if back -= steps[i]; back < Misreading {
			return several
		}
	}
	return nil
}

// MayUndo says whether a leap ahead, in milliseconds, may undo a step back: nothing
// else that was read before is given another time or day by one after all there
// are, unless the last was of a clock whose battery is dead.
func MayUndo(leap, back int64) bool {
	return back >= Misreading && leap >= back && leap-back <= min(longestHidden, back)
}

// undoing finds the next leap that undoes the step back at i, and isn't itself
// undone later; 0 is none.
func undoing(times, least, steps []int64, leaps []int, i int, back int64) int {
	for _, q := range leaps[:min(len(leaps), mostTried)] {
		if times[q-1]-times[i] > longestHidden {
			break
		}
		if MayUndo(steps[q], back) && least[q] > times[q]-Misreading {
			return q
		}
	}
	return 0
}

// living gives the times of readings, those of a clock that stood still in
// place of what it showed: by what came after, else by what came before.
func living(readings []Reading) []int64 {
	times := make([]int64, len(readings))
	dead := 0
	for i, r := range readings {
		times[i] = r.At
		if r.At < Earliest {
			dead++
		}
	}
	if dead == 0 || dead == len(readings) {
		return times
	}
	for end := len(times); end > 0; {
		if times[end-1] >= Earliest {
			end--
			continue
		}
		first := end - 1
		for first > 0 && readings[first-1].At < Earliest {
			first--
		}
		if end == len(times) {
			for i := first; i < end; i++ {
				times[i] = times[i-1] + Elapsed(readings[max(i-1, first)].At, readings[i].At)
			}
		} else {
			for i := end - 1; i >= first; i-- {
				times[i] = times[i+1]
				if i < end-1 {
					times[i] -= Elapsed(readings[i].At, readings[i+1].At)
				}
				if first > 0 {
					times[i] = max(times[i], min(readings[first-1].At, times[i+1]))
				}
			}
		}
		end = first
	}
	return times
}

// Elapsed is how much time passed between two readings of a clock whose battery
// is dead, in milliseconds: none as far as one knows, when it goes back or leaps
// further than anyone would leave it so.
func Elapsed(from, to int64) int64 {
	if to < from || to-from > longestHidden {
		return 0
	}
	return to - from
}
