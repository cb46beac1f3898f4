// Package longnote writes notes of any length for what has to be measured or seen on a long text.
// A note holds what lessons hold, in about the parts in which they hold it: paragraphs with styled
// words and terms, lists, tables, code, callouts, quotes and footnotes. The same size always gives
// the same note.
package longnote

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Write gives a note of about size bytes, and never of more, with a title of its own and no front matter.
func Write(size int) string {
	w := &writer{random: rand.New(rand.NewPCG(1, uint64(size))), names: names()}
	var note strings.Builder
	note.WriteString("# A note of many parts\n\n")
	for section := 1; ; section++ {
		part := w.section(section)
		if note.Len()+len(part) > size {
			break
		}
		note.WriteString(part)
	}
	// Paragraphs fill what is too little for one more section.
	for {
		part := w.paragraph() + "\n\n"
		if note.Len()+len(part) > size {
			return note.String()
		}
		note.WriteString(part)
	}
}

type writer struct {
	random *rand.Rand
	names  []string
	notes  int // footnotes so far
}

func (w *writer) one(of []string) string { return of[w.random.IntN(len(of))] }

// section is a heading and eight to fourteen blocks.
func (w *writer) section(n int) string {
	var b strings.Builder
	level, after := "##", ""
	if n%4 != 1 {
		level = "###"
	}
	fmt.Fprintf(&b, "%s %d. What %s did about %s\n\n%s\n\n", level, n, w.one(w.names), w.one(things), w.paragraph())
	for range 7 + w.random.IntN(7) {
		switch k := w.random.IntN(40); {
		case k < 5:
			b.WriteString(w.list("- ", 3+w.random.IntN(4)))
		case k < 7:
			b.WriteString(w.list("1. ", 3+w.random.IntN(5)))
		case k < 9:
			b.WriteString(w.nested())
		case k < 11:
			b.WriteString(w.table(3 + w.random.IntN(5)))
		case k < 13:
			b.WriteString(w.code())
		case k < 16:
			fmt.Fprintf(&b, ":::%s %s\n%s\n:::\n", w.one([]string{"info", "warning", "success", "danger"}), w.title(), w.paragraph())
		case k < 17:
			fmt.Fprintf(&b, "> %s\n> [name=%s]\n", w.sentence(), w.one(w.names))
		case k < 18:
			b.WriteString(w.list("- [x] ", 3))
		case k < 19:
			w.notes++
			fmt.Fprintf(&b, "%s[^n%d] %s\n", w.paragraph(), w.notes, w.sentence())
			after += fmt.Sprintf("[^n%d]: %s\n\n", w.notes, w.sentence())
		default:
			b.WriteString(w.paragraph() + "\n")
		}
		b.WriteByte('\n')
	}
	return b.String() + after
}

// paragraph is two to six sentences.
func (w *writer) paragraph() string {
	var all []string
	for range 2 + w.random.IntN(5) {
		all = append(all, w.sentence())
	}
	return strings.Join(all, " ")
}

func (w *writer) list(mark string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(mark + w.sentence() + "\n")
	}
	return b.String()
}

func (w *writer) nested() string {
	var b strings.Builder
	for range 2 + w.random.IntN(2) {
		b.WriteString("- " + w.sentence() + "\n")
		for range 1 + w.random.IntN(3) {
			b.WriteString("  - " + w.sentence() + "\n")
		}
	}
	return b.String()
}

func (w *writer) table(rows int) string {
	var b strings.Builder
	b.WriteString("| Firm | What it asked for | Seats | When |\n|---|---|---:|---|\n")
	for range rows {
		fmt.Fprintf(&b, "| %s | %s | %d | %s |\n", w.one(w.names), w.phrase(), 10+w.random.IntN(900), w.one(times))
	}
	return b.String()
}

func (w *writer) code() string {
	var b strings.Builder
	b.WriteString("```python\ndef " + strings.ToLower(strings.Fields(w.one(w.names))[0]) + "(deal):\n")
	for range 3 + w.random.IntN(6) {
		fmt.Fprintf(&b, "    if deal.seats > %d:  # %s\n        deal.stage = %q\n", w.random.IntN(500), w.phrase(), w.one(things))
	}
	b.WriteString("    return deal\n```\n")
	return b.String()
}

func (w *writer) title() string {
	t := w.phrase()
	return strings.ToUpper(t[:1]) + t[1:]
}
