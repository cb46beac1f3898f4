package content

import (
	"fmt"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// Severity is how bad a problem is.
type Severity string

// The severities. A course with an error does not open; one with warnings does.
// A note is good to know, and nothing that anyone need put right.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Problem is one thing wrong with a course, at its place.
type Problem struct {
	File         string // within the course
	Line, Column int    // from 1; 0 when the problem is of the whole file
	Severity     Severity
	Message      string // what is wrong, and what would be right, in English
	Rule         string // short stable name, such as "unknown-term"
	Repair              // what of it can be put right mechanically

	said catalogue.Message // what Message says, for other languages; zero where only that is known
}

// Saying gives the problem with a message that can be said in every language.
func (p Problem) Saying(m catalogue.Message) Problem {
	p.Message, p.said = m.String(), m
	return p
}

// Said gives the problem's message.
func (p Problem) Said() catalogue.Message {
	if p.said.Format == "" || p.said.String() != p.Message {
		return catalogue.Joined("", p.Message)
	}
	return p.said
}

// In says the problem's message in the language of words, as far as it can be said in it.
func (p Problem) In(words *catalogue.Words) string { return p.Said().In(words) }

// String gives file:line:col: severity: message (rule). What a terminal would
// obey is made visible.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s (%s)", markup.Visible(p.File), p.Line, p.Column, p.Severity, markup.Visible(p.Message), p.Rule)
}

// Problems is all that is wrong with a course, by file and line. It is the
// error that Open gives.
type Problems []Problem

// Error lists every problem, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Errors counts those that keep the course from opening.
func (ps Problems) Errors() int { return ps.Count(Error) }

// Count counts those of a severity.
func (ps Problems) Count(severity Severity) int {
	n := 0
	for _, p := range ps {
		if p.Severity == severity {
			n++
		}
	}
	return n
}
