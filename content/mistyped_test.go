package content

import (
	"strings"
	"testing"

	"stagecraft/content/markup"
)

func ask(t *testing.T, body string) (*Question, Problems) {
	t.Helper()
	return ReadQuestion(&markup.Quiz{Pos: markup.Pos{Line: 10, Column: 1}, ID: "q", Source: body})
}

// TestQuestion_TellsOfEachLineThatIsAlmostAnAnswer puts each between two
// answers that are right, and last.
func TestQuestion_TellsOfEachLineThatIsAlmostAnAnswer(t *testing.T) {
	bodies := map[string][2]string{
		boxForm:    {"Q?\n- [x] one\n", "\n- [ ] other\n> Why."},
		numberForm: {"Q?\n1. one\n", "\n2. other\n> Why."},
		answerForm: {"Q?\n= one\n", "\n= other\n> Why."},
		rowForm:    {"Q?\n| one | eins |\n", "\n| other | anders |\n> Why."},
		quoteForm:  {"Q?\n- [x] one\n", "\n- [ ] other"},
	}
	for form, lines := range map[string][]string{
		boxForm: {
			"- [] a", "- []a", "- [ ]a", "- [x]a", "-[ ] a", "-[x] a", "-[x]a", "-[]", "* []", "+[x]", "- [X ] a", "- [ x] a", "- [ X ] a",
			"- [  ] a", "- [✓] a", "- [✔] a", "- [✔️] a", "- [✗] a", "- [√] a", "- [×] a", "- [х] a", "- [*] a", "- [o] a", "- [y] a", "- [xx] a",
			"- ☑ a", "- ☐ a", "☒ a", "☐ a", "✓ a", "✅ a", "- (x) a", "- ( ) a", "- () a", "-(x) a", "- ［x］ a", "- （x） a", "- 【x】 a",
			"– [x] a", "— [ ] a", "• [x] a", "• [ ] a", "[x] a", "[ ] a", "[] a", "    - [x] a", "      - [ ] a", "- [x\t] a", "-\u00a0[x] a",
		},
		numberForm: {"2.two", "2)two", "2．two", "2、two", "2 . two", "2 ) two", "② two"},
		answerForm: {"=two", "=2", "=", "＝ two", "＝two"},
		rowForm:    {"two | zwei", "two | zwei |"},
		quoteForm:  {"＞ why", "» why"},
	} {
		for _, line := range lines {
			around := bodies[form]
			for _, body := range []string{around[0] + line + around[1], around[0] + line} {
				q, problems := ask(t, body)
				want := ":13:1: error: this is almost an answer, but not one: " + form + " (almost-answer)"
				if q != nil || !strings.Contains(problems.Error(), want) {
					t.Errorf("%q: it gave %v, and %v", body, q != nil, problems)
				}
			}
		}
	}
}

// TestQuestion_TakesTextForText reads lines that look a little like an answer.
func TestQuestion_TakesTextForText(t *testing.T) {
	for _, line := range []string{
		"[A link](https://example.org) says so.", "- [A link](https://example.org)", "- [a](b)", "[x](y)", "- (a) call", "(x) is a variable.",
		"2.5 litres are more than 2.", "2026 was a year.", "==", "3) is the third.", "Is a == b?", "- call", "-5 degrees", "-- and on", "*emphasis*",
		"See [1] and [2].", "- [1] a source", "> Somebody says so.", "__init__", "```\n- [] a\n```", "~~~\n=a\n~~~", "`- []` is a box.",
	} {
		for _, body := range []string{
			line + "\n\nWhich?\n- [x] one\n- [ ] other\n> Why.",
			"So:\n\n" + line + "\n\nWhich?\n- [x] one\n- [ ] other\n> Why.",
		} {
			if q, problems := ask(t, body); q == nil || len(problems) > 0 {
				t.Errorf("%q: %v", body, problems)
			}
		}
	}
	for _, line := range []string{"- [a](b)", "2.5 litres", "-5 degrees", "=5 in `=5`"} {
		if q, problems := ask(t, "Which?\n- [x] one\n  "+line+"\n- [ ] other\n> Why."); line[0] != '=' && (q == nil || len(problems) > 0) {
			t.Errorf("%q in a choice: %v", line, problems)
		}
	}
}

func TestQuestion_KeepsAnAnswerToTypeAsItStands(t *testing.T) {
	for _, answer := range []string{
		"10:100:30", "__init__", "*", "#1", "1. FC Dorf", "<br>", ":smile:", "a_b_c", "2*3*4", "$x$", "R&amp;D", `C:\new`, "~a~", "[a](b)", "- [x]", "`PO`", "**b**", "a == b",
		"^[a]", "---", "http://a.b", "> a",
	} {
		q, problems := ask(t, "What?\n= "+answer+"\n> Why.")
		if q == nil || len(q.Answers) != 1 || q.Answers[0] != answer {
			t.Errorf("%q: %+v, %v", answer, q, problems)
		}
		if strings.Contains(answer, "==") {
			continue
		}
		q, problems = ask(t, "Fill in: I ______ the =="+answer+"== here.\n> Why.")
		if q == nil || len(q.Text) != 3 || q.Text[1].Text != answer || !q.Text[1].Blank || q.Text[0].Text != "Fill in: I ______ the " {
			t.Errorf("a blank of %q: %+v, %v", answer, q, problems)
		}
	}
	if _, problems := ask(t, "Fill in: ==  == and ==a==.\n> Why."); !strings.Contains(problems.Error(), blankForm) {
		t.Errorf("an empty blank: %v", problems)
	}
	q, _ := ask(t, "Fill: `a ==b== c` and **==word==**, `x`.\n> Why.")
	same(t, "a blank beside code", q.Text, []BlankPart{{Text: "Fill: a ==b== c and "}, {Text: "word", Blank: true}, {Text: ", x."}})
}

// TestQuestion_KeepsBlocks reads questions with blocks in each of their parts.
func TestQuestion_KeepsBlocks(t *testing.T) {
	const answers = "\n- [x] one\n- [ ] other\n> Why."
	kinds := func(blocks []markup.Block) string {
		var all []string
		for _, b := range blocks {
			switch b := b.(type) {
			case *markup.Paragraph:
				all = append(all, "p")
			case *markup.CodeBlock:
				all = append(all, "code:"+b.Text)
			case *markup.Table:
				all = append(all, "table")
			case *markup.Quote:
				all = append(all, "quote")
			case *markup.List:
				all = append(all, "list")
			default:
				all = append(all, "?")
			}
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct{ name, body, prompt, first, why string }{
		{"a fence", "What?\n```js\nlet a;\n\n\n- [ ] b\n= c\n> d\n1. e\n```" + answers, "p code:let a;\n\n\n- [ ] b\n= c\n> d\n1. e", "", ""},
		{"a fence of tildes, and text after it", "~~~\na\n~~~\nWhat?" + answers, "code:a p", "", ""},
		{"indented code", "What?\n\n    print(1)\n\n    print(2)" + answers, "p code:print(1)\n\nprint(2)", "", ""},
		{"a table", "Look.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nWhich is bigger?" + answers, "p table p", "", ""},
		{"a quote", "Someone says:\n> We need this.\n\nWhat is it?" + answers, "p quote p", "", ""},
		{"a quote first", "> We need this.\n\nWhat is it?" + answers, "quote p", "", ""},
		{"a list", "So far:\n- call\n- meet\n\nWhat next?" + answers, "p list p", "", ""},
		{"a numbered list", "So far:\n\n1. call\n2. meet\n\nWhat next?" + answers, "p list p", "", ""},
		{"a year", "1999. That year changed what?" + answers, "", "", ""},
		{"code in a choice", "What?\n- [x] This:\n  ```\n  a\n    b\n  ```\n- [ ] other\n> Why.", "", "p code:a\n  b", ""},
		{"a list in a choice", "What?\n- [x] This:\n\n  - a\n  - b\n- [ ] other\n> Why.", "", "p list", ""},
		{"code in an explanation", "What?\n- [x] one\n- [ ] other\n> So:\n>\n> ```\n> a\n>\n> b\n> ```", "", "", "p code:a\n\nb"},
		{"a list in an explanation", "What?\n- [x] one\n- [ ] other\n> So:\n> - a\n> - b", "", "", "p list"},
		{"paragraphs", "One.\n\nTwo?" + answers, "", "", ""},
	} {
		q, problems := ask(t, c.body)
		if q == nil || len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
			continue
		}
		same(t, c.name, []any{kinds(q.PromptBlocks), kinds(q.Choices[0].Blocks), kinds(q.ExplanationBlocks), len(q.Choices)}, []any{c.prompt, c.first, c.why, 2})
	}
	for kind, body := range map[QuestionKind]string{
		Order:  "Steps of:\n```\na\n```\n1. one\n2. two\n> Why.",
		Match:  "Pairs of:\n```\na\n```\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n> Why.",
		Typed:  "What is printed?\n```\n= a\n```\n= a\n> Why.",
		Blanks: "What is missing?\n```\na == b\n```\n\nIt is ==c==.\n> Why.",
	} {
		q, problems := ask(t, body)
		if q == nil || len(problems) > 0 || q.Kind != kind || !strings.HasPrefix(kinds(q.PromptBlocks), "p code:") {
			t.Errorf("%s: %+v, %v", kind, q, problems)
		}
	}
}
