package figure

import (
	"strings"

	"stagecraft/content"
	"stagecraft/ui/words"
)

// TextAlternative says in words what the figure of a process shows: its steps
// in order under the buyer's stages, with whole names.
func TextAlternative(course *content.Course, p *content.Process) string {
	var b strings.Builder
	b.WriteString(words.F("%s, in order.", p.Title))
	for i, s := range p.Steps {
		stage, _, ok := course.Stage(s.Stage)
		switch {
		case ok && (i == 0 || p.Steps[i-1].Stage != s.Stage):
			b.WriteString(" " + words.F("%s:", stage.Name))
		case i > 0 && !ok && p.Steps[i-1].Stage != s.Stage:
			b.WriteString(" " + words.T("No stage:"))
		}
		b.WriteString(" " + words.F("%d %s", i+1, s.Name))
		switch {
		case i+1 == len(p.Steps), p.Steps[i+1].Stage != s.Stage:
			b.WriteByte('.')
		default:
			b.WriteByte(',')
		}
	}
	return b.String()
}
