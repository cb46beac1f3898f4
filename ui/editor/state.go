package editor

import (
	"encoding/json"

	"stagecraft/study"
)

// The keys of Route.State that are the editor's own; the rest is the Process
// page's and stays as it was.
const (
	stateUnsaved = "unsaved"
	stateField   = "field"
)

// savedDraft is what was typed and could not be saved.
type savedDraft struct {
	Step  string      `json:"step,omitempty"`
	Field study.Field `json:"field"`
	Of    string      `json:"of,omitempty"`
	Text  string      `json:"text"`
}

// readState takes up what an earlier page left.
func (p *Page) readState(state string) {
	p.state = map[string]json.RawMessage{}
	if json.Unmarshal([]byte(state), &p.state) != nil || p.state == nil {
		p.state = map[string]json.RawMessage{}
	}
	var drafts []savedDraft
	if json.Unmarshal(p.state[stateUnsaved], &drafts) == nil {
		for _, d := range drafts {
			at := slot{d.Step, d.Field, d.Of}
			p.saving.unsaved[at] = d.Text
			p.saving.order = append(p.saving.order, at)
		}
	}
	var field study.Field
	if json.Unmarshal(p.state[stateField], &field) == nil {
		p.came = field
	}
	delete(p.state, stateUnsaved)
	delete(p.state, stateField)
}

// processState gives what the Process page kept.
func (p *Page) processState() string { return written(p.state) }

// writeState adds what the editor keeps.
func (p *Page) writeState() string {
	all := map[string]json.RawMessage{}
	for k, v := range p.state {
		all[k] = v
	}
	var drafts []savedDraft
	for _, at := range p.saving.order {
		drafts = append(drafts, savedDraft{at.step, at.field, at.of, p.saving.unsaved[at]})
	}
	put := func(key string, value any) {
		if v, err := json.Marshal(value); err == nil { // strings can always be written
			all[key] = v
		}
	}
	if drafts != nil {
		put(stateUnsaved, drafts)
	}
	if p.last != nil {
		put(stateField, p.last.slot().field)
	}
	return written(all)
}

func written(state map[string]json.RawMessage) string {
	if len(state) == 0 {
		return ""
	}
	text, err := json.Marshal(state)
	if err != nil {
		return "" // it was read as JSON before
	}
	return string(text)
}
