package study_test

import (
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

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
