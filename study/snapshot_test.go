package study_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/anchor"
	editions "stagecraft/content/edition"
	"stagecraft/study"
	"stagecraft/study/fsrs"
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

// keptPad is a store that keeps snapshots.
type keptPad struct {
	pad
	snapshots map[string][]byte
	used      int
	change    func([]byte) []byte // of what is given; nil for nothing
}

func (p *keptPad) Snapshot(name string) []byte {
	data := p.snapshots[name]
	if data != nil {
		p.used++
	}
	if p.change != nil {
		return p.change(slices.Clone(data))
	}
	return data
}

func (p *keptPad) KeepSnapshot(name string, data []byte) {
	if p.snapshots == nil {
		p.snapshots = map[string][]byte{}
	}
	p.snapshots[name] = data
}

func (p *keptPad) EventsFrom(id ulid.ULID) iter.Seq2[study.Event, error] {
	return each(slices.DeleteFunc(slices.Clone(p.events), func(e study.Event) bool { return e.ID.Compare(id) < 0 }))
}

func (p *keptPad) Counts() map[string]int64 {
	counts := map[string]int64{}
	for _, e := range p.events {
		counts[e.Device]++
	}
	return counts
}

// TestStart_WithSnapshotsAnswersAsWithout has a learner do anything in any order, with
// a start by a snapshot now and then, and asks a session without one the same.
func TestStart_WithSnapshotsAnswersAsWithout(t *testing.T) {
	defer study.SnapshotsOften(4)()
	rapid.Check(t, func(t *rapid.T) {
		clock, store := morning(), &keptPad{}
		start := func() *study.Session {
			s, err := study.Start(smallCourse(), store, clock)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		s := start()
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			clock.wait(time.Duration(rapid.OneOf(rapid.IntRange(1, 600), rapid.IntRange(1, 200_000)).Draw(t, "wait")) * time.Second)
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0, 1, 2, 3:
				if card, found := s.Next(study.AllCards); found {
					ok(s.Grade(card.ID, fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")), 3*time.Second))
				}
			case 4:
				_, _, err := s.Undo(study.ScopeAll)
				ok(err)
			case 5:
				_, _, err := s.Redo(study.ScopeAll)
				ok(err)
			case 6:
				ok(s.Answer("q2", rapid.Bool().Draw(t, "right"), nil))
			case 7:
				ok(s.MarkRead("buying", rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "block")))
			case 8:
				clock.wait(-time.Duration(rapid.IntRange(1, 400_000).Draw(t, "back")) * time.Second)
			case 9:
				s = start()
			}
		}
		s = start()
		plain, err := study.Start(smallCourse(), &pad{events: store.events}, clock)
		ok(err)
		if got, want := answers(s), answers(plain); got != want {
			t.Fatalf("with snapshots:\n%s\nwithout:\n%s", got, want)
		}
	})
}

// answers is what a session says of all that pages ask.
func answers(s *study.Session) string {
	card, forgotten, ok := s.HardestCard()
	a, b, n, of, mixed := s.MixUp()
	kind, can := s.NextUndo(study.ScopeAll)
	redo, canRedo := s.NextRedo(study.ScopeAll)
	text := fmt.Sprintln(s.Answers(study.AllCards), s.Streak(), s.Days(400), s.Totals(), s.StageRecall(), card.ID, forgotten, ok,
		a, b, n, of, mixed, kind, can, redo, canRedo, s.Sitting(study.AllCards), s.AllNotes(), s.Flags(), s.Now())
	for _, id := range []study.CardID{"term:po/definition", "term:po/term", "term:lead/definition"} {
		text += fmt.Sprintln(s.Why(id))
	}
	return text + s.State().Told()
}

func TestStart_TakesNoSnapshotThatTheEventsDontAgreeWith(t *testing.T) {
	defer study.SnapshotsOften(4)()
	made := func(t *testing.T) (*keptPad, *watch) {
		clock, store := morning(), &keptPad{}
		s, err := study.Start(smallCourse(), store, clock)
		for range 20 {
			if err != nil {
				t.Fatal(err)
			}
			clock.wait(time.Minute)
			err = s.Answer("q2", true, nil)
		}
		if err == nil {
			_, err = study.Start(smallCourse(), store, clock)
		}
		if err != nil || store.snapshots["sales"] == nil {
			t.Fatal("no snapshot was made", err)
		}
		return store, clock
	}
	for name, c := range map[string]struct {
		harm func(p *keptPad)
	}{
		"it is cut short":       {func(p *keptPad) { p.change = func(b []byte) []byte { return b[:len(b)-1] } }},
		"it is longer":          {func(p *keptPad) { p.change = func(b []byte) []byte { return append(b, 0) } }},
		"it is empty":           {func(p *keptPad) { p.change = func([]byte) []byte { return []byte{} } }},
		"it is of other code":   {func(p *keptPad) { p.change = func(b []byte) []byte { b[3]++; return b } }},
		"it is of another text": {func(p *keptPad) { p.change = func(b []byte) []byte { b[40]++; return b } }},
		"an event is gone":      {func(p *keptPad) { p.events = slices.Delete(p.events, 4, 5) }},
		"the last is gone":      {func(p *keptPad) { p.events = p.events[:len(p.events)-1] }},
		"one came from elsewhere": {func(p *keptPad) {
			e := p.events[5]
			e.ID[15]++
			e.Device, e.Operation = "other", e.ID
			p.events = slices.Insert(p.events, 6, e)
		}},
		"one came in the place of another": {func(p *keptPad) {
			last := &p.events[len(p.events)-1]
			last.ID[15]++
			last.Operation = last.ID
		}},
		"all are of another device": {func(p *keptPad) {
			for i := range p.events {
				p.events[i].Device = "other"
			}
		}},
	} {
		for before, looked := range map[string]bool{"": false, " since it was looked through": true} {
			t.Run(name+before, func(t *testing.T) {
				store, clock := made(t)
				if looked {
					if _, err := study.Start(smallCourse(), store, clock); err != nil {
						t.Fatal(err)
					}
				}
				c.harm(store)
				s, err := study.Start(smallCourse(), store, clock)
				if err != nil {
					t.Fatal(err)
				}
				if s.State().Packed() > 0 {
					t.Error("it was taken")
				}
				if got, want := s.State().Told(), replayIn(t, store.events).Told(); got != want {
					t.Errorf("it tells\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
	store, clock := made(t)
	var told []string
	for range 2 { // the first start looks through its pages, and the second knows that it did
		s, err := study.Start(smallCourse(), store, clock)
		if err != nil || s.State().Packed() != 20 {
			t.Fatalf("with all as it was, %d records were packed: %v", s.State().Packed(), err)
		}
		told = append(told, store.settings["snapshot:checked:sales"]+s.State().Told())
	}
	if told[0] != told[1] || store.settings["snapshot:checked:sales"] == "" {
		t.Errorf("looked through, it tells\n%s\nand after that\n%s", told[0], told[1])
	}
	other := smallCourse()
	other.Lessons[0].Blocks = other.Lessons[0].Blocks[1:]
	if s, err := study.Start(other, store, clock); err != nil || s.State().Packed() > 0 {
		t.Fatalf("another edition took it: %v", err)
	}
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
