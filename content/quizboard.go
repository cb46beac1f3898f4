package content

import (
	"regexp"
	"strings"
	"unicode"
)

// boardBody is what the lines of a fence say of the board that the question is about.
type boardBody struct {
	id       string
	line     int   // that names it, from 1
	answers  []int // lines of the answers, from 1, in the order of the answers
	mistakes []calculationLine
}

var (
	boardLine = regexp.MustCompile(`^\s{0,3}board\s*=\s*(\S+)\s*$`)
	arrow     = regexp.MustCompile(`\s*(?:->|→)\s*`)
)

// takeBoard takes the line that names a board, and the mistakes, out of a fence's, and
// leaves empty ones in their places; nil where the fence names none.
func takeBoard(lines []string) *boardBody {
	first := firstFilled(lines)
	if first < 0 {
		return nil
	}
	m := boardLine.FindStringSubmatch(lines[first])
	if m == nil {
		return nil
	}
	b := &boardBody{id: m[1], line: first + 1}
	lines[first] = ""
	for i := first + 1; i < len(lines); i++ {
		if m := mistakeLine.FindStringSubmatch(lines[i]); m != nil {
			b.mistakes = append(b.mistakes, calculationLine{line: i + 1, text: m[1]})
			lines[i] = ""
		} else if answerLine.MatchString(lines[i]) {
			b.answers = append(b.answers, i+1)
		}
	}
	return b
}

// boardForm is how a question about a board is answered.
type boardForm int

const (
	noForm   boardForm = iota // as any other question
	pickForm                  // by choosing deals: = Porto
	moveForm                  // by moving deals: = Porto -> Discovery
	sumForm                   // by working out a sum: = {weighted}
)

// boardForm gives how a body's answers about its board are meant, by the first of them.
func (b *quizBody) boardForm() boardForm {
	if b.board == nil || len(b.answers) == 0 {
		return noForm
	}
	switch first := b.answers[0]; {
	case strings.HasPrefix(first, "{"):
		return sumForm
	case arrow.MatchString(first):
		return moveForm
	case strings.HasPrefix(first, "“") || strings.HasPrefix(first, `"`), strings.IndexFunc(first, func(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Sc, r) }) == 0:
		return noForm
	}
	return pickForm
}
