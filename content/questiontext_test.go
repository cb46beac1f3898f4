package content

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

func TestQuestionText_OfEveryKindIsPutTogetherAgain(t *testing.T) {
	for _, c := range []struct {
		body string
		kind QuestionKind
	}{
		{"Which?\n- [ ] a\n- [x] b\n> Why.", Single},
		{"Which?\n\nMore of it.\n- [x] a\n- [x] b\n  goes on\n- [ ] c\n> Why.\n>\n> And so.", Multiple},
		{"In what order?\n1. One\n1. Two\n> Why.", Order},
		{"Who has what?\n| Person | Thing |\n|---|---|\n| Reader | a \\| b |\n| Desk | c |\n> Why.", Match},
		{"A ==loan|credit== comes back.\n> Why.", Blanks},
		{"Who signs?\n= the buyer | a buyer\n= her\n> Why.", Typed},
		{"given quota = 200..600 step 50 : k€\nlet rest = quota / 2\nHow much of {quota} is left?\n= rest : k€ ± 1 %\n! quota * 2: you doubled it\n> Half.", Calculated},
		{"write 30..60 words\n\nWrite to her.\n= Hello,\n=\n= it’s me.\n? It says who\n? It is short\n> Why.", Written},
		{"board = june\n\nWhich is dead?\n= Porto\n= Leeds\n> Why.", Picked},
		{"board = june\n\nWhere do they belong?\n= Porto -> Discovery\n> Why.", Moved},
		{"board = june\n\nWhat is it worth?\n= {weighted}\n! {total}: in full\n> Why.", Calculated},
		{"board = june\n\nWho asks?\n- [x] Sam\n- [ ] Tom\n> Why.", Single},
	} {
		text, ok := ReadQuestionText(c.body)
		if !ok || text.Kind() != c.kind || text.String() != c.body {
			t.Errorf("%q is read as %+v, of the kind %q, and written as %q (%v)", c.body, text, text.Kind(), text.String(), ok)
		}
	}
	for _, body := range []string{"Which?\n-[ ] a\n- [x] b", "Which?\n- [x] a\n- [ ] b\n\nToo late."} {
		if _, ok := ReadQuestionText(body); ok {
			t.Errorf("%q is taken for one that can be edited part by part", body)
		}
	}
}

// Every question of the course that comes with the app is one that the form can edit.
func TestQuestionText_OfTheBundledCourse(t *testing.T) {
	n := 0
	err := fs.WalkDir(os.DirFS("salesprocess"), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		source, err := os.ReadFile("salesprocess/" + name)
		if err != nil {
			return err
		}
		markup.Walk(markup.Parse(source).Blocks, func(b markup.Block) bool {
			if quiz, ok := b.(*markup.Quiz); ok {
				n++
				text, ok := ReadQuestionText(quiz.Source)
				before, _ := ReadQuestion(quiz)
				after, problems := ReadQuestion(&markup.Quiz{ID: quiz.ID, Source: text.String()})
				if !ok || before == nil || after == nil || before.Kind != after.Kind || before.Kind != text.Kind() && text.Board == "" { // what a sum is shows once the board is known
					t.Errorf("%s:%d: %s can't be edited: %v\n%s", name, quiz.Line, quiz.ID, problems, text.String())
				}
			}
			return true
		})
		return nil
	})
	if err != nil || n < 50 {
		t.Errorf("%d questions were read (%v)", n, err)
	}
}
