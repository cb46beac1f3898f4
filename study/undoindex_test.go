package study_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/internal/cputime"
)

// gradedOnly is a store with many grades and nothing else, made as they are read.
type gradedOnly struct {
	pad
	n int
}

func (g *gradedOnly) Events() iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		start := morning().UnixMilli() - int64(g.n)*1000
		payloads := []json.RawMessage{
			json.RawMessage(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":3,"retention":0.9,"took":1000}`),
			json.RawMessage(`{"card":"term:icp/definition","scheduler":"fsrs-6","rating":4,"retention":0.9,"took":1000}`),
		}
		for i := range g.n {
			at := start + int64(i)*1000
			e := study.Event{ID: ulid.MustNew(uint64(at), nil), Device: "pad", Seq: int64(i + 1), At: at, Course: "sales", Kind: study.Graded, Payload: payloads[i%2]}
			e.Operation = e.ID
			if !yield(e, nil) {
				return
			}
		}
	}
}

func startOn(tb testing.TB, grades int) *study.Session {
	tb.Helper()
	s, err := study.Start(smallCourse(), &gradedOnly{n: grades}, morning())
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestNextUndo_OfAScopeWithNothingToUndoLooksAtNoHistory asks in a thousand
// scopes; to look through the grades for each takes seconds.
func TestNextUndo_OfAScopeWithNothingToUndoLooksAtNoHistory(t *testing.T) {
	s := startOn(t, 300_000)
	began := cputime.Used()
	for i := range 1000 {
		in := study.ScopeLesson(fmt.Sprint(i))
		if kind, ok := s.NextUndo(in); ok {
			t.Fatalf("a lesson without notes has %q to undo", kind)
		}
		if kind, ok := s.NextRedo(in); ok {
			t.Fatalf("a lesson without notes has %q to redo", kind)
		}
	}
	if took := cputime.Used() - began; took > time.Second {
		t.Errorf("it took %v", took)
	}
}

// BenchmarkNextUndo is what a menu asks after each thing done: what can be
// undone and redone, where there is nothing.
func BenchmarkNextUndo(b *testing.B) {
	for _, n := range []int{1_000, 1_000_000} {
		s := startOn(b, n)
		i := 0
		b.Run(fmt.Sprint(n, " events, a scope with none"), func(b *testing.B) {
			for b.Loop() {
				i++ // another scope: the answer of the last is kept
				in := study.ScopeLesson(fmt.Sprint(i))
				s.NextUndo(in)
				s.NextRedo(in)
			}
		})
	}
}
