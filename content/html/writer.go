package html

import (
	"bytes"

	"stagecraft/content/markup"
)

// writer writes one note.
type writer struct {
	*page
	note      Note
	number    int    // of the note, from 0
	prefix    string // of every id, so that no two notes share one
	out       *bytes.Buffer
	title     string
	levels    map[*markup.Heading]int // as written
	contents  []entry                 // of [TOC]
	listed    int                     // entries of contents written
	callouts  int
	calls     map[int]int // of each footnote, so far
	inLink    bool        // a link can't hold another
	quoted    bool        // footnote marks are those of another document
	at        markup.Pos  // of the block being written
	direction string      // of what is being written in; "" is ltr
	spoken    string      // the language, once asked for
	repeated  int         // bytes of what a note can repeat without writing it again
}

// maxRepeated bounds what a short note can make long: the address that many
// links refer to, a caption or the steps of a process shown again and again.
// In bytes of one note; no note that was written by hand comes near.
const maxRepeated = 32 << 20

// afford tells whether the page may hold texts once more.
func (w *writer) afford(texts ...string) bool {
	for _, s := range texts {
		w.repeated += len(s)
	}
	return w.repeated <= maxRepeated
}

// raw writes markup of our own.
func (w *writer) raw(s string) { w.out.WriteString(s) }

// text writes characters of the note.
func (w *writer) text(s string) { escape(w.out, s) }

// start opens an element. Attributes are names and values in turn; those whose
// value is empty are left out, but for alt.
func (w *writer) start(name string, attributes ...string) {
	w.tag(name, attributes)
	w.raw(">")
}

// leaf writes an element that holds nothing.
func (w *writer) leaf(name string, attributes ...string) {
	w.tag(name, attributes)
	w.raw("/>")
	if name != "img" && name != "br" {
		w.raw("\n")
	}
}

func (w *writer) tag(name string, attributes []string) {
	w.raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" && attributes[i] != "alt" {
			continue
		}
		w.raw(" " + attributes[i] + `="`)
		w.text(attributes[i+1])
		w.raw(`"`)
	}
}

// ownLine is the elements after which the page goes on on a new line.
var ownLine = map[string]bool{
	"article": true, "aside": true, "blockquote": true, "dd": true, "details": true, "div": true, "dl": true,
	"dt": true, "figcaption": true, "figure": true, "footer": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "li": true, "nav": true, "ol": true, "p": true, "pre": true,
	"section": true, "summary": true, "table": true, "tbody": true, "thead": true, "tr": true, "ul": true,
}

func (w *writer) end(name string) {
	w.raw("</" + name + ">")
	if ownLine[name] {
		w.raw("\n")
	}
}

// element writes an element and, within it, what content writes.
func (w *writer) element(name string, content func(), attributes ...string) {
	w.start(name, attributes...)
	content()
	w.end(name)
}

// line writes an element that holds text alone.
func (w *writer) line(name, text string, attributes ...string) {
	w.element(name, func() { w.text(text) }, attributes...)
}

// id gives an id of the page. Those of headings have no full stop, so an id
// that has one is never taken.
func (w *writer) id(s string) string {
	if s == "" {
		return ""
	}
	return w.prefix + s
}

// escape writes s so that it is text in HTML, in XML and within an attribute.
// Characters that XML may not have are replaced.
func escape(out *bytes.Buffer, s string) {
	for _, r := range s {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&#34;")
		case r == '\f', r == '\v':
			out.WriteByte(' ')
		case r == '\r':
			out.WriteByte('\n')
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			out.WriteRune('\uFFFD')
		default:
			out.WriteRune(r)
		}
	}
}

// problem notes what could not be shown, at the block being written.
func (w *writer) problem(rule, message string) {
	w.problems = append(w.problems, Problem{w.number, markup.Problem{Pos: w.at, Message: message, Rule: rule}})
}
