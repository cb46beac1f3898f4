package practice

import (
	"encoding/json"
	"maps"
	"slices"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/nav"
)

// round is one go through a set.
type round struct {
	State
	questions []*content.Question
}

// State is what a route keeps of a round, so that the place, the order of the
// choices and a half-given answer outlast the app.
type State struct {
	Seed     uint64            `json:"seed"`
	IDs      []string          `json:"ids"`
	At       int               `json:"at"` // len(IDs): at the summary
	Outcomes []outcome         `json:"outcomes,omitempty"`
	Given    map[string]string `json:"given,omitempty"` // in words, by question: what was answered wrong
	Draft    json.RawMessage   `json:"draft,omitempty"` // of the question at At
	Checked  bool              `json:"checked,omitempty"`
	Hinted   bool              `json:"hinted,omitempty"`
	Sure     study.Confidence  `json:"sure,omitempty"` // said of the question at At
	// Drawn are the seeds of questions whose numbers come from another round: those
	// whose answer, given there, was undone here.
	Drawn map[string]uint64 `json:"drawn,omitempty"`
}

// RouteState makes it a [nav.State].
func (*State) RouteState() {}

type outcome byte

const (
	unanswered outcome = iota
	missed
	recalled
)

func newRound(ids []string, seed uint64) *round {
	return &round{State: State{Seed: seed, IDs: slices.Clone(ids), Outcomes: make([]outcome, len(ids))}}
}

// resume goes on with a round of a set. Questions that the set no longer has are
// left out; nil when nothing is left or the state isn't of a round.
func resume(state nav.State, s set) *round {
	left, ok := state.(*State)
	if !ok || len(left.IDs) == 0 || len(left.IDs) != len(left.Outcomes) {
		return nil
	}
	r := round{State: *left}
	r.Given = maps.Clone(left.Given)
	has := map[string]bool{}
	for _, id := range s.ids {
		has[id] = true
	}
	r.filter(func(i int) bool { return s.loose || has[r.IDs[i]] })
	if len(r.IDs) == 0 {
		return nil
	}
	return &r
}

// filter leaves only the questions that which says yes to, by their index.
func (r *round) filter(which func(i int) bool) {
	kept := State{Seed: r.Seed, Given: r.Given, Draft: r.Draft, Checked: r.Checked, Hinted: r.Hinted, Sure: r.Sure, Drawn: r.Drawn}
	for i, id := range r.IDs {
		if !which(i) {
			if i == r.At {
				kept.Draft, kept.Checked, kept.Hinted, kept.Sure = nil, false, false, study.NotAsked
			}
			continue
		}
		if i < r.At {
			kept.At++
		}
		kept.IDs = append(kept.IDs, id)
		kept.Outcomes = append(kept.Outcomes, r.Outcomes[i])
	}
	r.State = kept
}

// ask fills in the questions. One that can't be asked is left out.
func (r *round) ask(question func(id string) *content.Question) {
	asked := make([]*content.Question, len(r.IDs))
	for i, id := range r.IDs {
		asked[i] = question(id)
	}
	r.filter(func(i int) bool { return asked[i] != nil })
	r.questions = slices.DeleteFunc(asked, func(q *content.Question) bool { return q == nil })
}

// state gives the round as it is now.
func (r *round) state() *State {
	s := r.State
	s.IDs, s.Outcomes, s.Given, s.Drawn = slices.Clone(s.IDs), slices.Clone(s.Outcomes), maps.Clone(s.Given), maps.Clone(s.Drawn)
	return &s
}

// answered notes how the question asked now was answered.
func (r *round) answered(right bool, given string) {
	id := r.questions[r.At].ID
	if r.Outcomes[r.At] = recalled; right {
		delete(r.Given, id)
		return
	}
	r.Outcomes[r.At] = missed
	if r.Given == nil {
		r.Given = map[string]string{}
	}
	r.Given[id] = given
}

// seed is what a question is mixed and its numbers are drawn from.
func (r *round) seed(id string) uint64 {
	if seed, ok := r.Drawn[id]; ok {
		return seed
	}
	return r.Seed
}

// redraw gives the question at a place the numbers that a seed draws. What was half
// answered to others is gone.
func (r *round) redraw(at int, seed uint64) {
	id := r.IDs[at]
	if seed == 0 || seed == r.seed(id) {
		return
	}
	r.Drawn = maps.Clone(r.Drawn)
	if r.Drawn == nil {
		r.Drawn = map[string]uint64{}
	}
	r.Drawn[id] = seed
	r.questions[at], r.Draft = r.questions[at].Draw(seed), nil
}

func (r *round) over() bool { return r.At >= len(r.questions) }

// current is the question asked now; nil at the summary.
func (r *round) current() *content.Question {
	if r.over() {
		return nil
	}
	return r.questions[r.At]
}

// next goes on to the next question.
func (r *round) next() {
	r.At++
	r.Draft, r.Checked, r.Hinted, r.Sure = nil, false, false, study.NotAsked
}

func (r *round) count(o outcome) int {
	n := 0
	for _, got := range r.Outcomes {
		if got == o {
			n++
		}
	}
	return n
}

// missed gives the questions not answered right.
func (r *round) missed() []*content.Question {
	var qs []*content.Question
	for i, q := range r.questions {
		if r.Outcomes[i] != recalled {
			qs = append(qs, q)
		}
	}
	return qs
}
