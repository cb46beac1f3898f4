package study

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content"
)

// NotesMarkdown writes notes as a Markdown file to keep or to send: under each
// lesson's title the passages as quotes, each with its colour and what was
// written about it. Notes stand in the order given.
func NotesMarkdown(course *content.Course, notes []Note) string {
	var b strings.Builder
	b.WriteString("# Notes on " + plain(course.Title) + "\n")
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
		writeNote(&b, n)
	}
	return b.String()
}

func writeNote(b *strings.Builder, n Note) {
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
		about = append(about, string(n.Color))
	}
	about = append(about, n.At.Format("2006-01-02"))
	if n.Earlier {
		about = append(about, "from an earlier edition")
	}
	if len(quote) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("*" + strings.Join(about, ", ") + "*\n")
	if n.Text != "" {
		b.WriteString("\n" + n.Text + "\n")
	}
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
