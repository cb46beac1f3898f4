package fragment

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// Literal writes a text on one line as Markdown that says just it: as it is where
// that is so, else with its signs escaped.
func Literal(text string) string {
	text = OneLine(text)
	if Says(text, text) {
		return text
	}
	return Escaped(text)
}

// LiteralLines is literal for each line of a text.
func LiteralLines(text string) string {
	lines := strings.Split(Tidy(text), "\n")
	for i, l := range lines {
		lines[i] = Guarded(Literal(l))
	}
	return strings.Join(lines, "\n")
}

// Says tells whether Markdown is one paragraph that reads as a text.
func Says(source, text string) bool {
	d := markup.Parse([]byte(source))
	if len(d.Blocks) != 1 || d.Meta.Lines > 0 || len(d.Footnotes) > 0 {
		return false
	}
	p, ok := d.Blocks[0].(*markup.Paragraph)
	return ok && markup.PlainText(p.Inlines) == text
}

// Escaped puts a backslash before every sign that could mean something.
func Escaped(text string) string {
	var b strings.Builder
	for _, c := range text {
		if strings.ContainsRune("\\`*_{}[]<>#|~^$=+:!&@-", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

var (
	numberedStart = regexp.MustCompile(`^(\d{1,9}\s*)([.)．、）])`)
	bulletStart   = regexp.MustCompile(`^[–—−‐•·]\s*[[(（［【☐☑☒✓✔✗✘✅❌⬜]`)
	listStart     = regexp.MustCompile(`^[-*+](?:\s|$)|^[-*+]\s*[[(（［【]\s*\S{0,3}\s*[\])］）】]|^[=>|#\[]|^(?:` + "```" + `|~~~)`)
)

// Guarded keeps a line of a question, which is Markdown already, from being taken
// for an answer or for the beginning of another block.
func Guarded(l string) string {
	first, size := utf8.DecodeRuneInString(l)
	switch m := numberedStart.FindStringSubmatch(l); {
	case m != nil && len(m[2]) == 1:
		return m[1] + `\` + l[len(m[1]):]
	case m != nil:
		sign, n := utf8.DecodeRuneInString(m[2])
		return fmt.Sprintf("%s&#%d;%s", m[1], sign, l[len(m[1])+n:])
	case strings.HasPrefix(l, "[") && strings.Contains(l, "]("): // a link
		return l
	case listStart.MatchString(l):
		return `\` + l
	case l != "" && strings.ContainsRune("☐☑☒✓✔✗✘✅❌⬜＝＞»›①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳（［【", first), bulletStart.MatchString(l):
		return fmt.Sprintf("&#%d;%s", first, l[size:])
	}
	return l
}
