package process

import (
	"slices"

	"stagecraft/content"
)

// counterpart is a row of the comparison: steps of one process that stand
// where steps of the other do. Either side may be empty.
type counterpart struct {
	one, other []*content.Step
	why        []string // each sentence once
}

// corresponds tells whether the course links any step of the one to the other.
func corresponds(one, other *content.Process) bool { return len(content.Links(one, other)) > 0 }

// counterparts lines the steps of two processes up. Steps that are linked,
// also by way of others, share a row; rows follow the first process, and steps
// of the second without a counterpart stand after the step before them.
func counterparts(one, other *content.Process) []counterpart {
	all := content.Links(one, other)
	// rowOf gives each step of the other process its row, -1 for none yet.
	rowOf := make([]int, len(other.Steps))
	for j := range rowOf {
		rowOf[j] = -1
	}
	var rows []counterpart
	seen := make([]bool, len(one.Steps))
	for i, s := range one.Steps {
		if seen[i] {
			continue
		}
		row, ones := len(rows), []int{i}
		seen[i] = true
		// Follow the links to and fro until the group is whole.
		for k := 0; k < len(ones); k++ {
			for _, l := range all {
				if l.One != ones[k] || rowOf[l.Other] >= 0 {
					continue
				}
				rowOf[l.Other] = row
				for _, m := range all {
					if m.Other == l.Other && !seen[m.One] {
						seen[m.One] = true
						ones = append(ones, m.One)
					}
				}
			}
		}
		slices.Sort(ones)
		r := counterpart{one: []*content.Step{s}}
		for _, k := range ones[1:] {
			r.one = append(r.one, one.Steps[k])
		}
		for _, l := range all {
			if slices.Contains(ones, l.One) && l.Why != "" && !slices.Contains(r.why, l.Why) {
				r.why = append(r.why, l.Why)
			}
		}
		rows = append(rows, r)
	}
	return withRest(rows, rowOf, other)
}

// withRest puts the other process's steps into their rows, and those without
// one into rows of their own.
func withRest(rows []counterpart, rowOf []int, other *content.Process) []counterpart {
	alone := map[int][]counterpart{} // by the row they follow, -1 for the top
	last := -1
	for j, s := range other.Steps {
		if rowOf[j] >= 0 {
			last = rowOf[j]
			rows[last].other = append(rows[last].other, s)
			continue
		}
		alone[last] = append(alone[last], counterpart{other: []*content.Step{s}})
	}
	out := alone[-1]
	for i, r := range rows {
		out = append(out, r)
		out = append(out, alone[i]...)
	}
	return out
}
