// Package yamllines changes what is written in YAML key by key and entry by entry: what
// isn't changed stays as it is written, with its comments and its order.
package yamllines

import (
	"regexp"
	"slices"
	"strings"
)

// Mapping is one whose keys stand on lines of their own.
type Mapping struct {
	Deep  int // how far the keys are indented
	Parts []Part
	dash  string // before the first key: spaces, a dash, spaces; "" for none
}

// Part is a key with its value, as its lines are written, and the comments and empty
// lines above it.
type Part struct {
	Name, Above, Text string
}

var keyed = regexp.MustCompile(`^([A-Za-z_][\w-]*):(?:\s|$)`)

// ReadMapping takes a mapping apart; false when its keys don't stand on lines of their own.
// Dash is how far the dash is indented that it begins with; -1 for none.
func ReadMapping(body string, dash int) (m Mapping, ok bool) {
	rest := body
	if dash >= 0 {
		if len(body) <= dash || body[dash] != '-' {
			return m, false
		}
		rest = body[dash+1:]
		m.Deep = dash + 1 + Indent(rest)
		if rest = strings.TrimLeft(rest, " "); rest == "" || rest[0] == '\n' || rest[0] == '#' {
			return m, false
		}
		m.dash = body[:m.Deep]
		rest = strings.Repeat(" ", m.Deep) + rest
	}
	above := ""
	for line := range strings.SplitAfterSeq(rest, "\n") {
		bare := strings.TrimSpace(line)
		listed := Indent(line) == m.Deep && (strings.HasPrefix(bare, "- ") || bare == "-") && dash < 0
		switch {
		case line == "":
		case bare == "" || bare[0] == '#' && Indent(line) <= m.Deep || bare == "---" && len(m.Parts) == 0 && dash < 0:
			above += line
		case Indent(line) == m.Deep && keyed.MatchString(bare):
			m.Parts = append(m.Parts, Part{keyed.FindStringSubmatch(bare)[1], above, line})
			above = ""
		case len(m.Parts) == 0 || Indent(line) <= m.Deep && !listed:
			return m, false
		default:
			last := &m.Parts[len(m.Parts)-1]
			last.Text += above + line
			above = ""
		}
	}
	if above != "" && len(m.Parts) > 0 {
		m.Parts[len(m.Parts)-1].Text += above
	}
	return m, len(m.Parts) > 0
}

// Part gives the key of a name; nil when there is none.
func (m *Mapping) Part(name string) *Part {
	if at := m.index(name); at >= 0 {
		return &m.Parts[at]
	}
	return nil
}

func (m *Mapping) index(name string) int {
	return slices.IndexFunc(m.Parts, func(p Part) bool { return p.Name == name })
}

// Set writes a key with its value, as the lines of text, or takes it out where that is
// empty; the first key stays. A comment after the value stays. A key that isn't there yet
// comes after those that are before it in order.
func (m *Mapping) Set(name, text string, order []string) {
	at := m.index(name)
	switch {
	case text == "" && at > 0:
		m.Parts = slices.Delete(m.Parts, at, at+1)
	case text == "":
	case at >= 0:
		old := m.Parts[at].Text
		if note := commentAfter(old); note != "" {
			first, rest, _ := strings.Cut(text, "\n")
			text = first + note + "\n" + rest
		}
		m.Parts[at].Text = text + tail(old)
	default:
		after := 0
		for i, p := range m.Parts {
			if slices.Index(order, p.Name) < slices.Index(order, name) {
				after = i + 1
			}
		}
		m.Parts = slices.Insert(m.Parts, max(after, 1), Part{Name: name, Text: text})
	}
}

// tail gives the empty lines and comments at the end of a key's lines that are indented no
// deeper than it.
func tail(text string) string {
	lines := strings.SplitAfter(text, "\n")
	deep, at := Indent(text), len(lines)
	for at > 1 {
		bare := strings.TrimSpace(lines[at-1])
		if lines[at-1] != "" && bare != "" && (bare[0] != '#' || Indent(lines[at-1]) > deep) {
			break
		}
		at--
	}
	return strings.Join(lines[at:], "")
}

// commentAfter gives the comment at the end of a key's first line, with the space
// before it; "" for none. What is in quotes is none.
func commentAfter(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	_, value, _ := strings.Cut(line, ":")
	value = strings.TrimLeft(value, " ")
	skipped := len(line) - len(value)
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		quote := value[0]
		for i := 1; i < len(value); i++ {
			switch {
			case value[i] == '\\' && quote == '"':
				i++
			case value[i] == quote && quote == '\'' && i+1 < len(value) && value[i+1] == quote:
				i++
			case value[i] == quote:
				skipped += i + 1
				if rest := line[skipped:]; strings.HasPrefix(strings.TrimLeft(rest, " "), "#") {
					return rest
				}
				return ""
			}
		}
		return ""
	}
	if at := strings.Index(line[skipped:], " #"); at >= 0 {
		return line[skipped+at:]
	}
	if strings.HasPrefix(value, "#") && skipped > 0 {
		return line[skipped-1:]
	}
	return ""
}

// String is the mapping as it is written.
func (m *Mapping) String() string {
	var b strings.Builder
	for i, p := range m.Parts {
		if i == 0 && m.dash != "" {
			b.WriteString(p.Above + m.dash + p.Text[m.Deep:])
			continue
		}
		b.WriteString(p.Above + p.Text)
	}
	return b.String()
}

// Indent counts the spaces that a line begins with.
func Indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// Reindent gives lines that are indented by some spaces with others instead.
func Reindent(text string, from, to int) string {
	lines := strings.SplitAfter(text, "\n")
	for i, l := range lines {
		if strings.TrimSpace(l) != "" {
			lines[i] = strings.Repeat(" ", to) + l[min(from, Indent(l)):]
		}
	}
	return strings.Join(lines, "")
}
