package fix

import (
	"regexp"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/yamltext"
)

// plain is what needs no quotes as a value, wherever it stands.
var plain = regexp.MustCompile(`^[\pL\pN_./](?:[\pL\pN_./#:-]| [\pL\pN_./(-])*$`)

// swap writes what is right in the place of what is wrong.
func swap(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" || p.Right == p.Wrong {
		return nil
	}
	at := s.find(p.Line, p.Column, p.Wrong)
	if at < 0 {
		return nil
	}
	right := p.Right
	if quoted := at > 0 && (s.raw[at-1] == '"' || s.raw[at-1] == '\''); s.yaml() && !quoted && !plain.MatchString(right) {
		right = yamltext.Quoted(right)
	}
	return &Fix{Says: catalogue.Say("Write “%s” for “%s”", p.Right, p.Wrong), Edits: []Edit{s.replace(at, at+len(p.Wrong), right)}}
}

// addKey gives a mapping a key that it lacks, or a key its value.
func addKey(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Wrong == "" || p.Right == "" {
		return nil
	}
	key, value := p.Wrong, yamltext.Scalar(p.Right)
	if key == "definition" {
		value = yamltext.Scalar("To be written: what “" + p.Right + "” means")
	}
	fix := &Fix{Says: catalogue.Say("Add %s: %s", key, value)}
	at := s.at(p.Line, p.Column)
	if at < 0 {
		return nil
	}
	rest := s.line(p.Line)[at-s.start(p.Line):]
	switch {
	case strings.HasPrefix(rest, `""`), strings.HasPrefix(rest, "''"):
		fix.Edits = []Edit{s.replace(at, at+2, value)}
	case strings.HasPrefix(rest, "{"):
		fix.Edits = []Edit{s.replace(at+1, at+1, key+": "+value+", ")}
	default:
		deep := p.Column - 1
		if line := s.emptyKey(p.Line, deep, key); line > 0 {
			colon := s.start(line) + strings.Index(s.line(line), key+":") + len(key) + 1
			fix.Edits = []Edit{s.replace(colon, colon, " "+value)}
			break
		}
		space := strings.Repeat(" ", deep)
		if first, _, _ := strings.Cut(rest, ":"); first == "id" && s.blockEnd(p.Line, deep) == p.Line+1 && p.Line < len(s.starts) {
			fix.Edits = []Edit{s.insertLines(p.Line+1, space+key+": "+value+"\n")}
			break
		}
		fix.Edits = []Edit{s.replace(at, at, key+": "+value+"\n"+space)}
	}
	return fix
}

// emptyKey gives the line of a key that has no value, in the mapping whose first key
// is on a line, that deep; 0 when there is none.
func (s *source) emptyKey(first, deep int, key string) int {
	for line := first; line <= len(s.starts); line++ {
		text := s.line(line)
		if line > first {
			switch bare := strings.TrimSpace(text); {
			case bare == "" || bare[0] == '#':
				continue
			case indent(text) < deep:
				return 0
			case indent(text) > deep:
				continue
			}
		}
		if len(text) > deep && strings.HasPrefix(text[deep:], key+":") {
			value, _, _ := strings.Cut(text[deep+len(key)+1:], "#")
			if strings.TrimSpace(value) == "" {
				return line
			}
			return 0
		}
	}
	return 0
}

// asList makes a list of a single value.
func asList(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || p.Right == "" {
		return nil
	}
	at := s.at(p.Line, p.Column)
	if at < 0 || !strings.HasPrefix(string(s.raw[at:]), p.Wrong) {
		return nil
	}
	return &Fix{Says: catalogue.Say("Make it a list of one"), Edits: []Edit{s.replace(at, at+len(p.Wrong), "["+yamltext.Scalar(p.Right)+"]")}}
}

// takeOut takes a value out of its list, or a key with its value out of its mapping.
func takeOut(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil || !p.Drop {
		return nil
	}
	fix := &Fix{Says: catalogue.Say("Take out “%s”", p.Wrong)}
	if line := s.keyLine(p.Line, p.Wrong); line > 0 {
		fix.Edits = []Edit{s.replace(s.start(line), s.start(s.blockEnd(line, indent(s.line(line)))), "")}
		return fix
	}
	text := s.line(p.Line)
	if strings.HasPrefix(strings.TrimLeft(text, " "), "- ") && !strings.Contains(text, "[") {
		if value := strings.Trim(strings.TrimLeft(text, " -"), `"' `); value == p.Wrong || strings.HasPrefix(value, p.Wrong+" #") {
			fix.Edits = []Edit{s.replace(s.start(p.Line), s.start(p.Line+1), "")}
			return fix
		}
	}
	return s.outOfFlow(p, fix)
}

// keyLine gives the line, at a place or up to two above, on which a key stands by
// itself; 0 when there is none.
func (s *source) keyLine(line int, key string) int {
	for at := line; at > max(line-3, 0); at-- {
		text := strings.TrimLeft(s.line(at), " ")
		for _, written := range []string{key, `"` + key + `"`, "'" + key + "'"} {
			if text == written+":" || strings.HasPrefix(text, written+": ") {
				return at
			}
		}
	}
	return 0
}

// outOfFlow takes a value out of a list in brackets, or a key with its value out of
// a mapping in braces, with a comma beside it.
func (s *source) outOfFlow(p *content.Problem, fix *Fix) *Fix {
	line, begin := s.line(p.Line), s.start(p.Line)
	word := regexp.QuoteMeta(p.Wrong)
	value := `(?:"` + word + `"|'` + word + `'|` + word + `)`
	for _, form := range []string{`,\s*` + value + `\s*:[^,}]*`, value + `\s*:[^,}]*,\s*`, `,\s*` + value + `()(?:\s*[,\]])`, value + `\s*,\s*`, value + `()(?:\s*\])`} {
		for _, at := range regexp.MustCompile(form).FindAllStringSubmatchIndex(line, -1) {
			end := at[1]
			if len(at) > 2 {
				end = at[2]
			}
			column := s.at(p.Line, p.Column) - begin
			if at[0] <= column && column <= at[1] {
				fix.Edits = []Edit{s.replace(begin+at[0], begin+end, "")}
				return fix
			}
		}
	}
	return nil
}

// list adds a lesson to the list of course.yaml.
func list(m *mending, p *content.Problem) *Fix {
	s := m.file("course.yaml")
	if s == nil || p.Right == "" {
		return nil
	}
	fix := &Fix{Says: catalogue.Say("Add %s to lessons in course.yaml", p.Right)}
	for line := 1; line <= len(s.starts); line++ {
		rest, ok := strings.CutPrefix(s.line(line), "lessons:")
		if !ok {
			continue
		}
		if strings.HasPrefix(strings.TrimSpace(rest), "[") {
			from := s.start(line)
			end := strings.IndexByte(string(s.raw[from:]), ']')
			if end < 0 || strings.ContainsAny(string(s.raw[from:from+end]), `"'#`) {
				return nil
			}
			text := p.Right
			inside := strings.TrimSpace(string(s.raw[from+len("lessons:") : from+end]))
			if inside != "[" && !strings.HasSuffix(inside, ",") {
				text = ", " + text
			}
			last := from + len(strings.TrimRight(string(s.raw[from:from+end]), " \r\n"))
			fix.Edits = []Edit{s.replace(last, last, text)}
			return fix
		}
		last, space := 0, ""
		for at := line + 1; at <= len(s.starts); at++ {
			text := s.line(at)
			bare := strings.TrimSpace(text)
			if bare == "" || bare[0] == '#' {
				continue
			}
			if !strings.HasPrefix(bare, "- ") {
				break
			}
			last, space = at, text[:indent(text)]
		}
		if last == 0 {
			return nil
		}
		fix.Edits = []Edit{s.insertLines(last+1, space+"- "+p.Right+"\n")}
		return fix
	}
	return nil
}

var valueBefore = regexp.MustCompile(`^(\s*(?:- +)*(?:[A-Za-z_][\w-]*:[ \t]+)?)([^"'\[{|>&*!#-].*)$`)

// quote puts a text that YAML cuts short at # in quotes.
func quote(m *mending, p *content.Problem) *Fix {
	s := m.file(p.File)
	if s == nil {
		return nil
	}
	line := s.line(p.Line)
	found := valueBefore.FindStringSubmatch(strings.TrimRight(line, " \t"))
	if found == nil {
		return nil
	}
	from := s.start(p.Line) + len(found[1])
	return &Fix{Says: catalogue.Say("Put the whole text in quotes"), Edits: []Edit{s.replace(from, from+len(found[2]), yamltext.Quoted(found[2]))}}
}

// movedOr takes out a line of moved that moves nothing, or names the id that is near.
func movedOr(m *mending, p *content.Problem) *Fix {
	if p.Drop {
		return takeOut(m, p)
	}
	return swap(m, p)
}
