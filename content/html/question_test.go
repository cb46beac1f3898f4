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

// TestWrite_TypesetsAQuestionWithItsNote writes a question with signs that a
// letter stood for, which is none that is missing.
func TestWrite_TypesetsAQuestionWithItsNote(t *testing.T) {
	const quiz = "```quiz id=a\nSays \"who\"...\n- [x] I (c)\n- [ ] you\n> So -- `--`\n```\n"
	for front, want := range map[string][]string{
		"":                               {"Says “who”…", "I ©", "So – <code>--</code>"},
		"---\ntypographer: false\n---\n": {"Says &#34;who&#34;...", "I (c)", "So -- <code>--</code>"},
	} {
		got, _ := write(t, Note{Document: markup.Parse([]byte(front + quiz))})
		got = got[strings.Index(got, "<body>"):]
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("with %q %q is missing: %s", front, w, got)
			}
		}
		if strings.Contains(got, "<pre>") {
			t.Errorf("with %q it is there as typed too: %s", front, got)
		}
	}
}
