package nav

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Mode is a page's way of showing what it shows. Each page declares its own; ""
// is the one it opens with.
type Mode string

// Route is a place in the app, good enough to come back to after a restart. The
// shell writes it down as JSON; a zero field means "the page decides".
type Route struct {
	Page string `json:"page"`
	// ID is the lesson, the process, the deck or the question set.
	ID string `json:"id,omitempty"`
	// At is where within it: a lesson's heading or block key, a step, a card, a question.
	At string `json:"at,omitempty"`
	// Offset refines At: pixels at 100 % below the top of the block.
	Offset float32 `json:"offset,omitempty"`
	// Height is how high the block was then, at 100 %: with other lines, Offset
	// is another. 0 when the page doesn't ask.
	Height float32 `json:"height,omitempty"`
	Mode   Mode    `json:"mode,omitempty"`
	// State is what else the page needs to come back; nil for nothing.
	State State `json:"state,omitempty"`
}

// State is what a page needs to come back besides the fields of a [Route]: a
// pointer to a struct that the page declares, with fields that JSON can hold.
// Neither the page nor the shell changes one that was given: the same is held by
// every route of the history that it belongs to.
type State interface {
	// RouteState tells that a type is meant for this.
	RouteState()
}

// Shortener is a [State] that may grow: it can do without a part of itself.
type Shortener interface {
	State
	// Shorter gives a state with less in it, what is missed least left out; nil
	// when there is nothing more to leave out.
	Shorter() State
}

// MaxState is how long a state may be when written down, in bytes.
const MaxState = 64 << 10

// ErrStateTooLong is given for a state longer than [MaxState].
var ErrStateTooLong = errors.New("the state of the page is too long")

// MarshalJSON writes the route down. A state that is too long is shortened, and
// left out when it can't be.
func (r Route) MarshalJSON() ([]byte, error) {
	type plain Route
	state, err := stateJSON(r.State)
	if err != nil {
		return nil, fmt.Errorf("the page %s: %w", r.Page, err)
	}
	return json.Marshal(struct {
		plain
		State json.RawMessage `json:"state,omitempty"`
	}{plain(r), state})
}

func stateJSON(s State) (json.RawMessage, error) {
	for s != nil {
		b, err := json.Marshal(s)
		if err != nil || len(b) <= MaxState {
			return b, err
		}
		shorter, ok := s.(Shortener)
		if !ok {
			return nil, nil
		}
		s = shorter.Shorter()
	}
	return nil, nil
}

// UnmarshalJSON reads all of a route but its state, which only the page knows
// how to read: see [ReadRoute].
func (r *Route) UnmarshalJSON(data []byte) error {
	type plain Route
	var read struct {
		plain
		State json.RawMessage `json:"state"`
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*r = Route(read.plain)
	r.State = nil
	return nil
}

// ReadRoute reads a route that was written down. The function gives a state, to
// be filled, for a route whose page and mode are read: nil where there is none.
// The route is given also with an error, without a state, when it is only that
// which can't be read.
func ReadRoute(data []byte, state func(Route) State) (Route, error) {
	var r Route
	if err := json.Unmarshal(data, &r); err != nil {
		return Route{}, fmt.Errorf("reading a route: %w", err)
	}
	var read struct {
		State json.RawMessage `json:"state"`
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return r, fmt.Errorf("reading the state of the page %s: %w", r.Page, err)
	}
	into := state(r)
	if into == nil || len(read.State) == 0 || string(read.State) == "null" {
		return r, nil
	}
	if err := readState(read.State, into); err != nil {
		return r, fmt.Errorf("reading the state of the page %s: %w", r.Page, err)
	}
	r.State = into
	return r, nil
}

// readState fills in a state. Until the pages had types for theirs, it was
// written as JSON within a string of JSON.
func readState(data []byte, into State) error {
	if data[0] == '"' {
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		data = []byte(text)
	}
	if len(data) > 2*MaxState { // an earlier version may have held more
		return ErrStateTooLong
	}
	return json.Unmarshal(data, into)
}
