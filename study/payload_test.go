package study_test

import (
	"encoding/json"
	"testing"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// FuzzReplay replays any payload under each kind: a journal may come from
// elsewhere.
func FuzzReplay(f *testing.F) {
	kinds := []study.Kind{
		study.Graded, study.Answered, study.Read, study.Finished, study.Stepped, study.Flagged, study.Noted, study.Undid, "juggled",
	}
	for _, seed := range []string{
		`{"card":"term:po/term","scheduler":"fsrs-6","rating":3,"retention":0.9,"took":1}`,
		`{"question":"q1","right":true,"answer":[1,{"a":"b"}]}`, `{"lesson":"buying","block":"a"}`,
		`{"process":"short","step":"show"}`, `{"card":"c","comment":"\"x\"","cleared":true}`,
		`{"lesson":"buying","block":"a","start":1,"end":3,"color":"green","quote":"x"}`, `{"event":"01KJPNHHAG0000000000000000"}`, `{"a":`, `{"a"`, `{`, `{}`, `{"":""}`, `{"a":1,}`, `null`, ``,
	} {
		f.Add([]byte(seed), int64(1_700_000_000_000))
	}
	f.Fuzz(func(t *testing.T, payload []byte, at int64) {
		var events []study.Event
		for i, kind := range kinds {
			events = append(events, study.Event{
				ID: ulid.MustNew(uint64(i+1), nil), Device: "pad", Seq: int64(i + 1), At: at, Course: "sales", Kind: kind, Payload: payload,
			})
		}
		if first, second := replay(t, events).Told(), replay(t, events).Told(); first != second {
			t.Fatalf("replayed\n%s\nand then\n%s", first, second)
		}
		s, err := study.Start(smallCourse(), &pad{events: events}, morning())
		if err != nil {
			t.Fatal(err)
		}
		s.Days(3)
		s.Totals()
		s.Streak()
		study.NotesMarkdown(s.Course(), s.AllNotes(), nil)
		if err := s.Grade("term:po/term", fsrs.Good, 0); err != nil {
			t.Fatal(err)
		}
	})
}

// TestPayload_IsReadAsTheStandardLibraryDoes holds what a start reads against
// encoding/json, with which every version writes: also what it never wrote.
func TestPayload_IsReadAsTheStandardLibraryDoes(t *testing.T) {
	for _, payload := range []string{
		`{"card":"term:po/term","scheduler":"fsrs-6","rating":4,"retention":0.87,"took":123456}`,
		` { "card" : "term:\u00e9\"\\/term", "rating" : 1, "retention" : 1e-9 } `,
		`{"card":"a,b:{}","rating":2,"mood":{"good":[true,null]}}`,
		`{"card":"first","card":"last"}`,
		"{\"card\":\"no \xff UTF-8\"}",
		`{"card":null}`, `{}`, `null`,
		`{"card":7}`, `{"rating":300}`, `{"rating":1.5}`, `[]`, `{"card":"x"`, `{"card":"x"}}`, ``,
	} {
		var want study.GradedPayload
		err := json.Unmarshal([]byte(payload), &want)
		got, ok := study.DecodeGraded([]byte(payload))
		if ok != (err == nil) || ok && got != want {
			t.Errorf("%s read as %+v, %v, not as %+v, %v", payload, got, ok, want, err)
		}
	}
}
