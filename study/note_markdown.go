package study

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// NotesMarkdown writes notes as a Markdown file to keep or to send: under each
// lesson's title the passages as quotes, each with its colour and what was
// written about it. Notes stand in the order given. What is said about them is in words.
func NotesMarkdown(course *content.Course, notes []Note, words *catalogue.Words) string {
	var b strings.Builder
	b.WriteString("# " + words.F("Notes on %s", plain(course.Title)) + "\n")
	lesson := ""
	for i, n := range notes {
		if i == 0 || n.Lesson != lesson {
			lesson = n.Lesson
			title := lesson
			if l := course.Lesson(lesson); l != nil {
				title = l.Title
			}
			b.WriteString("\n## " + plain(title) + "\n")
		}
		writeNote(&b, n, words)
	}
	return b.String()
}

func writeNote(b *strings.Builder, n Note, words *catalogue.Words) {
	b.WriteByte('\n')
	quote := strings.FieldsFunc(n.Quote, func(r rune) bool { return r == '\n' || r == '\r' })
	for i, line := range quote {
		if i > 0 {
			b.WriteString(">\n")
		}
		b.WriteString("> " + plain(line) + "\n")
	}
	var about []string
	if n.Color != NoColor {
		about = append(about, n.Color.name(words))
	}
	about = append(about, n.At.Format("2006-01-02"))
	if n.Earlier {
		about = append(about, words.T("from an earlier edition"))
	}
	if len(quote) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("*" + strings.Join(about, ", ") + "*\n")
	if n.Text != "" {
		b.WriteString("\n" + n.Text + "\n")
	}
}

// name is what a colour is called.
func (c NoteColor) name(words *catalogue.Words) string {
	switch c {
	case Yellow:
		return words.T("yellow")
	case Green:
		return words.T("green")
	case Blue:
		return words.T("blue")
	}
	return string(c)
}

// plain escapes what Markdown would take for more than text.
func plain(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var b strings.Builder
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		switch {
		case strings.ContainsRune("\\`*_[]<>$~^{}|&=", r),
			r == ':' && (unicode.IsLetter(next) || next == '+' || next == '-' || next == ':'),
			r == '+' && (i == 0 || next == '+' || text[i-1] == '+'),
			r == '!' && next == '[',
			i == 0 && (r == '#' || r == '-' || r == ':'),
			(r == '.' || r == ')') && number(text[:i]) && (next == ' ' || next == utf8.RuneError):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// number says whether a text is digits only.
func number(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return text != ""
}
