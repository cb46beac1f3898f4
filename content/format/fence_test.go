package format_test

import (
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/format"
	"stagecraft/content/markup"
)

// Every kind of question that is read is described, by a line that begins it.
func TestFences_DescribeEveryKindOfQuestion(t *testing.T) {
	var all strings.Builder
	for _, l := range format.Fences[0].Lines {
		all.WriteString(l.Written + "\n" + l.Doc + "\n")
	}
	for kind, line := range map[content.QuestionKind]string{
		content.Single: "- [x]", content.Multiple: "- [x]", content.Order: "1. ", content.Match: "| left", content.Blanks: "==words==",
		content.Typed: "= answer", content.Calculated: "given name", content.Written: "write 30..60 words",
		content.Picked: "`= deal`", content.Moved: "= deal -> step",
	} {
		if !strings.Contains(all.String(), line) {
			t.Errorf("nothing says how a %s question is written", kind)
		}
	}
	if n := len(content.QuestionKinds()); n != 10 {
		t.Errorf("there are %d kinds of question: describe the new one in Fences, and name it here", n)
	}
	q, problems := content.ReadQuestion(&markup.Quiz{ID: "a", Source: "write 3..9 words\nWrite a line.\n= Hello, it is Ann.\n? One\n? Two\n? Three\n> e"})
	if q == nil || len(problems) > 0 {
		t.Errorf("what is described can't be read: %v", problems)
	}
}
