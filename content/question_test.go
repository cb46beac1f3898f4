package content

import (
	"testing"

	"stagecraft/content/markup"
)

func TestQuestion_KindFollowsFromTheBody(t *testing.T) {
	c := library(t)
	plain := func(inlines []markup.Inline) string { return markup.PlainText(inlines) }

	first := c.Questions[0]
	same(t, "the lesson's comes first", []any{first.ID, first.Lesson, first.File, first.Kind}, []any{"loan-first", "lending", "lessons/01-lending.md", Single})
	same(t, "prompt", plain(first.Prompt), "What comes first?")
	same(t, "explanation", plain(first.Explanation), "Nobody scans a book that nobody asked for.")

	both := c.Question("both")
	same(t, "both", []any{both.Kind, both.Lesson, both.File, both.Pos.Line}, []any{Multiple, "", "practice/desk.md", 3})
	var choices []any
	for _, choice := range both.Choices {
		choices = append(choices, plain(choice.Inlines), choice.Right)
	}
	same(t, "choices", choices, []any{"A reader", true, "A librarian", true, "A desk", false})

	order := c.Question("order")
	same(t, "order", order.Items, []string{"Ask", "Scan", "Go home"})
	same(t, "order", order.Kind, Order)
	match := c.Question("match")
	same(t, "match", match.Pairs, [][2]string{{"Reader", "card"}, {"Librarian", "scanner"}})
	same(t, "match", match.Kind, Match)

	blanks := c.Question("blanks")
	same(t, "blanks", blanks.Kind, Blanks)
	same(t, "what is asked", plain(blanks.Prompt), "Fill in the sentence.")
	same(t, "sentence", blanks.Text, []BlankPart{{Text: "A "}, {Text: "loan", Blank: true}, {Text: " comes back, a "}, {Text: "sale", Blank: true}, {Text: " does not."}})

	typed := c.Question("typed")
	same(t, "typed", typed.Kind, Typed)
	same(t, "answers", typed.Answers, []string{"librarian", "the librarian"})
	same(t, "explanation of two paragraphs", plain(typed.Explanation), "See the role.\n\nIt is said often.")
}

func TestQuestion_ReadsWhatAuthorsWrite(t *testing.T) {
	cases := []struct {
		name, body string
		want       quizBody
	}{
		{"other bullets and a capital X", "Q?\n* [X] a\n+ [ ] b\n> e", quizBody{
			prompt: "Q?", choices: []choice{{"a", true}, {"b", false}}, explanation: "e", parts: []string{checkBoxes},
		}},
		{"a choice on two lines", "Q?\n- [x] a\n  more\n- [ ] b", quizBody{
			prompt: "Q?", choices: []choice{{"a\nmore", true}, {"b", false}}, parts: []string{checkBoxes},
		}},
		{"numbers that all say 1", "Q?\n1. a\n1) b", quizBody{
			prompt: "Q?", items: []string{"a", "b"}, parts: []string{numberedList},
		}},
		{"a table without a head", "Q?\n| a | b |\n| c \\| d | e |", quizBody{
			prompt: "Q?", rows: [][]string{{"a", "b"}, {"c | d", "e"}}, parts: []string{table},
		}},
		{"a question of two paragraphs", "One.\n\nTwo?\n= a", quizBody{
			prompt: "One.\n\nTwo?", answers: []string{"a"}, parts: []string{typedAnswers},
		}},
		{"an explanation that goes on without its mark", "Q?\n= a\n> e\nf\n>\n> g", quizBody{
			prompt: "Q?", answers: []string{"a"}, explanation: "e\nf\n\ng", parts: []string{typedAnswers},
		}},
		{"an equals sign within a word", "Is 1 = 1?\n- [x] Yes\n- [ ] =no", quizBody{
			prompt: "Is 1 = 1?", choices: []choice{{"Yes", true}, {"=no", false}}, parts: []string{checkBoxes},
		}},
		{"Windows line ends", "Q?\r\n- [x] a\r\n- [ ] b\r", quizBody{
			prompt: "Q?", choices: []choice{{"a", true}, {"b", false}}, parts: []string{checkBoxes},
		}},
	}
	for _, c := range cases {
		same(t, c.name, splitQuiz(c.body), c.want)
	}
}
