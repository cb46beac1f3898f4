package fragment

import (
	"strings"

	"stagecraft/content/markup"
)

// Tidy makes of what a file has a text as a course has it: without signs that can't
// be seen, and without spaces at the ends of its lines; no more than one line of it
// is empty.
func Tidy(s string) string {
	s = markup.Visible(strings.Map(func(c rune) rune {
		switch c {
		case '\r', 0x200b, 0xfeff, 0xad:
			return -1
		case 0x2028, 0x2029:
			return '\n'
		}
		return c
	}, s))
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		l = strings.Trim(l, " \t")
		if l == "" && (len(kept) == 0 || kept[len(kept)-1] == "") {
			continue
		}
		kept = append(kept, l)
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// OneLine puts a text on one line, with single spaces. A no-break space stays.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }), " ")
}

// Shortened is a text as it fits into a message.
func Shortened(s string) string {
	const most = 60
	s = OneLine(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
