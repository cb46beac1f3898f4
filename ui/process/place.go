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
}

const compareMode = "compare"

// kept is a place's part of Route.State.
type kept struct {
	Steps map[string]string `json:"steps,omitempty"`
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
	if len(course.Processes) == 0 {
		return p
	}
	p.process = course.Processes[0].ID
	if course.Process(at.ID) != nil {
		p.process = at.ID
	}
	if at.Mode == compareMode {
		if course.Process(at.At) != nil && at.At != p.process {
			p.other = at.At
		}
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

func (p *place) keep(s *content.Step) { p.steps[s.Process.ID] = s.ID }

func (p *place) route(current *content.Step) nav.Route {
	r := nav.Route{Page: nav.Process, ID: p.process}
	switch {
	case p.other != "":
		r.Mode, r.At = compareMode, p.other
	case current != nil:
		r.At = current.ID
	}
	if len(p.steps) > 0 {
		state, err := json.Marshal(kept{Steps: p.steps})
		if err == nil { // a map of strings can always be written
			r.State = string(state)
		}
	}
	return r
}
