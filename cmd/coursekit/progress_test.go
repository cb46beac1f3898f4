package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/rogpeppe/go-internal/testscript"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// studied writes a .progress file of a device: what it did on the days from one
// number to another, an event a day; the third is of a kind nobody knows.
//
//	study FILE DEVICE FROM TO [COURSE]
func studied(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: study FILE DEVICE FROM TO [COURSE]")
	}
	from, err := strconv.Atoi(args[2])
	ts.Check(err)
	to, err := strconv.Atoi(args[3])
	ts.Check(err)
	course := "tea"
	if len(args) > 4 {
		course = args[4]
	}
	c, err := progressfile.Create(ts.MkAbs(args[0]), progressfile.Header{Devices: []string{args[1]}, Events: int64(to - from + 1)})
	ts.Check(err)
	for n := from; n <= to; n++ {
		at := time.Date(2026, 3, n, 9, 0, 0, 0, time.UTC)
		random := sha256.Sum256([]byte(args[1]))
		id := ulid.ULID(random[:16])
		ts.Check(id.SetTime(ulid.Timestamp(at)))
		kind := study.Graded
		if n == 3 {
			kind = "dreamt"
		}
		ts.Check(c.Write(&progressfile.Event{Event: study.Event{
			ID: id, Operation: id, Device: args[1], Seq: int64(n), At: at.UnixMilli(), Course: course, Version: "1.0.0",
			Kind: kind, Payload: json.RawMessage(fmt.Sprintf(`{"card":"term:po/definition","rating":%d}`, n%4+1)),
		}}))
	}
	_, err = c.Commit(context.Background())
	ts.Check(err)
}
