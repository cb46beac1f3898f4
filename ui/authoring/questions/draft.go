package questions

import (
	"errors"
	"reflect"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/questionfile"
	"stagecraft/ui/words"
)

// kind is a way to answer, as the form offers it.
type kind struct {
	id   string
	name func() string
	hint func() string
}

var kinds = []kind{
	{"choices", func() string { return words.T("Choose") }, func() string {
		return words.T("Mark what is right. With several marked, all of them have to be chosen.")
	}},
	{"order", func() string { return words.T("Put in order") }, func() string {
		return words.T("Write them in the right order. They are shown mixed.")
	}},
	{"match", func() string { return words.T("Match") }, func() string {
		return words.T("Each thing on the left belongs to the one beside it.")
	}},
	{"blanks", func() string { return words.T("Fill in") }, func() string {
		return words.T("Write the whole sentence as the question, and put == around each word to be filled in, such as ==this==.")
	}},
	{"typed", func() string { return words.T("Type") }, func() string {
		return words.T("Each line is right. Capitals, spaces and hyphens don’t matter.")
	}},
	{"calculation", func() string { return words.T("Work out") }, func() string {
		return words.T("Numbers are drawn anew each time. Write {name} in the question where one is to stand.")
	}},
	{"writing", func() string { return words.T("Write") }, func() string {
		return words.T("Something to write, such as an e-mail. It is set beside an answer of yours, and the learner ticks what is in it.")
	}},
	{"board", func() string { return words.T("Ask of a board") }, func() string {
		return words.T("An answer is a deal of the board; a deal, -> and the step where it belongs; or {weighted}, {commit}, {best} or {total}.")
	}},
}

// Draft is what stands in the form. What belongs to another kind stays there, so that the
// kind can be changed and changed back.
type Draft struct {
	Kind string               `json:"kind"`
	Text content.QuestionText `json:"text"`
	// Result is the formula of a calculation, with its unit and how near it has to be.
	Result string `json:"result,omitempty"`
}

// draftOf is a question as it is written, with room for more.
func draftOf(t content.QuestionText) Draft {
	d := Draft{Text: t, Kind: "choices"}
	switch kind := t.Kind(); {
	case t.Board != "" && len(t.Answers) > 0 && kind != content.Typed:
		d.Kind = "board"
		d.room()
		return d
	}
	switch t.Kind() {
	case content.Written:
		d.Kind = "writing"
	case content.Order:
		d.Kind = "order"
	case content.Match:
		d.Kind = "match"
	case content.Blanks:
		d.Kind = "blanks"
	case content.Typed:
		d.Kind = "typed"
	case content.Calculated:
		d.Kind = "calculation"
		d.Result = strings.Join(t.Answers, "\n= ")
		d.Text.Answers = nil
	}
	d.room()
	return d
}

// room gives each kind so many lines that something can be written.
func (d *Draft) room() {
	for len(d.Text.Choices) < 2 {
		d.Text.Choices = append(d.Text.Choices, content.ChoiceText{Right: len(d.Text.Choices) == 0})
	}
	for len(d.Text.Items) < 3 {
		d.Text.Items = append(d.Text.Items, "")
	}
	for len(d.Text.Pairs) < 2 {
		d.Text.Pairs = append(d.Text.Pairs, [2]string{})
	}
	if len(d.Text.Answers) == 0 {
		d.Text.Answers = []string{""}
	}
	if len(d.Text.Givens) == 0 {
		d.Text.Givens = [][2]string{{}}
	}
	if d.Text.Write == nil {
		d.Text.Write = &content.WriteText{}
	}
	for len(d.Text.Write.Criteria) < 3 {
		d.Text.Write.Criteria = append(d.Text.Write.Criteria, "")
	}
}

// text is the question that the form says, without what is empty or of another kind.
func (d *Draft) text() content.QuestionText {
	t := content.QuestionText{Prompt: trimmed(d.Text.Prompt), Explanation: strings.TrimSpace(trimmed(d.Text.Explanation))}
	if d.Kind != "calculation" && d.Kind != "writing" { // which aren't asked of one
		t.Board = strings.TrimSpace(d.Text.Board)
	}
	switch d.Kind {
	case "choices":
		for _, c := range d.Text.Choices {
			if c.Text = strings.TrimSpace(c.Text); c.Text != "" {
				t.Choices = append(t.Choices, c)
			}
		}
	case "order":
		t.Items = filled(d.Text.Items)
	case "match":
		t.Head = d.Text.Head
		t.Pairs = filledPairs(d.Text.Pairs)
		if t.Head == "" && len(t.Pairs) > 0 {
			t.Head = "| | |\n|---|---|"
		}
	case "typed":
		t.Answers = filled(d.Text.Answers)
	case "writing":
		w := d.Text.Write
		t.Write = &content.WriteText{Length: strings.TrimSpace(w.Length), Model: trimmed(w.Model), Criteria: filled(w.Criteria)}
	case "board":
		t.Answers, t.Mistakes = filled(d.Text.Answers), filled(d.Text.Mistakes)
	case "calculation":
		t.Givens, t.Steps = filledPairs(d.Text.Givens), filledPairs(d.Text.Steps)
		t.Exact = d.Text.Exact
		t.Answers, t.Mistakes = filled(strings.Split(d.Result, "\n= ")), filled(d.Text.Mistakes)
	}
	return t
}

// trimmed is a text without empty lines around it, and without space at the end of it.
func trimmed(s string) string {
	return strings.TrimRight(strings.TrimLeft(s, "\n"), " \t\n")
}

func filled(all []string) (some []string) {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			some = append(some, s)
		}
	}
	return some
}

func filledPairs(all [][2]string) (some [][2]string) {
	for _, p := range all {
		if p[0], p[1] = strings.TrimSpace(p[0]), strings.TrimSpace(p[1]); p[0]+p[1] != "" {
			some = append(some, p)
		}
	}
	return some
}

// ask makes a question of a text, with all that is wrong with it.
func ask(t *content.QuestionText) (*content.Question, content.Problems) {
	return content.ReadQuestion(&markup.Quiz{ID: "preview", Source: t.String()})
}

// trouble says what a question can't be written with, as the course's check does; "" for
// nothing.
func trouble(t *content.QuestionText) string {
	if t.Prompt == "" {
		return words.T("Write the question.")
	}
	_, problems := ask(t)
	for _, p := range problems {
		if p.Severity == content.Error {
			return markup.Visible(words.Say(p))
		}
	}
	if again, ok := content.ReadQuestionText(t.String()); !ok || !reflect.DeepEqual(again, *t) {
		return words.T("A line of the texts would be taken for an answer or an explanation: it begins as one. Begin it otherwise, or with a backslash.")
	}
	return ""
}

// byHand says why a note can't be changed here.
func byHand(err error) string {
	if errors.Is(err, questionfile.ErrNoQuestion) {
		return words.T("This question isn’t in the course any more.")
	}
	return words.T("This place of the note is written in a way that can’t be changed here. Change it in a text editor.")
}

// plain is what a Markdown text says, on a line.
func plain(text string) string {
	var all []string
	for _, b := range markup.Parse([]byte(text)).Blocks {
		all = append(all, markup.BlockText(b))
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}
