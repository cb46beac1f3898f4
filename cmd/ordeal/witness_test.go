package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// kept makes the events of a journal that hold some texts as notes.
func kept(texts ...string) (events []study.Event) {
	for i, text := range texts {
		payload, err := json.Marshal(study.NotedPayload{Text: text})
		if err != nil {
			panic(err)
		}
		e := study.Event{ID: ulid.MustNew(uint64(1000+i), nil), Device: "pad", Seq: int64(i + 1), Kind: study.Noted, Payload: payload}
		e.Operation = e.ID
		events = append(events, e)
	}
	return events
}

func TestWitness_MissesWhatWasShownAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct {
		shown, begun []string // begun: done, and not seen to be saved
		kept         []string // after "before", which was known
		loose        bool
		wrong        string // in the complaint; "" is none
	}{
		"all is there":                     {shown: []string{"a", "b"}, kept: []string{"a", "b"}},
		"what wasn't shown is there":       {shown: []string{"a"}, begun: []string{"b"}, kept: []string{"a", "b"}},
		"what wasn't shown isn't":          {shown: []string{"a"}, begun: []string{"b"}, kept: []string{"a"}},
		"the last one is lost":             {shown: []string{"a", "b"}, kept: []string{"a"}, wrong: "is lost"},
		"all is lost":                      {shown: []string{"a"}, wrong: "is lost"},
		"one in the middle is lost":        {shown: []string{"a", "b", "c"}, kept: []string{"a", "c"}, wrong: `"c" is kept`},
		"another stands in its place":      {shown: []string{"a"}, kept: []string{"x"}, wrong: `"x" is kept`},
		"one came from nowhere":            {shown: []string{"a"}, kept: []string{"a", "x"}, wrong: "never done"},
		"it is there twice":                {shown: []string{"a"}, kept: []string{"a", "a"}, wrong: "never done"},
		"typed in parts":                   {shown: []string{"abc"}, begun: []string{"def"}, kept: []string{"a", "abc", "de"}, loose: true},
		"typed in parts, the last is lost": {shown: []string{"abc"}, kept: []string{"a", "ab"}, loose: true, wrong: "is lost"},
		"typed by nobody":                  {shown: []string{"abc"}, kept: []string{"abc", "x"}, loose: true, wrong: "never typed"},
	} {
		w := newWitness(study.Noted)
		w.loose = c.loose
		w.know(kept("before"))
		for _, text := range c.shown {
			w.did(text)
			w.saw()
		}
		for _, text := range c.begun {
			w.did(text)
		}
		wrong := strings.Join(w.judge(kept(append([]string{"before"}, c.kept...)...)), "; ")
		if (c.wrong == "") != (wrong == "") || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%s: %q", name, wrong)
		}
	}
}

func TestWitness_KnowsWhatWasThereBefore(t *testing.T) {
	all := kept("a", "b", "c")
	for name, c := range map[string]struct {
		now   []study.Event
		wrong string
	}{
		"as it was":      {all, ""},
		"one is gone":    {append(all[:1:1], all[2]), "is lost"},
		"one is changed": {append(kept("a", "x"), all[2]), "and was"},
	} {
		w := newWitness(study.Noted)
		w.know(all)
		if wrong := strings.Join(w.judge(c.now), "; "); (c.wrong == "") != (wrong == "") || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%s: %q", name, wrong)
		}
	}
}
