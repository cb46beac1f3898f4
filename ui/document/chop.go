package document

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

// longestText is how many characters of running text stand in one piece.
const longestText = 3000

// paragraph cuts running text, at the end of a line or of a sentence if it can.
func (c *cutter) paragraph(b *markup.Paragraph, s setting) {
	c.text(b.Inlines, func(part []markup.Inline) (markup.Block, func(m *maker) fyne.CanvasObject) {
		return &markup.Paragraph{Pos: b.Pos, Inlines: part}, func(m *maker) fyne.CanvasObject { return m.text(part, s) }
	})
}

func (c *cutter) heading(b *markup.Heading) {
	id := b.ID
	c.text(b.Inlines, func(part []markup.Inline) (markup.Block, func(m *maker) fyne.CanvasObject) {
		h := &markup.Heading{Pos: b.Pos, Level: b.Level, ID: id, Inlines: part}
		id = "" // a link leads to the first part
		return h, func(m *maker) fyne.CanvasObject { return m.heading(h) }
	})
}

// text cuts running text. The pieces stand right under one another, and their
// text is one.
func (c *cutter) text(inlines []markup.Inline, part func([]markup.Inline) (markup.Block, func(m *maker) fyne.CanvasObject)) {
	text := []rune(markup.PlainText(inlines))
	for begin := 0; len(inlines) > 0; {
		head := inlines
		length := len(text) - begin
		if length > longestText {
			length = sentence(text[begin : begin+longestText])
			var tail []markup.Inline
			head, tail, length = divide(inlines, length)
			inlines = tail
		} else {
			inlines = nil
		}
		b, make := part(head)
		letters := length
		c.add(b, length, make).guess = func(width float32) float32 { return guess(letters, 1, width) }
		c.at += length
		begin += length
	}
	if len(text) > 0 {
		c.at++
	}
}

// sentence gives how much of a text to take so that it ends well: after a
// line, a sentence or a word, and with more than half of it in any case.
func sentence(text []rune) int {
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

// divide gives the first characters of running text and the rest, and how many
// the first are: more than asked for where the last of them can't be divided.
func divide(inlines []markup.Inline, length int) (head, tail []markup.Inline, got int) {
	for i, in := range inlines {
		n := lettersOf(in)
		if got+n <= length {
			got += n
			continue
		}
		head = slices.Clone(inlines[:i])
		first, rest, n := divideOne(in, length-got)
		if first != nil {
			head = append(head, first)
		}
		if rest != nil {
			tail = append(tail, rest)
		}
		return head, append(tail, inlines[i+1:]...), got + n
	}
	return inlines, nil, got
}

// divideOne divides one inline; what can't be divided is all of the first.
func divideOne(in markup.Inline, length int) (first, rest markup.Inline, got int) {
	if length == 0 {
		return nil, in, 0
	}
	switch in := in.(type) {
	case markup.Text:
		text := []rune(in.Value)
		return markup.Text{Value: string(text[:length])}, markup.Text{Value: string(text[length:])}, length
	case markup.Code:
		text := []rune(in.Value)
		return markup.Code{Value: string(text[:length])}, markup.Code{Value: string(text[length:])}, length
	case markup.Styled:
		head, tail, got := divide(in.Children, length)
		first, rest := in, in
		first.Children, rest.Children = head, tail
		if len(tail) == 0 {
			return first, nil, got
		}
		return first, rest, got
	case markup.Link:
		head, tail, got := divide(in.Children, length)
		first, rest := in, in
		first.Children, rest.Children = head, tail
		if len(tail) == 0 {
			return first, nil, got
		}
		return first, rest, got
	}
	return in, nil, lettersOf(in)
}

func lettersOf(in markup.Inline) int {
	return utf8.RuneCountInString(markup.PlainText([]markup.Inline{in}))
}
