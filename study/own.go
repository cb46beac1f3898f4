package study

import (
	"fmt"
	"slices"
	"strings"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
)

// Own gives the processes that the learner made, in the order in which they
// were made. Like all of Course they are read-only.
func (s *Session) Own() []*content.Process { return s.own }

// MakeOwn makes a process of one's own with a title and gives its id: a copy
// of another, or when from is nil one with a single step of a name. Each step
// of a copy corresponds to its origin and to what that corresponds to; the
// origin itself is left out when it is the learner's own too.
func (s *Session) MakeOwn(title, stepName string, from *content.Process) (id string, err error) {
	id, err = s.make(func(drawn ulid.ULID) (string, MadeProcess) {
		made := MadeProcess{Title: title}
		if from == nil {
			made.Steps = []MadeStep{{ID: stepID(drawn), Name: stepName}}
		} else {
			made = madeOf(from)
			made.Title = title
			for i := range made.Steps {
				if step := &made.Steps[i]; !from.Own {
					step.Same = append([]SameAs{{Process: from.ID, Step: step.ID}}, step.Same...)
				}
			}
		}
		return ownID(drawn), made
	})
	if err != nil {
		return "", fmt.Errorf("make a process: %w", err)
	}
	return id, nil
}

// ImportOwn makes a process of one's own of one from elsewhere and gives its id,
// which is the one it has unless that is taken.
func (s *Session) ImportOwn(p *content.Process) (id string, err error) {
	id, err = s.make(func(drawn ulid.ULID) (string, MadeProcess) {
		if id := p.ID; content.ValidID(id) && s.base.Process(id) == nil && s.state.own().edits[id] == nil {
			return id, madeOf(p)
		}
		return ownID(drawn), madeOf(p)
	})
	if err != nil {
		return "", fmt.Errorf("take in the process %q: %w", p.ID, err)
	}
	return id, nil
}

func (s *Session) make(what func(drawn ulid.ULID) (string, MadeProcess)) (string, error) {
	if len(s.own) >= MaxOwn {
		return "", fmt.Errorf("%w: you have %d processes; %d are the most", ErrTooMany, len(s.own), MaxOwn)
	}
	drawn, err := s.draw()
	if err != nil {
		return "", err
	}
	id, made := what(drawn)
	if err := made.clean(); err != nil {
		return "", err
	}
	names := []string{made.Title}
	for _, step := range made.Steps {
		names = append(names, step.Name)
	}
	if err := checkLength(names...); err != nil {
		return "", err
	}
	return id, s.Do(OpMakeProcess, Entry{Changed, EditedPayload{Process: id, Change: changeMake, Made: &made}})
}

// Edit makes one change to a process of one's own and returns when it is safe
// on the disk. Texts are kept without spaces around them. It gives
// [ErrNoProcess], [ErrNoStep], [ErrEmpty], [ErrTooMany], [ErrTooLong], [ErrUnknown] or
// [ErrNoChange], having changed nothing. A change that changes nothing is kept
// as no event.
func (s *Session) Edit(process string, c Change) error {
	if err := s.edit(process, c); err != nil {
		return fmt.Errorf("change the process %q: %w", process, err)
	}
	return nil
}

func (s *Session) edit(process string, c Change) error {
	e := s.state.own().edits[process]
	if e == nil || s.ownOf(process) == nil {
		return ErrNoProcess
	}
	if c.Kind == ChangeAdd {
		if c.Step == "" {
			drawn, err := s.draw()
			if err != nil {
				return err
			}
			c.Step = stepID(drawn)
		}
		if s.state.everStep(process, c.Step) {
			return fmt.Errorf("%w: %q was a step before", ErrNoStep, c.Step)
		}
		if c.After != "" && e.draft.find(c.After) < 0 {
			return ErrNoStep
		}
	}
	if err := c.clean(); err != nil {
		return err
	}
	if c.Kind == ChangeAdd || c.Field == FieldTitle || c.Field == FieldName {
		if err := checkLength(c.Text); err != nil {
			return err
		}
	}
	if err := s.scope.checkNames(s.course, process, &c); err != nil {
		return err
	}
	if err := e.draft.keepHidden(s.course.Step(process+"/"+c.Step), &c); err != nil {
		return err
	}
	after := e.draft.copy()
	if err := after.change(&c); err != nil {
		return err
	}
	if after.same(e.draft) {
		return nil
	}
	p := payloadOf(process, c)
	return s.Do(p.operation(), Entry{Changed, p})
}

// RemovedOwn gives the processes of one's own that were removed and that Undo
// in the scope of the process brings back, the last removed first.
func (s *Session) RemovedOwn() []*content.Process {
	var removed []*edits
	for id, e := range s.state.own().edits {
		if e.draft != nil && e.draft.removed && s.base.Process(id) == nil {
			removed = append(removed, e)
		}
	}
	slices.SortFunc(removed, func(a, b *edits) int { return int(b.gone - a.gone) })
	processes := make([]*content.Process, len(removed))
	for i, e := range removed {
		processes[i] = e.draft.shown(&s.scope)
	}
	return processes
}

// ownOf gives the learner's process with an id, or nil.
func (s *Session) ownOf(id string) *content.Process {
	if p := s.course.Process(id); p != nil && p.Own {
		return p
	}
	return nil
}

// ownID and stepID make ids of one that was drawn: its end is random.
func ownID(drawn ulid.ULID) string { return "own-" + shortID(drawn, 10) }

func stepID(drawn ulid.ULID) string { return "s-" + shortID(drawn, 10) }

func shortID(drawn ulid.ULID, n int) string {
	text := strings.ToLower(drawn.String())
	return text[len(text)-n:]
}

// madeOf writes a process down as one that was made.
func madeOf(p *content.Process) MadeProcess {
	made := MadeProcess{Title: p.Title, About: p.About, Source: p.Source}
	for _, s := range p.Steps {
		made.Steps = append(made.Steps, MadeStep{
			ID: s.ID, Name: s.WithFormulas(), Stage: s.Stage, Aim: s.Aim, Happens: s.Happens, DoneWhen: s.DoneWhen,
			Lead: s.Lead, Support: s.Support, Leaves: s.Leaves, MeasuredBy: s.MeasuredBy, Mistake: s.Mistake,
			Terms: s.Terms, Lesson: s.Lesson, Same: sameAs(s.SameAs), BackTo: s.BackTo,
		})
	}
	return made
}
