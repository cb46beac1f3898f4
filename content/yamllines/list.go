package yamllines

import (
	"slices"
	"strings"
)

// List is one whose entries begin with a dash on a line of their own.
type List struct {
	Lead    string   // before the first entry
	Entries []string // each with the comments right above it, and its last line end
	Gaps    []string // what stands after each of the entries: empty lines and comments
	Dash    int      // how far the entries are indented; -1 when there are none
}

// ReadList takes a list apart: lines that end as Unix has them end. It is false when an
// entry doesn't begin on a line of its own. An empty list, written as [], is one without
// entries.
func ReadList(text string) (l List, ok bool) {
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	l.Dash = -1
	lines := strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines); {
		line := lines[i]
		bare := strings.TrimSpace(line)
		switch {
		case l.Dash < 0 && (bare == "" || bare[0] == '#' || bare == "---"):
			l.Lead += line
			i++
		case l.Dash < 0 && !startsEntry(strings.TrimLeft(line, " ")):
			return l, bare == "[]" // which is written over once it has an entry
		case l.Dash < 0 || startsEntry(cutIndent(line, l.Dash)):
			l.Dash = Indent(line)
			i = l.entry(lines, i)
		default:
			return l, false
		}
	}
	return l, true
}

// entry takes the entry that begins on a line, and gives the line after it and what
// stands between it and the next.
func (l *List) entry(lines []string, at int) int {
	end := at + 1
	last := end // after the last line that is the entry's own
scan:
	for ; end < len(lines); end++ {
		bare := strings.TrimSpace(lines[end])
		switch {
		case bare == "":
		case Indent(lines[end]) > l.Dash:
			last = end + 1
		case bare[0] == '#':
		default:
			break scan
		}
	}
	above := ""
	if n := len(l.Gaps); n > 0 { // comments right above belong to it
		gap := strings.SplitAfter(l.Gaps[n-1], "\n")
		i := len(gap)
		for i > 0 && (gap[i-1] == "" || strings.HasPrefix(strings.TrimSpace(gap[i-1]), "#")) {
			i--
		}
		above = strings.Join(gap[i:], "")
		l.Gaps[n-1] = strings.Join(gap[:i], "")
	}
	l.Entries = append(l.Entries, above+strings.Join(lines[at:last], ""))
	l.Gaps = append(l.Gaps, strings.Join(lines[last:end], ""))
	return end
}

func startsEntry(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "-\n") || line == "-"
}

// cutIndent gives a line without so many spaces; "" when it has others.
func cutIndent(line string, n int) string {
	if Indent(line) != n {
		return ""
	}
	return line[n:]
}

// OwnLead gives the comments right above the first entry to it, so that they go with it:
// those of a list that begins a file are the file's.
func (l *List) OwnLead() {
	lines := strings.SplitAfter(l.Lead, "\n")
	i := len(lines)
	for i > 0 && (lines[i-1] == "" || strings.HasPrefix(strings.TrimSpace(lines[i-1]), "#")) {
		i--
	}
	if len(l.Entries) > 0 {
		l.Entries[0] = strings.Join(lines[i:], "") + l.Entries[0]
		l.Lead = strings.Join(lines[:i], "")
	}
}

// String is the list as it is written.
func (l *List) String() string {
	var b strings.Builder
	b.WriteString(l.Lead)
	for i, e := range l.Entries {
		b.WriteString(e)
		b.WriteString(l.Gaps[i])
	}
	return b.String()
}

// Add puts an entry, with its line ends, at a place, from 0 to as many as there are.
// Between is what parts it from the next in a list of which that can't be told.
func (l *List) Add(at int, entry, between string) {
	l.Entries = slices.Insert(l.Entries, at, entry)
	if len(l.Gaps) > 1 {
		between = blank(l.Gaps[0])
	}
	switch {
	case len(l.Gaps) == 0:
		l.Gaps = []string{""}
	case at == len(l.Gaps): // what stood at the end stays there
		last := len(l.Gaps) - 1
		tail := l.Gaps[last]
		if strings.TrimSpace(tail) == "" {
			tail = ""
		}
		l.Gaps[last] = between
		l.Gaps = append(l.Gaps, tail)
	default:
		l.Gaps = slices.Insert(l.Gaps, at, between)
	}
}

// blank gives the empty lines that a text is made of, or one where it has comments.
func blank(gap string) string {
	if strings.TrimSpace(gap) == "" {
		return gap
	}
	return "\n"
}

// Remove takes the entry at a place away, with the comments right above it. Other
// comments stay.
func (l *List) Remove(at int) {
	gap := l.Gaps[at]
	l.Entries = slices.Delete(l.Entries, at, at+1)
	l.Gaps = slices.Delete(l.Gaps, at, at+1)
	switch {
	case strings.TrimSpace(gap) == "" && at < len(l.Gaps):
	case at > 0 && strings.TrimSpace(gap) == "":
		l.Gaps[at-1] = gap
	case at > 0:
		l.Gaps[at-1] += gap
	default:
		l.Lead += strings.TrimLeft(gap, "\n")
	}
}

// Move has the entry at a place stand at another one.
func (l *List) Move(from, to int) {
	e := l.Entries[from]
	l.Entries = slices.Insert(slices.Delete(l.Entries, from, from+1), to, e)
}

// CutComments takes the comments above an entry off it.
func CutComments(entry string) (above, body string) {
	for strings.HasPrefix(strings.TrimLeft(entry, " "), "#") {
		end := strings.IndexByte(entry, '\n') + 1
		above, entry = above+entry[:end], entry[end:]
	}
	return above, entry
}
