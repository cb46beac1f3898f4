package nav

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

type decks struct {
	Shuffled bool              `json:"shuffled,omitempty"`
	Steps    map[string]string `json:"steps,omitempty"`
	Rows     []string          `json:"rows,omitempty"`
}

func (*decks) RouteState() {}

// stack is one that can be shortened.
type stack struct {
	Rows []string `json:"rows"`
}

func (*stack) RouteState() {}

func (s *stack) Shorter() State {
	if len(s.Rows) <= 1 {
		return nil
	}
	return &stack{Rows: slices.Clone(s.Rows[:len(s.Rows)-1])}
}

func written(t *testing.T, r Route) string {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func ofDecks(Route) State { return &decks{} }

func TestRoute_IsOneReadableText(t *testing.T) {
	r := Route{Page: Cards, ID: "all", At: "term:po", Mode: "flip", State: &decks{Shuffled: true, Steps: map[string]string{"a": "b"}}}
	const want = `{"page":"cards","id":"all","at":"term:po","mode":"flip","state":{"shuffled":true,"steps":{"a":"b"}}}`
	if got := written(t, r); got != want {
		t.Errorf("written as %s, want %s", got, want)
	}
	back, err := ReadRoute([]byte(want), ofDecks)
	if err != nil || written(t, back) != want {
		t.Errorf("read back as %s, %v", written(t, back), err)
	}
}

func TestReadRoute_ReadsStatesOfEarlierVersions(t *testing.T) {
	r, err := ReadRoute([]byte(`{"page":"cards","id":"all","mode":"flip","state":"{\"shuffled\":true,\"seed\":7}"}`), ofDecks)
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := r.State.(*decks); !ok || !s.Shuffled || r.ID != "all" {
		t.Errorf("read as %s", written(t, r))
	}
}

func TestReadRoute_DropsADamagedStateAndKeepsTheRoute(t *testing.T) {
	for _, state := range []string{`3`, `[]`, `"{"`, `"3"`, `{"shuffled":"yes"}`, `"` + strings.Repeat(" ", 3*MaxState) + `{}"`} {
		r, err := ReadRoute([]byte(`{"page":"cards","id":"all","state":`+state+`}`), ofDecks)
		if err == nil || r.State != nil || r.ID != "all" {
			t.Errorf("state %.30s: read as %+v, %v", state, r, err)
		}
	}
	for _, state := range []string{`null`, `{"shuffled":true}`} {
		r, err := ReadRoute([]byte(`{"page":"cards","id":"all","state":`+state+`}`), func(Route) State { return nil })
		if err != nil || r.State != nil || r.ID != "all" {
			t.Errorf("state %s of a page without one: read as %+v, %v", state, r, err)
		}
	}
	if _, err := ReadRoute([]byte(`{"page":3}`), ofDecks); err == nil {
		t.Error("a route of nonsense is read")
	}
	if _, err := ReadRoute([]byte(`{"state":"`+strings.Repeat("x", 3*MaxState)+`"}`), ofDecks); !errors.Is(err, ErrStateTooLong) {
		t.Errorf("a state that is far too long: %v", err)
	}
}

func TestRoute_KeepsAStateWithinItsBounds(t *testing.T) {
	long := slices.Repeat([]string{strings.Repeat("x", 1000)}, 100)
	if got := written(t, Route{Page: Cards, ID: "all", State: &decks{Rows: long}}); got != `{"page":"cards","id":"all"}` {
		t.Errorf("a state that is too long and can't be shortened is written: %d bytes", len(got))
	}
	got := written(t, Route{Page: Cards, State: &stack{Rows: long}})
	if len(got) > MaxState+100 || len(got) < MaxState-2000 {
		t.Errorf("a state is shortened to %d bytes, want as much as there is room for", len(got))
	}
	if len(long) != 100 {
		t.Error("the state given was changed")
	}
	huge := &stack{Rows: []string{strings.Repeat("x", 2*MaxState)}}
	if got := written(t, Route{Page: Cards, State: huge}); got != `{"page":"cards"}` {
		t.Errorf("a state that stays too long is written: %d bytes", len(got))
	}
}
