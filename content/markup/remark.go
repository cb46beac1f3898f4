package markup

import (
	"github.com/yuin/goldmark/parser"

	"stagecraft/content/catalogue"
)

// remarked is a problem found while reading running text, before its line and
// column are known.
type remarked struct {
	offset  int
	rule    string
	message catalogue.Message
}

var remarksKey = parser.NewContextKey()

func remarksOf(pc parser.Context) []remarked {
	remarks, _ := pc.Get(remarksKey).([]remarked)
	return remarks
}

// remark notes a problem at an offset of the source. In the text of an inline
// footnote, which is read apart, it does nothing.
func remark(pc parser.Context, offset int, rule, format string, args ...any) {
	remarks := remarksOf(pc)
	if pc.Get(withinNoteKey) != nil || len(remarks) >= maxProblems {
		return
	}
	pc.Set(remarksKey, append(remarks, remarked{offset, rule, catalogue.Message{Format: format, Args: args}}))
}
