package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Match, questionKind{
		says: func(words *catalogue.Words) string { return words.T("Match") },
		ask: func(w *writer, q *content.Question, body *markup.Document) {
			head := headOf(body)
			var left, right []string
			for _, p := range q.Pairs {
				left, right = append(left, p[0]), append(right, p[1])
			}
			w.Element("div", func() {
				for i, side := range [][]string{left, mixed(right)} {
					w.Element("div", func() {
						if i < len(head) {
							w.Line("p", head[i], "class", "title")
						}
						w.plainList("ul", side)
					})
				}
			}, "class", "pairs")
		},
		answer: func(w *writer, q *content.Question) {
			w.Element("dl", func() {
				for _, p := range q.Pairs {
					w.Element("dt", func() { w.plain(p[0]) })
					w.Element("dd", func() { w.plain(p[1]) })
				}
			})
		},
		texts: func(q *content.Question, body *markup.Document) []string {
			head := headOf(body)
			all := head[:min(len(head), 2)]
			for _, p := range q.Pairs {
				all = append(all, p[0], p[1])
			}
			return all
		},
	})
}

// headOf gives the head of the table to match, which a question has no use for
// but its author wrote.
func headOf(d *markup.Document) []string {
	var head []string
	if d == nil {
		return nil
	}
	for _, b := range d.Blocks {
		if t, ok := b.(*markup.Table); ok && head == nil {
			for _, c := range t.Head {
				head = append(head, markup.PlainText(c.Inlines))
			}
		}
	}
	return head
}
