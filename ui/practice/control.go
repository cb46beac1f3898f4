package practice

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
)

// control takes the answer to one kind of question.
type control interface {
	keyHandler
	object() fyne.CanvasObject
	// help says in a line how to answer.
	help() string
	// runes are the characters it has a use for.
	runes() string
	// keyLine is pairs of a key and what it does, for kit.KeyLine.
	keyLine() []string
	// complete tells whether there is an answer to check.
	complete() bool
	right() bool
	// given is the answer so far in words.
	given() string
	// show marks what is right and wrong, and takes no more input.
	showResult()
	// hint helps with one thing and says what; "" when there is nothing to help with.
	hint() string
	hasHint() bool
	// draft is the answer so far; restore takes one back. A draft that doesn't
	// fit the question is left alone.
	draft() any
	restore(json.RawMessage)
	// focus gives the keys to what one types into, if there is such a thing.
	focus(fyne.Canvas)
}

// staged is a control that is answered in two goes: checking it the first time shows
// more, and tells that it did.
type staged interface{ advance() bool }

// host is the question that a control stands in, as the control sees it.
type host struct {
	keys       keyHandler
	seed       uint64
	changed    func() // the answer changed
	submit     func() // the learner is done answering
	fixed      []bool // of an order: the places whose rows stand there already; may be nil
	skips      bool   // the learner may be done without an answer, as in an exam
	standalone bool   // keys act without focus, so the row they act on always shows
	resized    func() // the answer changed its height; may be nil
	canvas     func() fyne.Canvas
	reveal     func(fyne.CanvasObject) // brings a row into view
	prose      func(content.Choice) fyne.CanvasObject
	language   string // what the question is read in
}

// plain sets the formulas in a text of the question that has no other markup.
func (h *host) plain(set *text.Paragraph) *text.Paragraph { return kit.WithFormulas(h.language, set) }

// digits and letters are the characters that name as many places.
func digits(n int) string { return "123456789"[:min(n, 9)] }

func letters(n int) string {
	return "abcdefghijklmnopqrstuvwxyz"[:min(n, 26)] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:min(n, 26)]
}

// letter names the place of a choice or a right half: A, B, C...
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// place gives the row that a digit or a letter names, or -1.
func place(r rune, rows int) int {
	i := -1
	switch {
	case r >= '1' && r <= '9':
		i = int(r - '1')
	case r >= 'a' && r <= 'i':
		i = int(r - 'a')
	case r >= 'A' && r <= 'I':
		i = int(r - 'A')
	}
	if i >= rows {
		return -1
	}
	return i
}

// takesSeveral tells whether a question to type takes more than one answer.
func takesSeveral(q *content.Question) bool {
	return len(q.Answers) > 1 || slices.ContainsFunc(q.Text, func(p content.BlankPart) bool { return len(p.Others) > 0 })
}
