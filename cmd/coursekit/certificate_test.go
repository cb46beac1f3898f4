package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// stopped is a clock that stands still.
type stopped struct{}

func (stopped) Now() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

// examined writes the .progress file of a learner who sat an exam of ten questions,
// answered so many of them right, and asked for a certificate, whose code CODE then
// is.
//
//	examined FILE RIGHT
func examined(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: examined FILE RIGHT")
	}
	right, err := strconv.Atoi(args[1])
	ts.Check(err)
	c := &content.Course{ID: "tea", Title: "Making tea", Version: "1.2", Certificate: &content.Certificate{Questions: 10, Right: 80}}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		c.Questions = append(c.Questions, &content.Question{ID: id, Kind: content.Typed})
	}
	folder := ts.MkAbs(args[0] + ".journal")
	ts.Check(os.MkdirAll(folder, 0o755))
	j, err := journal.Open(folder)
	ts.Check(err)
	defer j.Close()
	s, err := study.Start(c, j, stopped{})
	ts.Check(err)
	p, err := s.BeginExam(10, 0)
	ts.Check(err)
	for i, q := range p.Questions {
		ts.Check(s.AnswerExam(p.ID, q, i < right, nil))
	}
	ts.Check(s.EndExam(p.ID))
	made, err := s.Certify(p.ID, "Ada Lovelace")
	if err == nil {
		ts.Setenv("CODE", made.Code())
	}
	writeProgress(ts, filepath.Clean(ts.MkAbs(args[0])), j)
}

// writeProgress writes all that a journal holds into a .progress file.
func writeProgress(ts *testscript.TestScript, name string, j *journal.Journal) {
	var all []study.Event
	for e, err := range j.Events() {
		ts.Check(err)
		all = append(all, e)
	}
	c, err := progressfile.Create(name, progressfile.Header{Devices: []string{j.Device()}, Events: int64(len(all))})
	ts.Check(err)
	for _, e := range all {
		ts.Check(c.Write(&progressfile.Event{Event: e}))
	}
	_, err = c.Commit(context.Background())
	ts.Check(err)
}
