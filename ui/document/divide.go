package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

// longestText is how many characters of running text stand in one chunk.
const longestText = 3000

// text splits running text. The chunks stand right under one another, and their
// text is one.
func (c *chunker) text(inlines []markup.Inline, part func([]markup.Inline) (markup.Block, func(m *widgetBuilder) fyne.CanvasObject)) {
	length := 0
	for _, group := range divide(inlines, longestText) {
		b, make := part(group)
		length = inlineLength(group)
		letters := length
		c.add(b, length, make).guess = func(width float32) float32 { return guess(letters, 1, width) }
		c.at += length
	}
	if length > 0 {
		c.at++
	}
}

// goodEnd gives how much of a text to take so that it ends well: after a
// line, a sentence or a word, and with more than half of it in any case.
func goodEnd(text []rune) int {
	least := len(text) / 2
	end := func(ends func(i int) bool) int {
		for i := len(text) - 1; i > least; i-- {
			if ends(i) {
				return i + 1
			}
		}
		return 0
	}
	space := func(i int) bool { return text[i] == ' ' || text[i] == '\t' }
	for _, ends := range []func(i int) bool{
		func(i int) bool { return text[i] == '\n' },
		func(i int) bool { return space(i) && (text[i-1] == '.' || text[i-1] == '!' || text[i-1] == '?') },
		func(i int) bool { return text[i] == '。' || text[i] == '！' || text[i] == '？' },
		space,
	} {
		if n := end(ends); n > 0 {
			return n
		}
	}
	return len(text)
}

// divide divides running text into parts of at most so many characters, but
// for what can't be divided, each of which ends well.
func divide(inlines []markup.Inline, most int) [][]markup.Inline {
	var d divider
	text := []rune(markup.PlainText(inlines))
	for at := 0; len(text)-at > most; {
		at += goodEnd(text[at : at+most])
		d.cuts = append(d.cuts, at)
	}
	return d.divide(inlines)
}

// divider goes over running text and divides it at some of its characters.
type divider struct {
	cuts []int // still to come
	at   int
}

// passed tells whether the next cut is reached, and goes past it.
func (d *divider) passed() bool {
	reached := false
	for len(d.cuts) > 0 && d.cuts[0] <= d.at {
		d.cuts, reached = d.cuts[1:], true
	}
	return reached
}

func (d *divider) divide(inlines []markup.Inline) [][]markup.Inline {
	out := [][]markup.Inline{nil}
	put := func(in markup.Inline) { out[len(out)-1] = append(out[len(out)-1], in) }
	spread := func(parts [][]markup.Inline, as func(children []markup.Inline) markup.Inline) {
		for i, part := range parts {
			if i > 0 {
				out = append(out, nil)
			}
			if len(part) > 0 {
				put(as(part))
			}
		}
	}
	for _, in := range inlines {
		letters := inlineLength([]markup.Inline{in})
		if letters > 0 && d.passed() {
			out = append(out, nil)
		}
		if len(d.cuts) == 0 || d.at+letters <= d.cuts[0] {
			put(in)
			d.at += letters
			continue
		}
		switch in := in.(type) {
		case markup.Text:
			spread(d.string(in.Value), func(part []markup.Inline) markup.Inline { return part[0] })
		case markup.Code:
			spread(d.string(in.Value), func(part []markup.Inline) markup.Inline {
				return markup.Code{Value: part[0].(markup.Text).Value}
			})
		case markup.Styled:
			spread(d.divide(in.Children), func(part []markup.Inline) markup.Inline {
				return markup.Styled{Style: in.Style, Children: part}
			})
		case markup.Link:
			spread(d.divide(in.Children), func(part []markup.Inline) markup.Inline {
				return markup.Link{Destination: in.Destination, Title: in.Title, Children: part}
			})
		default:
			put(in)
			d.at += letters
		}
	}
	return out
}

// string divides a string, each part as a Text.
func (d *divider) string(s string) [][]markup.Inline {
	var out [][]markup.Inline
	from := 0
	for i := range s {
		if i > from && d.passed() {
			out = append(out, []markup.Inline{markup.Text{Value: s[from:i]}})
			from = i
		}
		d.at++
	}
	return append(out, []markup.Inline{markup.Text{Value: s[from:]}})
}
