package practice

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/internal/uitest"
)

func TestKinds_EveryKindOfQuestionIsAsked(t *testing.T) {
	for _, name := range content.QuestionKinds() {
		t.Run(string(name), func(t *testing.T) {
			k, ok := kinds[name]
			if !ok || k.control == nil || k.solution == nil || k.offers == nil {
				t.Fatalf("the kind %q lacks a part: control, solution or offers", name)
			}
			body, err := os.ReadFile("../../content/testdata/questions/" + string(name) + ".md")
			if err != nil {
				t.Fatal(err)
			}
			q, _ := content.ReadQuestion(&markup.Quiz{ID: "sample", Source: strings.TrimRight(string(body), "\n")})
			if solution(q) == "" || askedIn(q) == "" || len(Said(q, "en")) == 0 {
				t.Errorf("it has no words: the solution %q, asked %q, read aloud %q", solution(q), askedIn(q), Said(q, "en"))
			}

			z := newQuiz(q, nil, 1, true, questionText{})
			z.build()
			w := test.NewTempWindow(t, z)
			w.Resize(fyne.NewSize(700, 700))
			c := z.control
			if c.help() == "" || !strings.Contains(uitest.Says(z), c.help()) {
				t.Error("it doesn't say how to answer")
			}
			if z.HeightFor(700) < 60 {
				t.Error("nothing is drawn to answer with")
			}
			draft, err := json.Marshal(c.draft())
			if err != nil {
				t.Errorf("its draft can't be written down: %v", err)
			}
			again := k.control(q, z.host)
			again.restore(draft)
			if back, _ := json.Marshal(again.draft()); string(back) != string(draft) {
				t.Errorf("its draft %s comes back as %s", draft, back)
			}
			for _, nonsense := range []string{"{", `17`, `"x"`, `[[]]`, `{"chosen":[99],"order":[9,9],"joined":[99]}`} {
				again.restore(json.RawMessage(nonsense))
			}
			again.showResult()
			if again.given() == "" && again.complete() {
				t.Error("an answer has no words")
			}
		})
	}
}
