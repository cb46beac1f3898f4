package allcards

import (
	"strings"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/words"
)

// face is what a list says of a card.
type face struct {
	name   string // what it is about, in letters
	set    string // and with its formulas between dollars
	kind   string // what it asks
	answer string
	ref    string // where the course explains it; "" when nowhere
}

// faceOf gives what a list says of a card.
func faceOf(course *content.Course, c study.Card) face {
	if c.Step != nil {
		return stepFace(course, c)
	}
	if c.Term == nil {
		return face{name: c.Name(), set: c.Name()}
	}
	f := face{name: c.Term.Term, set: c.Term.WithFormulas(), answer: c.Term.Definition}
	switch c.Side {
	case study.Expansion:
		f.name, f.set, f.kind = c.Term.Abbreviation, c.Term.Abbreviation, words.T("Term · abbreviation")
		f.answer = c.Term.WithFormulas() + "\n" + c.Term.Definition
	case study.TermSide:
		f.kind = words.T("Term · by its definition")
	default:
		f.kind = words.T("Term · definition")
	}
	if c.Term.Lesson != "" {
		f.ref = "lesson:" + c.Term.Lesson
	}
	return f
}

func stepFace(course *content.Course, c study.Card) face {
	s := c.Step
	f := face{name: s.Name, set: s.WithFormulas(), answer: s.Aim, ref: "step:" + drill.Ref(s)}
	if s.Lesson != "" {
		f.ref = "lesson:" + s.Lesson
	}
	switch c.Side {
	case study.NextStep:
		next := s.Process.Steps[s.Number] // the last step has no such card
		f.kind, f.answer = words.T("Step · what comes next"), next.WithFormulas()
	case study.StepSide:
		f.kind = words.T("Step · by its aim")
	case study.Lead:
		f.kind, f.answer = words.T("Step · who leads it"), ""
		if role := course.Role(s.Lead); role != nil {
			f.answer = drill.RoleName(role)
		}
	case study.DoneWhen:
		f.kind, f.answer = words.T("Step · when it is done"), strings.Join(s.DoneWhen, "\n")
	default:
		f.kind = words.T("Step · aim")
	}
	return f
}

// sides gives the two sides of a card, to be handed on.
func (p *Page) sides(c study.Card) (front, back string) {
	f := faceOf(p.course, c)
	if c.Side == study.TermSide || c.Side == study.StepSide {
		return f.answer, f.set
	}
	return f.set + " (" + f.kind + ")", f.answer
}
