package termfile

import (
	"slices"
	"strings"

	"stagecraft/content"
)

// key is one of a term, in the order in which they are written.
type key struct {
	name string
	of   func(*content.Term) any
	take func(to, from *content.Term)
}

// textKey is a key that holds a text.
func textKey(name string, of func(*content.Term) *string) key {
	return key{name, func(t *content.Term) any { return *of(t) }, func(to, from *content.Term) { *of(to) = *of(from) }}
}

var keys = []key{
	textKey("id", func(t *content.Term) *string { return &t.ID }),
	textKey("term", func(t *content.Term) *string { return &t.Term }),
	textKey("abbreviation", func(t *content.Term) *string { return &t.Abbreviation }),
	textKey("definition", func(t *content.Term) *string { return &t.Definition }),
	textKey("not", func(t *content.Term) *string { return &t.Not }),
	textKey("example", func(t *content.Term) *string { return &t.Example }),
	textKey("group", func(t *content.Term) *string { return &t.Group }),
	{"tags", func(t *content.Term) any { return strings.Join(t.Tags, "\x00") }, func(to, from *content.Term) { to.Tags = from.Tags }},
	textKey("lesson", func(t *content.Term) *string { return &t.Lesson }),
	textKey("source", func(t *content.Term) *string { return &t.Source }),
}

// entry is one of the file, key by key.
type entry struct {
	dash  string // before the first key: spaces, a dash, spaces
	deep  int    // how far the keys are indented
	parts []part
}

// part is a key with its value, and the comments and empty lines above it.
type part struct {
	name, above, text string
}

// newEntry takes an entry apart; false when its keys don't stand on lines of their own.
func newEntry(body string, indented int) (e entry, ok bool) {
	rest := body[indented+1:]
	e.deep = indented + 1 + indent(rest)
	if rest = strings.TrimLeft(rest, " "); rest == "" || rest[0] == '\n' || rest[0] == '#' {
		return e, false
	}
	e.dash = body[:e.deep]
	above := ""
	for i, line := range strings.SplitAfter(strings.Repeat(" ", e.deep)+rest, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case line == "":
		case bare == "" || bare[0] == '#' && indent(line) <= e.deep:
			above += line
		case indent(line) == e.deep && nameOf(bare) != "":
			e.parts = append(e.parts, part{nameOf(bare), above, line})
			above = ""
		case i == 0 || indent(line) <= e.deep:
			return e, false
		default:
			last := &e.parts[len(e.parts)-1]
			last.text += above + line
			above = ""
		}
	}
	if above != "" && len(e.parts) > 0 {
		e.parts[len(e.parts)-1].text += above
	}
	return e, len(e.parts) > 0
}

// nameOf gives the key that a line begins with; "" when it begins with none known.
func nameOf(line string) string {
	name, _, ok := strings.Cut(line, ":")
	if !ok || !slices.ContainsFunc(keys, func(k key) bool { return k.name == name }) {
		return ""
	}
	return name
}

// set writes a key with its value, or takes it out where text is empty. A comment after
// the value stays.
func (e *entry) set(name, text string) {
	at := slices.IndexFunc(e.parts, func(p part) bool { return p.name == name })
	switch {
	case text == "" && at > 0:
		e.parts = slices.Delete(e.parts, at, at+1)
	case text == "":
	case at >= 0:
		if note := commentAfter(e.parts[at].text); note != "" {
			first, rest, _ := strings.Cut(text, "\n")
			text = first + note + "\n" + rest
		}
		e.parts[at].text = text
	default:
		after := 0
		for i, p := range e.parts {
			if order(p.name) < order(name) {
				after = i + 1
			}
		}
		e.parts = slices.Insert(e.parts, max(after, 1), part{name: name, text: text})
	}
}

func order(name string) int {
	return slices.IndexFunc(keys, func(k key) bool { return k.name == name })
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
	return ""
}

// String is the entry as it is written.
func (e *entry) String() string {
	var b strings.Builder
	for i, p := range e.parts {
		if i == 0 {
			b.WriteString(p.above + e.dash + p.text[e.deep:])
			continue
		}
		b.WriteString(p.above + p.text)
	}
	return b.String()
}
