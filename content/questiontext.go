package content

import (
	"reflect"
	"strings"
)

// QuestionText is what stands in a question's fence, part by part, as it is written there:
// Markdown, but for answers that are typed. A blank in the prompt is ==words==.
type QuestionText struct {
	Prompt      string
	Choices     []ChoiceText
	Items       []string    // to be put in order
	Head        string      // of the table to match, its rule too; "" for none
	Pairs       [][2]string // to be matched
	Answers     []string    // to be typed; a | sets apart what is right as well. Of a calculation, the formula
	Givens      [][2]string // the numbers that a calculation draws: each a name, and what it is drawn from
	Steps       [][2]string // of a calculation: each a name, and its formula
	Exact       string      // how near the result of a calculation has to be, where that has a line of its own
	Mistakes    []string    // of a calculation or a board: each an answer, a colon and what went wrong
	Board       string      // the id of the board that the question is about; "" for none
	Write       *WriteText  // what is to be written; nil for another question
	Explanation string
}

// ChoiceText is a choice as it is written.
type ChoiceText struct {
	Text  string
	Right bool
}

// WriteText is what stands in the fence of something to write.
type WriteText struct {
	Length   string // such as 30..60 words; "" for any
	Model    string // an answer as it could be, Markdown
	Criteria []string
}

// ReadQuestionText takes the body of a fence apart. It is false for one that can't be put
// together again so that it says the same.
func ReadQuestionText(source string) (QuestionText, bool) {
	t := questionText(source)
	again := t.String()
	return t, reflect.DeepEqual(questionText(again), t) && sameQuestion(source, again)
}

// sameQuestion tells whether two fences ask the same, or both ask nothing.
func sameQuestion(a, b string) bool {
	x, y := splitQuiz(a), splitQuiz(b)
	if len(x.odd)+len(y.odd)+x.late+y.late > 0 {
		return false
	}
	x.calculation, y.calculation = nil, nil // questionText compares these
	x.board, y.board = nil, nil
	x.writing, y.writing = nil, nil
	return reflect.DeepEqual(x, y)
}

func questionText(source string) QuestionText {
	b := splitQuiz(source)
	t := QuestionText{Prompt: b.prompt, Items: b.items, Answers: b.answers, Explanation: b.explanation}
	for _, c := range b.choices {
		t.Choices = append(t.Choices, ChoiceText{c.text, c.right})
	}
	for _, row := range b.rows {
		var pair [2]string
		copy(pair[:], row)
		t.Pairs = append(t.Pairs, pair)
	}
	if len(b.rows) > 0 {
		t.Head = headOf(source)
	}
	if b.board != nil {
		t.Board = b.board.id
		for _, l := range b.board.mistakes {
			t.Mistakes = append(t.Mistakes, strings.TrimSpace(l.text))
		}
	}
	if w := b.writing; w != nil {
		t.Write = &WriteText{strings.TrimSpace(w.length), w.model, w.criteria}
	}
	if c := b.calculation; c != nil {
		t.Answers = nil
		for _, l := range c.givens {
			t.Givens = append(t.Givens, [2]string{l.name, strings.TrimSpace(l.text)})
		}
		for _, l := range c.lets {
			t.Steps = append(t.Steps, [2]string{l.name, strings.TrimSpace(l.text)})
		}
		for _, l := range c.answers {
			t.Answers = append(t.Answers, strings.TrimSpace(l.text))
		}
		for _, l := range c.mistakes {
			t.Mistakes = append(t.Mistakes, strings.TrimSpace(l.text))
		}
		if len(c.exact) > 0 {
			t.Exact = strings.TrimSpace(c.exact[0].text)
		}
	}
	return t
}

// headOf gives the head of the first table of a body, with the rule under it.
func headOf(source string) string {
	lines := strings.Split(strings.ReplaceAll(source, "\r", ""), "\n")
	for i := 1; i < len(lines); i++ {
		if rowLine.MatchString(lines[i]) && ruleLine.MatchString(lines[i]) && rowLine.MatchString(lines[i-1]) {
			return strings.TrimSpace(lines[i-1]) + "\n" + strings.TrimSpace(lines[i])
		}
	}
	return ""
}

// Kind is how a question with these texts is answered; "" when it has no answer.
func (t *QuestionText) Kind() QuestionKind {
	rights := 0
	for _, c := range t.Choices {
		if c.Right {
			rights++
		}
	}
	switch {
	case t.Write != nil:
		return Written
	case len(t.Givens) > 0:
		return Calculated
	case rights > 1:
		return Multiple
	case len(t.Choices) > 0:
		return Single
	case len(t.Items) > 0:
		return Order
	case len(t.Pairs) > 0:
		return Match
	case len(t.Answers) > 0:
		return t.ofBoard()
	}
	if _, blanks := takeBlanks(t.Prompt); len(blanks) > 0 {
		return Blanks
	}
	return ""
}

// ofBoard is how a question with answers on lines of their own is answered.
func (t *QuestionText) ofBoard() QuestionKind {
	if t.Board == "" {
		return Typed
	}
	switch (&quizBody{board: &boardBody{}, answers: t.Answers}).boardForm() {
	case pickForm:
		return Picked
	case moveForm:
		return Moved
	case sumForm:
		return Calculated
	}
	return Typed
}

// String is the body of the fence, without the last line end.
func (t *QuestionText) String() string {
	var b strings.Builder
	if t.Board != "" {
		b.WriteString("board = " + t.Board + "\n\n")
	}
	if t.Write != nil {
		b.WriteString(strings.TrimSpace("write "+t.Write.Length) + "\n\n")
	}
	for _, g := range t.Givens {
		b.WriteString("given " + g[0] + " = " + g[1] + "\n")
	}
	for _, s := range t.Steps {
		b.WriteString("let " + s[0] + " = " + s[1] + "\n")
	}
	b.WriteString(t.Prompt)
	for _, c := range t.Choices {
		box := "\n- [ ] "
		if c.Right {
			box = "\n- [x] "
		}
		b.WriteString(box + hanging(c.Text, 2))
	}
	for _, item := range t.Items {
		b.WriteString("\n1. " + hanging(item, 3))
	}
	if len(t.Pairs) > 0 {
		head := t.Head
		if head == "" {
			head = "| | |\n|---|---|"
		}
		b.WriteString("\n" + head)
	}
	for _, p := range t.Pairs {
		b.WriteString("\n| " + cell(p[0]) + " | " + cell(p[1]) + " |")
	}
	for _, a := range t.Answers {
		b.WriteString("\n= " + a)
	}
	if w := t.Write; w != nil {
		for _, line := range strings.Split(w.Model, "\n") {
			b.WriteString(strings.TrimRight("\n= "+line, " "))
		}
		for _, c := range w.Criteria {
			b.WriteString("\n? " + c)
		}
	}
	if t.Exact != "" {
		b.WriteString("\n± " + t.Exact)
	}
	for _, m := range t.Mistakes {
		b.WriteString("\n! " + m)
	}
	if t.Explanation != "" {
		b.WriteString("\n> " + strings.ReplaceAll(strings.ReplaceAll(t.Explanation, "\n", "\n> "), "\n> \n", "\n>\n"))
	}
	return b.String()
}

// QuestionFence is a question as it stands in a note, without a line end.
func QuestionFence(id, body string) string {
	ticks := "```"
	for strings.Contains(body, ticks) {
		ticks += "`"
	}
	return ticks + "quiz id=" + id + "\n" + strings.TrimRight(body, "\n") + "\n" + ticks
}

// hanging is a text whose further lines go on with its first.
func hanging(text string, columns int) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if i > 0 && l != "" {
			lines[i] = strings.Repeat(" ", columns) + l
		}
	}
	return strings.Join(lines, "\n")
}

// cell is a text as it stands in a table.
func cell(text string) string {
	return strings.ReplaceAll(text, "|", `\|`)
}
