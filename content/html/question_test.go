package html

import (
	"strings"
	"testing"

	"stagecraft/content/markup"
)

func TestWrite_SaysAllAnswersOfABlankAndOfATypedQuestion(t *testing.T) {
	source := "```quiz id=a\nA ==loan|lease|a\\|b== comes back.\n> e\n```\n\n```quiz id=b\nWho?\n= buyer | the \\| buyer\n> e\n```\n"
	page, problems := write(t, Note{Document: markup.Parse([]byte(source))})
	if len(problems) > 0 {
		t.Error(problems)
	}
	for _, want := range []string{
		"A <mark>loan</mark> (or <mark>lease</mark>, <mark>a|b</mark>) comes back.",
		"<li>buyer</li>", "<li>the | buyer</li>", "______",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page[strings.Index(page, "<body>"):])
		}
	}
}
