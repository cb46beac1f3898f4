package process

import (
	"maps"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/nav"
)

// position is where the learner is on the page.
type position struct {
	process string            // "" in a course without processes
	other   string            // the process it is compared with; "" shows the steps
	steps   map[string]string // the step each process was left at, by process
	byRole  bool              // who does what is shown, rather than what happens
	role    string            // the role whose part is shown by role; "" is all
}

// The modes of a route; "" is a process step by step.
const (
	ModeCompare nav.Mode = "compare"
	ModeRoles   nav.Mode = "role"
	ModeEdit    nav.Mode = "edit" // one of the learner's own, in the editor
)

// State is what a route keeps besides the process and the step or the process
// it is compared with.
type State struct {
	Steps  map[string]string `json:"steps,omitempty"`  // the step each process was left at, by process
	ByRole bool              `json:"byRole,omitempty"` // while comparing
	Role   string            `json:"role,omitempty"`   // the one whose part is shown

	// These are the editor's; the ones above it passes on.
	Unsaved []Draft     `json:"unsaved,omitempty"`
	Field   study.Field `json:"field,omitempty"` // the one that had the keys
}

// Draft is what was typed into a field of the editor and could not be saved.
type Draft struct {
	Step  string      `json:"step,omitempty"`
	Field study.Field `json:"field"`
	Of    string      `json:"of,omitempty"`
	Text  string      `json:"text"`
}

// RouteState makes it a [nav.State].
func (*State) RouteState() {}

// Shorter forgets where the learner was in other processes, so that there is
// room for what is yet to be saved; then what of that was typed first.
func (s *State) Shorter() nav.State {
	shorter := *s
	switch {
	case len(s.Steps) > 0:
		shorter.Steps = nil
	case len(s.Unsaved) > 0:
		shorter.Unsaved = s.Unsaved[1:]
	default:
		return nil
	}
	return &shorter
}

// readPosition finds a route in a course, which may have changed since.
func readPosition(course *content.Course, at nav.Route) position {
	p := position{steps: map[string]string{}}
	k, ok := at.State.(*State)
	if !ok {
		k = &State{}
	}
	for process, step := range k.Steps {
		if course.Step(process+"/"+step) != nil {
			p.steps[process] = step
		}
	}
	if course.Role(k.Role) != nil {
		p.role = k.Role
	}
	if len(course.Processes) == 0 {
		return p
	}
	p.process = course.Processes[0].ID
	if course.Process(at.ID) != nil {
		p.process = at.ID
	}
	if at.Mode == ModeCompare {
		if course.Process(at.At) != nil && at.At != p.process {
			p.other, p.byRole = at.At, k.ByRole
		}
	} else if at.Mode == ModeRoles {
		p.byRole = true
	} else if course.Step(p.process+"/"+at.At) != nil {
		p.steps[p.process] = at.At
	}
	return p
}

// stepOf gives the index of the step a process was left at, or 0.
func (p *position) stepOf(process *content.Process) int {
	if process != nil {
		for i, s := range process.Steps {
			if s.ID == p.steps[process.ID] {
				return i
			}
		}
	}
	return 0
}

// stepping tells whether one step is shown, with all it has.
func (p *position) stepping() bool { return p.other == "" && !p.byRole }

func (p *position) remember(s *content.Step) { p.steps[s.Process.ID] = s.ID }

func (p *position) route(current *content.Step) nav.Route {
	r := nav.Route{Page: nav.Process, ID: p.process}
	switch {
	case p.other != "":
		r.Mode, r.At = ModeCompare, p.other
	case p.byRole:
		r.Mode = ModeRoles
	case current != nil:
		r.At = current.ID
	}
	k := &State{Steps: maps.Clone(p.steps), ByRole: p.byRole && p.other != "", Role: p.role}
	if len(k.Steps) > 0 || k.ByRole || k.Role != "" {
		r.State = k
	}
	return r
}
