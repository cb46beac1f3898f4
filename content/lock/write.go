package lock

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"stagecraft/content/anchor"
)

// format is the version of the format that is written, and the newest that is read.
const format = 1

// MarshalText writes the file. The same lock gives the same bytes, a line a thing,
// so that a change can be read where files are compared. It fails when the course is
// larger than a lock may be.
func (l *Lock) MarshalText() ([]byte, error) {
	l.sort()
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %d\n", Name, format)
	b.WriteString("# Written by coursekit lock, which compares the next edition with it. Keep it with the course.\n")
	fmt.Fprintf(&b, "course %s\nversion %s\n", escaped(l.Course), escaped(l.Version))
	b.WriteString("\n# Each id by its parts: hash, the version in which it came to mean this, words.\n")
	for _, e := range l.Entries {
		fmt.Fprintf(&b, "id %s %s %s %s %s\n", escaped(e.ID), escaped(e.Part.Name), escaped(e.Part.Sum), escaped(e.Since), quoted(e.Part.Text))
	}
	if len(l.Gone) > 0 {
		b.WriteString("\n# Ids that are gone: since which version, where they went, the hash of what they said.\n")
	}
	for _, g := range l.Gone {
		fmt.Fprintf(&b, "gone %s %s %s %s\n", escaped(g.ID), escaped(g.Since), escaped(g.To), escaped(g.Sum))
	}
	b.Write(l.history())
	b.WriteString("\n# The paragraphs of this edition: lesson, key, and of a heading its level and id; words.\n")
	room := maxWords
	for _, block := range l.Blocks {
		text := quoted(block.Text)
		if len(text) > maxLine/2 || len(text) > room {
			text = "" // it is found again if it stays the same
		}
		room -= len(text)
		if block.Level > 0 {
			fmt.Fprintf(&b, "heading %s %s %d %s", escaped(block.Lesson), escaped(block.Key), block.Level, escaped(block.Heading))
		} else {
			fmt.Fprintf(&b, "block %s %s", escaped(block.Lesson), escaped(block.Key))
		}
		if text != "" {
			b.WriteString(" " + text)
		}
		b.WriteString("\n")
	}
	if b.Len() > MaxSize {
		return nil, fmt.Errorf("the course is too large for a %s: %d bytes of %d; divide it into two courses", Name, b.Len(), MaxSize)
	}
	return b.Bytes(), nil
}

// history writes the steps, without the oldest where they are too many.
func (l *Lock) history() []byte {
	var kept [][]byte
	room := maxHistory
	for i := len(l.Steps) - 1; i >= 0; i-- {
		var b bytes.Buffer
		fmt.Fprintf(&b, "step %s\n", escaped(l.Steps[i].Version))
		for _, m := range l.Steps[i].Moves {
			fmt.Fprintf(&b, "move %s %s %s\n", places(m.From), places([]anchor.Place{m.To}), runs(m.Runs))
		}
		if room -= b.Len(); room < 0 {
			break
		}
		kept = append(kept, b.Bytes())
	}
	if len(kept) == 0 {
		return nil
	}
	all := []byte("\n# Where paragraphs went in each edition: from, to, the characters they share (which, from, to, how many).\n")
	for i := len(kept) - 1; i >= 0; i-- {
		all = append(all, kept[i]...)
	}
	return all
}

func places(all []anchor.Place) string {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = escaped(p.Lesson) + "/" + escaped(p.Block)
	}
	return strings.Join(names, ",")
}

func runs(all []anchor.Run) string {
	if len(all) == 0 {
		return "-"
	}
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = fmt.Sprintf("%d:%d:%d:%d", r.From, r.Start, r.To, r.Length)
	}
	return strings.Join(texts, ",")
}

// escaped writes a text as a field: without spaces, commas, signs that can't be
// seen, and "%", each byte of which is % and two hex digits. An empty one is "-".
func escaped(field string) string {
	switch field {
	case "":
		return "-"
	case "-":
		return "%2D"
	}
	var b strings.Builder
	for _, r := range field {
		if r == '%' || r == ',' || unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quoted writes words at the end of a line: with \\ for a backslash, and as in Go
// \n, \t and \u200b for signs that can't be seen.
func quoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r):
			b.WriteRune(r)
		default:
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(q[1 : len(q)-1])
		}
	}
	return b.String()
}
