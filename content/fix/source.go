package fix

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// source is a file of a course as it is on the disk, with the offsets of its lines.
// A byte order mark is before the first line.
type source struct {
	name   string
	raw    []byte
	starts []int
	eol    string
}

func newSource(name string, raw []byte) *source {
	s := &source{name: name, raw: raw, eol: "\n"}
	first := 0
	if bytes.HasPrefix(raw, []byte(mark)) {
		first = len(mark)
	}
	s.starts = append(s.starts, first)
	for i, c := range raw {
		if c == '\n' && i+1 < len(raw) {
			s.starts = append(s.starts, i+1)
		}
	}
	if i := bytes.IndexByte(raw, '\n'); i > 0 && raw[i-1] == '\r' {
		s.eol = "\r\n"
	}
	return s
}

const mark = "\ufeff" // of byte order

func (s *source) yaml() bool { return strings.HasSuffix(s.name, ".yaml") }

// line gives a line, from 1, without its end; "" when there is none.
func (s *source) line(line int) string {
	if line < 1 || line > len(s.starts) {
		return ""
	}
	return strings.TrimRight(string(s.raw[s.start(line):s.start(line+1)]), "\r\n")
}

// start is the offset at which a line, from 1, starts; of the line after the last
// one, the end.
func (s *source) start(line int) int {
	if line > len(s.starts) {
		return len(s.raw)
	}
	return s.starts[max(line, 1)-1]
}

// columns gives the offsets that a place can be meant to be at: columns count bytes
// in notes and, but for words in them, characters in YAML.
func (s *source) columns(line, column int) []int {
	text := s.line(line)
	if line < 1 || line > len(s.starts) {
		return nil
	}
	at := s.start(line)
	inBytes := at + min(max(column-1, 0), len(text))
	inCharacters := at + len(text)
	n := 0
	for i := range text {
		if n == max(column-1, 0) {
			inCharacters = at + i
			break
		}
		n++
	}
	if s.yaml() {
		return slices.Compact([]int{inCharacters, inBytes})
	}
	return slices.Compact([]int{inBytes, inCharacters})
}

// at gives the offset of a place; -1 when there is none.
func (s *source) at(line, column int) int {
	if all := s.columns(line, column); len(all) > 0 {
		return all[0]
	}
	return -1
}

// find gives the offset at which what is wrong stands: at the place, or in YAML
// after it on its line, where quotes may come before. It is -1 when it isn't there.
func (s *source) find(line, column int, wrong string) int {
	if wrong == "" {
		return -1
	}
	for _, at := range s.columns(line, column) {
		if bytes.HasPrefix(s.raw[at:], []byte(wrong)) && s.alone(at, wrong) {
			return at
		}
	}
	if !s.yaml() {
		return -1
	}
	end := s.start(line) + len(s.line(line))
	for at := s.at(line, column); at >= 0 && at < end; {
		i := bytes.Index(s.raw[at:end], []byte(wrong))
		if i < 0 {
			return -1
		}
		if s.alone(at+i, wrong) {
			return at + i
		}
		at += i + 1
	}
	return -1
}

// alone tells whether no letter of an id is right before or after a text.
func (s *source) alone(at int, text string) bool {
	before, _ := utf8.DecodeLastRune(s.raw[:at])
	after, _ := utf8.DecodeRune(s.raw[at+len(text):])
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return !(at > 0 && ofID(before) && ofID(first)) && !(at+len(text) < len(s.raw) && ofID(after) && ofID(last))
}

func ofID(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r >= 0x80 && r != utf8.RuneError && r != '’' && r != '“' && r != '”' && r != '–' && r != '—' && r != '…'
}

// indent counts the spaces that a line begins with.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// blockEnd gives the line after the last one of what begins on a line with an
// indent: the lines below that are indented more, and those empty or comments
// between them.
func (s *source) blockEnd(line, deep int) int {
	end := line + 1
	for i := line + 1; i <= len(s.starts); i++ {
		text := strings.TrimRight(s.line(i), " \t")
		switch {
		case text == "":
		case indent(text) > deep:
			end = i + 1
		case strings.TrimLeft(text, " ")[0] != '#':
			return end
		}
	}
	return end
}

// replace is an edit of a file.
func (s *source) replace(from, to int, text string) Edit {
	return Edit{File: s.name, From: from, To: to, Text: strings.ReplaceAll(text, "\n", s.eol)}
}

// insertLines is the edit that puts lines, each with its end, before a line.
func (s *source) insertLines(before int, text string) Edit {
	at := s.start(before)
	if at > 0 && at == len(s.raw) && s.raw[at-1] != '\n' && at > s.starts[0] {
		text = "\n" + strings.TrimSuffix(text, "\n")
	}
	return s.replace(at, at, text)
}
