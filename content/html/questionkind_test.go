package html

import (
	"os"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

func TestQuestionKinds_AreAllWritten(t *testing.T) {
	said := map[string]content.QuestionKind{}
	for _, kind := range content.QuestionKinds() {
		t.Run(string(kind), func(t *testing.T) {
			k, ok := questionKinds[kind]
			if !ok || k.says == nil || k.ask == nil || k.answer == nil || k.texts == nil {
				t.Fatalf("the kind %q lacks a part: what it says, ask, answer or texts", kind)
			}
			if other, taken := said[k.says(nil)]; taken {
				t.Errorf("it says %q, as %q does", k.says(nil), other)
			}
			said[k.says(nil)] = kind
			body, err := os.ReadFile("../testdata/questions/" + string(kind) + ".md")
			if err != nil {
				t.Fatal(err)
			}
			source := strings.TrimRight(string(body), "\n")
			q, _ := content.ReadQuestion(&markup.Quiz{ID: "sample", Source: source})
			var page strings.Builder
			if _, err := Write(&page, Note{Document: markup.Parse([]byte("```quiz id=sample\n" + source + "\n```\n"))}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(page.String(), k.says(nil)) {
				t.Errorf("the page doesn't say how it is answered:\n%s", page.String())
			}
			for _, text := range k.texts(q, markup.Parse([]byte(source))) {
				if !strings.Contains(page.String(), text) {
					t.Errorf("the page lacks %q:\n%s", text, page.String())
				}
			}
			if strings.Contains(page.String(), "- [") || strings.Contains(page.String(), "= purchase") {
				t.Errorf("the fence is shown as it was typed, as if the page lacked some of it:\n%s", page.String())
			}
		})
	}
}
