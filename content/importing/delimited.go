package importing

import (
	"fmt"
	"strings"

	"stagecraft/content/markup"
)

// row is one of a table, with the line it begins on, from 1.
type row struct {
	cells []string
	line  int
}

// delimited divides a text into rows. With quotes a cell may stand in quotation
// marks, which are doubled within; only those at its beginning mean that.
type delimited struct {
	text      string
	separator string
	quotes    bool
	at, line  int
	rows      []row
	bad       func(at markup.Pos, rule, format string, args ...any)
}

// divide reads rows up to the end, or to the first place that can't be read.
func (d *delimited) divide() {
	for d.at < len(d.text) {
		now := row{line: d.line}
		for {
			cell, ok := d.cell()
			if !ok {
				return
			}
			now.cells = append(now.cells, cell)
			if len(now.cells) > mostColumns {
				d.bad(line(now.line), "too-many", "the row has more than %d columns; is %q between them?", mostColumns, d.separator)
				return
			}
			if !strings.HasPrefix(d.text[d.at:], d.separator) {
				break
			}
			d.at += len(d.separator)
		}
		if d.at < len(d.text) { // a line end
			d.at++
			d.line++
		}
		if len(now.cells) == 1 && strings.TrimSpace(now.cells[0]) == "" {
			continue
		}
		if d.rows = append(d.rows, now); len(d.rows) > mostRows {
			d.bad(line(now.line), "too-many", "the table has more than %d rows; divide it", mostRows)
			return
		}
	}
}

// cell reads up to a separator, the end of the line or that of the text.
func (d *delimited) cell() (string, bool) {
	rest := d.text[d.at:]
	if !d.quotes || !strings.HasPrefix(rest, `"`) {
		end := strings.IndexByte(rest, '\n')
		if end < 0 {
			end = len(rest)
		}
		if i := strings.Index(rest[:end], d.separator); i >= 0 {
			end = i
		}
		d.at += end
		return rest[:end], true
	}
	begun := d.line
	var b strings.Builder
	for i := 1; ; {
		end := strings.IndexByte(rest[i:], '"')
		if end < 0 {
			d.bad(line(begun), "open-quote", "the quotation mark at the beginning of a cell on this line is never closed; close it, or double it if it is part of the text: \"\"\"")
			return "", false
		}
		b.WriteString(rest[i : i+end])
		i += end + 1
		if strings.HasPrefix(rest[i:], `"`) {
			b.WriteByte('"')
			i++
			continue
		}
		d.line = begun + strings.Count(rest[:i], "\n")
		if i < len(rest) && rest[i] != '\n' && !strings.HasPrefix(rest[i:], d.separator) {
			d.bad(line(d.line), "after-quote", "text follows the quotation mark that closes a cell; double the marks that are part of the text: \"\"")
			return "", false
		}
		d.at += i
		return b.String(), true
	}
}

// likelySeparator gives which of some separators a table has: that which divides the
// most of its first lines into the same number of columns.
func likelySeparator(text string, of ...string) string {
	best, most := of[0], 0
	lines := strings.SplitN(text, "\n", 31)
	if len(lines) > 30 {
		lines = lines[:30]
	}
	for _, separator := range of {
		columns := map[int]int{}
		for _, l := range lines {
			if n := countOutside(l, separator); n > 0 {
				columns[n]++
			}
		}
		for _, n := range columns {
			if n > most {
				best, most = separator, n
			}
		}
	}
	return best
}

// countOutside counts separators of a line that aren't within quotation marks.
func countOutside(line, separator string) int {
	n := 0
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			n += strings.Count(part, separator)
		}
	}
	return n
}

// separatorOf gives a separator by its name, as Anki and trainers write it.
func separatorOf(name string) (string, error) {
	switch strings.ToLower(name) {
	case "tab", `\t`:
		return "\t", nil
	case "comma":
		return ",", nil
	case "semicolon":
		return ";", nil
	case "colon":
		return ":", nil
	case "pipe":
		return "|", nil
	case "space":
		return " ", nil
	}
	s := strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(name)
	if s == "" || len(s) > 20 || strings.Contains(s, `"`) {
		return "", fmt.Errorf("%q can't be between columns; give a sign or a few, or tab, comma, semicolon, colon, pipe or space", name)
	}
	return s, nil
}
