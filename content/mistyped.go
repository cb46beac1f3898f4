package content

import (
	"regexp"
	"strings"

	"stagecraft/content/catalogue"
)

// mistypedLine is a line of a question that its author meant as an answer and that
// is none, for a space too many or another sign.
type mistypedLine struct {
	line    int // from 1
	right   string
	written string
}

// What a line that is almost an answer would be.
const (
	boxForm    = "a choice begins with - [x] or - [ ] and a space"
	numberForm = "a line of a list begins with its number, a point and a space: 2. two"
	answerForm = "an answer begins with = and a space"
	quoteForm  = "an explanation begins with >"
	rowForm    = "a row of a table begins with |"
	blankForm  = "a blank is ==words==, without spaces at the ends"
)

// oddForms says each of them.
var oddForms = map[string]catalogue.Message{
	boxForm:    catalogue.Say(boxForm),
	numberForm: catalogue.Say(numberForm),
	answerForm: catalogue.Say(answerForm),
	quoteForm:  catalogue.Say(quoteForm),
	rowForm:    catalogue.Say(rowForm),
	blankForm:  catalogue.Say(blankForm),
}

var (
	// A bullet, or what looks like one, and a box, or what looks like one.
	oddBox = regexp.MustCompile(`^[\s\x{a0}]*([-*+–—−‐•·]?)[\s\x{a0}\x{3000}]*([[(［（【])\s*([xX×хХ✓✔✗✘√☑☒☐*oOvVyYnN.\-_]?[\x{fe0f}]?[xX]?)\s*([\])］）】])(.*)`)
	// A sign that is a box by itself.
	ballot = regexp.MustCompile(`^\s*(?:[-*+–—−‐•·]\s*)?[☐☑☒✓✔✗✘✅❌⬜]`)

	oddNumber = regexp.MustCompile(`^\s{0,3}(?:\d{1,9}[.)]\pL|\d{1,9}[．、）]|\d{1,9}\s+[.)]\s|[①-⑳])`)
	oddAnswer = regexp.MustCompile(`^\s{0,3}(?:=(?:[^=\s]|$)|＝)`)
	oddQuote  = regexp.MustCompile(`^\s{0,3}[＞»›]\s`)
	oddBlank  = regexp.MustCompile(`==[^=]*==`)
	oddRule   = regexp.MustCompile(`^\s{0,3}:?-{2,}:?\s*\|[\s|:-]*$`)
)

// oddForm tells what a line that is no answer was meant to be, "" for text.
func oddForm(line string) string {
	if m := oddBox.FindStringSubmatch(line); m != nil && !choiceLine.MatchString(line) {
		bullet, sign, rest := m[1], m[3], m[5]
		round := m[2] == "(" || m[2] == "（"
		link := strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, ":")
		marked := strings.Trim(sign, "xX×хХ✓✔✗✘√☑☒☐\ufe0f") == ""
		switch {
		case link && sign != "": // [x](address)
		case round && (bullet == "" || !marked): // (x) and - (a) are text
		case bullet == "" && !marked:
		default:
			return boxForm
		}
	}
	switch {
	case ballot.MatchString(line):
		return boxForm
	case oddNumber.MatchString(line):
		return numberForm
	case oddAnswer.MatchString(line):
		return answerForm
	case oddQuote.MatchString(line):
		return quoteForm
	case oddRule.MatchString(line):
		return rowForm
	}
	return ""
}

// oddLines gives the lines that are almost an answer, of those that were taken
// for text. A number that a sentence begins with is one only where there is a
// list of them, or no other answer.
func (s *sorting) oddLines() []mistypedLine {
	has := map[string]bool{}
	for _, part := range s.body.parts {
		has[part] = true
	}
	var odd []mistypedLine
	if len(has) == 0 {
		for at, line := range s.lines {
			if rest, _ := takeBlanks(line); oddBlank.MatchString(withoutCode(rest)) {
				odd = append(odd, mistypedLine{at + 1, blankForm, line})
			}
		}
	}
	for _, at := range s.plain {
		form := oddForm(s.lines[at])
		if m := itemLine.FindStringSubmatch(s.lines[at]); m != nil {
			form = oddForm(m[1])
		}
		switch {
		case form == numberForm && !has[numberedList] && len(has) > 0:
			continue
		case form == "" && has[table] && at > 0 && rowLine.MatchString(s.lines[at-1]) && strings.Contains(s.lines[at], "|"):
			form = rowForm
		case form == "":
			continue
		}
		odd = append(odd, mistypedLine{at + 1, form, s.lines[at]})
	}
	return odd
}

var (
	spacedBlank = regexp.MustCompile(`==[ \t]*([^=]*?)[ \t]*==`)
	gluedNumber = regexp.MustCompile(`^(\s{0,3}\d{1,9})\s*([.)]|[．、）])\s*(\S.*)$`)
	otherAnswer = regexp.MustCompile(`^(\s{0,3})[=＝]\s*([^=＝\s].*)$`)
	otherQuote  = regexp.MustCompile(`^(\s{0,3})[＞»›]\s*(.*)$`)
)

// repaired gives the line as it was meant, where nothing but spaces and the forms of
// signs keep it from being so; "" where its author has to say.
func (m *mistypedLine) repaired() string {
	line := m.written
	switch m.right {
	case boxForm:
		b := oddBox.FindStringSubmatch(line)
		if b == nil || strings.TrimSpace(b[5]) == "" {
			return ""
		}
		switch b[3] {
		case "":
			return "- [ ] " + strings.TrimSpace(b[5])
		case "x", "X", "×", "х", "Х", "✓", "✔", "☑":
			return "- [x] " + strings.TrimSpace(b[5])
		}
		return ""
	case numberForm:
		if gluedNumber.MatchString(line) {
			return gluedNumber.ReplaceAllString(line, "$1. $3")
		}
	case answerForm:
		return otherAnswer.ReplaceAllString(line, "$1= $2")
	case quoteForm:
		return otherQuote.ReplaceAllString(line, "$1> $2")
	case blankForm:
		return spacedBlank.ReplaceAllString(line, "==$1==")
	}
	return ""
}

var codeSpan = regexp.MustCompile("`+[^`]*`+")

func withoutCode(line string) string { return codeSpan.ReplaceAllString(line, "") }
