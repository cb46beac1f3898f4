package proposing

import (
	"regexp"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// mostChoices is how many tasks a question has at most.
const mostChoices = 12

// question proposes a list of tasks under a question as one to practise, unless there
// is one that asks it. It tells whether it is one.
func (n *note) question(before markup.Block, b *markup.List, after markup.Block) bool {
	if len(b.Items) < 2 || len(b.Items) > mostChoices {
		return false
	}
	asks := ""
	at := b.Pos
	switch before := before.(type) {
	case *markup.Paragraph:
		asks, at = markup.PlainText(before.Inlines), before.Pos
	case *markup.Heading:
		asks, at = markup.PlainText(before.Inlines), before.Pos
	}
	asks = oneLine(asks)
	if !strings.HasSuffix(asks, "?") && !strings.HasSuffix(asks, "？") {
		return false
	}
	var body strings.Builder
	body.WriteString(guarded(literal(asks)) + "\n")
	for _, item := range b.Items {
		if !item.Task || len(item.Blocks) == 0 {
			return false
		}
		mark := "[ ]"
		if item.Done {
			mark = "[x]"
		}
		body.WriteString("- " + mark + " " + literal(oneLine(markup.BlockText(item.Blocks[0]))) + "\n")
	}
	if n.prompts[fold.Key(asks)] {
		return true
	}
	if quote, ok := after.(*markup.Quote); ok {
		var said []string
		for _, in := range quote.Blocks {
			said = append(said, markup.BlockText(in))
		}
		body.WriteString("> " + literal(oneLine(strings.Join(said, " "))) + "\n")
	} else {
		body.WriteString("> [" + strings.NewReplacer("[", "(", "]", ")").Replace(n.lesson.Own) + "](lesson:" + n.here() + ")\n")
	}
	if len(n.found.Questions) == mostQuestions {
		n.found.More = true
		return false
	}
	n.prompts[fold.Key(asks)] = true
	id := idOf(asks, "question", func(id string) bool { return n.others["question "+id] })
	n.others["question "+id] = true
	n.found.Questions = append(n.found.Questions, Question{Source: n.from(at, asks), ID: id, Lesson: n.lesson.ID, Body: body.String()})
	return true
}

// literal writes a text on one line as Markdown that says just it.
func literal(text string) string {
	d := markup.Parse([]byte(text))
	if len(d.Blocks) == 1 && d.Meta.Lines == 0 {
		if p, ok := d.Blocks[0].(*markup.Paragraph); ok && markup.PlainText(p.Inlines) == text {
			return text
		}
	}
	var b strings.Builder
	for _, c := range text {
		if strings.ContainsRune("\\`*_{}[]<>#|~^$=+:!&@-", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

var takenForAnswer = regexp.MustCompile(`^(?:\d{1,9}\s*)?[.)=>|#\[*+-]`)

// guarded keeps the line that asks from being taken for an answer.
func guarded(line string) string {
	if at := takenForAnswer.FindStringIndex(line); at != nil && !strings.HasPrefix(line, `\`) {
		return line[:at[1]-1] + `\` + line[at[1]-1:]
	}
	return line
}

// fence writes a question as the fence of a note.
func fence(id, body string) string { return content.QuestionFence(id, body) + "\n" }

// bodyTrouble says why a question can't be asked as it is; nothing when it can.
func bodyTrouble(id, body string) catalogue.Message {
	d := markup.Parse([]byte(fence(id, body)))
	quiz, ok := (*markup.Quiz)(nil), false
	if len(d.Blocks) == 1 {
		quiz, ok = d.Blocks[0].(*markup.Quiz)
	}
	if !ok {
		return catalogue.Say("``` ends a question; leave it out")
	}
	_, problems := content.ReadQuestion(quiz)
	for _, p := range problems {
		if p.Severity == content.Error {
			return p.Said()
		}
	}
	return catalogue.Message{}
}

// Trouble says why a question can't be asked as it is, as the course's check does;
// nothing when it can.
func (q *Question) Trouble() catalogue.Message { return bodyTrouble(q.ID, q.Body) }
