package diagram

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/catalogue"
)

// reader goes through the source of a diagram from front to back.
type reader struct {
	source   string
	at       int    // byte of the source that comes next
	settings string // what the source says of itself before the diagram
}

func (r *reader) rest() string { return r.source[r.at:] }
func (r *reader) end() bool    { return r.at >= len(r.source) }

// line gives the line that is being read, from 1.
func (r *reader) line() int { return lineAt(r.source, r.at) }

func lineAt(source string, at int) int {
	return 1 + strings.Count(source[:min(at, len(source))], "\n")
}

// fault says what is wrong with the line that is being read.
func (r *reader) fault(format string, args ...any) error {
	return &Fault{Why: Syntax, Line: r.line(), What: catalogue.Message{Format: format, Args: args}}
}

// blank goes past spaces, line ends and semicolons.
func (r *reader) blank() { r.skip(" \t\r\n;\u00a0\ufeff") }

// spaces goes past spaces within a line.
func (r *reader) spaces() { r.skip(" \t\r\u00a0") }

func (r *reader) skip(cutset string) {
	r.at = len(r.source) - len(strings.TrimLeft(r.rest(), cutset))
}

// has tells whether a text comes next.
func (r *reader) has(s string) bool { return strings.HasPrefix(r.rest(), s) }

// take goes past a text and tells whether it was there.
func (r *reader) take(s string) bool {
	if !r.has(s) {
		return false
	}
	r.at += len(s)
	return true
}

// match goes past what a pattern that begins with ^ finds; nil when it finds nothing.
func (r *reader) match(form *regexp.Regexp) []string {
	m := form.FindStringSubmatch(r.rest())
	if m != nil {
		r.at += len(m[0])
	}
	return m
}

// peekWhile gives the characters that come next while they are of a kind.
func (r *reader) peekWhile(of func(rune) bool) string {
	rest := r.rest()
	if i := strings.IndexFunc(rest, func(c rune) bool { return !of(c) }); i >= 0 {
		return rest[:i]
	}
	return rest
}

// keyword goes past a word that stands by itself.
func (r *reader) keyword(s string) bool {
	if r.has(s) {
		if c, _ := utf8.DecodeRuneInString(r.source[r.at+len(s):]); !isName(c) && c != '-' || r.at+len(s) == len(r.source) {
			r.at += len(s)
			return true
		}
	}
	return false
}

// restOfLine gives the rest of the line with where it begins, and goes past it. Spaces around it aren't part of it.
func (r *reader) restOfLine() (text string, at int) {
	rest := r.rest()
	line, _, _ := strings.Cut(rest, "\n")
	text = strings.TrimLeft(line, " \t\r\u00a0")
	at = r.at + len(line) - len(text)
	r.at += min(len(line)+1, len(rest))
	return strings.TrimRight(text, " \t\r\u00a0"), at
}

// statement does so up to a semicolon too.
func (r *reader) statement() (text string, at int) {
	text, at = r.restOfLine()
	if i := strings.IndexByte(text, ';'); i >= 0 && !strings.Contains(text[:i], "#") {
		r.at = at + i + 1
		text = strings.TrimRight(text[:i], " \t")
	}
	return text, at
}

func isName(c rune) bool {
	return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
}

// setting gives a setting that is a text, or what it is without one.
func (r *reader) setting(name, usual string) string {
	form := regexp.MustCompile(`\b` + name + `["']?[ \t]*:[ \t]*["']?([^"',}\n]{1,60})`)
	if m := form.FindStringSubmatch(r.settings); m != nil {
		return strings.TrimSpace(m[1])
	}
	return usual
}

var (
	directive   = regexp.MustCompile(`(?s)%%\{.*?\}%%`)
	comment     = regexp.MustCompile(`(?m)^[ \t]*%%[^\n]*`)
	frontMatter = regexp.MustCompile(`(?s)\A\s*---[ \t]*\n(.*?)\n[ \t]*---[ \t]*(?:\n|\z)`)
	frontTitle  = regexp.MustCompile(`(?m)^title:[ \t]*(.+?)[ \t\r]*$`)
)

// withoutComments puts spaces where a source has comments and settings, so that every other character stays
// where it is, and gives the settings, and the title that they have.
func withoutComments(source string) (text, settings string, title Label) {
	text = source
	if m := frontMatter.FindStringSubmatchIndex(text); m != nil {
		if t := frontTitle.FindStringSubmatchIndex(text[m[2]:m[3]]); t != nil {
			title = label(strings.Trim(text[m[2]+t[2]:m[2]+t[3]], `"'`), -1)
		}
		settings = text[m[2]:m[3]]
		text = blanked(text[:m[1]]) + text[m[1]:]
	}
	text = directive.ReplaceAllStringFunc(text, func(s string) string {
		settings += "\n" + s
		return blanked(s)
	})
	return comment.ReplaceAllStringFunc(text, blanked), settings, title
}

// blanked gives as many spaces, and the line ends.
func blanked(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] != '\n' {
			b[i] = ' '
		}
	}
	return string(b)
}

var (
	accessibleLine  = regexp.MustCompile(`^acc(Title|Descr)[ \t]*:[ \t]*([^\n]*)`)
	accessibleBlock = regexp.MustCompile(`^accDescr[ \t]*\{([^}]*)\}`)
)

// head reads what every kind of Mermaid may have: a title and a description for those who don't see it.
func (r *reader) head(h *Head) bool {
	if m := r.match(accessibleLine); m != nil {
		text := strings.TrimSpace(m[2])
		if m[1] == "Title" {
			h.Name = text
		} else {
			h.Description = text
		}
		return true
	}
	if m := r.match(accessibleBlock); m != nil {
		h.Description = strings.Join(strings.Fields(m[1]), " ")
		return true
	}
	return false
}
