package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Quiz]{
		widget: func(m *widgetBuilder, b *markup.Quiz, _ textStyle) fyne.CanvasObject { return m.quiz(b) },
		split:  func(c *chunker, b *markup.Quiz, _ textStyle) { c.quiz(b) },
		cost:   func(left *budget, b *markup.Quiz) { left.lines(b.Source) },
		// A question that can be answered is one widget, whatever it says.
		fits:  func(c *chunker, b *markup.Quiz) bool { return c.v.opt.Course.Question(b.ID) != nil || c.fits(b) },
		lines: func(*markup.Quiz) int { return 4 },
		say: func(r *sentenceBuilder, b *markup.Quiz) {
			r.moveTo(b)
			for _, line := range r.quiz(b) {
				r.say(line)
			}
		},
		stateful: true,
	})
}

// quiz makes a question: to answer here, or a way to where it can be.
func (m *widgetBuilder) quiz(b *markup.Quiz) fyne.CanvasObject {
	q := m.v.opt.Course.Question(b.ID)
	if q == nil {
		return m.source("quiz", quizSource(b), b)
	}
	title := kit.Row(theme.Size(7),
		theme.NewIcon(theme.IconPractice, theme.Size(17), theme.Primary),
		kit.Text(words.T("Check yourself"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Primary))
	if m.v.opt.Quiz != nil {
		// The title is where the keys come in: from it, Tab and Enter go on to the answers.
		head := m.press(title, func() {
			if c := m.v.canvas(); c != nil {
				c.FocusNext()
			}
		})
		head.HoverFill = theme.Clear
		item := m.item
		question := m.v.opt.Quiz(q, func() { m.v.layout.Remeasure(item) })
		return kit.Panel(kit.Stack(theme.Size(8), kit.Row(0, head, kit.Spring()), question))
	}
	ask := body().inPanel()
	ask.plain, ask.typed = true, true
	parts := []fyne.CanvasObject{title}
	if len(q.PromptBlocks) > 0 {
		parts = append(parts, m.blocks(q.PromptBlocks, 8, ask))
	} else {
		parts = append(parts, m.text(q.Prompt, ask))
	}
	if do := m.v.opt.Practise; do != nil {
		practise := kit.Secondary(words.T("Practise this question"), func() { do(q.ID) })
		m.addPress(practise)
		parts = append(parts, kit.InsetSides(0, theme.Size(4), 0, 0, kit.Row(0, practise, kit.Spring())))
	}
	return kit.Panel(kit.Stack(theme.Size(8), parts...))
}

// quiz splits the source of a question that the course doesn't have.
func (c *chunker) quiz(b *markup.Quiz) { c.source("quiz", quizSource(b)) }

func quizSource(b *markup.Quiz) *markup.CodeBlock {
	return &markup.CodeBlock{Text: b.Source, Wrap: true}
}

// quiz says a question, line by line, and gives none of its answers away.
func (r *sentenceBuilder) quiz(b *markup.Quiz) []string {
	q := r.v.opt.Course.Question(b.ID)
	if q == nil {
		return []string{words.T("A question that can't be read.")}
	}
	lines := []string{markup.PlainText(q.Prompt)}
	if r.v.opt.Said != nil {
		lines = r.v.opt.Said(q)
	}
	return append([]string{words.T("Check yourself") + "."}, lines...)
}
