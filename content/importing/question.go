package importing

import (
	"regexp"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// Question is one to be written as a fence. Texts are Markdown; a blank in the
// prompt is ==words==.
type Question struct {
	Called      string // what it is named in the file, "" for nothing
	Prompt      string
	Choices     []Choice
	Items       []string    // to be put in order
	Pairs       [][2]string // to be matched
	Answers     []string    // to be typed, as they are typed
	Explanation string
	Pos         markup.Pos
}

// Choice is one of which one or more are right.
type Choice struct {
	Text  string
	Right bool
}

// Body is what stands in the question's fence.
func (q *Question) Body() string {
	t := content.QuestionText{Prompt: q.Prompt, Items: q.Items, Explanation: q.Explanation}
	for _, c := range q.Choices {
		t.Choices = append(t.Choices, content.ChoiceText(c))
	}
	for _, p := range q.Pairs { // which are written with a backslash before each bar
		t.Pairs = append(t.Pairs, [2]string{strings.ReplaceAll(barred(p[0]), `\|`, "|"), strings.ReplaceAll(barred(p[1]), `\|`, "|")})
	}
	for _, a := range q.Answers {
		t.Answers = append(t.Answers, barred(a))
	}
	return t.String()
}

// Fence is the question as it stands in a note, without a line end.
func (q *Question) Fence(id string) string {
	return content.QuestionFence(id, q.Body())
}

var unescapedBar = regexp.MustCompile(`(\\*)\|`)

// barred escapes the bars of a cell or an answer that aren't yet.
func barred(s string) string {
	return unescapedBar.ReplaceAllStringFunc(s, func(bar string) string {
		if len(bar)%2 == 0 { // an odd number of backslashes before it
			return bar
		}
		return bar[:len(bar)-1] + `\|`
	})
}

// addQuestion adds a question if it can be asked, and reports why when it can't.
func (r *reader) addQuestion(q *Question) {
	if len(r.found.Questions) >= mostItems {
		r.errorf(q.Pos, "too-many", "there are more than %d questions; divide the file", mostItems)
		return
	}
	q.Prompt, q.Explanation = strings.Trim(q.Prompt, "\n"), strings.TrimSpace(q.Explanation)
	asked, problems := content.ReadQuestion(&markup.Quiz{ID: "a", Source: q.Body()})
	if asked != nil {
		r.found.Questions = append(r.found.Questions, q)
		return
	}
	for _, p := range problems {
		switch {
		case p.Severity != content.Error:
		case p.Rule == "same-answer" && len(q.Pairs) > 0:
			r.leftOut(q.Pos, p.Rule, "the question is left out, as here each thing is matched with another: %s", p.Message)
			return
		default:
			r.errorf(q.Pos, p.Rule, "%s", p.Message)
		}
	}
}

// firstBlank is the first of the signs that stand for blanks while a text is turned
// into Markdown. No text uses them.
const (
	firstBlank = '\U000F0000'
	mostBlanks = 500
)

// withoutMarks takes the signs out of a text that stand for something here.
func withoutMarks(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= firstBlank && c < firstBlank+0x1000 {
			return -1
		}
		return c
	}, s)
}

// blanks are the answers of the blanks of one text.
type blanks [][]string

// mark gives the sign that stands for a blank with these answers, and false when
// they can't be in one.
func (b *blanks) mark(answers []string) (string, bool) {
	for _, a := range answers {
		if a == "" || strings.Contains(a, "=") && (strings.Contains(a, "==") || a[0] == '=' || a[len(a)-1] == '=') {
			return "", false
		}
	}
	if len(answers) == 0 || len(*b) >= mostBlanks {
		return "", false
	}
	*b = append(*b, answers)
	return string(rune(firstBlank + len(*b) - 1)), true
}

// fill puts the blanks into a text with marks.
func (b blanks) fill(text string) string {
	for i, answers := range b {
		all := make([]string, len(answers))
		for k, a := range answers {
			all[k] = barred(a)
		}
		mark, blank := string(rune(firstBlank+i)), "=="+strings.Join(all, "|")+"=="
		// A sign right before it would be taken for one of the blank's own.
		text = strings.NewReplacer(`\=`+mark, `\=`+blank, "="+mark, `\=`+blank, mark, blank).Replace(text)
	}
	return text
}
