package lint

import (
	"strings"
	"unicode"

	"stagecraft/content/markup"
)

// MaxSentence is how many words a sentence may have before it is hard to follow.
const MaxSentence = 40

// Sentence is one of a paragraph.
type Sentence struct {
	Text  string // on one line
	Words int
}

// Opening gives the first words of a sentence, n at most.
func (s Sentence) Opening(n int) string {
	words := strings.Fields(s.Text)
	return strings.Join(words[:min(n, len(words))], " ")
}

// LongSentences gives the sentences of a paragraph that have more words than
// [MaxSentence].
func LongSentences(paragraph string) []Sentence {
	if markup.Words(paragraph) <= MaxSentence {
		return nil
	}
	var long []Sentence
	for _, s := range Sentences(paragraph) {
		if n := markup.Words(s); n > MaxSentence {
			long = append(long, Sentence{s, n})
		}
	}
	return long
}

// Sentences divides a paragraph after each full stop, question mark or
// exclamation mark that white space follows, closing quotes included. What
// goes on in lower case after one, as after "e.g.", is one sentence.
func Sentences(paragraph string) []string {
	var all []string
	runes := []rune(strings.Join(strings.Fields(paragraph), " "))
	start := 0
	for i := range runes {
		if !strings.ContainsRune(".!?…", runes[i]) {
			continue
		}
		end := i + 1
		for end < len(runes) && strings.ContainsRune("\"'”’)]»", runes[end]) {
			end++
		}
		if end+1 < len(runes) && (runes[end] != ' ' || unicode.IsLower(runes[end+1])) {
			continue
		}
		if s := strings.TrimSpace(string(runes[start:end])); s != "" {
			all = append(all, s)
		}
		start = end
	}
	if s := strings.TrimSpace(string(runes[min(start, len(runes)):])); s != "" {
		all = append(all, s)
	}
	return all
}
