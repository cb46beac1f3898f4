package editor

import (
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
)

// readState takes up what an earlier page left. The rest of the state is the
// Process page's and is passed on.
func (p *Page) readState(state nav.State) {
	s, ok := state.(*process.State)
	if !ok {
		return
	}
	p.state = process.State{Steps: s.Steps, ByRole: s.ByRole, Role: s.Role}
	for _, d := range s.Unsaved {
		at := slot{d.Step, d.Field, d.Of}
		p.saving.unsaved[at] = d.Text
		p.saving.order = append(p.saving.order, at)
	}
	p.came = s.Field
}

// processState gives what the Process page left; nil when it left nothing.
func (p *Page) processState() nav.State {
	if s := p.state; len(s.Steps) > 0 || s.ByRole || s.Role != "" {
		return &s
	}
	return nil
}

// writeState adds what the editor keeps; nil when there is nothing at all.
func (p *Page) writeState() nav.State {
	s := p.state
	for _, at := range p.saving.order {
		s.Unsaved = append(s.Unsaved, process.Draft{Step: at.step, Field: at.field, Of: at.of, Text: p.saving.unsaved[at]})
	}
	if p.last != nil {
		s.Field = p.last.slot().field
	}
	if len(s.Steps) == 0 && !s.ByRole && s.Role == "" && len(s.Unsaved) == 0 && s.Field == "" {
		return nil
	}
	return &s
}
