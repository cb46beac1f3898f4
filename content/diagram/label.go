package diagram

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// Label is a text of a diagram, in the lines that its author gave it.
type Label []Line

// Line is one line of a text.
type Line struct {
	Text         string
	At           int // byte of the source at which just these characters stand; -1 when they don't
	Bold, Italic bool
	Muted        bool
}

// Empty tells whether there is nothing to read.
func (l Label) Empty() bool { return l.String() == "" }

// String gives the text in one line.
func (l Label) String() string {
	parts := make([]string, 0, len(l))
	for _, line := range l {
		if line.Text != "" {
			parts = append(parts, line.Text)
		}
	}
	return strings.Join(parts, " ")
}

var (
	lineBreak = regexp.MustCompile(`(?i)<br[ \t]*/?>|\\n|\r?\n`)
	tag       = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	entity    = regexp.MustCompile(`#([A-Za-z][A-Za-z0-9]*|\d+);`)
	icon      = regexp.MustCompile(`\bfa[bsrl]?:fa-[a-z0-9-]+[ \t]*`)
)

// label makes a label of a text as it stands in a source from a byte on; at is -1 where it stands nowhere.
func label(text string, at int) Label {
	if n := utf8.RuneCountInString(text); n > maxLetters {
		cut := 0
		for i := range text {
			if cut++; cut > maxLetters {
				text = text[:i] + "…"
				break
			}
		}
	}
	markdown := strings.HasPrefix(text, "`") && strings.HasSuffix(text, "`") && len(text) > 1
	if markdown {
		text = text[1 : len(text)-1]
		if at >= 0 {
			at++
		}
	}
	var all Label
	put := func(from, to int) {
		part := text[from:to]
		trimmed := strings.TrimLeft(part, " \t\r\u00a0")
		line := Line{Text: strings.TrimRight(trimmed, " \t\r\u00a0"), At: -1}
		if at >= 0 {
			line.At = at + from + len(part) - len(trimmed)
		}
		all = append(all, line.plain(markdown))
	}
	from := 0
	for _, m := range lineBreak.FindAllStringIndex(text, -1) {
		put(from, m[0])
		from = m[1]
	}
	put(from, len(text))
	for len(all) > 0 && all[0].Text == "" {
		all = all[1:]
	}
	for len(all) > 0 && all[len(all)-1].Text == "" {
		all = all[:len(all)-1]
	}
	return all
}

// plain takes markup out of a line; marks for bold and italic are read where all of it has them.
func (l Line) plain(markdown bool) Line {
	before := l.Text
	cut := func(left, right string) bool {
		if len(l.Text) > len(left)+len(right) && strings.HasPrefix(l.Text, left) && strings.HasSuffix(l.Text, right) {
			l.Text = l.Text[len(left) : len(l.Text)-len(right)]
			if l.At >= 0 {
				l.At += len(left)
			}
			before = l.Text
			return true
		}
		return false
	}
	if markdown {
		if cut("**", "**") {
			l.Bold = true
		} else if cut("*", "*") || cut("_", "_") {
			l.Italic = true
		}
		l.Text = strings.NewReplacer("**", "", "*", "").Replace(l.Text)
	}
	if cut("<b>", "</b>") || cut("<strong>", "</strong>") {
		l.Bold = true
	}
	if cut("<i>", "</i>") || cut("<em>", "</em>") {
		l.Italic = true
	}
	l.Text = icon.ReplaceAllString(l.Text, "")
	l.Text = tag.ReplaceAllString(l.Text, "")
	l.Text = entity.ReplaceAllStringFunc(l.Text, func(s string) string {
		name := s[1 : len(s)-1]
		if name[0] >= '0' && name[0] <= '9' {
			name = "#" + name
		}
		return html.UnescapeString("&" + name + ";")
	})
	l.Text = html.UnescapeString(l.Text)
	l.Text = strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, l.Text)
	l.Text = markup.Visible(l.Text)
	if l.Text != before {
		l.At = -1
	}
	return l
}

// wrapped breaks the lines that are wider than room, between words, and in words that are wider themselves.
func (l Label) wrapped(m Measure, size, room float64, bold bool) Label {
	var out Label
	for _, line := range l {
		out = append(out, line.wrapped(m, size, room, bold || line.Bold)...)
	}
	return out
}

func (l Line) wrapped(m Measure, size, room float64, bold bool) []Line {
	if room <= 0 || m(l.Text, size, bold) <= room {
		return []Line{l}
	}
	var out []Line
	begin, width := 0, 0.0
	put := func(end int) {
		text := l.Text[begin:end]
		trimmed := strings.TrimLeft(text, " ")
		part := l
		part.Text = strings.TrimRight(trimmed, " ")
		if l.At >= 0 {
			part.At = l.At + begin + len(text) - len(trimmed)
		}
		if part.Text != "" {
			out = append(out, part)
		}
		begin, width = end, 0
	}
	for at := 0; at < len(l.Text); {
		end := at + wordEnd(l.Text[at:])
		word := l.Text[at:end]
		w := m(word, size, bold)
		if width > 0 && width+m(strings.TrimRight(word, " "), size, bold) > room {
			put(at)
		}
		if w > room { // a word by itself
			for i, c := range word {
				cw := m(string(c), size, bold)
				if width > 0 && width+cw > room {
					put(at + i)
				}
				width += cw
			}
		} else {
			width += w
		}
		at = end
	}
	put(len(l.Text))
	return out
}

// wordEnd gives where the first word of a text ends, with the spaces after it. Signs of East Asian writing are words.
func wordEnd(s string) int {
	spaces := false
	for i, c := range s {
		switch {
		case c == ' ':
			spaces = true
		case spaces:
			return i
		case i > 0 && (c >= 0x2e80 && c <= 0xffdc):
			return i
		}
		if c >= 0x2e80 && c <= 0xffdc && i+utf8.RuneLen(c) < len(s) && s[i+utf8.RuneLen(c)] != ' ' {
			return i + utf8.RuneLen(c)
		}
	}
	return len(s)
}
