package html

import (
	"time"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// writer writes one note.
type writer struct {
	*page
	*Markup
	site      *Site                       // that the page is of; nil when it stands by itself
	from      func(address string) string // an address from the site's top as it is from the page
	note      Note
	words     *catalogue.Words
	number    int    // of the note, from 0
	prefix    string // of every id, so that no two notes share one
	title     string
	levels    map[*markup.Heading]int // as written
	anchors   map[string]bool         // ids of the headings
	contents  []entry                 // of [TOC]
	listed    int                     // entries of contents written
	callouts  int
	drawings  int           // diagrams drawn
	laidOut   time.Duration // that they took
	calls     map[int]int   // of each footnote, so far
	inLink    bool          // a link can't hold another
	quoted    bool          // footnote marks are those of another document
	at        markup.Pos    // of the block being written
	direction string        // of what is being written in; "" is ltr
	spoken    string        // the language, once asked for
	repeated  int           // bytes of what a note can repeat without writing it again
	marking   bool          // terms of running text become links
	spans     []content.TermSpan
	read      int // bytes of the running text so far
	named     map[*content.Term]bool

	formulas     *formula.Set
	settingUntil time.Time // formulas are set
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

// id gives an id of the page. Those of headings have no full stop, so an id
// that has one is never taken.
func (w *writer) id(s string) string {
	if s == "" {
		return ""
	}
	return w.prefix + s
}

// problem notes what could not be shown, at the block being written.
func (w *writer) problem(rule string, message catalogue.Message) {
	w.problems = append(w.problems, Problem{w.number, markup.Problem{Pos: w.at, Message: message, Rule: rule}})
}
