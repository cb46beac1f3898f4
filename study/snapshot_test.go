package study_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/anchor"
	editions "stagecraft/content/edition"
	"stagecraft/study"
)

// everyField compares two states by all of their fields.
var everyField = cmp.Options{cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.EquateEmpty(), cmpopts.IgnoreTypes((*content.Course)(nil))}

func replayIn(t rapid.TB, events []study.Event) *study.State {
	t.Helper()
	s, err := study.ReplayIn(smallCourse(), each(events))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sameState fails unless two states are the same in every field. They are of no
// use after it.
func sameState(t rapid.TB, what string, got, want *study.State) {
	t.Helper()
	if a, b := got.Told(), want.Told(); a != b {
		t.Fatalf("%s tells\n%s\nwant\n%s", what, a, b)
	}
	if d := cmp.Diff(want.Kept(), got.Kept(), everyField); d != "" {
		t.Fatalf("%s: of the events (-want +got):\n%s", what, d)
	}
	if d := cmp.Diff(want.Everything(), got.Everything(), everyField); d != "" {
		t.Fatalf("%s (-want +got):\n%s", what, d)
	}
}

// drawMore draws what drawEvents doesn't: moves, joins, what is about paragraphs,
// answers about steps, and another course.
func drawMore(t *rapid.T, events []study.Event) []study.Event {
	var all []study.Event
	var last ulid.ULID
	for i, e := range events {
		if e.Course != "" {
			e.Version = rapid.SampledFrom([]string{"", "0.9.0", "1.0.0", "2.0.0"}).Draw(t, "version")
		}
		all = append(all, e)
		last = e.ID
		if rapid.IntRange(0, 3).Draw(t, "more") > 0 {
			continue
		}
		more := e
		if last.SetTime(last.Time()) != nil {
			t.Fatal("no time")
		}
		more.ID[15]++ // just after it
		more.Operation = more.ID
		block := rapid.SampledFrom([]string{"a", "b", "old", "older"})
		place := func() anchor.Place { return anchor.Place{Lesson: "buying", Block: block.Draw(t, "block")} }
		var payload any
		switch rapid.IntRange(0, 12).Draw(t, "kind") {
		case 0:
			m := anchor.Move{
				From: []anchor.Place{place(), {Lesson: "buying", Block: "oldest"}}, To: place(),
				Runs: []anchor.Run{{Start: 1, To: 2, Length: 3}, {From: 1, Start: 2, To: 9, Length: 1}},
			}
			more.Kind, payload = study.Moved, study.MovedPayload{Moves: []anchor.Move{m}}
		case 1:
			ids := []string{rapid.SampledFrom(events).Draw(t, "joined").ID.String(), rapid.SampledFrom(events).Draw(t, "joined").ID.String()}
			more.Kind, more.Course, payload = study.Joined, "", study.JoinedPayload{File: "a1", Events: ids}
		case 2:
			more.Kind, payload = study.Flagged, study.FlaggedPayload{
				Lesson: "buying", Block: block.Draw(t, "block"), Quote: "The end", Amiss: study.FlagTypo, Done: rapid.Bool().Draw(t, "done"), Comment: "odd",
			}
		case 3:
			more.Kind, payload = study.Flagged, study.FlaggedPayload{Question: "q1", Comment: "why"}
		case 4:
			more.Kind, payload = study.Answered, study.AnsweredPayload{Question: "q2", Answer: json.RawMessage(
				`{"lesson":"buying","steps":[{"asked":"short/show","chosen":"short/keep"},{"asked":"short/keep","chosen":"short/keep"}]}`)}
		case 5:
			more.Course, more.Kind, payload = "cooking", study.Finished, study.FinishedPayload{Lesson: "buying"}
		case 6:
			more.Kind, payload = study.Undid, study.UndidPayload{Operation: rapid.SampledFrom(all).Draw(t, "undone").ID.String()}
			if at := slices.IndexFunc(all, func(e study.Event) bool { return e.Kind == study.Updated }); at >= 0 {
				payload = study.UndidPayload{Operation: all[at].ID.String()}
			}
		case 7:
			more.Kind, payload = study.Noted, study.NotedPayload{Lesson: "buying", Block: block.Draw(t, "block"), Start: 1, End: 3, Text: "ask"}
		case 8:
			more.Kind, payload = study.Changed, study.EditedPayload{Process: "own-full", Change: "make", Made: fullProcess()}
		case 9:
			more.Kind, payload = study.Changed, study.EditedPayload{
				Process: "own-full", Change: study.ChangeSet, Step: "s-1", Field: study.FieldSameAs,
				Same: []study.SameAs{{Process: "short", Step: "keep", Why: "alike"}},
			}
		case 10:
			more.Kind, payload = study.Graded, study.GradedPayload{}
		case 11:
			of := rapid.SampledFrom([][2]string{{"term:po", "definition"}, {"question:q1", "question"}}).Draw(t, "changed")
			more.Kind, payload = study.Updated, study.UpdatedPayload{
				From: "0.9.0", To: rapid.SampledFrom([]string{"1.0.0", "2.0.0"}).Draw(t, "to"), Edition: "e1",
				Brings: &study.Brings{
					New: []string{"term:new"}, Reworded: []string{"term:demo"}, Changed: []string{of[0]}, Moved: []string{"term:lead"},
					Retired: []string{"old"}, More: 1, NotesMoved: 2, NotesLost: 3,
				},
				Changed: []study.ChangedPart{{ID: of[0], Part: of[1], From: "0.9.0", Was: "This.", Now: "That.", Sum: "s1"}},
			}
		case 12:
			more.Kind, payload = study.Moved, study.MovedPayload{IDs: []editions.Move{{From: "term:gone", To: "term:po"}}}
		}
		var err error
		if more.Payload, err = json.Marshal(payload); err != nil {
			t.Fatal(err)
		}
		more.Seq = int64(1000 + i)
		all = append(all, more)
	}
	return all
}

// fullProcess is a process with everything that one can have.
func fullProcess() *study.MadeProcess {
	return &study.MadeProcess{Title: "Mine", About: "How I do it.", Source: "Me", Steps: []study.MadeStep{
		{ID: "s-0", Name: "First"},
		{
			ID: "s-1", Name: "Call", Stage: "decision", Aim: "To hear.", Happens: []string{"A call"}, DoneWhen: []string{"heard"},
			Lead: "ae", Support: []string{"sdr"}, Leaves: []string{"a note"}, MeasuredBy: "calls", Mistake: "talking", Terms: []string{"po"},
			Lesson: "buying#orders", Same: []study.SameAs{{Process: "short", Step: "show", Why: "so it is"}}, BackTo: []string{"s-0"},
		},
	}}
}

func TestSnapshot_WithTheRestIsWhatAllOfItReplaysTo(t *testing.T) {
	defer study.SnapshotsOften(3)()
	full := true
	rapid.Check(t, func(t *rapid.T) {
		events := drawMore(t, drawEvents(t))
		course := smallCourse()
		var cuts []int
		if full { // the first history is cut at every place, the others at one
			full = false
			for cut := range len(events) + 1 {
				cuts = append(cuts, cut)
			}
		} else {
			cuts = []int{rapid.IntRange(0, len(events)).Draw(t, "cut")}
		}
		for _, cut := range cuts {
			s, err := study.Unpack(course, replayIn(t, events[:cut]).Pack(course))
			if err != nil {
				t.Fatalf("packed after %d of %d events: %v", cut, len(events), err)
			}
			// A snapshot is made of what came with another, too.
			second := rapid.IntRange(cut, len(events)).Draw(t, "second cut")
			if s, err = s.GoOn(each(events[cut:second])); err == nil {
				s, err = study.Unpack(course, s.Pack(course))
			}
			if err == nil {
				s, err = s.GoOn(each(events[second:]))
			}
			if err != nil {
				t.Fatal(err)
			}
			sameState(t, fmt.Sprintf("packed after %d and %d of %d events, it", cut, second, len(events)), s, replayIn(t, events))
		}
	})
}

func TestSnapshot_UndoneAndJoinedLateIsWhatAllOfItReplaysTo(t *testing.T) {
	defer study.SnapshotsOften(3)()
	rapid.Check(t, func(t *rapid.T) {
		events := drawMore(t, drawEvents(t))
		if len(events) < 2 {
			return
		}
		course := smallCourse()
		late := rapid.IntRange(0, len(events)-1).Draw(t, "late") // comes after the snapshot, from elsewhere
		early := slices.Delete(slices.Clone(events), late, late+1)
		s, err := study.Unpack(course, replayIn(t, early).Pack(course))
		if err == nil {
			s, err = s.GoOn(each(events[late : late+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, want := s.Told(), replayIn(t, events).Told(); got != want {
			t.Fatalf("with event %d late:\n%s\nin order:\n%s", late, got, want)
		}
	})
}

// TestSnapshot_OfAnyBytesIsRefusedOrHarmless changes bytes where no checksum looks.
func TestSnapshot_OfAnyBytesIsRefusedOrHarmless(t *testing.T) {
	defer study.SnapshotsOften(3)()
	rapid.Check(t, func(t *rapid.T) {
		course := smallCourse()
		b := replayIn(t, drawMore(t, drawEvents(t))).Pack(course)
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			b[rapid.IntRange(64, len(b)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		s, err := study.Unpack(course, b)
		if err != nil {
			return
		}
		s, err = s.GoOn(each(nil))
		if err != nil {
			t.Fatal(err)
		}
		_ = s.Told()
		_ = s.Kept()
	})
}

// TestSnapshot_IsTriedWithEveryFieldOfAState fails when a field is added that no
// history of these tests makes anything of: whether it is packed would go unseen.
func TestSnapshot_IsTriedWithEveryFieldOfAState(t *testing.T) {
	histories := rapid.Custom(func(t *rapid.T) []study.Event { return drawMore(t, drawEvents(t)) })
	fields := map[string]bool{}
	for seed := range 1500 {
		replayIn(t, histories.Example(seed)).Fields(fields)
	}
	if len(fields) < 50 {
		t.Errorf("only %d fields were found", len(fields))
	}
	for field, used := range fields {
		if !used {
			t.Errorf("%s is never anything but zero", field)
		}
	}
}
