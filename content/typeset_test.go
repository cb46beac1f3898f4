package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stagecraft/content/markup"
)

// TestQuestions_AreTypesetButForWhatIsTyped reads each kind of question in a
// lesson that is typeset and in one that isn't.
func TestQuestions_AreTypesetButForWhatIsTyped(t *testing.T) {
	cases := []struct{ name, body, set, typed string }{
		{
			"choices", "Says \"who\"... -- why?\n- [x] I (c) `--`\n- [ ] \"you\"\n> It's so -- yes\n",
			"Says “who”… – why?|I © --|“you”|It’s so – yes", "Says \"who\"... -- why?|I (c) --|\"you\"|It's so -- yes",
		},
		{
			"blocks", "Who... is it?\n\n> (c) x\n\nSay.\n- [x] a\n- [ ] b\n> - c...\n> - `d...`\n",
			"Who… is it?\n\n© x\n\nSay.|a|b|c…\nd...", "Who... is it?\n\n(c) x\n\nSay.|a|b|c...\nd...",
		},
		{"order", "Which... first?\n1. a -- b\n2. \"c\"\n> d...\n", "Which… first?|d…|a – b|“c”", "Which... first?|d...|a -- b|\"c\""},
		{
			"match", "Which...?\n\n| a | b |\n|---|---|\n| c... | \"d\" |\n| e | f (r) |\n> g\n",
			"Which…?|g|c…=“d”|e=f ®", "Which...?|g|c...=\"d\"|e=f (r)",
		},
		{"blanks", "Say it...\n\nThe \"==a...== b\" -- ==c -- d==.\n> e...\n", "Say it…|e…|The “|[a...]|b” – |[c -- d]|.", "Say it...|e...|The \"|[a...]|b\" -- |[c -- d]|."},
		{"typed", "Which...?\n= a... \"b\"\n> (tm)\n", "Which…?|™|a... \"b\"", "Which...?|(tm)|a... \"b\""},
	}
	for _, c := range cases {
		for front, want := range map[string]string{"": c.set, "typographer: false\n": c.typed} {
			want = strings.ReplaceAll(want, "|b” – ", "| b” – ")
			want = strings.ReplaceAll(want, "|b\" -- ", "| b\" -- ")
			note := fmt.Sprintf("---\nid: one\n%s---\n# One\n\n````quiz id=q\n%s````\n", front, c.body)
			course, problems := Open(fstest.MapFS{
				"course.yaml": {Data: []byte("id: a\ntitle: A\n")}, "lessons/1.md": {Data: []byte(note)},
			})
			if course == nil {
				t.Fatalf("%s: %v", c.name, problems)
			}
			alone, _ := ReadQuestion(quizzes(markup.Parse([]byte(note)))[0])
			for _, q := range []*Question{course.Questions[0], alone} {
				if got := saidBy(q); got != want {
					t.Errorf("%s with %q says\n%q, want\n%q", c.name, front, got, want)
				}
			}
		}
	}
}

// saidBy gives all that a question says.
func saidBy(q *Question) string {
	says := func(blocks []markup.Block, inlines []markup.Inline) string {
		if blocks == nil {
			return markup.PlainText(inlines)
		}
		var all []string
		for _, b := range blocks {
			all = append(all, strings.TrimSpace(markup.BlockText(b)))
		}
		return strings.Join(all, "\n\n")
	}
	all := []string{says(q.PromptBlocks, q.Prompt)}
	for _, c := range q.Choices {
		all = append(all, says(c.Blocks, c.Inlines))
	}
	all = append(all, says(q.ExplanationBlocks, q.Explanation))
	all = append(all, q.Items...)
	for _, p := range q.Pairs {
		all = append(all, p[0]+"="+p[1])
	}
	for _, part := range q.Text {
		if part.Blank {
			part.Text = "[" + part.Text + "]"
		}
		all = append(all, part.Text)
	}
	return strings.Join(slices.Concat(all, q.Answers), "|")
}
