package content

import (
	"regexp"
	"strings"

	"stagecraft/content/catalogue"
)

// quizBody is a fence's body, sorted into its parts. Each text is Markdown, of
// as many lines and blocks as its author wrote.
type quizBody struct {
	prompt      string
	choices     []choice
	items       []string
	rows        [][]string
	answers     []string // as typed, no Markdown
	calculation *calculationBody
	writing     *writingBody
	board       *boardBody
	explanation string
	parts       []string // which kinds of answer there are, in the order met
	late        int      // line of text after the answers, from 1; 0 when there is none
	odd         []mistypedLine
}

type choice struct {
	text  string
	right bool
}

var (
	choiceLine = regexp.MustCompile(`^\s{0,3}[-*+]\s+\[([ xX])\](?:\s+(.*)|$)`)
	itemLine   = regexp.MustCompile(`^\s{0,3}\d{1,9}[.)]\s+(.*)`)
	rowLine    = regexp.MustCompile(`^\s{0,3}\|.*`)
	ruleLine   = regexp.MustCompile(`^[\s|:-]*-[\s|:-]*$`)
	answerLine = regexp.MustCompile(`^\s{0,3}=\s+(.*)`)
	quoteLine  = regexp.MustCompile(`^\s{0,3}>[ \t]?(.*)`)
	codeLine   = regexp.MustCompile("^\\s{0,3}(```+|~~~+)")
)

// The names of the parts of a body, as a message says them.
const (
	checkBoxes   = "check boxes"
	numberedList = "a numbered list"
	table        = "a table"
	typedAnswers = "= answers"
	calculated   = "a calculation"
	toWrite      = "something to write"
)

// namedParts says parts of a body.
func namedParts(parts []string) catalogue.Message {
	var all catalogue.Message
	for i := range parts {
		part := namedPart(parts[len(parts)-1-i])
		if i == 0 {
			all = part
			continue
		}
		all = catalogue.Say("%s and %s", part, all)
	}
	return all
}

func namedPart(part string) catalogue.Message {
	switch part {
	case checkBoxes:
		return catalogue.Say(checkBoxes)
	case numberedList:
		return catalogue.Say(numberedList)
	case table:
		return catalogue.Say(table)
	case typedAnswers:
		return catalogue.Say(typedAnswers)
	case calculated:
		return catalogue.Say(calculated)
	}
	return catalogue.Say(toWrite)
}

// splitQuiz sorts the lines of a body. An indented line, or any line right
// after a choice or an item, goes on with it, as in Markdown, and the lines of
// a block of code are nothing but code.
func splitQuiz(source string) quizBody {
	lines := strings.Split(strings.ReplaceAll(source, "\r", ""), "\n")
	s := &sorting{lines: lines}
	board := takeBoard(lines)
	calculation, writing := takeCalculation(lines), takeWriting(lines)
	switch s.asking = s.askedUpTo(); {
	case calculation != nil:
		s.asking = calculation.askedUpTo()
	case writing != nil:
		s.asking = writing.askedUpTo()
	}
	for s.at = 0; s.at < len(lines); s.at++ {
		s.line(lines[s.at])
	}
	b := &s.body
	b.prompt = trimLines(b.prompt)
	b.explanation = trimLines(b.explanation)
	for i := range b.choices {
		b.choices[i].text = strings.TrimSpace(b.choices[i].text)
	}
	for i := range b.items {
		b.items[i] = strings.TrimSpace(b.items[i])
	}
	b.odd = s.oddLines()
	if b.calculation = calculation; calculation != nil {
		b.parts = append(b.parts, calculated)
		b.late = max(b.late, calculation.late)
	}
	if b.writing = writing; writing != nil {
		b.parts = append(b.parts, toWrite)
		b.late = max(b.late, writing.late)
	}
	b.board = board
	return *b
}

// sorting is one splitQuiz under way.
type sorting struct {
	body     quizBody
	lines    []string
	at       int
	asking   int     // lines before this one are part of the question, whatever they look like
	open     *string // what a plain line goes on with; nil after an empty line
	last     *string // the choice or item that an indented line goes on with
	indent   int     // of the text of that
	empty    int     // empty lines before this one
	plain    []int   // lines that nothing but text was made of
	afterRow bool    // whether the line before is one of a table
}

// fenceFrom tells whether a block of code begins on a line, and gives the line
// it ends on, the last one when it isn't closed.
func fenceFrom(lines []string, at int) (last int, ok bool) {
	m := codeLine.FindStringSubmatch(lines[at])
	if m == nil || m[1][0] == '`' && strings.Contains(lines[at][strings.Index(lines[at], m[1])+len(m[1]):], "`") {
		return 0, false
	}
	for i := at + 1; i < len(lines); i++ {
		end := strings.TrimSpace(lines[i])
		if len(end) >= len(m[1]) && strings.Trim(end, m[1][:1]) == "" {
			return i, true
		}
	}
	return len(lines) - 1, true
}

// askedUpTo gives the line of the body up to which a quote, a list or a table
// is a part of the question: where there is more of its text after them, and
// the answers after that.
func (s *sorting) askedUpTo() int {
	text, upTo, answers := false, 0, false
	held := false // a quote, a list or a table since the last text
	blank := true // the line before is empty
	for i := 0; i < len(s.lines); i++ {
		line := s.lines[i]
		if last, ok := fenceFrom(s.lines, i); ok {
			if held && text {
				upTo = i
			}
			i, blank, text = last, false, true
			continue
		}
		switch {
		case strings.TrimSpace(line) == "":
			blank = true
			continue
		case choiceLine.MatchString(line), answerLine.MatchString(line):
			answers = true
		case quoteLine.MatchString(line), itemLine.MatchString(line), rowLine.MatchString(line):
			held = true
		case strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t"), !blank && held: // goes on with what is before
		default:
			if held {
				upTo = i
			}
			text = true
		}
		if answers {
			break
		}
		blank = false
	}
	if upTo == 0 {
		if answers && !text && held { // a question that looks like an item: 1999. That year changed what?
			for i, line := range s.lines {
				if choiceLine.MatchString(line) || answerLine.MatchString(line) {
					return i
				}
			}
		}
		return 0
	}
	if answers {
		return upTo
	}
	for _, line := range s.lines[upTo:] { // what follows must ask for something, or it is late
		if itemLine.MatchString(line) || rowLine.MatchString(line) || strings.Contains(line, "==") {
			return upTo
		}
	}
	return 0
}

func (s *sorting) begin(part string) {
	s.last = nil
	for _, p := range s.body.parts {
		if p == part {
			return
		}
	}
	s.body.parts = append(s.body.parts, part)
}

// line sorts one line.
func (s *sorting) line(line string) {
	b := &s.body
	if strings.TrimSpace(line) == "" {
		s.open, s.afterRow = nil, false
		s.empty++
		return
	}
	empty := s.empty
	s.empty = 0
	if s.at < s.asking {
		if last, ok := fenceFrom(s.lines, s.at); ok {
			s.take(&b.prompt, empty, s.lines[s.at:last+1]...)
			s.at = last
			return
		}
		s.take(&b.prompt, empty, line)
		return
	}
	afterRow := s.afterRow
	s.afterRow = false
	within := s.last != nil && indentOf(line) >= s.indent && (empty > 0 || s.open == s.last)
	if last, ok := fenceFrom(s.lines, s.at); ok && !within || within && s.fenceWithin(&last) {
		code := s.lines[s.at : last+1]
		switch {
		case within:
			s.take(s.last, empty, dedented(code, s.indent)...)
		default:
			s.late()
			s.take(&b.prompt, empty, code...)
		}
		s.at = last
		return
	}
	if within && !choiceLine.MatchString(line) {
		s.take(s.last, empty, dedented([]string{line}, s.indent)...)
		s.open = s.last
		if oddForm(line) != "" {
			s.plain = append(s.plain, s.at)
		}
		return
	}
	if m := choiceLine.FindStringSubmatch(line); m != nil {
		s.begin(checkBoxes)
		b.choices = append(b.choices, choice{strings.TrimSpace(m[2]), m[1] != " "})
		s.goOn(&b.choices[len(b.choices)-1].text, indentOf(line)+2)
		return
	}
	if m := itemLine.FindStringSubmatch(line); m != nil {
		s.begin(numberedList)
		b.items = append(b.items, strings.TrimSpace(m[1]))
		s.goOn(&b.items[len(b.items)-1], indentOf(line)+2)
		if oddForm(m[1]) == boxForm {
			s.plain = append(s.plain, s.at)
		}
		return
	}
	if rowLine.MatchString(line) {
		s.begin(table)
		if len(b.rows) > 0 && ruleLine.MatchString(line) {
			b.rows = b.rows[1:] // that was the head
		} else {
			b.rows = append(b.rows, cells(line))
		}
		s.open, s.afterRow = nil, true
		return
	}
	if m := answerLine.FindStringSubmatch(line); m != nil {
		s.begin(typedAnswers)
		b.answers = append(b.answers, strings.TrimSpace(m[1]))
		s.open = nil
		return
	}
	if m := quoteLine.FindStringSubmatch(line); m != nil {
		s.last = nil
		if strings.TrimSpace(m[1]) == "" {
			s.empty = empty + 1
			s.open = nil
			return
		}
		s.take(&b.explanation, empty, m[1])
		s.open = &b.explanation
		return
	}
	s.plain = append(s.plain, s.at)
	if s.open != nil && oddForm(line) == "" && !(afterRow && strings.Contains(line, "|")) {
		if s.open == &b.prompt {
			s.take(s.open, empty, line)
		} else {
			s.take(s.open, empty, strings.TrimSpace(line))
		}
		return
	}
	if oddForm(line) == "" {
		s.late()
	}
	if len(b.parts) == 0 && b.explanation == "" {
		s.take(&b.prompt, empty, line)
		s.open = &b.prompt
	} else {
		s.take(&b.prompt, max(empty, 1), strings.TrimSpace(line))
		s.open = &b.prompt
	}
}

// late notes that text stands after the answers.
func (s *sorting) late() {
	if s.open == nil && (len(s.body.parts) > 0 || s.body.explanation != "") && s.body.late == 0 {
		s.body.late = s.at + 1
	}
}

// goOn makes text what plain lines go on with, and lines indented so far.
func (s *sorting) goOn(text *string, indent int) { s.open, s.last, s.indent = text, text, indent }

// take adds lines to a text, and the empty lines before them.
func (s *sorting) take(to *string, empty int, lines ...string) {
	if *to != "" {
		*to += "\n" + strings.Repeat("\n", empty)
	}
	*to += strings.Join(lines, "\n")
}

// fenceWithin tells whether a block of code begins on this line within a choice
// or an item, and where it ends.
func (s *sorting) fenceWithin(last *int) bool {
	rest := dedented(s.lines[s.at:], s.indent)
	end, ok := fenceFrom(rest, 0)
	*last = s.at + end
	return ok
}
