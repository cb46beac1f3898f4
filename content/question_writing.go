package content

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// Written questions are answered by writing a text, which is then laid beside a model
// answer and judged by whoever wrote it.
const Written QuestionKind = "writing"

// The bounds of a writing task.
const (
	LeastCriteria = 3     // that a task should have
	MostCriteria  = 6     // likewise
	MaxWritten    = 6_000 // bytes of what is written that are kept
	mostWords     = 2_000 // that a task may ask for
)

// Writing is what a question of that kind has beside its prompt.
type Writing struct {
	Least, Most int             // words that the text should have; both 0 is any
	Model       []markup.Inline // the model answer as running text
	ModelBlocks []markup.Block  // and as it is shown, where it is more than one paragraph; else nil
	Criteria    []Choice        // by which the text is judged; none is right or wrong
}

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Written},
		listed:  7,
		written: catalogue.Say("a first line write with lines = model answer and ? criterion"),
		is:      func(b *quizBody, _ []BlankPart) bool { return b.writing != nil },
		fill:    fillWriting,
		rights: func(q *Question) ([]string, bool, bool) {
			return q.Writing.criteria(), false, false
		},
		alike: func(q *Question) []string { return []string{keys(q.Writing.criteria())} },
	})
}

// criteria gives them without their Markdown.
func (w *Writing) criteria() []string {
	all := make([]string, len(w.Criteria))
	for i, c := range w.Criteria {
		all[i] = markup.PlainText(c.Inlines)
	}
	return all
}

// ModelText is the model answer without its Markdown, its paragraphs on lines of their own.
func (w *Writing) ModelText() string {
	if w.ModelBlocks == nil {
		return markup.PlainText(w.Model)
	}
	texts := make([]string, len(w.ModelBlocks))
	for i, b := range w.ModelBlocks {
		texts[i] = markup.BlockText(b)
	}
	return strings.Join(texts, "\n")
}

// typeset puts in the signs of good typesetting.
func (w *Writing) typeset() {
	w.Model, w.ModelBlocks = markup.Typeset(w.Model), markup.TypesetBlocks(w.ModelBlocks)
	for i := range w.Criteria {
		c := &w.Criteria[i]
		c.Inlines, c.Blocks = markup.Typeset(c.Inlines), markup.TypesetBlocks(c.Blocks)
	}
}

var wordRange = regexp.MustCompile(`^(\d{1,4})\s*\.\.\s*(\d{1,4})\s+words?$`)

func fillWriting(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	w, from := &Writing{}, b.writing
	q.Kind, q.Writing = Written, w
	on := func(line int) filePosition { return filePosition{at.file, at.line + line, at.column} }
	if from.length != "" {
		m := wordRange.FindStringSubmatch(from.length)
		if m != nil {
			w.Least, _ = strconv.Atoi(m[1])
			w.Most, _ = strconv.Atoi(m[2])
		}
		if m == nil || w.Least > w.Most || w.Most == 0 || w.Most > mostWords {
			w.Least, w.Most = 0, 0
			r.report(on(from.line), Error, "bad-length", "%q is no length; write how many words, as in write 40..80 words, at most %d", shortened(from.length), mostWords)
		}
	}
	model := r.quizText.fragment(from.model)
	if w.Model, w.ModelBlocks = model.inlines, model.blocks; w.ModelBlocks == nil && strings.Contains(from.model, "\n\n") {
		w.ModelBlocks = markup.Parse([]byte(from.model)).Blocks // its paragraphs stand apart
	}
	for _, c := range from.criteria {
		p := r.quizText.fragment(c)
		w.Criteria = append(w.Criteria, Choice{Inlines: p.inlines, Blocks: p.blocks})
	}
	if words := markup.Words(w.ModelText()); from.model == "" {
		r.report(at, Error, "no-model", "the task has no model answer; add one on lines that start with =")
	} else if w.Most > 0 && (words < w.Least || words > w.Most) {
		r.report(on(from.line), Warning, "model-length", "the model answer has %d words, and the task asks for %d to %d; change the one or the other", words, w.Least, w.Most)
	}
	switch n := len(w.Criteria); {
	case n == 0:
		r.report(at, Error, "no-criteria", "the task has no criteria; add %d to %d lines that start with ?", LeastCriteria, MostCriteria)
	case n < LeastCriteria:
		r.report(at, Warning, "few-criteria", "the task has %d of the %d to %d criteria that tell a good text from a poor one; add some on lines that start with ?", n, LeastCriteria, MostCriteria)
	case n > MostCriteria:
		r.report(at, Error, "many-criteria", "the task has %d criteria; keep the %d that matter most", n, MostCriteria)
	}
	r.checkDifferent("criteria", from.criteria, at)
}

// Words counts the words of what was written, and says whether they are as many as the
// task asks for.
func (w *Writing) Words(text string) (n int, fits bool) {
	n = markup.Words(text)
	return n, w.Most == 0 || n >= w.Least && n <= w.Most
}

// CutWritten shortens what was written to what is kept of it, between two characters.
func CutWritten(text string) string {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "\uFFFD")
	end := min(len(text), MaxWritten)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
