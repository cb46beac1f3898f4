package content

import "strings"

// indentOf counts the columns of space that a line begins with.
func indentOf(line string) int {
	columns := 0
	for _, c := range line {
		switch c {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns
		}
	}
	return columns
}

// dedented takes up to so many columns of space from the start of each line.
func dedented(lines []string, columns int) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		width := 0
		for width < columns && line != "" && (line[0] == ' ' || line[0] == '\t') {
			if line[0] == '\t' {
				width += 4 - width%4
			} else {
				width++
			}
			line = line[1:]
		}
		out[i] = strings.Repeat(" ", max(width-columns, 0)) + line
	}
	return out
}

// trimLines takes off empty lines at both ends and space at the end. What
// begins with four spaces is code, and stays so.
func trimLines(s string) string {
	s = strings.TrimRight(s, " \t\n")
	for {
		line, rest, found := strings.Cut(s, "\n")
		if !found || strings.TrimSpace(line) != "" {
			break
		}
		s = rest
	}
	if indentOf(s) < 4 {
		s = strings.TrimLeft(s, " \t")
	}
	return s
}

// cells gives the cells of a table's line; \| is a bar within one.
func cells(line string) []string {
	const bar = "\x00"
	line = strings.ReplaceAll(strings.TrimSpace(line), `\|`, bar)
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	row := strings.Split(line, "|")
	for i, c := range row {
		row[i] = strings.TrimSpace(strings.ReplaceAll(c, bar, "|"))
	}
	return row
}
