package editor

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/study"
)

// isList tells whether a field is a list, typed one a line.
func isList(f study.Field) bool {
	return f == study.FieldHappens || f == study.FieldDoneWhen || f == study.FieldLeaves
}

// lines gives what stands on each line, empty ones left out.
func lines(text string) []string {
	var all []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// oneLine gives a text that was pasted with line ends without them.
func oneLine(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", " ", "\n", " ").Replace(text))
}

// changeOf gives the change that makes a field say a text; same tells that it
// does already.
func (p *Page) changeOf(at slot, text string) (c study.Change, same bool) {
	c = study.Change{Kind: study.ChangeSet, Step: at.step, Field: at.field}
	pr := p.process()
	s := p.session.Course().Step(p.id + "/" + at.step)
	if at.field == study.FieldSameAs {
		text = oneLine(text)
		if s == nil {
			return c, true
		}
		c.Same = slices.Clone(s.SameAs)
		for i := range c.Same {
			if o := &c.Same[i]; o.Process+"/"+o.Step == at.of {
				same = o.Why == text
				o.Why = text
				return c, same
			}
		}
		return c, true // it corresponds no more
	}
	if isList(at.field) {
		c.Texts = lines(text)
		return c, s != nil && slices.Equal(c.Texts, textsOf(s, at.field))
	}
	c.Text = oneLine(text)
	return c, (s != nil || at.step == "") && c.Text == textOf(pr, s, at.field)
}

// says gives what stands in a field that is typed.
func says(at slot, pr *content.Process, s *content.Step) string {
	if at.field != study.FieldSameAs {
		return textOf(pr, s, at.field)
	}
	for _, c := range s.SameAs {
		if c.Process+"/"+c.Step == at.of {
			return c.Why
		}
	}
	return ""
}

// textOf gives what a field says that is one text; of a list, one a line.
func textOf(pr *content.Process, s *content.Step, f study.Field) string {
	switch f {
	case study.FieldTitle:
		return pr.Title
	case study.FieldAbout:
		return pr.About
	case study.FieldSource:
		return pr.Source
	case study.FieldName:
		return s.Name
	case study.FieldStage:
		return s.Stage
	case study.FieldAim:
		return s.Aim
	case study.FieldLead:
		return s.Lead
	case study.FieldMeasuredBy:
		return s.MeasuredBy
	case study.FieldMistake:
		return s.Mistake
	case study.FieldLesson:
		return s.Lesson
	}
	return strings.Join(textsOf(s, f), "\n")
}

// textsOf gives what a field says that is a list.
func textsOf(s *content.Step, f study.Field) []string {
	switch f {
	case study.FieldHappens:
		return s.Happens
	case study.FieldDoneWhen:
		return s.DoneWhen
	case study.FieldSupport:
		return s.Support
	case study.FieldLeaves:
		return s.Leaves
	case study.FieldTerms:
		return s.Terms
	case study.FieldBackTo:
		return s.BackTo
	}
	return nil
}

// fieldOf gives the field on screen where a slot is typed, or nil.
func (p *Page) fieldOf(at slot) *textField {
	for _, t := range p.form.sameAs.why {
		if t.at == at {
			return t
		}
	}
	for _, f := range p.parts {
		if t, ok := f.(*textField); ok && t.at == at {
			return t
		}
	}
	return nil
}
