package study_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study"
)

// grow has a machine answer so often.
func (m *machine) grow(n int) {
	m.t.Helper()
	for range n {
		m.wait(time.Minute)
		m.ok(m.Answer("q2", true, nil))
	}
}

// again closes the journal and starts anew.
func (m *machine) again() {
	m.t.Helper()
	m.ok(m.journal.Close())
	m.journal = nil
	m.start()
}

func TestStart_BySnapshotGoesOnWithWhatTheJournalHoldsSince(t *testing.T) {
	defer study.SnapshotsOften(4)()
	top := t.TempDir()
	here, there := newMachine(t, filepath.Join(top, "here"), morning().Time), newMachine(t, filepath.Join(top, "there"), morning().Time)
	t.Cleanup(func() { here.ok(here.journal.Close()); there.ok(there.journal.Close()) })
	here.grow(10)
	here.again() // replays all, and keeps a snapshot
	here.grow(3)
	here.again()
	if n := here.State().Packed(); n != 10 {
		t.Fatalf("%d records came packed", n)
	}
	sameState(t, "by a snapshot it", here.State(), replayIn(t, here.events()))
	here.again()
	if n := here.State().Packed(); n != 13 {
		t.Fatalf("%d records came packed with the next", n)
	}

	// What comes from elsewhere stands among the rest.
	there.wait(90 * time.Second)
	there.grow(5)
	here.wait(time.Hour)
	if n := here.join(there.file("out")); n != 5 {
		t.Fatalf("%d were new", n)
	}
	if here.State().Packed() > 0 {
		t.Error("a snapshot was taken that lacks what was joined")
	}
	here.again()
	if n := here.State().Packed(); n != 19 {
		t.Errorf("%d records came packed after a join", n)
	}
	_, ok, err := here.Undo(study.ScopeJoins)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	sameState(t, "with the join undone it", here.State(), replayIn(t, here.events()))

	// Another course has a snapshot of its own.
	other := newerEdition()
	other.ID = "cooking"
	first := here.edition
	here.edition = other
	here.again()
	here.edition = first
	here.again()
	if here.State().Packed() == 0 {
		t.Error("the first course has none any more")
	}
}

func TestStart_WithoutASnapshotSaysHowFarItIsAndCanBeStopped(t *testing.T) {
	clock, store := morning(), &keptPad{}
	s, err := study.Start(smallCourse(), store, clock)
	if err != nil {
		t.Fatal(err)
	}
	for range 20_000 {
		clock.wait(time.Second)
		if err := s.Answer("q2", true, nil); err != nil {
			t.Fatal(err)
		}
	}
	var told []int64
	all := int64(0)
	if _, err = study.Start(smallCourse(), store, clock, study.WithProgress(func(done, of int64) {
		told, all = append(told, done), of
	})); err != nil {
		t.Fatal(err)
	}
	if len(told) < 3 || all != 20_000 || told[len(told)-1] > all {
		t.Errorf("it told of %v of %d", told, all)
	}
	if store.snapshots["sales"] == nil {
		t.Fatal("it kept no snapshot")
	}
	told = nil
	if s, err = study.Start(smallCourse(), store, clock, study.WithProgress(func(done, _ int64) { told = append(told, done) })); err != nil || told != nil {
		t.Errorf("by a snapshot it told of %v: %v", told, err)
	}
	if n := s.State().Packed(); n != 20_000 {
		t.Errorf("%d records came packed", n)
	}
	store.snapshots = nil
	ctx, stop := context.WithCancel(context.Background())
	_, err = study.Start(smallCourse(), store, clock, study.WithContext(ctx), study.WithProgress(func(int64, int64) { stop() }))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it gave %v", err)
	}
	if store.snapshots != nil {
		t.Error("stopped, it kept a snapshot")
	}
}
