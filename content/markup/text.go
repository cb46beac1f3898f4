package markup

import (
	"strings"
	"unicode"
)

// BlockText gives all that a reader sees of a block, its lines separated by
// newlines, the cells of a row by tabs.
func BlockText(block Block) string {
	var lines []string
	collectText(block, &lines)
	return strings.Join(lines, "\n")
}

// Text gives all that a reader sees of the note, footnotes last.
func (d *Document) Text() string {
	var lines []string
	for _, block := range d.Blocks {
		collectText(block, &lines)
	}
	for _, footnote := range d.Footnotes {
		for _, block := range footnote.Blocks {
			collectText(block, &lines)
		}
	}
	return strings.Join(lines, "\n")
}

func collectText(block Block, lines *[]string) {
	add := func(s string) {
		if s != "" {
			*lines = append(*lines, s)
		}
	}
	if source, ok := sourceText(block); ok {
		add(source)
		return
	}
	if table, ok := block.(*Table); ok {
		add(rowText(table.Head))
		for _, row := range table.Rows {
			add(rowText(row))
		}
		return
	}
	for _, child := range Children(block) {
		add(PlainText(child.Inlines))
		for _, inner := range child.Blocks {
			collectText(inner, lines)
		}
	}
	if quote, ok := block.(*Quote); ok {
		add(quote.Name)
		add(quote.Time)
	}
}

// sourceText gives the text of a block that is no running text but written in a
// language of its own; not ok for the others.
func sourceText(block Block) (text string, ok bool) {
	switch v := block.(type) {
	case *CodeBlock:
		return v.Text, true
	case *MathBlock:
		return v.Source, true
	case *Diagram:
		return v.Source, true
	case *Quiz:
		return v.Source, true
	case *Deals:
		return v.Source, true
	case *Embed:
		return v.Address, true
	}
	return "", false
}

func rowText(cells []Cell) string {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = PlainText(cell.Inlines)
	}
	return strings.TrimRight(strings.Join(texts, "\t"), "\t")
}

// firstKana is below every character of a script that sets no spaces; Han's
// first are the radicals, of which U+2E80 is one.
const firstKana = '\u2e80'

// Words counts the words of s: runs of letters and digits, and each character
// of a script that sets no spaces.
func Words(s string) int {
	n := 0
	within := false
	for _, r := range s {
		switch {
		case r >= firstKana && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			n++
			within = false
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			if !within {
				n++
			}
			within = true
		case within && (r == '\'' || r == '’' || r == '-'):
		default:
			within = false
		}
	}
	return n
}
