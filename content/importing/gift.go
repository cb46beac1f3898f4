package importing

import (
	"regexp"
	"strings"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

// giftEscapes are the signs that GIFT writes with a backslash, and what stands for
// them while a question is taken apart.
const giftEscapes = `~=#{}:\`

const firstEscape = firstBlank + 0x800

// mostAnswers is how many a question may have.
const mostAnswers = 500

// hideEscapes puts a sign of its own for each sign that is escaped.
func hideEscapes(s string) string {
	var b strings.Builder
	s = withoutMarks(s)
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			if s[i+1] == 'n' {
				b.WriteByte('\n')
				i++
				continue
			}
			if k := strings.IndexByte(giftEscapes, s[i+1]); k >= 0 {
				b.WriteRune(rune(firstEscape + k))
				i++
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func showEscapes(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= firstEscape && int(c-firstEscape) < len(giftEscapes) {
			return rune(giftEscapes[c-firstEscape])
		}
		return c
	}, s)
}

// giftQuestion is one question of GIFT, with its escapes hidden.
type giftQuestion struct {
	called, format string
	before, after  string // the text around the answers
	answers        string
	feedback       string // on every answer
	at             markup.Pos
}

// gift reads questions as Moodle's GIFT format has them: an empty line between two.
func (r *reader) gift() {
	text, ok := r.text()
	if !ok {
		return
	}
	var lines []string
	begins := 0
	end := func() {
		if len(lines) > 0 && !r.stopped() {
			r.giftEntry(strings.Join(lines, "\n"), line(begins))
		}
		lines = nil
	}
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		n++
		switch trimmed := strings.TrimSpace(l); {
		case trimmed == "":
			end()
		case strings.HasPrefix(trimmed, "//"), strings.HasPrefix(trimmed, "$CATEGORY:"):
		default:
			if len(lines) == 0 {
				begins = n
			}
			lines = append(lines, trimmed)
		}
	}
	end()
}

var (
	giftTitle  = regexp.MustCompile(`(?s)^::(.*?)::`)
	giftFormat = regexp.MustCompile(`(?i)^\s*\[(html|moodle|plain|markdown)\]`)
	giftTruth  = regexp.MustCompile(`(?is)^(t|true|f|false)\s*(#.*)?$`)
)

// giftEntry takes a question apart.
func (r *reader) giftEntry(source string, at markup.Pos) {
	q := giftQuestion{at: at}
	text := hideEscapes(source)
	if m := giftTitle.FindStringSubmatch(text); m != nil {
		q.called = fragment.Tidy(showEscapes(m[1]))
		text = strings.TrimSpace(text[len(m[0]):])
	}
	if m := giftFormat.FindStringSubmatch(text); m != nil {
		q.format = strings.ToLower(m[1])
		text = text[len(m[0]):]
	}
	open, shut := strings.IndexByte(text, '{'), strings.LastIndexByte(text, '}')
	switch {
	case open < 0 && shut < 0:
		r.leftOut(at, "not-a-question", "the text %q asks nothing, and is left out", fragment.Shortened(showEscapes(text)))
		return
	case open < 0 || shut < open:
		missing, there := "{", "}"
		if open >= 0 {
			missing, there = "}", "{"
		}
		r.errorf(at, "open-brace", `the question %q has a %s without its %s; answers stand in { }, with no empty line between, and a brace that is part of the text is written \%s`, fragment.Shortened(showEscapes(text)), there, missing, there)
		return
	}
	q.before, q.answers, q.after = text[:open], strings.TrimSpace(text[open+1:shut]), strings.TrimSpace(text[shut+1:])
	if strings.ContainsAny(q.answers, "{}") {
		r.errorf(at, "open-brace", `there is a brace within the answers of %q; write it \{ or \}, and leave an empty line between two questions`, fragment.Shortened(showEscapes(text)))
		return
	}
	if strings.Count(q.answers, "=")+strings.Count(q.answers, "~") > mostAnswers {
		r.errorf(at, "too-many", "the question has more than %d answers; are its braces right?", mostAnswers)
		return
	}
	if i := strings.LastIndex(q.answers, "####"); i >= 0 {
		q.feedback, q.answers = q.answers[i+4:], strings.TrimSpace(q.answers[:i])
	}
	r.giftAnswers(&q)
}

// giftAnswers makes a question of what is in the braces.
func (r *reader) giftAnswers(g *giftQuestion) {
	q := &Question{Called: g.called, Pos: g.at}
	switch {
	case g.answers == "":
		r.leftOut(g.at, "no-answer", "the question %q is left out: it is answered in free text, which can't be judged here", fragment.Shortened(showEscapes(g.before)))
		return
	case g.answers[0] == '#':
		r.giftNumbers(g, q)
		return
	case giftTruth.MatchString(g.answers):
		truth, feedback, _ := strings.Cut(g.answers, "#")
		right := strings.EqualFold(strings.TrimSpace(truth)[:1], "t")
		q.Choices = []Choice{{"True", right}, {"False", !right}}
		wrong, why, both := strings.Cut(feedback, "#")
		if !both {
			why = wrong
		}
		r.giftAdd(g, q, why)
	case strings.Contains(g.answers, "~"):
		r.giftChoices(g, q)
	case strings.Contains(g.answers, "->"):
		r.giftPairs(g, q)
	default:
		r.giftTyped(g, q)
	}
}

// giftAdd adds a question with its text and what explains it.
func (r *reader) giftAdd(g *giftQuestion, q *Question, why ...string) {
	text := g.before
	if g.after != "" {
		text = strings.TrimSpace(g.before) + " _____ " + g.after
	}
	r.giftFinish(g, q, r.giftText(g, text), why)
}

func (r *reader) giftFinish(g *giftQuestion, q *Question, prompt string, why []string) {
	q.Prompt = prompt
	var all []string
	for _, w := range append([]string{g.feedback}, why...) {
		if w = r.giftText(g, w); w != "" {
			all = append(all, w)
		}
	}
	q.Explanation = strings.Join(all, "\n\n")
	r.addQuestion(q)
}

// giftText gives a text of a question as Markdown.
func (r *reader) giftText(g *giftQuestion, text string) string {
	text = strings.TrimSpace(showEscapes(text))
	if g.format == "markdown" {
		return text
	}
	return r.asMarkdown(text, g.format != "plain" && fragment.SomeHTML.MatchString(text), g.at)
}

// giftAnswer is an answer with the mark before it.
type giftAnswer struct {
	right    bool
	weight   string // as written, without %
	text     string
	feedback string
}

var giftWeight = regexp.MustCompile(`^%(-?\d+(?:\.\d+)?)%`)

// giftSplit gives the answers of which each begins with = or ~.
func giftSplit(answers string) []giftAnswer {
	var all []giftAnswer
	for len(answers) > 0 {
		end := strings.IndexAny(answers[1:], "=~") + 1
		if end == 0 {
			end = len(answers)
		}
		a := giftAnswer{right: answers[0] == '='}
		text := strings.TrimSpace(strings.TrimLeft(answers[:end], "=~"))
		if m := giftWeight.FindStringSubmatch(text); m != nil {
			a.weight, text = m[1], text[len(m[0]):]
		}
		a.text, a.feedback, _ = strings.Cut(text, "#")
		a.text, a.feedback = strings.TrimSpace(a.text), strings.TrimSpace(a.feedback)
		if a.text != "" || a.feedback != "" || a.right {
			all = append(all, a)
		}
		answers = answers[end:]
	}
	return all
}

// giftChoices makes a question with choices.
func (r *reader) giftChoices(g *giftQuestion, q *Question) {
	all := giftSplit(g.answers)
	one := false
	for _, a := range all {
		one = one || a.right
	}
	var why, wrong []string
	for _, a := range all {
		part := a.weight != "" && a.weight[0] != '-' && strings.Trim(a.weight, "0.") != ""
		right := a.right || !one && part
		if one && !a.right && part {
			r.leftOut(g.at, "part-right", "the answer %q counts for %s %%; it is taken for wrong, as a choice is right or isn't", fragment.Shortened(showEscapes(a.text)), a.weight)
		}
		text := r.giftText(g, a.text)
		q.Choices = append(q.Choices, Choice{fragment.OneLine(text), right})
		switch {
		case a.feedback == "":
		case right:
			why = append(why, a.feedback)
		default:
			wrong = append(wrong, a.text+": "+a.feedback)
		}
	}
	r.giftAdd(g, q, append(why, wrong...)...)
}

// giftPairs makes a question in which things are matched.
func (r *reader) giftPairs(g *giftQuestion, q *Question) {
	for _, a := range giftSplit(g.answers) {
		left, right, found := strings.Cut(a.text, "->")
		left, right = strings.TrimSpace(left), strings.TrimSpace(right)
		switch {
		case !found:
			r.errorf(g.at, "no-pair", "%q is matched with nothing; write = one -> other", fragment.Shortened(showEscapes(a.text)))
			return
		case left == "":
			r.leftOut(g.at, "no-pair", "%q, which matches nothing, is left out", fragment.Shortened(showEscapes(right)))
			continue
		}
		q.Pairs = append(q.Pairs, [2]string{fragment.OneLine(r.giftText(g, left)), fragment.OneLine(r.giftText(g, right))})
	}
	r.giftAdd(g, q)
}

// giftTyped makes a question whose answer is typed: into the text where that goes on
// after it.
func (r *reader) giftTyped(g *giftQuestion, q *Question) {
	answers := g.answers
	if answers[0] != '=' {
		answers = "=" + answers
	}
	var typed, why []string
	for _, a := range giftSplit(answers) {
		if a.weight != "" && a.weight != "100" {
			r.leftOut(g.at, "part-right", "the answer %q counts for %s %%, and is left out, as an answer is right or isn't", fragment.Shortened(showEscapes(a.text)), a.weight)
			continue
		}
		typed = append(typed, fragment.OneLine(showEscapes(a.text)))
		if a.feedback != "" {
			why = append(why, a.feedback)
		}
	}
	if g.after == "" {
		q.Answers = typed
		r.giftAdd(g, q, why...)
		return
	}
	var gap blanks
	mark, ok := gap.mark(typed)
	if !ok {
		r.leftOut(g.at, "bad-blank", "the question is left out: its answer is empty, or has == in it")
		return
	}
	space := ""
	if strings.HasSuffix(g.before, " ") || strings.HasSuffix(g.before, "\n") {
		space = " "
	}
	between := " "
	if strings.IndexAny(g.after[:1], ".,;:!?)") == 0 {
		between = ""
	}
	text := strings.TrimSpace(g.before) + space + mark + between + g.after
	r.giftFinish(g, q, gap.fill(r.giftText(g, text)), why)
}

// giftNumbers makes a question whose answer is a number.
func (r *reader) giftNumbers(g *giftQuestion, q *Question) {
	answers := strings.TrimSpace(g.answers[1:])
	if answers == "" || answers[0] != '=' {
		answers = "=" + answers
	}
	var why []string
	for _, a := range giftSplit(answers) {
		number, tolerance, _ := strings.Cut(a.text, ":")
		if strings.Contains(number, "..") || strings.Trim(tolerance, "0. ") != "" || a.weight != "" && a.weight != "100" {
			r.leftOut(g.at, "not-exact", "the question %q is left out: its answer is right within bounds, and here a number is right or isn't", fragment.Shortened(showEscapes(g.before)))
			return
		}
		q.Answers = append(q.Answers, strings.TrimSpace(number))
		why = append(why, a.feedback)
	}
	r.giftAdd(g, q, why...)
}
