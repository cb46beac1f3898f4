package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// fewest is how many questions to choose from it takes to tell a habit of
// their author from chance.
const fewest = 20

// lintBias reports what lets someone who knows nothing of the subject guess
// right: where right answers stand, how long they are, which words they lack.
func (r *adviser) lintBias() {
	var singles []*Question
	for _, q := range r.course.Questions {
		if q.Kind == Single && len(q.Choices) > 2 {
			singles = append(singles, q)
		}
	}
	if len(singles) >= fewest {
		r.lintPlaces(singles)
		r.lintLengths(singles)
	}
	if r.english() {
		r.lintAbsolutes()
		r.lintAsking(singles)
	}
	r.lintDistractors()
}

func (r *adviser) english() bool {
	return strings.HasPrefix(strings.ToLower(r.course.Language), "en")
}

// ofQuestions is where advice on all questions together stands.
var ofQuestions = filePosition{file: "practice"}

// lintPlaces reports a place at which far more right answers stand than chance
// would put there.
func (r *adviser) lintPlaces(singles []*Question) {
	var right []int
	var expected []float64
	for _, q := range singles {
		for i, c := range q.Choices {
			if i == len(right) {
				right, expected = append(right, 0), append(expected, 0)
			}
			expected[i] += 1 / float64(len(q.Choices))
			if c.Right {
				right[i]++
			}
		}
	}
	for i, n := range right {
		if more := float64(n) - expected[i]; more >= 5 && more > 0.6*expected[i] {
			r.lint(ofQuestions, "place-bias", "of %d questions with one right answer, %d have it in place %d, where chance would put %.0f; move some", len(singles), n, i+1, expected[i])
		}
	}
}

// lintLengths reports right answers that are mostly the longest, or mostly the
// shortest.
func (r *adviser) lintLengths(singles []*Question) {
	longest, shortest := 0, 0
	for _, q := range singles {
		var right int
		var others []int
		for _, c := range q.Choices {
			n := utf8.RuneCountInString(textOf(c.Inlines, c.Blocks))
			if c.Right {
				right = n
			} else {
				others = append(others, n)
			}
		}
		switch {
		case right > slices.Max(others):
			longest++
		case right < slices.Min(others):
			shortest++
		}
	}
	if 5*longest > 2*len(singles) {
		r.lint(ofQuestions, "length-bias", "of %d questions with one right answer, it is the longest in %d; make right and wrong ones alike in length", len(singles), longest)
	}
	if 5*shortest > 2*len(singles) {
		r.lint(ofQuestions, "length-bias", "of %d questions with one right answer, it is the shortest in %d; make right and wrong ones alike in length", len(singles), shortest)
	}
}

// absolute are the words that make a claim easy to doubt.
var absolute = regexp.MustCompile(`(?i)\b(always|never|only|every|everyone|everything|all|none|nobody|nothing|must)\b`)

// lintAbsolutes reports absolutes that stand in wrong answers nearly alone.
func (r *adviser) lintAbsolutes() {
	var choices, rights, absolutes, absoluteRights int
	for _, q := range r.course.Questions {
		for _, c := range q.Choices {
			found := absolute.MatchString(textOf(c.Inlines, c.Blocks))
			choices++
			if found {
				absolutes++
			}
			if c.Right {
				rights++
				if found {
					absoluteRights++
				}
			}
		}
	}
	if absolutes >= 12 && 3*absoluteRights*choices < absolutes*rights {
		r.lint(ofQuestions, "absolutes", "of %d answers with a word such as always, never, only or all, %d are right; use such words in right answers too, or in neither", absolutes, absoluteRights)
	}
}

// asks is what an answer begins or ends with that puts off an answer of one's own.
var asks = regexp.MustCompile(`(?i)^[“"']?(?:ask|wait|hold|find out|listen|explore)\b|\?[”"']?$`)

// lintAsking reports questions on what to do whose right answer is nearly
// always to ask or to wait.
func (r *adviser) lintAsking(singles []*Question) {
	open, keys := 0, 0
	for _, q := range singles {
		any, key := false, false
		for _, c := range q.Choices {
			found := asks.MatchString(strings.TrimSpace(textOf(c.Inlines, c.Blocks)))
			any = any || found
			key = key || found && c.Right
		}
		if any {
			open++
		}
		if key {
			keys++
		}
	}
	if open >= 6 && 3*keys > 2*open {
		r.lint(ofQuestions, "asking-is-right", "in %d of %d questions that offer to ask or to wait, that is the right answer; add some where asking again is wrong", keys, open)
	}
}

// lintDistractors reports wrong answers of several words that another question
// offers as wrong too: whoever has met one rules the other out.
func (r *adviser) lintDistractors() {
	right, wrong := map[string]bool{}, map[string]*Question{}
	for _, q := range r.course.Questions {
		for _, c := range q.Choices {
			if c.Right {
				right[fold.Key(textOf(c.Inlines, c.Blocks))] = true
			}
		}
	}
	for _, q := range r.course.Questions {
		for _, c := range q.Choices {
			text := textOf(c.Inlines, c.Blocks)
			key := fold.Key(text)
			if c.Right || right[key] || len(strings.Fields(key)) < 4 {
				continue
			}
			if first := wrong[key]; first != nil && first != q {
				r.lint(positionOf(q), "repeated-distractor", "the wrong answer %q is one of the question %q too; write another", shortened(text), first.ID)
				continue
			}
			wrong[key] = q
		}
	}
}

func positionOf(q *Question) filePosition { return filePosition{q.File, q.Pos.Line, q.Pos.Column} }

// lintDefensible reports wrong answers that the course itself gives as a sign
// that the step asked about is done.
func (r *adviser) lintDefensible() {
	for _, q := range r.course.Questions {
		prompt := " " + fold.Key(markup.PlainText(q.Prompt)) + " "
		for _, c := range q.Choices {
			if c.Right {
				continue
			}
			text := textOf(c.Inlines, c.Blocks)
			if s := r.stepDoneBy(text, prompt); s != nil {
				r.lint(positionOf(q), "defensible-answer", "the wrong answer %q is among what %s/%s is done by; make it right, or offer something else", shortened(text), s.Process.ID, s.ID)
			}
		}
	}
}

// whoDoes is what an answer may have before the words of done_when.
var whoDoes = regexp.MustCompile(`^(?:the buyer|the customer|they|she|he) `)

// stepDoneBy gives the step that a prompt names and that a text says is done.
func (r *adviser) stepDoneBy(text, prompt string) *Step {
	says := whoDoes.ReplaceAllString(fold.Key(text), "")
	for _, p := range r.course.Processes {
		for _, s := range p.Steps {
			if !strings.Contains(prompt, " "+fold.Key(s.Name)+" ") {
				continue
			}
			if slices.ContainsFunc(s.DoneWhen, func(d string) bool { return fold.Key(d) == says }) {
				return s
			}
		}
	}
	return nil
}
