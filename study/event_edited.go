package study

import (
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
)

// Changed is when a process of one's own was made, or a field of it was changed.
const Changed Kind = "edited"

// EditedPayload is what an edited event holds.
type EditedPayload struct {
	Process string       `json:"process"`
	Change  ChangeKind   `json:"change"`
	Step    string       `json:"step,omitempty"`
	Field   Field        `json:"field,omitempty"`
	Text    string       `json:"text,omitempty"`
	Texts   []string     `json:"texts,omitempty"`
	Same    []SameAs     `json:"same,omitempty"`
	After   string       `json:"after,omitempty"`
	Made    *MadeProcess `json:"made,omitempty"` // of a process that was made
}

// MadeProcess is a process as it was when it was made.
type MadeProcess struct {
	Title  string     `json:"title"`
	About  string     `json:"about,omitempty"`
	Source string     `json:"source,omitempty"`
	Steps  []MadeStep `json:"steps"`
}

// MadeStep is a step of it.
type MadeStep struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Stage      string   `json:"stage,omitempty"`
	Aim        string   `json:"aim,omitempty"`
	Happens    []string `json:"happens,omitempty"`
	DoneWhen   []string `json:"done_when,omitempty"`
	Lead       string   `json:"lead,omitempty"`
	Support    []string `json:"support,omitempty"`
	Leaves     []string `json:"leaves,omitempty"`
	MeasuredBy string   `json:"measured_by,omitempty"`
	Mistake    string   `json:"mistake,omitempty"`
	Terms      []string `json:"terms,omitempty"`
	Lesson     string   `json:"lesson,omitempty"`
	Same       []SameAs `json:"same,omitempty"`
	BackTo     []string `json:"back_to,omitempty"`
}

// SameAs says that a step stands where one of another process does.
type SameAs struct {
	Process string `json:"process"`
	Step    string `json:"step"`
	Why     string `json:"why,omitempty"`
}

var editedEvents *kind[EditedPayload, ownProcesses]

func init() {
	editedEvents = register(kind[EditedPayload, ownProcesses]{
		traits: traits{name: Changed, undone: true},
		decode: func(_ *State, payload []byte) (EditedPayload, bool) { return decodeEdited(payload) },
		reset:  func(p *ownProcesses) { *p = ownProcesses{edits: map[string]*edits{}, stale: true} },
		apply: func(_ *State, p *ownProcesses, i int32, _ *record, e *EditedPayload) {
			of := p.of(e.Process)
			of.all = append(of.all, i)
			p.change(of)
		},
		toggle: func(_ *State, p *ownProcesses, _ int32, e *EditedPayload) { p.change(p.edits[e.Process]) },
		pack:   func(c *codec, _ ulid.ULID, e *EditedPayload) { packEdit(c, e) },
		// What the edits make of a process is made anew: there are few.
		packAll: func(c *codec, p *ownProcesses) {
			dictionary(c, &p.edits, text, func(c *codec, of **edits) {
				if c.reading {
					*of = &edits{stale: true}
				}
				c.ascending(&(*of).all)
			})
			p.stale = true
		},
		operation: func(_ *State, e *EditedPayload) (OperationKind, Scope) { return e.operation(), ScopeProcess(e.Process) },
		effective: func(s *State, i int32) bool {
			of := s.own().edits[s.edit(i).Process]
			_, held := slices.BinarySearch(of.held, i)
			return held || of.draft != nil && of.made == i
		},
		describe: func(_ *Session, e *EditedPayload, done *Done) {
			done.Edit = Edited{Process: e.Process, Change: e.change()}
		},
	})
}

func (s *State) own() *ownProcesses { return editedEvents.in(s) }

// edit gives what the edited event at an index in the log holds; nil when it is
// of another kind.
func (s *State) edit(i int32) *EditedPayload { return editedEvents.event(s, s.at(i)) }

// decodeEdited reads an edit's payload, which may come from elsewhere: one
// that Edit would not have written makes no sense.
func decodeEdited(payload []byte) (p EditedPayload, ok bool) {
	if p, ok = decode[EditedPayload](payload); !ok || !content.ValidID(p.Process) {
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

// operation names a change.
func (p *EditedPayload) operation() OperationKind {
	switch p.Change {
	case changeMake:
		return OpMakeProcess
	case ChangeSet:
		return OpEdit
	case ChangeAdd:
		return OpAddStep
	case ChangeMove:
		return OpMoveStep
	case ChangeDrop:
		return OpRemoveStep
	case ChangeRemove:
		return OpRemoveProcess
	}
	return OpStudy
}
