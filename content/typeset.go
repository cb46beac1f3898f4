package content

import "stagecraft/content/markup"

// typeset puts in the signs of good typesetting wherever a question is read: in
// what it asks, what there is to choose from and the explanation. What is to be
// typed, in an answer or a blank, stays as it is.
func (q *Question) typeset() {
	q.Prompt, q.PromptBlocks = markup.Typeset(q.Prompt), markup.TypesetBlocks(q.PromptBlocks)
	q.Explanation, q.ExplanationBlocks = markup.Typeset(q.Explanation), markup.TypesetBlocks(q.ExplanationBlocks)
	for i := range q.Choices {
		c := &q.Choices[i]
		c.Inlines, c.Blocks = markup.Typeset(c.Inlines), markup.TypesetBlocks(c.Blocks)
	}
	if q.Writing != nil {
		q.Writing.typeset()
	}
	for i, item := range q.Items {
		q.Items[i] = typesetText(item)
	}
	for i, pair := range q.Pairs {
		q.Pairs[i] = [2]string{typesetText(pair[0]), typesetText(pair[1])}
	}
	q.typesetText()
}

// typesetText gives text without Markdown with its signs. The formulas in it have their own.
func typesetText(s string) string {
	return markup.WithDollars(markup.Typeset(markup.WithFormulas(s)))
}

// typesetText puts signs between the blanks, as if each were a word. What is quoted may
// begin before a blank and end after it, so all of it is set as one run.
func (q *Question) typesetText() {
	var inlines []markup.Inline
	ends := make([]int, len(q.Text)) // of each part, among the inlines
	for i, part := range q.Text {
		if part.Blank {
			inlines = append(inlines, markup.Code{Value: "blank"})
		} else {
			inlines = append(inlines, markup.WithFormulas(part.Text)...)
		}
		ends[i] = len(inlines)
	}
	set := markup.Typeset(inlines)
	begin := 0
	for i, end := range ends {
		if !q.Text[i].Blank {
			q.Text[i].Text = markup.WithDollars(set[begin:end])
		}
		begin = end
	}
}
