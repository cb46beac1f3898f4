package study

import (
	"slices"

	"stagecraft/content"
)

// draft is a process of one's own as its edits leave it. What it names of the
// course may not be there.
type draft struct {
	process *content.Process
	removed bool
}

// newDraft begins a process with the event that made it; nil when that makes
// no process.
func newDraft(p *EditedPayload) *draft {
	if p.Change != changeMake || p.Made == nil || !content.ValidID(p.Process) {
		return nil
	}
	made := *p.Made
	d := &draft{process: &content.Process{ID: p.Process, Title: made.Title, About: made.About, Source: made.Source, Own: true}}
	for _, m := range made.Steps {
		s := &content.Step{
			ID: m.ID, Name: m.Name, Stage: m.Stage, Aim: m.Aim, Happens: m.Happens, DoneWhen: m.DoneWhen,
			Lead: m.Lead, Support: m.Support, Leaves: m.Leaves, MeasuredBy: m.MeasuredBy, Mistake: m.Mistake,
			Terms: m.Terms, Lesson: m.Lesson, SameAs: correspondences(m.Same), BackTo: m.BackTo,
		}
		d.put(s, len(d.process.Steps))
	}
	return d
}

func correspondences(same []SameAs) []content.Correspondence {
	var all []content.Correspondence
	for _, c := range same {
		all = append(all, content.Correspondence{Process: c.Process, Step: c.Step, Why: c.Why})
	}
	return all
}

func sameAs(all []content.Correspondence) []SameAs {
	var same []SameAs
	for _, c := range all {
		same = append(same, SameAs{Process: c.Process, Step: c.Step, Why: c.Why})
	}
	return same
}

// change makes one change, or gives why it can't be made, having changed
// nothing.
func (d *draft) change(c *Change) error {
	p := d.process
	at := d.find(c.Step)
	switch c.Kind {
	case ChangeRemove:
		d.removed = true
		return nil
	case ChangeAdd:
		after := d.find(c.After)
		switch {
		case len(p.Steps) >= MaxSteps:
			return ErrTooMany
		case c.Text == "":
			return ErrEmpty
		case at >= 0 || !content.ValidID(c.Step):
			return ErrNoStep
		case c.After != "" && after < 0:
			after = len(p.Steps) - 1 // rather last than lost
		}
		d.put(&content.Step{ID: c.Step, Name: c.Text}, after+1)
		return nil
	case ChangeSet:
		if c.Step == "" {
			return setProcess(p, c)
		}
		if at < 0 {
			return ErrNoStep
		}
		return setStep(p.Steps[at], c)
	}
	if at < 0 {
		return ErrNoStep
	}
	switch c.Kind {
	case ChangeDrop:
		if len(p.Steps) == 1 {
			return ErrEmpty
		}
		d.take(at)
	case ChangeMove:
		if c.After == c.Step || c.After != "" && d.find(c.After) < 0 {
			return ErrNoStep
		}
		s := p.Steps[at]
		d.take(at)
		d.put(s, d.find(c.After)+1)
	default:
		return ErrNoChange
	}
	return nil
}

// find gives the place of a step; -1 when there is none.
func (d *draft) find(step string) int {
	return slices.IndexFunc(d.process.Steps, func(s *content.Step) bool { return s.ID == step })
}

func (d *draft) put(s *content.Step, at int) {
	s.Process = d.process
	d.process.Steps = slices.Insert(d.process.Steps, at, s)
	d.number()
}

func (d *draft) take(at int) {
	d.process.Steps = slices.Delete(d.process.Steps, at, at+1)
	d.number()
}

func (d *draft) number() {
	for i, s := range d.process.Steps {
		s.Number = i + 1
	}
}

func setProcess(p *content.Process, c *Change) error {
	switch c.Field {
	case FieldTitle:
		if c.Text == "" {
			return ErrEmpty
		}
		p.Title = c.Text
	case FieldAbout:
		p.About = c.Text
	case FieldSource:
		p.Source = c.Text
	default:
		return ErrNoChange
	}
	return nil
}

func setStep(s *content.Step, c *Change) error {
	switch c.Field {
	case FieldName:
		if c.Text == "" {
			return ErrEmpty
		}
		s.Name = c.Text
	case FieldStage:
		s.Stage = c.Text
	case FieldAim:
		s.Aim = c.Text
	case FieldHappens:
		s.Happens = c.Texts
	case FieldDoneWhen:
		s.DoneWhen = c.Texts
	case FieldLead:
		s.Lead = c.Text
	case FieldSupport:
		s.Support = c.Texts
	case FieldLeaves:
		s.Leaves = c.Texts
	case FieldMeasuredBy:
		s.MeasuredBy = c.Text
	case FieldMistake:
		s.Mistake = c.Text
	case FieldTerms:
		s.Terms = c.Texts
	case FieldLesson:
		s.Lesson = c.Text
	case FieldSameAs:
		s.SameAs = c.Same
	case FieldBackTo:
		s.BackTo = c.Texts
	default:
		return ErrNoChange
	}
	return nil
}
