// Package po reads and writes the texts of a language as PO files, in which translators
// and their tools exchange texts.
//
// It is our own as gotext, the usual package for them, keeps neither the lines of what it
// reads nor says what of it makes no sense: a translator needs both.
package po

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// File is what a PO file holds.
type File struct {
	Language string // as a tag
	Plural   *Plural
	Messages []Message
}

// Message is a text and its translation.
type Message struct {
	Line       int    // on which it begins, from 1; 0 where it wasn't read
	ID         string // the text, or its form for one
	IDs        string // the form for many; "" where it has none
	Said       []string
	Fuzzy      bool // the translator, or their tool, isn't sure of it
	PluralRule bool // it has plural forms
}

// Mistake is something in a file that makes no sense.
type Mistake struct {
	Line int
	Says string
}

// The names that begin a line.
const (
	msgctxt  = "msgctxt"
	msgid    = "msgid"
	msgids   = "msgid_plural"
	msgstr   = "msgstr"
	obsolete = "#~"
)

// Read reads a file, and tells all that makes no sense in it.
func Read(text string) (*File, []Mistake) {
	r := &reader{file: &File{}}
	for i, line := range strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n") {
		r.line = i + 1
		r.take(strings.TrimSpace(line))
	}
	r.end()
	if !r.headed {
		r.wrong(1, "the file has no header with Language and Plural-Forms")
	}
	slices.SortStableFunc(r.mistakes, func(a, b Mistake) int { return a.Line - b.Line })
	return r.file, r.mistakes
}

// reader is a file as it is read.
type reader struct {
	file     *File
	mistakes []Mistake
	line     int
	now      *Message
	headed   bool    // the header was there
	fuzzy    bool    // the flag stands before the message
	into     *string // what a line of text goes on with
}

func (r *reader) wrong(line int, format string, args ...any) {
	r.mistakes = append(r.mistakes, Mistake{line, fmt.Sprintf(format, args...)})
}

// take takes a line.
func (r *reader) take(line string) {
	switch {
	case line == "" || strings.HasPrefix(line, obsolete):
	case strings.HasPrefix(line, "#,"):
		r.end()
		for flag := range strings.SplitSeq(line[2:], ",") {
			r.fuzzy = r.fuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	case line[0] == '#':
	case line[0] == '"':
		if r.into == nil {
			r.wrong(r.line, "a text stands by itself, with no %s or %s before it", msgid, msgstr)
			return
		}
		*r.into += r.unquoted(line)
	default:
		name, rest, _ := strings.Cut(line, " ")
		r.keyword(name, r.unquoted(strings.TrimSpace(rest)))
	}
}

// unquoted gives a text without its quotation marks.
func (r *reader) unquoted(quoted string) string {
	if len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' {
		r.wrong(r.line, "a text has to stand between two \"")
		return ""
	}
	text, err := strconv.Unquote(quoted)
	if err != nil {
		r.wrong(r.line, "the text can't be read: a \" within it is written \\\", and a backslash \\\\")
	}
	return text
}

// keyword takes what a name begins.
func (r *reader) keyword(name, text string) {
	if name == msgctxt || name == msgid && r.now != nil && (r.now.Said != nil || r.now.ID != "") {
		r.end()
	}
	if r.now == nil {
		r.now = &Message{Line: r.line, Fuzzy: r.fuzzy}
		r.fuzzy = false
	}
	m := r.now
	switch {
	case name == msgctxt:
		var unused string
		r.into = &unused
	case name == msgid:
		m.ID, r.into = text, &m.ID
	case name == msgids:
		m.IDs, m.PluralRule, r.into = text, true, &m.IDs
	case name == msgstr && !m.PluralRule, name == fmt.Sprintf("%s[%d]", msgstr, len(m.Said)) && m.PluralRule:
		m.Said = append(m.Said, text)
		r.into = &m.Said[len(m.Said)-1]
	case strings.HasPrefix(name, msgstr):
		r.wrong(r.line, "%s isn't what comes here: a text with a %s has msgstr[0], msgstr[1] and so on, and another msgstr", name, msgids)
	default:
		r.wrong(r.line, "%q is nothing that a PO file has", name)
	}
}

// end takes up the message that is complete.
func (r *reader) end() {
	m := r.now
	r.now, r.into = nil, nil
	switch {
	case m == nil:
	case len(m.Said) == 0:
		r.wrong(m.Line, "%q has no %s", m.ID, msgstr)
	case m.ID == "" && !r.headed:
		r.headed = true
		r.header(m)
	case m.ID == "": // it couldn't be read, which was told
	default:
		r.file.Messages = append(r.file.Messages, *m)
	}
}

// header reads what the empty text is translated by.
func (r *reader) header(m *Message) {
	missing := map[string]bool{"Language": true, "Plural-Forms": true}
	for field := range strings.SplitSeq(m.Said[0], "\n") {
		name, value, _ := strings.Cut(field, ":")
		delete(missing, name)
		switch value = strings.TrimSpace(value); name {
		case "Language":
			r.file.Language = strings.ReplaceAll(value, "_", "-")
		case "Plural-Forms":
			p, err := ParsePlural(value)
			if err != nil {
				r.wrong(m.Line, "Plural-Forms in the header: %v", err)
			}
			r.file.Plural = p
		case "Content-Type":
			if !strings.Contains(strings.ToLower(value), "utf-8") {
				r.wrong(m.Line, "the header says %q; the file has to be written as UTF-8", value)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		r.wrong(m.Line, "the header lacks %s", name)
	}
}

// Write writes a file. More is what the header holds besides, as "Name: value"; about
// is said before everything, a line each.
func (f *File) Write(about, more []string) string {
	var b strings.Builder
	for _, line := range about {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	head := append(more, "Language: "+f.Language, "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
		"Content-Transfer-Encoding: 8bit", "Plural-Forms: "+f.Plural.String())
	b.WriteString("msgid \"\"\nmsgstr \"\"\n")
	for _, field := range head {
		b.WriteString(quote(field+"\n") + "\n")
	}
	for _, m := range f.Messages {
		b.WriteByte('\n')
		if strings.ContainsRune(m.ID+m.IDs, '%') {
			b.WriteString("#, go-format\n")
		}
		b.WriteString(msgid + " " + quote(m.ID) + "\n")
		if !m.PluralRule {
			b.WriteString(msgstr + " " + quote(m.Said[0]) + "\n")
			continue
		}
		b.WriteString(msgids + " " + quote(m.IDs) + "\n")
		for i, said := range m.Said {
			fmt.Fprintf(&b, "%s[%d] %s\n", msgstr, i, quote(said))
		}
	}
	return b.String()
}

// quote writes a text as PO files have it.
func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(text) + `"`
}
