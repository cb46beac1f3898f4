package content

import (
	"regexp"
	"strings"
)

// writingBody is what the lines of a fence say of something to write.
type writingBody struct {
	length   string // of the text, as written: "30..60 words"; "" is any
	line     int    // of it, from 1
	model    string // Markdown
	criteria []string
	from     int // line of the first of either, from 1; 0 while there is none
	late     int // line of text after them, from 1; 0 when there is none
}

var (
	// A fence that begins so is something to write.
	writingStart  = regexp.MustCompile(`^\s{0,3}write(?:\s+(\d.*?))?\s*$`)
	modelLine     = regexp.MustCompile(`^\s{0,3}=(?:\s(.*))?$`)
	criterionLine = regexp.MustCompile(`^\s{0,3}\?\s+(.*)$`)
)

// takeWriting takes the lines of a writing task out of a fence's, and leaves empty ones
// in their places; nil where the fence is none.
func takeWriting(lines []string) *writingBody {
	first := firstFilled(lines)
	if first < 0 {
		return nil
	}
	m := writingStart.FindStringSubmatch(lines[first])
	if m == nil {
		return nil
	}
	b := &writingBody{length: m[1], line: first + 1}
	lines[first] = ""
	var model []string
	for i := first + 1; i < len(lines); i++ {
		line := lines[i]
		switch {
		case modelLine.MatchString(line):
			model = append(model, modelLine.FindStringSubmatch(line)[1])
		case criterionLine.MatchString(line):
			b.criteria = append(b.criteria, strings.TrimSpace(criterionLine.FindStringSubmatch(line)[1]))
		default:
			if b.from > 0 && b.late == 0 && strings.TrimSpace(line) != "" && !quoteLine.MatchString(line) {
				b.late = i + 1
			}
			continue
		}
		if lines[i] = ""; b.from == 0 {
			b.from = i + 1
		}
	}
	b.model = trimLines(strings.Join(model, "\n"))
	return b
}

// firstFilled gives the first of some lines that isn't empty; -1 when all are.
func firstFilled(lines []string) int {
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			return i
		}
	}
	return -1
}

// askedUpTo gives the line up to which all is a part of the task, lists and tables too.
func (b *writingBody) askedUpTo() int { return max(b.from-1, 0) }
