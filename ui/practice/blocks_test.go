package practice

import (
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// TestQuestion_ShowsItsBlocksAsBlocks answers questions with code, a quote, a
// list and a table in what they ask, offer and explain.
func TestQuestion_ShowsItsBlocksAsBlocks(t *testing.T) {
	quiz := &markup.Quiz{ID: "blocks", Source: "What does it print?\n```js\nlet a;\n\n\nlet b;\n```\n\n- call\n- meet\n\n" +
		"> Said somebody.\n\n| h1 | h2 |\n|---|---|\n| c1 | c2 |\n\nNow choose.\n" +
		"- [x] This:\n  ```\n  one\n    two\n  ```\n- [ ] **other**\n> So:\n> 1. first\n> 2. second\n"}
	q, problems := content.ReadQuestion(quiz)
	if q == nil {
		t.Fatal(problems)
	}
	c := course()
	c.Questions = append(c.Questions, q)
	r := newRoom(t, c, at("blocks"))
	r.MustSay("What does it print?", "let a;", "let b;", "call", "meet", "Said somebody.", "h1", "c2", "Now choose.", "This:", "  two", "other")
	mustNotSay(r, "```", "- call", "|---|", "> Said", "**other**")
	r.Press(digit(r.placeOfChoice(0)), enter)
	r.mustHave("blocks", once)
	r.MustSay("So:", "first", "second")
	mustNotSay(r, "> 1.")

	z := Inline(c, q, r.Session, r, nil, nil)
	narrow, wide := z.HeightFor(300), z.HeightFor(900)
	if narrow < wide || wide < 300 {
		t.Errorf("it is %v high at 300 and %v at 900", narrow, wide)
	}
}

func mustNotSay(r *room, what ...string) {
	r.T.Helper()
	text := r.Says()
	for _, w := range what {
		if strings.Contains(text, w) {
			r.T.Errorf("the page says %q: %s", w, text)
		}
	}
}
