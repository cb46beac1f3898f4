package fix

import (
	"fmt"
	"strings"

	"stagecraft/content/markup"
)

// Hunk is a part of a file with lines that change and some around them that don't.
type Hunk struct {
	Before, After int // the first line of each, from 1
	Lines         []DiffLine
}

// DiffLine is a line of a hunk: Kind is ' ' for one that stays, '-' for one that goes
// and '+' for one that comes. Text is without its end.
type DiffLine struct {
	Kind byte
	Text string
}

// around is how many lines that stay are shown on each side of those that change.
const around = 3

// Hunks gives what changes between two texts, line by line.
func Hunks(before, after string) []Hunk {
	all := script(lines(before), lines(after))
	var hunks []Hunk
	a, b := 1, 1 // lines
	last := -1   // place in all of the last line of the hunk
	for i, l := range all {
		if l.Kind != ' ' {
			from := max(i-around, last+1)
			if last < 0 || from > last+1 {
				hunks = append(hunks, Hunk{a - (i - from), b - (i - from), nil})
			}
			h := &hunks[len(hunks)-1]
			h.Lines = append(h.Lines, all[from:i+1]...)
			last = i
		} else if last >= 0 && i-last <= around && nearChange(all, last, i) {
			h := &hunks[len(hunks)-1]
			h.Lines = append(h.Lines, l)
			last = i
		}
		if l.Kind != '+' {
			a++
		}
		if l.Kind != '-' {
			b++
		}
	}
	return hunks
}

// nearChange tells whether a line that stays is within reach of the last that doesn't.
func nearChange(all []DiffLine, last, at int) bool {
	for back := 1; back <= around && at-back >= 0; back++ {
		if all[at-back].Kind != ' ' {
			return true
		}
	}
	return false
}

// lines divides a text after each line end.
func lines(text string) []string {
	var all []string
	for l := range strings.Lines(text) {
		all = append(all, l)
	}
	return all
}

// mostSteps bounds the work on texts that have little in common.
const mostSteps = 1500

// script gives the lines of two texts with what is done to each, by Myers's way of
// finding the fewest changes; texts that differ in very much change whole.
func script(a, b []string) []DiffLine {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	out := make([]DiffLine, 0, len(a)+len(b))
	put := func(kind byte, some ...string) {
		for _, l := range some {
			out = append(out, DiffLine{kind, strings.TrimSuffix(l, "\n")})
		}
	}
	put(' ', a[:head]...)
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	trace := reach(x, y)
	if trace == nil {
		put('-', x...)
		put('+', y...)
	} else {
		for _, step := range walkBack(trace, x, y) {
			put(step.Kind, step.Text)
		}
	}
	put(' ', a[len(a)-tail:]...)
	return out
}

// reach gives, for each number of changes, how far along each diagonal one gets; nil
// when there are too many.
func reach(a, b []string) []map[int]int {
	v := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; d <= min(len(a)+len(b), mostSteps); d++ {
		now := map[int]int{}
		for k := -d; k <= d; k += 2 {
			x := v[k-1] + 1
			if k == -d || k != d && v[k-1] < v[k+1] {
				x = v[k+1]
			}
			for x < len(a) && x-k < len(b) && x-k >= 0 && a[x] == b[x-k] {
				x++
			}
			now[k] = x
			if x >= len(a) && x-k >= len(b) {
				return append(trace, now)
			}
		}
		trace = append(trace, now)
		v = now
	}
	return nil
}

// walkBack gives the changes that reach found, in their order.
func walkBack(trace []map[int]int, a, b []string) []DiffLine {
	var back []DiffLine
	x, y := len(a), len(b)
	for d := len(trace) - 1; d > 0; d-- {
		v, k := trace[d-1], x-y
		from := k - 1
		if k == -d || k != d && v[k-1] < v[k+1] {
			from = k + 1
		}
		px := v[from]
		py := px - from
		for x > px && y > py && x > 0 && y > 0 && a[x-1] == b[y-1] {
			x, y = x-1, y-1
			back = append(back, DiffLine{' ', a[x]})
		}
		if from == k+1 {
			y--
			back = append(back, DiffLine{'+', b[y]})
		} else {
			x--
			back = append(back, DiffLine{'-', a[x]})
		}
	}
	for x > 0 {
		x--
		back = append(back, DiffLine{' ', a[x]})
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

// unified writes a file's change as a unified diff, as patch reads it.
func unified(name, before, after string, isNew bool) string {
	var out strings.Builder
	old := "a/" + name
	if isNew {
		old = "/dev/null"
	}
	fmt.Fprintf(&out, "--- %s\n+++ b/%s\n", old, name)
	for _, h := range Hunks(before, after) {
		a, b := 0, 0
		for _, l := range h.Lines {
			if l.Kind != '+' {
				a++
			}
			if l.Kind != '-' {
				b++
			}
		}
		fmt.Fprintf(&out, "@@ -%d,%d +%d,%d @@\n", first(h.Before, a), a, first(h.After, b), b)
		na, nb := h.Before, h.After
		ea, eb := len(lines(before)), len(lines(after))
		for _, l := range h.Lines {
			out.WriteByte(l.Kind)
			out.WriteString(l.Text + "\n")
			if l.Kind != '+' && na == ea && !strings.HasSuffix(before, "\n") || l.Kind == '+' && nb == eb && !strings.HasSuffix(after, "\n") {
				out.WriteString("\\ No newline at end of file\n")
			}
			if l.Kind != '+' {
				na++
			}
			if l.Kind != '-' {
				nb++
			}
		}
	}
	return out.String()
}

// first is the line that a part of a file begins with, as a diff says it: that before
// it where it has none.
func first(line, count int) int {
	if count == 0 {
		return line - 1
	}
	return line
}

// Shown is a line of a diff as it can be shown on a terminal, which obeys some signs.
func (l DiffLine) Shown() string { return markup.Visible(strings.TrimSuffix(l.Text, "\r")) }
