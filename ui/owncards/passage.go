package owncards

import (
	"slices"
	"strings"

	"stagecraft/study"
)

// FromPassage is a card of a passage of a lesson: a word that is selected is a gap in
// its sentence, and more is the answer to a question that is to be written. Context is the
// text of the block, which the passage is a part of.
func FromPassage(origin study.CardOrigin, context string) study.OwnCard {
	c := study.OwnCard{From: origin}
	quote := strings.TrimSpace(origin.Quote)
	at := -1
	if !origin.CoversBlock() {
		letters := []rune(context)
		if origin.End <= len(letters) {
			at = len(string(letters[:origin.Start]))
			if sentence, from := sentenceAt(context, at); quote != "" && strings.HasPrefix(context[at:], origin.Quote) &&
				len(strings.Fields(quote)) <= 4 && at-from+len(origin.Quote) <= len(sentence) && sentence != quote {
				c.Cloze = study.Gap(sentence, at-from, at-from+len(origin.Quote), 1)
				return c
			}
		}
	}
	c.Back = quote
	if quote == "" {
		c.Back = strings.TrimSpace(context)
	}
	return c
}

// sentenceAt gives the sentence of a text that a byte of it is in, and where it begins.
func sentenceAt(text string, at int) (sentence string, from int) {
	ends := func(i int) bool {
		return text[i] == '\n' || slices.Contains([]byte(".!?"), text[i]) && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n')
	}
	for from = at; from > 0 && !ends(from-1); from-- {
	}
	for from < at && (text[from] == ' ' || text[from] == '\n') {
		from++
	}
	to := at
	for to < len(text) && !ends(to) {
		to++
	}
	if to < len(text) && text[to] != '\n' {
		to++
	}
	return text[from:to], from
}
