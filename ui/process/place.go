package process

import (
	"encoding/json"

	"stagecraft/content"
	"stagecraft/ui/nav"
)

// place is where the learner is on the page.
type place struct {
	process string            // "" in a course without processes
	other   string            // the process it is compared with; "" shows the steps
	steps   map[string]string // the step each process was left at, by process
	byRole  bool              // who does what is shown, rather than what happens
	role    string            // the role whose part is shown by role; "" is all
}

// The modes of Route.
const (
	compareMode = "compare"
	roleMode    = "role"
)

// kept is a place's part of Route.State.
type kept struct {
	Steps  map[string]string `json:"steps,omitempty"`
	ByRole bool              `json:"byRole,omitempty"` // while comparing
	Role   string            `json:"role,omitempty"`
}

// readPlace finds a route in a course, which may have changed since.
func readPlace(course *content.Course, at nav.Route) place {
	p := place{steps: map[string]string{}}
	var k kept
	if json.Unmarshal([]byte(at.State), &k) == nil {
		for process, step := range k.Steps {
			if course.Step(process+"/"+step) != nil {
				p.steps[process] = step
			}
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
	if at.Mode == compareMode {
		if course.Process(at.At) != nil && at.At != p.process {
			p.other, p.byRole = at.At, k.ByRole
		}
	} else if at.Mode == roleMode {
		p.byRole = true
	} else if course.Step(p.process+"/"+at.At) != nil {
		p.steps[p.process] = at.At
	}
	return p
}

// stepOf gives the index of the step a process was left at, or 0.
func (p *place) stepOf(process *content.Process) int {
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
func (p *place) stepping() bool { return p.other == "" && !p.byRole }

func (p *place) keep(s *content.Step) { p.steps[s.Process.ID] = s.ID }

func (p *place) route(current *content.Step) nav.Route {
	r := nav.Route{Page: nav.Process, ID: p.process}
	switch {
	case p.other != "":
		r.Mode, r.At = compareMode, p.other
	case p.byRole:
		r.Mode = roleMode
	case current != nil:
		r.At = current.ID
	}
	k := kept{Steps: p.steps, ByRole: p.byRole && p.other != "", Role: p.role}
	if len(k.Steps) > 0 || k.ByRole || k.Role != "" {
		state, err := json.Marshal(k)
		if err == nil { // strings can always be written
			r.State = string(state)
		}
	}
	return r
}
