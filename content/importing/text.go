package importing

import (
	"strings"

	"stagecraft/content/markup"
)

// tidy makes of what a file has a text as a course has it: without signs that can't
// be seen, and without spaces at the ends of its lines; no more than one line of it
// is empty.
func tidy(s string) string {
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

// oneLine puts a text on one line, with single spaces. A no-break space stays.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }), " ")
}

// shortened is a text as it fits into a message.
func shortened(s string) string {
	const most = 60
	s = oneLine(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
