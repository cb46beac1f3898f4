package study

import (
	"encoding/json"

	"stagecraft/content"
)

// decodeEdited reads an edit's payload, which may come from elsewhere: one
// that Edit would not have written makes no sense.
func decodeEdited(payload []byte) (p EditedPayload, ok bool) {
	if json.Unmarshal(payload, &p) != nil || !content.ValidID(p.Process) {
		return p, false
	}
	if p.Change == changeMake {
		return p, p.Made != nil && p.Made.clean() == nil
	}
	p.Made = nil
	c := p.change()
	if c.clean() != nil {
		return p, false
	}
	return payloadOf(p.Process, c), true
}

func (p *EditedPayload) change() Change {
	return Change{
		Kind: p.Change, Step: p.Step, Field: p.Field,
		Text: p.Text, Texts: p.Texts, Same: correspondences(p.Same), After: p.After,
	}
}

func payloadOf(process string, c Change) EditedPayload {
	return EditedPayload{
		Process: process, Change: c.Kind, Step: c.Step, Field: c.Field,
		Text: c.Text, Texts: c.Texts, Same: sameAs(c.Same), After: c.After,
	}
}
