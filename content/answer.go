package content

import (
	"slices"
	"strings"
	"unicode"

	"stagecraft/content/fold"
)

// Accepts tells whether what a learner typed is right for a typed question, or for a
// calculation that was drawn.
func (q *Question) Accepts(typed string) bool {
	if q.Drawn != nil {
		return q.Drawn.accepts(typed, q.Drawn.right)
	}
	return slices.ContainsFunc(q.Answers, func(a string) bool { return SameAnswer(typed, a) })
}

// Accepts tells whether what a learner typed is right for the blank.
func (p BlankPart) Accepts(typed string) bool {
	return p.Blank && slices.ContainsFunc(p.Answers(), func(a string) bool { return SameAnswer(typed, a) })
}

// Answers gives all that is right for a blank, that which the author gave
// first before the others; nil for given text.
func (p BlankPart) Answers() []string {
	if !p.Blank {
		return nil
	}
	return append([]string{p.Text}, p.Others...)
}

// SameAnswer tells whether what was typed says what was asked for. Texts are
// compared as package fold says; beside that spaces don't count, nor hyphens
// between words, nor the punctuation at the end, nor an article before it. A
// figure may be short: 360k for 360,000, 3× for 3.
func SameAnswer(typed, wanted string) bool {
	return typed == wanted || answerKey(typed) == answerKey(wanted) || forgiven(typed, wanted)
}

func answerKey(s string) string {
	s = strings.ReplaceAll(fold.Of(s).String(), " - ", "-")
	s = strings.Trim(fold.Of(s).Joined().String(), " ")
	bare := strings.TrimRight(s, " .,;:!?。、")
	if bare == "" { // the punctuation is the answer
		bare = s
	}
	return withoutSpaces(bare)
}

// withoutSpaces leaves spaces out, but for one between numbers: "360 000" is
// one number, "1 1/2" and "10 30" are not 11/2 and 1030.
func withoutSpaces(s string) string {
	parts := strings.Split(s, " ")
	var b strings.Builder
	for i, p := range parts {
		if i > 0 && endsInDigit(parts[i-1]) && p != "" && unicode.IsDigit([]rune(p)[0]) && !thousand(p) {
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// thousand tells whether a text begins with the three digits of a group.
func thousand(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// alternatives gives the answers that bars set apart; \| is a bar itself.
func alternatives(answer string) []string {
	answer = hideBars(answer)
	all := strings.Split(answer, "|")
	for i, a := range all {
		all[i] = strings.TrimSpace(showBars(a))
	}
	return all
}

// allAlternatives gives the alternatives of each of some answers.
func allAlternatives(answers []string) []string {
	var all []string
	for _, a := range answers {
		all = append(all, alternatives(a)...)
	}
	return all
}

// blankOf gives the blank that an answer, or several with bars between, fills.
func blankOf(answer string) BlankPart {
	all := alternatives(answer)
	blank := BlankPart{Text: all[0], Blank: true}
	if len(all) > 1 {
		blank.Others = all[1:]
	}
	return blank
}

// hiddenBar stands for \| while a text is taken apart. No text has it: it is
// no character.
const hiddenBar = "\uFDD0"

func hideBars(s string) string { return strings.ReplaceAll(s, `\|`, hiddenBar) }

func showBars(s string) string { return strings.ReplaceAll(s, hiddenBar, "|") }
