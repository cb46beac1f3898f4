package anchor

import (
	"cmp"
	"slices"
)

// pairing is two tokens that are the same, by their places.
type pairing struct{ a, b int }

// The bounds of the comparison of two stretches that no word divides further:
// so many pairs of tokens are compared, and so deep is it divided.
const (
	maxCompared = 1 << 16
	maxDivided  = 32
)

// same gives the tokens that two texts share, in the order of both: those at
// their ends, those that stand once in each (as in a patience diff), and between
// these again; where none does, the longest common sequence if it is small.
func same(a, b []token) []pairing {
	var all []pairing
	common(a, b, 0, 0, 0, &all)
	return all
}

func common(a, b []token, fromA, fromB, depth int, all *[]pairing) {
	for len(a) > 0 && len(b) > 0 && a[0].hash == b[0].hash {
		*all = append(*all, pairing{fromA, fromB})
		a, b, fromA, fromB = a[1:], b[1:], fromA+1, fromB+1
	}
	tail := 0
	for tail < min(len(a), len(b)) && a[len(a)-1-tail].hash == b[len(b)-1-tail].hash {
		tail++
	}
	endA, endB := len(a)-tail, len(b)-tail
	defer func() {
		for i := range tail {
			*all = append(*all, pairing{fromA + endA + i, fromB + endB + i})
		}
	}()
	a, b = a[:endA], b[:endB]
	if len(a) == 0 || len(b) == 0 || depth > maxDivided {
		return
	}
	fixed := once(a, b)
	if len(fixed) == 0 {
		if len(a)*len(b) <= maxCompared {
			longest(a, b, fromA, fromB, all)
		}
		return
	}
	atA, atB := 0, 0
	for _, p := range fixed {
		common(a[atA:p.a], b[atB:p.b], fromA+atA, fromB+atB, depth+1, all)
		*all = append(*all, pairing{fromA + p.a, fromB + p.b})
		atA, atB = p.a+1, p.b+1
	}
	common(a[atA:], b[atB:], fromA+atA, fromB+atB, depth+1, all)
}

// once pairs the tokens that stand once in each, the most that keep their order.
func once(a, b []token) []pairing {
	type seen struct{ inA, inB, a, b int }
	counts := make(map[uint64]*seen, len(a))
	for i, t := range a {
		s := counts[t.hash]
		if s == nil {
			s = &seen{}
			counts[t.hash] = s
		}
		s.inA++
		s.a = i
	}
	for i, t := range b {
		if s := counts[t.hash]; s != nil {
			s.inB++
			s.b = i
		}
	}
	var pairs []pairing
	for i, t := range a {
		if s := counts[t.hash]; s.inA == 1 && s.inB == 1 {
			pairs = append(pairs, pairing{i, s.b})
		}
	}
	return rising(pairs)
}

// rising gives the most of pairs, which are in the order of a, that are in the
// order of b too.
func rising(pairs []pairing) []pairing {
	if len(pairs) == 0 {
		return nil
	}
	var tops []int // of the sequences of each length, the one that ends first
	before := make([]int, len(pairs))
	for i, p := range pairs {
		at, _ := slices.BinarySearchFunc(tops, p.b, func(top, b int) int { return cmp.Compare(pairs[top].b, b) })
		before[i] = -1
		if at > 0 {
			before[i] = tops[at-1]
		}
		if at == len(tops) {
			tops = append(tops, i)
		} else {
			tops[at] = i
		}
	}
	out := make([]pairing, len(tops))
	for i, at := len(tops)-1, tops[len(tops)-1]; i >= 0; i, at = i-1, before[at] {
		out[i] = pairs[at]
	}
	return out
}

// longest adds the longest common sequence of two short stretches.
func longest(a, b []token, fromA, fromB int, all *[]pairing) {
	wide := len(b) + 1
	length := make([]uint16, (len(a)+1)*wide)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].hash == b[j].hash {
				length[i*wide+j] = length[(i+1)*wide+j+1] + 1
			} else {
				length[i*wide+j] = max(length[(i+1)*wide+j], length[i*wide+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash == b[j].hash:
			*all = append(*all, pairing{fromA + i, fromB + j})
			i, j = i+1, j+1
		case length[(i+1)*wide+j] >= length[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
}

// runsOf gives the stretches that an old block shares with a new one, the
// longest MaxRuns of them.
func runsOf(from int, a, b []token) []Run {
	var runs []Run
	last := pairing{-2, -2}
	for _, p := range same(a, b) {
		ta, tb := a[p.a], b[p.b]
		if n := len(runs); n > 0 && p.a == last.a+1 && p.b == last.b+1 &&
			ta.start-a[last.a].end == tb.start-b[last.b].end {
			runs[n-1].Length = ta.end - runs[n-1].Start
		} else {
			runs = append(runs, Run{from, ta.start, tb.start, ta.end - ta.start})
		}
		last = p
	}
	if len(runs) > MaxRuns {
		slices.SortStableFunc(runs, func(a, b Run) int { return cmp.Compare(b.Length, a.Length) })
		runs = runs[:MaxRuns]
		slices.SortFunc(runs, func(a, b Run) int { return cmp.Compare(a.Start, b.Start) })
	}
	return runs
}
