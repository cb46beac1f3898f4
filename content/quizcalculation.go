package content

import (
	"regexp"
	"slices"
	"strings"
)

// calculationBody is what the lines of a fence say of a calculation.
type calculationBody struct {
	givens, lets []calculationLine
	answers      []calculationLine
	mistakes     []calculationLine
	exact        []calculationLine // tolerances on lines of their own
	odd          []calculationLine // that begin as one of these, and are none
	text         []string          // the lines of the fence, without those taken out
	late         int               // line of text after the answer, from 1; 0 when there is none
}

// calculationLine is one line; name is what stands before its =, if it has one.
type calculationLine struct {
	line       int // of the fence, from 1
	name, text string
}

var (
	givenLine     = regexp.MustCompile(`^\s{0,3}given\s+([^=]*?)\s*=\s*(.*)$`)
	letLine       = regexp.MustCompile(`^\s{0,3}let\s+([^=\s]+)\s*=\s*(.*)$`)
	mistakeLine   = regexp.MustCompile(`^\s{0,3}!\s+(.*)$`)
	toleranceLine = regexp.MustCompile(`^\s{0,3}(?:±|\+-|\+/-)\s*(.*)$`)
	// A fence that begins so is a calculation; so does every line of one up to the question.
	calculationStart = regexp.MustCompile(`^\s{0,3}given\s+[\pL_][\pL\d_]*\s*(?:=|:|\d|$)`)
	almostGiven      = regexp.MustCompile(`^\s{0,3}(?:given|let)\s`)
)

// takeCalculation takes the lines of a calculation out of a fence's, and leaves empty
// ones in their places; nil where the fence is none.
func takeCalculation(lines []string) *calculationBody {
	first := 0
	for first < len(lines) && strings.TrimSpace(lines[first]) == "" {
		first++
	}
	if first == len(lines) || !calculationStart.MatchString(lines[first]) {
		return nil
	}
	b := &calculationBody{}
	defer func() { b.text = slices.Clone(lines) }()
	asked := false // whether the question began
	for i := 0; i < len(lines); i++ {
		if last, ok := fenceFrom(lines, i); ok {
			i, asked = last, true
			continue
		}
		line := lines[i]
		switch taken := b.take(line, i+1, asked); {
		case taken:
			lines[i] = ""
		case strings.TrimSpace(line) == "":
		case quoteLine.MatchString(line):
			b.rest(lines, i)
			return b
		default:
			if asked = true; len(b.answers) > 0 && b.late == 0 {
				b.late = i + 1
			}
		}
	}
	return b
}

// askedUpTo gives the line up to which all is a part of the question, lists and tables
// too: that of the answer.
func (b *calculationBody) askedUpTo() int {
	if len(b.answers) == 0 {
		return 0
	}
	return b.answers[0].line - 1
}

// rest takes what stands after the explanation began: mistakes may.
func (b *calculationBody) rest(lines []string, from int) {
	for i := from; i < len(lines); i++ {
		if b.take(lines[i], i+1, true) {
			lines[i] = ""
		}
	}
}

// take sorts a line. It is false for one that is no part of the calculation.
func (b *calculationBody) take(line string, at int, asked bool) bool {
	to, found := (*[]calculationLine)(nil), calculationLine{line: at}
	if m := givenLine.FindStringSubmatch(line); m != nil {
		to, found.name, found.text = &b.givens, m[1], m[2]
	} else if m := letLine.FindStringSubmatch(line); m != nil {
		to, found.name, found.text = &b.lets, m[1], m[2]
	} else if m := answerLine.FindStringSubmatch(line); m != nil {
		to, found.text = &b.answers, m[1]
	} else if m := mistakeLine.FindStringSubmatch(line); m != nil {
		to, found.text = &b.mistakes, m[1]
	} else if m := toleranceLine.FindStringSubmatch(line); m != nil {
		to, found.text = &b.exact, m[1]
	} else if !asked && almostGiven.MatchString(line) {
		to, found.text = &b.odd, strings.TrimSpace(line)
	} else {
		return false
	}
	*to = append(*to, found)
	return true
}
