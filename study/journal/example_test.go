package journal_test

import (
	"fmt"
	"os"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// What was appended is on the disk once Append returns, and is there when the
// journal is opened again.
func Example() {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	j, err := journal.Open(folder)
	if err != nil {
		panic(err)
	}
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	id := ulid.MustNew(ulid.Timestamp(at), nil)
	err = j.Append(study.Event{
		ID: id, Operation: id, At: at.UnixMilli(), Course: "selling",
		Kind: study.Finished, Payload: []byte(`{"lesson":"orders"}`),
	})
	if err != nil {
		panic(err)
	}
	if err := j.Close(); err != nil {
		panic(err)
	}

	if j, err = journal.Open(folder); err != nil {
		panic(err)
	}
	defer j.Close()
	for e, err := range j.Events() {
		fmt.Println(e.Seq, e.Time().Format(time.RFC3339), e.Kind, string(e.Payload), err)
	}
	// Output:
	// 1 2026-03-02T09:00:00Z finished {"lesson":"orders"} <nil>
}
