package main

import (
	"fmt"
	"io"
	"time"
)

// row is one line of the report. A limit of 0 is none: the row only informs.
type row struct {
	what  string
	unit  string
	scale float64 // what one unit is in the figures' own unit
	of    func(rounds []figures) float64
	limit float64
}

var rows = []row{
	{"First frame", "ms", float64(time.Millisecond), func(r []figures) float64 {
		return medianOf(r, func(f figures) time.Duration { return f.frame })
	}, limits.frame},
	{"Whole picture", "ms", float64(time.Millisecond), func(r []figures) float64 {
		return medianOf(r, func(f figures) time.Duration { return f.complete })
	}, 0},
	{"PSS after 5 s", "MB", 1e6, func(r []figures) float64 {
		return medianOf(r, func(f figures) int64 { return f.memory })
	}, limits.memory},
	{"Idle CPU in 10 s", "ms", float64(time.Millisecond), func(r []figures) float64 {
		return medianOf(r, func(f figures) time.Duration { return f.idle })
	}, limits.idle},
}

// report prints the medians side by side and tells whether the app is over a limit.
func report(w io.Writer, empty, app []figures) (over bool) {
	fmt.Fprintf(w, "\n%-18s %14s %14s %8s %8s\n", fmt.Sprintf("median of %d", len(app)), "empty window", "stagecraft", "ratio", "limit")
	for _, r := range rows {
		base, cost := r.of(empty)/r.scale, r.of(app)/r.scale
		ratio := cost / base
		limit, verdict := "", ""
		if r.limit > 0 {
			limit = fmt.Sprintf("%.1f", r.limit)
			// Without a base there is nothing to compare with: that is no pass.
			if !(ratio <= r.limit) {
				over, verdict = true, "  over"
			}
		}
		fmt.Fprintf(w, "%-18s %11.1f %s %11.1f %s %8.2f %8s%s\n", r.what, base, r.unit, cost, r.unit, ratio, limit, verdict)
	}
	fmt.Fprintln(w)
	return over
}
