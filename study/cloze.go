package study

import (
	"slices"
	"strconv"
	"strings"
)

// A gap is written as "{{c1::what is hidden}}" or "{{c1::what is hidden::a hint}}", as
// other programs for cards do. Gaps of one number are hidden together, and one may
// stand within another.

// gap is a part of a text with gaps: plain text, or with a number a gap.
type gap struct {
	text   string
	number int // 0 of plain text
	hint   string
	within []gap // what the gap hides
}

// mostNested is how deep gaps may stand within each other.
const mostNested = 8

// Gaps gives the numbers of a text's gaps, each once, in ascending order.
func Gaps(text string) []int {
	var numbers []int
	var collect func(parts []gap)
	collect = func(parts []gap) {
		for _, p := range parts {
			if p.number > 0 {
				numbers = append(numbers, p.number)
				collect(p.within)
			}
		}
	}
	parts := readGaps(text)
	collect(parts)
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// NextGap is the lowest number that no gap of a text has, up to [MaxCloze].
func NextGap(text string) int {
	n := 1
	for _, used := range Gaps(text) {
		if used == n {
			n++
		}
	}
	return min(n, MaxCloze)
}

// Gap hides a part of a text, given in bytes, as a gap of a number.
func Gap(text string, from, to, number int) string {
	return text[:from] + "{{c" + strconv.Itoa(number) + "::" + text[from:to] + "}}" + text[to:]
}

// gapped writes a text with the gaps of one number empty, or with what they hide
// marked; the other gaps are filled.
func gapped(text string, number int, filled bool) string {
	parts := readGaps(text)
	var b strings.Builder
	writeGaps(&b, parts, number, filled)
	return b.String()
}

func writeGaps(b *strings.Builder, parts []gap, number int, filled bool) {
	for _, p := range parts {
		switch {
		case p.number == 0:
			b.WriteString(p.text)
		case p.number != number:
			writeGaps(b, p.within, number, filled)
		case filled:
			var hidden strings.Builder
			writeGaps(&hidden, p.within, 0, true)
			mark := "=="
			if text := hidden.String(); strings.ContainsAny(text, "\n=$`") || strings.TrimSpace(text) != text {
				mark = "" // it would be no mark there
			}
			b.WriteString(mark + hidden.String() + mark)
		case p.hint != "":
			b.WriteString("**[" + p.hint + "]**")
		default:
			b.WriteString("**[…]**")
		}
	}
}

// gapAnswer is what the gaps of a number hide.
func gapAnswer(text string, number int) string {
	var hidden []string
	var collect func(parts []gap)
	collect = func(parts []gap) {
		for _, p := range parts {
			if p.number != number {
				collect(p.within)
				continue
			}
			var b strings.Builder
			writeGaps(&b, p.within, 0, true)
			hidden = append(hidden, b.String())
		}
	}
	parts := readGaps(text)
	collect(parts)
	return strings.Join(hidden, ", ")
}

// openGap is a gap that is being read.
type openGap struct {
	opening string // as it is written
	number  int
	within  []gap
	hint    strings.Builder
	hinted  bool
}

// plain adds plain text.
func (o *openGap) plain(text string) {
	switch {
	case text == "":
	case o.hinted:
		o.hint.WriteString(text)
	default:
		o.within = append(o.within, gap{text: text})
	}
}

// add adds parts that were read within it.
func (o *openGap) add(parts ...gap) {
	for _, p := range parts {
		if p.number == 0 || o.hinted { // no gap stands in a hint
			var b strings.Builder
			writeGaps(&b, []gap{p}, 0, true)
			o.plain(b.String())
			continue
		}
		o.within = append(o.within, p)
	}
}

// asText gives what was read of it when nothing ends it: text.
func (o *openGap) asText() []gap {
	parts := append([]gap{{text: o.opening}}, o.within...)
	if o.hinted {
		parts = append(parts, gap{text: "::" + o.hint.String()})
	}
	return parts
}

// readGaps reads a text with gaps, from its beginning to its end once.
func readGaps(text string) []gap {
	open := []*openGap{{}}
	from := 0 // of plain text that isn't taken up yet
	for at := 0; at < len(text); {
		top := open[len(open)-1]
		opening, number := readOpening(text[at:])
		switch {
		case number > 0 && len(open) <= mostNested:
			top.plain(text[from:at])
			open = append(open, &openGap{opening: opening, number: number})
			at += len(opening)
			from = at
		case len(open) > 1 && strings.HasPrefix(text[at:], "}}"):
			top.plain(text[from:at])
			at += len("}}")
			from, open = at, open[:len(open)-1]
			below := open[len(open)-1]
			if len(top.within) == 0 { // it hides nothing
				below.add(append(top.asText(), gap{text: "}}"})...)
				continue
			}
			below.add(gap{number: top.number, hint: strings.TrimSpace(top.hint.String()), within: top.within})
		case len(open) > 1 && !top.hinted && strings.HasPrefix(text[at:], "::"):
			top.plain(text[from:at])
			at += len("::")
			from, top.hinted = at, true
		default:
			at++
		}
	}
	open[len(open)-1].plain(text[from:])
	for len(open) > 1 {
		top := open[len(open)-1]
		open = open[:len(open)-1]
		open[len(open)-1].add(top.asText()...)
	}
	return open[0].within
}

// readOpening reads what begins a gap, as "{{c1::"; 0 where none begins.
func readOpening(text string) (opening string, number int) {
	after, ok := strings.CutPrefix(text, "{{c")
	if !ok {
		return "", 0
	}
	digits := 0
	for digits < len(after) && digits < 3 && after[digits] >= '0' && after[digits] <= '9' {
		number = number*10 + int(after[digits]-'0')
		digits++
	}
	if number < 1 || number > MaxCloze || !strings.HasPrefix(after[digits:], "::") {
		return "", 0
	}
	return text[:len("{{c")+digits+len("::")], number
}
