package content_test

import (
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

func TestAnsweredIn_IsTheBlockThatSharesTheRareWords(t *testing.T) {
	say := func(s string) []markup.Inline { return []markup.Inline{markup.Text{Value: s}} }
	p := func(s string) markup.Block { return &markup.Paragraph{Inlines: say(s)} }
	l := &content.Lesson{Document: &markup.Document{Blocks: []markup.Block{
		&markup.Heading{Level: 2, Inlines: say("The champion argues for you")},
		p("A buyer asks others."), p("The champion is inside; the buyer listens."), p("The economic buyer releases money."),
	}}}
	q := &content.Question{Prompt: say("Who can say yes?"), Choices: []content.Choice{
		{Inlines: say("The economic buyer"), Right: true}, {Inlines: say("The champion")},
	}}
	if block, ok := l.AnsweredIn(q); !ok || block != 3 {
		t.Errorf("it is answered in block %d, %v", block, ok)
	}
	if _, ok := l.AnsweredIn(&content.Question{Prompt: say("What for?")}); ok {
		t.Error("a question of which nothing stands there is answered")
	}
}
