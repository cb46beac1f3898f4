package importing

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

func TestLiteralLines_SayWhatTheyAreMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := fragment.Tidy(rapid.StringMatching("([-a-c1-3 .)(|=>#*_~^$+:!&;<\\[\\]{}\\\\`\"'@%/?x]{1,8}\n?){1,4}").Draw(t, "text"))
		text = strings.ReplaceAll(text, "\n\n", "\n")
		if strings.Trim(text, " \n") == "" {
			return
		}
		for l := range strings.SplitSeq(text, "\n") {
			if got := fragment.Guarded(fragment.Literal(l)); !fragment.Says(got, fragment.OneLine(l)) && fragment.OneLine(l) != "" {
				t.Fatalf("%q becomes %q", l, got)
			}
		}
		q := Question{Prompt: fragment.LiteralLines(text), Answers: []string{"a"}}
		asked, problems := content.ReadQuestion(&markup.Quiz{ID: "a", Source: q.Body(), AsTyped: true})
		if asked == nil {
			t.Fatalf("%q becomes a question that can't be asked: %v\n%s", text, problems, q.Body())
		}
	})
}
