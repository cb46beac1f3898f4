package main

import (
	"fmt"
	"io"
)

// limited is a figure with its limit, of the app alone.
type limited struct {
	what       string
	got, limit float64
	unit       string
}

// reportLimited prints figures and tells whether one is over its limit. One of nothing is no pass.
func reportLimited(w io.Writer, figures []limited) (over bool) {
	fmt.Fprintf(w, "\n%-42s %12s %12s\n", "", "stagecraft", "limit")
	for _, f := range figures {
		verdict := ""
		if !(f.got > 0 && f.got <= f.limit) {
			over, verdict = true, "  over"
		}
		fmt.Fprintf(w, "%-42s %8.0f %-3s %8.0f %-3s%s\n", f.what, f.got, f.unit, f.limit, f.unit, verdict)
	}
	return over
}
