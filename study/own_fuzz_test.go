package study_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// FuzzStart_Edits starts on any lines as the payloads of edits.
func FuzzStart_Edits(f *testing.F) {
	f.Add([]byte(`{"process":"own-a","change":"make","made":{"title":"Mine","steps":[{"id":"s-1","name":"Call","back_to":["s-2"]},{"id":"s-2","name":"Meet","same":[{"process":"short","step":"show"}]}]}}
{"process":"own-a","change":"set","step":"s-1","field":"happens","texts":["ask"," "]}
{"process":"own-a","change":"add","step":"s-3","text":"Sign","after":"s-1"}
{"process":"own-a","change":"move","step":"s-3"}
{"process":"own-a","change":"drop","step":"s-2"}
{"process":"own-a","change":"set","step":"s-1","field":"same_as","same":[{"process":"own-a","step":"s-3"}]}
{"process":"own-a","change":"remove"}`))
	f.Fuzz(func(t *testing.T, lines []byte) {
		at := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
		var events []study.Event
		for i, line := range bytes.Split(lines, []byte("\n")) {
			events = append(events, study.Event{
				ID: ulid.MustNew(uint64(at)+uint64(i), nil), Device: "other", Seq: int64(i + 1), At: at, Course: "sales", Kind: study.Changed, Payload: line,
			})
		}
		s, err := study.Start(smallCourse(), &pad{events: events}, morning())
		if err != nil {
			t.Fatal(err)
		}
		soundOwn(t, s)
		for _, p := range s.RemovedOwn() {
			if _, ok, err := s.Undo(study.ScopeProcess(p.ID)); !ok || err != nil || s.Course().Process(p.ID) == nil {
				t.Fatalf("%s doesn't come back: %v, %v", p.ID, ok, err)
			}
		}
		soundOwn(t, s)
	})
}
