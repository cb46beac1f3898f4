package markup

import (
	"unicode"

	"github.com/yuin/goldmark/util"
)

// quote pairs straight quotation marks, and turns those between letters into
// apostrophes. Which mark may begin and which may end a quotation follows from
// what stands beside it, as with stars in CommonMark; a pair stands within one
// style.
func (t *typesetting) quote() {
	for i, p := range t.texts {
		t.close(p.level)
		if !p.text {
			continue
		}
		for at, r := range p.runes {
			if r == '"' || r == '\'' {
				t.mark(i, at, r == '\'')
			}
		}
	}
}

// close forgets the marks of styles that have ended.
func (t *typesetting) close(level int) {
	n := len(t.open)
	for n > 0 && t.open[n-1].level > level {
		n--
	}
	t.cut(n)
}

// cut keeps the first n of the open marks.
func (t *typesetting) cut(n int) {
	for kind, last := range t.last {
		for last >= n {
			last = t.open[last].before
		}
		t.last[kind] = last
	}
	t.open = t.open[:n]
}

// mark takes one mark: rune at of text i.
func (t *typesetting) mark(i, at int, single bool) {
	p := t.texts[i]
	before, after := t.beside(i, at-1, -1), t.beside(i, at+1, 1)
	spaceBefore, spaceAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	markBefore, markAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	opens := !spaceAfter && (!markAfter || spaceBefore || markBefore)
	closes := !spaceBefore && (!markBefore || spaceAfter || markAfter)
	if !single && after == '"' && before >= '0' && before <= '9' { // 1"" is an inch
		opens, closes = false, false
	}
	if opens && closes { // between marks, not within a word
		opens, closes = markBefore, markAfter
	}
	kind, begin, end := 0, "“", "”"
	if single {
		kind, begin, end = 1, "‘", "’"
	}
	place := p.at + at
	switch last := t.last[kind]; {
	case !opens && !closes && !single:
	case closes && last >= 0 && t.open[last].level == p.level:
		t.found = append(t.found, Sign{t.open[last].at, 1, begin}, Sign{place, 1, end})
		t.cut(last)
	case opens:
		t.open = append(t.open, openQuote{at: place, level: p.level, before: last})
		t.last[kind] = len(t.open) - 1
	case single:
		t.found = append(t.found, Sign{place, 1, end})
	}
}

// beside gives the character at a place of text i, or of the next text that
// way that has any; a space at the end of a line.
func (t *typesetting) beside(i, at, step int) rune {
	if s := t.texts[i].runes; at >= 0 && at < len(s) {
		return s[at]
	}
	for i += step; i >= 0 && i < len(t.texts) && !t.texts[i].ends; i += step {
		if s := t.texts[i].runes; len(s) > 0 && step < 0 {
			return s[len(s)-1]
		} else if len(s) > 0 {
			return s[0]
		}
	}
	return ' '
}
