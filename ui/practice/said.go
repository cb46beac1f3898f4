package practice

import (
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/words"
)

// Said gives what Inline shows of a question before it is answered, to be read
// aloud: a line for what it asks, and one for each of what it offers.
func Said(q *content.Question) []string {
	var lines []string
	add := func(sign, text string) {
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, sign+text)
		}
	}
	add("", markup.PlainText(q.Prompt))
	switch q.Kind {
	case content.Single, content.Multiple:
		for at, i := range mixed(len(q.Choices), 0, q.ID) {
			add(number(at)+": ", markup.PlainText(q.Choices[i].Inlines))
		}
	case content.Order:
		for at, i := range wellMixed(len(q.Items), 0, q.ID) {
			add(number(at)+": ", q.Items[i])
		}
	case content.Match:
		for at, pair := range q.Pairs {
			add(number(at)+": ", pair[0])
		}
		for at, i := range unsolved(len(q.Pairs), 0, q.ID) {
			add(letter(at)+": ", q.Pairs[i][1])
		}
	case content.Blanks:
		var text strings.Builder
		for _, p := range q.Text {
			if p.Blank {
				text.WriteString(" … " + words.T("blank") + " … ")
			} else {
				text.WriteString(p.Text)
			}
		}
		add("", text.String())
	}
	return lines
}

func number(at int) string { return strconv.Itoa(at + 1) }
