package document

import (
	"strings"
	"unicode/utf8"

	"stagecraft/content/markup"
	"stagecraft/content/sentences"
	"stagecraft/ui/words"
)

// table puts a sentence a row, each cell after the head of its column.
func (r *sentenceBuilder) table(t *markup.Table) {
	heads := make([]string, 0, len(t.Head)) // of each column
	var titles []string
	wide := 0 // how many of the next columns the last head takes too
	for _, c := range t.Head {
		head := strings.TrimSpace(markup.PlainText(c.Inlines))
		if wide > 0 && c.Covered {
			wide--
			heads = append(heads, heads[len(heads)-1])
			continue
		}
		wide = c.Columns() - 1
		heads, titles = append(heads, head), append(titles, head)
	}
	if len(heads) > 0 {
		start, end := r.rowSpan(t.Head)
		r.at = start
		r.add(start, end, words.F("Table: %s.", strings.Join(titles, ", ")))
	}
	for _, row := range t.Rows {
		var parts []string
		long := 0
		for i, c := range row {
			text := strings.TrimSpace(markup.PlainText(c.Inlines))
			if text == "" {
				continue
			}
			if i < len(heads) && heads[i] != "" {
				text = heads[i] + ": " + text
			}
			parts = append(parts, text)
			long += utf8.RuneCountInString(text) + 2
		}
		if long > sentences.Longest { // too much for one breath
			for i, c := range row {
				if i < len(heads) && heads[i] != "" {
					r.prefix = heads[i] + ":"
				}
				r.text(c.Inlines)
				r.prefix = ""
			}
			continue
		}
		start, end := r.rowSpan(row)
		r.at = start
		r.add(start, end, strings.Join(parts, "; "))
	}
}

// rowSpan gives the characters from the first cell of a row to its last.
func (r *sentenceBuilder) rowSpan(cells []markup.Cell) (start, end int) {
	start, end = r.at, r.at
	first := true
	for _, c := range cells {
		at := r.starts.ofText(c.Inlines)
		if at < 0 {
			continue
		}
		if first {
			start, first = at, false
		}
		end = at + inlineLength(c.Inlines)
	}
	return start, end
}
