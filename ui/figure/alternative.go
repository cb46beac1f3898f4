package figure

import (
	"strings"

	"stagecraft/content"
	"stagecraft/ui/words"
)

// TextAlternative says in words what the figure of a process shows: its steps
// in order under the buyer's stages, with whole names, and where buyers go back.
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
	for _, s := range p.Steps {
		if from := goesBackTo(p, s); len(from) > 0 {
			b.WriteString(" " + words.F("From %s buyers may go back to %s.", called(p, s), words.List(from)))
		}
	}
	return b.String()
}

// goesBackTo gives the names of the steps that buyers go back to from one.
func goesBackTo(p *content.Process, s *content.Step) []string {
	var names []string
	for _, id := range s.BackTo {
		if i := stepIndex(p, id); i >= 0 && i < stepIndex(p, s.ID) {
			names = append(names, called(p, p.Steps[i]))
		}
	}
	return names
}

// called names a step, with its number where another has the same name.
func called(p *content.Process, s *content.Step) string {
	for _, o := range p.Steps {
		if o != s && o.Name == s.Name {
			return words.F("%d %s", stepIndex(p, s.ID)+1, s.Name)
		}
	}
	return s.Name
}
