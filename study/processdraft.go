package study

import (
	"fmt"
	"reflect"

	"stagecraft/content"
	"stagecraft/content/slug"
)

// ProcessDraft is a process of a course that its author edits, as a learner edits one of
// their own. Nothing of it is written down: whoever writes the course's files does that.
type ProcessDraft struct {
	id      string
	base    *content.Course
	course  *content.Course // with the process as it is now
	scope   scope
	now     *draft
	written *draft // as it was written last
	past    []drafted
	future  []drafted
}

// drafted is a change of a draft, and what it was without that.
type drafted struct {
	before, after *draft
	edited        Edited
	kind          OperationKind
}

// DraftProcess begins to edit a process of a course; nil when there is none.
func DraftProcess(c *content.Course, id string) *ProcessDraft {
	p := c.Process(id)
	if p == nil || p.Own {
		return nil
	}
	d := &ProcessDraft{id: id, base: c, scope: scope{course: c}}
	d.now = (&draft{process: p}).copy()
	d.written = d.now
	d.show()
	return d
}

// show brings the course up to what the process is now.
func (d *ProcessDraft) show() { d.course = d.base.Replacing(d.now.process) }

// Course is the course with the process as it is now; another one after each edit.
func (d *ProcessDraft) Course() *content.Course { return d.course }

// Process is the process as it is now. It is read-only.
func (d *ProcessDraft) Process() *content.Process { return d.now.process }

// Was is the process as it was written last.
func (d *ProcessDraft) Was() *content.Process { return d.written.process }

// Edit makes one change. Its errors are those of [Session.Edit].
func (d *ProcessDraft) Edit(process string, c Change) error {
	if err := d.edit(process, c); err != nil {
		return fmt.Errorf("change the process %q: %w", process, err)
	}
	return nil
}

func (d *ProcessDraft) edit(process string, c Change) error {
	if process != d.id || c.Kind == ChangeRemove {
		return ErrNoProcess
	}
	if c.Kind == ChangeAdd && c.Step == "" {
		c.Step = slug.Free("new-step", func(id string) bool { return d.everStep(id) })
	}
	if err := c.clean(); err != nil {
		return err
	}
	if c.Kind == ChangeAdd || c.Field == FieldTitle || c.Field == FieldName {
		if err := checkLength(c.Text); err != nil {
			return err
		}
	}
	if err := d.scope.checkNames(d.course, process, &c); err != nil {
		return err
	}
	after := d.now.copy()
	if err := after.change(&c); err != nil {
		return err
	}
	if after.same(d.now) {
		return nil
	}
	p := payloadOf(process, c)
	d.past = append(d.past, drafted{d.now, after, Edited{process, c}, p.operation()})
	d.future = nil
	d.now = after
	d.show()
	return nil
}

// everStep tells whether a step has an id, or had it.
func (d *ProcessDraft) everStep(id string) bool {
	found := false
	d.each(func(s *content.Step) { found = found || s.ID == id })
	return found
}

// each visits each step of what the process is, was and may be again.
func (d *ProcessDraft) each(visit func(*content.Step)) {
	seen := map[*draft]bool{}
	all := []*draft{d.written, d.now}
	for _, list := range [][]drafted{d.past, d.future} {
		for _, one := range list {
			all = append(all, one.before, one.after)
		}
	}
	for _, one := range all {
		if seen[one] {
			continue
		}
		seen[one] = true
		for _, s := range one.process.Steps {
			visit(s)
		}
	}
}

// NameSteps gives the steps that were added since it was written last ids of what they
// are called now. It gives the id that a step has then.
func (d *ProcessDraft) NameSteps() (now func(id string) string) {
	was := map[string]bool{}
	for _, s := range d.written.process.Steps {
		was[s.ID] = true
	}
	ids := map[string]string{}
	for _, s := range d.now.process.Steps {
		if was[s.ID] {
			continue
		}
		id := slug.Of(s.Name)
		if id == "" {
			id = "step-" + slug.Short(s.Name)
		}
		taken := func(id string) bool {
			for _, other := range ids {
				if other == id {
					return true
				}
			}
			return id != s.ID && d.everStep(id)
		}
		ids[s.ID] = slug.Free(id, taken)
	}
	now = func(id string) string {
		if to := ids[id]; to != "" {
			return to
		}
		return id
	}
	if len(ids) > 0 {
		d.each(func(s *content.Step) {
			s.ID = now(s.ID)
			var back []string
			for _, id := range s.BackTo {
				back = append(back, now(id))
			}
			s.BackTo = back
		})
		for _, list := range [][]drafted{d.past, d.future} {
			for i := range list {
				list[i].edited.Step, list[i].edited.After = now(list[i].edited.Step), now(list[i].edited.After)
			}
		}
		d.show()
	}
	return now
}

// Written notes that the process was written as it was at a moment: as Process gave it.
func (d *ProcessDraft) Written(p *content.Process) { d.written = &draft{process: p} }

// Saved tells whether the process is as it was written last.
func (d *ProcessDraft) Saved() bool {
	return reflect.DeepEqual(madeOf(d.now.process), madeOf(d.written.process))
}

// NextUndo tells what Undo would take back.
func (d *ProcessDraft) NextUndo(Scope) (OperationKind, bool) {
	if n := len(d.past); n > 0 {
		return d.past[n-1].kind, true
	}
	return "", false
}

// NextRedo tells what Redo would do again.
func (d *ProcessDraft) NextRedo(Scope) (OperationKind, bool) {
	if n := len(d.future); n > 0 {
		return d.future[n-1].kind, true
	}
	return "", false
}

// Undo takes the last change back; false when there is none.
func (d *ProcessDraft) Undo(Scope) (Done, bool, error) {
	n := len(d.past)
	if n == 0 {
		return Done{}, false, nil
	}
	last := d.past[n-1]
	d.past, d.future, d.now = d.past[:n-1], append(d.future, last), last.before
	d.show()
	return Done{Kind: last.kind, Edit: last.edited}, true, nil
}

// Redo makes the change again that Undo took back last; false when there is none.
func (d *ProcessDraft) Redo(Scope) (Done, bool, error) {
	n := len(d.future)
	if n == 0 {
		return Done{}, false, nil
	}
	last := d.future[n-1]
	d.future, d.past, d.now = d.future[:n-1], append(d.past, last), last.after
	d.show()
	return Done{Kind: last.kind, Edit: last.edited}, true, nil
}
