package html

import (
	"slices"
	"unicode"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// questionKind is how a kind of question is written as a page: one file a kind,
// which registers it.
type questionKind struct {
	says   func(words *catalogue.Words) string                         // how it is answered
	ask    func(w *writer, q *content.Question, body *markup.Document) // what there is to answer with
	answer func(w *writer, q *content.Question)
	// texts are those of the answer, as the fence has them.
	texts func(q *content.Question, body *markup.Document) []string
	// more tells that the fence says more than the page does, such as how numbers are drawn.
	more bool
}

var questionKinds = map[content.QuestionKind]questionKind{}

func registerQuestion(kind content.QuestionKind, k questionKind) { questionKinds[kind] = k }

// quiz writes a question with its answer folded away. A fence that can't be
// asked is shown as it was typed.
func (w *writer) quiz(b *markup.Quiz) {
	q, _ := content.ReadQuestion(b) // what is wrong with it is told by who checks the note
	if q == nil {
		w.source(w.words.T("Question"), "code", &markup.CodeBlock{Text: b.Source, Wrap: true})
		return
	}
	if c := w.note.Course; c != nil {
		if known := c.Question(b.ID); known != nil && known.Board != nil { // which a fence alone doesn't have
			q = known
		}
	}
	q = q.In(w.language())
	body := markup.Parse([]byte(b.Source))
	body.Meta.AsTyped = b.AsTyped
	body = body.Typeset()
	w.question(q, body, "", func() {
		if !questionKinds[q.Kind].more && !holds(q, body) {
			w.lines(&markup.CodeBlock{Text: b.Source, Wrap: true})
		}
	})
}

// question writes a question; body is its fence as a document, or nil, and rest
// writes what the answer has besides.
func (w *writer) question(q *content.Question, body *markup.Document, id string, rest func()) {
	kind := questionKinds[q.Kind]
	q = q.Draw(pageSeed)
	w.quoted = true
	w.Element("section", func() {
		w.Line("p", kind.says(w.words), "class", "kind")
		switch {
		case len(q.PromptBlocks) > 0:
			w.Element("div", func() { w.blocks(q.PromptBlocks) }, "class", "prompt")
		case len(q.Prompt) > 0:
			w.Element("p", func() { w.inlines(q.Prompt) }, "class", "prompt")
		}
		if q.Board != nil {
			w.board(q.Board)
		}
		kind.ask(w, q, body)
		w.Element("details", func() {
			w.Line("summary", w.words.T("Answer"))
			kind.answer(w, q)
			switch {
			case len(q.ExplanationBlocks) > 0:
				w.blocks(q.ExplanationBlocks)
			case len(q.Explanation) > 0:
				w.Element("p", func() { w.inlines(q.Explanation) })
			}
			rest()
		})
	}, "class", "question", "id", id, "role", "group", "aria-label", w.words.T("Question"))
	w.quoted = false
}

func (w *writer) plainList(name string, items []string) {
	w.Element(name, func() {
		for _, item := range items {
			w.Element("li", func() { w.plain(item) })
		}
	})
}

// plain writes a text that has no markup but formulas.
func (w *writer) plain(text string) { w.inlines(markup.WithFormulas(text)) }

// mixed gives items in an order that gives nothing away: that of the alphabet,
// or backwards where that is the right one.
func mixed(items []string) []string {
	out := slices.Sorted(slices.Values(items))
	if slices.Equal(out, items) {
		slices.Reverse(out)
	}
	return out
}

// holds tells whether every letter of the fence, read as Markdown, is in the
// question as it is written here: what a question has no place for is not to
// be lost.
func holds(q *content.Question, d *markup.Document) bool {
	have := map[rune]int{}
	count := func(texts ...string) {
		for _, s := range texts {
			for _, r := range s {
				have[r]++
			}
		}
	}
	count(markup.PlainText(q.Prompt), markup.PlainText(q.Explanation))
	count(questionKinds[q.Kind].texts(q, d)...)
	for _, r := range d.Text() {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if have[r]--; have[r] < 0 {
				return false
			}
		}
	}
	return true
}
