package foldersync

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
	"stagecraft/study/progressfile/progresstest"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// pair is two devices and their folder, closed when the test ends.
func pair(t *testing.T) (laptop, tablet *device, shared string) {
	t.Helper()
	top, shared := t.TempDir(), t.TempDir()
	laptop, tablet = newDevice(t, top, "laptop", shared, monday), newDevice(t, top, "tablet", shared, monday.AddDate(-7, 0, 0))
	t.Cleanup(func() { laptop.ok(laptop.journal.Close()); tablet.ok(tablet.journal.Close()) })
	return laptop, tablet, shared
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	found, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		all = append(all, f.Name())
	}
	return all
}

func TestSyncer_TwoDevicesComeInStepAndThenWriteNothing(t *testing.T) {
	laptop, tablet, shared := pair(t)
	if r := laptop.mustRound(); r.Wrote || len(names(t, shared)) != 0 {
		t.Errorf("before anything was done it wrote %v", names(t, shared))
	}
	for range 3 {
		laptop.grade()
		tablet.grade()
	}
	tablet.ok(tablet.Note(study.Note{Passage: study.Passage{Lesson: "buying", Block: "a"}, Text: "Here"}))
	if r := laptop.mustRound(); !r.Wrote || len(r.Came) != 0 {
		t.Errorf("the first came to %+v", r)
	}
	if r := tablet.mustRound(); !r.Wrote || len(r.Came) != 1 || r.Came[0] != (Came{Device: laptop.journal.Device(), Events: 3, Reviews: 3}) {
		t.Errorf("the second took in %+v", r.Came)
	}
	r := laptop.mustRound()
	// The tablet's clock is years behind: that was noted as well.
	if len(r.Came) != 1 || r.Came[0].Reviews != 3 || r.Came[0].Notes != 1 {
		t.Errorf("the first took in %+v", r.Came)
	}
	if len(r.Files) != 1 || r.Files[0].Device != tablet.journal.Device() || r.Files[0].Fault != nil || r.Files[0].Reviews != 6 {
		t.Errorf("it found %+v", r.Files)
	}
	tablet.mustRound()
	for _, d := range []*device{laptop, tablet, laptop, tablet} {
		if r := d.mustRound(); r.Wrote || len(r.Written) > 0 {
			t.Errorf("with nothing new it wrote: %v, and took in %d", r.Wrote, len(r.Written))
		}
	}
	mustAgree(t, laptop, tablet)
	if got := names(t, shared); len(got) != 2 {
		t.Errorf("the folder holds %q", got)
	}
	if _, err := os.Stat(filepath.Join(laptop.folder, "in step")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its own copies are still there: %v", err)
	}
}

func TestSyncer_ARunningSessionGoesOnWithWhatCameIn(t *testing.T) {
	laptop, tablet, _ := pair(t)
	tablet.clock.Time = monday
	tablet.grade()
	tablet.mustRound()
	before, _ := laptop.Next(study.AllCards)
	laptop.mustRound()
	if laptop.Totals().Reviews != 1 {
		t.Errorf("the running session counts %d reviews", laptop.Totals().Reviews)
	}
	if after, _ := laptop.Next(study.AllCards); after.ID == before.ID {
		t.Errorf("%s still comes next, which was graded elsewhere", after.ID)
	}
}

func TestSyncer_ConflictCopiesAreTakenIn(t *testing.T) {
	for _, name := range []string{
		"ID (conflicted copy 2026-03-02).progress", "ID.sync-conflict-20260302-101112-ABCDEFG.progress",
		"ID (1).progress", "ID-LAPTOP.progress", "ID (Ada's conflicted copy 2026-03-02).progress",
	} {
		laptop, tablet, shared := pair(t)
		tablet.grade()
		tablet.mustRound()
		own := FileName(tablet.journal.Device())
		if err := os.Rename(filepath.Join(shared, own), filepath.Join(shared, strings.Replace(name, "ID", tablet.journal.Device(), 1))); err != nil {
			t.Fatal(err)
		}
		if r := laptop.mustRound(); len(r.Came) != 1 || r.Came[0].Reviews != 1 || len(r.Files) != 1 || r.Files[0].Device != tablet.journal.Device() {
			t.Errorf("%s: it took in %+v of %+v", name, r.Came, r.Files)
		}
	}
}

func TestSyncer_AHalfFileIsLeftUntilItIsWholeAndThenTold(t *testing.T) {
	laptop, tablet, shared := pair(t)
	tablet.grade()
	tablet.mustRound()
	path := filepath.Join(shared, FileName(tablet.journal.Device()))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 10, len(whole) / 2, len(whole) - 1} {
		laptop.ok(os.WriteFile(path, whole[:n], 0o600))
		if r := laptop.mustRound(); len(r.Files) != 1 || !errors.Is(r.Files[0].Fault, ErrHalf) || len(r.Written) > 0 {
			t.Errorf("of %d bytes it took %d events, and says %+v", n, len(r.Written), r.Files)
		}
	}
	for name, h := range laptop.syncer.halves { // as if it had been so for long
		h.since = h.since.Add(-2 * patience)
		laptop.syncer.halves[name] = h
	}
	if r := laptop.mustRound(); errors.Is(r.Files[0].Fault, ErrHalf) || !errors.Is(r.Files[0].Fault, progressfile.ErrUnsound) {
		t.Errorf("after long it says %v", r.Files[0].Fault)
	}
	laptop.ok(os.WriteFile(path, whole, 0o600))
	if r := laptop.mustRound(); len(r.Came) != 1 || r.Files[0].Fault != nil {
		t.Errorf("once whole it took in %+v, and says %v", r.Came, r.Files[0].Fault)
	}
}

func TestSyncer_AHostileFileIsRefusedAndTheOthersAreRead(t *testing.T) {
	laptop, tablet, shared := pair(t)
	laptop.grade()
	tablet.grade()
	tablet.mustRound()
	in := func(name string) string { return filepath.Join(shared, name) }
	mine := laptop.events()[0]
	changed := mine
	changed.Kind = study.Noted
	progresstest.Write(t, in("0000000000000001.progress"), changed)
	late := mine
	late.ID = ulid.MustNew(ulid.MaxTime(), nil)
	late.Operation, late.Device = late.ID, "0000000000000002"
	progresstest.Write(t, in("0000000000000002.progress"), late)
	one, other := late, late
	one.ID, other.ID = ulid.MustNew(5, nil), ulid.MustNew(6, nil)
	one.Operation, other.Operation = one.ID, other.ID
	progresstest.Write(t, in("0000000000000003.progress"), one, other)
	laptop.ok(os.WriteFile(in("0000000000000004.progress"), []byte(strings.Repeat("x", 5000)), 0o600))
	huge, err := os.Create(in("0000000000000005.progress"))
	laptop.ok(err)
	laptop.ok(huge.Truncate(MostBytes + 1))
	laptop.ok(huge.Close())
	laptop.ok(os.Mkdir(in("0000000000000006.progress"), 0o700))
	laptop.ok(os.WriteFile(in("passwords.progress"), []byte("of someone"), 0o600))
	skipped := 1
	if runtime.GOOS != "windows" {
		laptop.ok(os.Symlink("/etc/passwd", in("0000000000000007.progress")))
		skipped++
	}

	r := laptop.mustRound()
	if len(r.Came) != 1 || r.Came[0].Device != tablet.journal.Device() || !r.Wrote {
		t.Errorf("of the sound one it took in %+v", r.Came)
	}
	want := map[string]error{
		"0000000000000001.progress": journal.ErrConflict, "0000000000000002.progress": progressfile.ErrUnsound,
		"0000000000000003.progress": journal.ErrConflict, "0000000000000004.progress": progressfile.ErrUnsound,
		"0000000000000005.progress": ErrTooLarge, FileName(tablet.journal.Device()): nil,
	}
	if len(r.Files) != len(want) {
		t.Errorf("it looked at %+v", r.Files)
	}
	for _, f := range r.Files {
		if why, ok := want[f.Name]; !ok || !errors.Is(f.Fault, why) {
			t.Errorf("of %s it says %v, not %v", f.Name, f.Fault, why)
		}
	}
	if got := len(names(t, shared)); got != len(want)+2+skipped {
		t.Errorf("something was removed: %q", names(t, shared))
	}
}

func TestSyncer_GoesOnOnceAFolderThatWentAwayIsBack(t *testing.T) {
	laptop, tablet, shared := pair(t)
	tablet.grade()
	tablet.mustRound()
	laptop.ok(os.Rename(shared, shared+" away"))
	laptop.grade()
	if _, err := laptop.round(); !errors.Is(err, ErrAway) {
		t.Errorf("it says %v", err)
	}
	if _, err := os.Stat(shared); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it made a folder in its place: %v", err)
	}
	laptop.ok(os.Rename(shared+" away", shared))
	laptop.mustRound()
	tablet.mustRound()
	mustAgree(t, laptop, tablet)
}

func TestSyncer_WritesItsFileAgainWhenThatWasLostOrDamaged(t *testing.T) {
	laptop, tablet, shared := pair(t)
	for range 20 {
		laptop.grade()
	}
	laptop.mustRound()
	path := filepath.Join(shared, FileName(laptop.journal.Device()))
	whole, err := os.ReadFile(path)
	laptop.ok(err)
	for name, damage := range map[string]func() error{
		"removed": func() error { return os.Remove(path) },
		"cut":     func() error { return os.WriteFile(path, whole[:len(whole)/2], 0o600) },
		"flipped": func() error {
			broken := append([]byte(nil), whole...)
			broken[len(broken)/2] ^= 1
			return os.WriteFile(path, broken, 0o600)
		},
		"renamed halfway": func() error { return os.Rename(path, filepath.Join(shared, draftName(laptop.journal.Device()))) },
	} {
		laptop.ok(damage())
		laptop.restart() // which looks through its own file
		if r := laptop.mustRound(); !r.Wrote {
			t.Errorf("%s, it is left so", name)
		}
		if is, err := os.ReadFile(path); err != nil || len(is) == 0 {
			t.Errorf("%s, it is %d bytes, %v", name, len(is), err)
		}
	}
	if r := tablet.mustRound(); len(r.Came) != 1 || r.Came[0].Reviews != 20 {
		t.Errorf("another took in %+v", r.Came)
	}
	if got := names(t, shared); len(got) != 2 {
		t.Errorf("the folder holds %q", got)
	}
}

func TestSyncer_WhatItsOwnFileAloneHoldsComesBack(t *testing.T) {
	laptop, _, _ := pair(t)
	laptop.grade()
	older := t.TempDir()
	laptop.ok(laptop.journal.Close())
	laptop.ok(os.CopyFS(older, os.DirFS(laptop.folder)))
	laptop.start()
	laptop.grade()
	laptop.grade()
	laptop.mustRound()
	laptop.ok(laptop.journal.Close())
	laptop.ok(os.RemoveAll(laptop.folder)) // an older copy of the data folder is put back
	laptop.ok(os.CopyFS(laptop.folder, os.DirFS(older)))
	laptop.start()
	if r := laptop.mustRound(); len(r.Came) != 1 || r.Came[0].Reviews != 2 {
		t.Errorf("it took back %+v", r.Came)
	}
	laptop.grade() // under the next number
	laptop.mustRound()
	laptop.restart()
	if laptop.Totals().Reviews != 4 {
		t.Errorf("it has %d reviews", laptop.Totals().Reviews)
	}
}

func TestSyncer_NeverWritesOverWhatAnotherDeviceDidUnderItsID(t *testing.T) {
	laptop, _, shared := pair(t)
	laptop.grade()
	e := laptop.events()[0]
	e.ID = ulid.MustNew(7, nil)
	e.Operation = e.ID
	path := filepath.Join(shared, FileName(laptop.journal.Device()))
	progresstest.Write(t, path, e)
	before, err := os.ReadFile(path)
	laptop.ok(err)
	if _, err := laptop.round(); !errors.Is(err, ErrShared) {
		t.Errorf("it says %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it was written over, %v", err)
	}
}

func TestSyncer_UndoingAJoinTakesNothingFromTheDeviceThatDidIt(t *testing.T) {
	laptop, tablet, _ := pair(t)
	tablet.grade()
	path := filepath.Join(t.TempDir(), "tablet.progress")
	_, err := tablet.journal.Export(t.Context(), path, nil)
	laptop.ok(err)
	p, err := laptop.journal.Join(t.Context(), path, laptop.JoinEvents, nil)
	laptop.ok(err)
	laptop.TakeJoined(p.Written)
	laptop.mustRound()
	tablet.mustRound()
	if _, ok, err := laptop.Undo(study.ScopeJoins); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if laptop.Totals().Reviews != 0 {
		t.Errorf("undone, there are %d reviews", laptop.Totals().Reviews)
	}
	laptop.mustRound()
	tablet.mustRound()
	if tablet.Totals().Reviews != 1 {
		t.Errorf("where it was done there are %d reviews", tablet.Totals().Reviews)
	}
	for range 3 {
		laptop.mustRound()
		tablet.mustRound()
	}
	mustAgree(t, laptop, tablet)
}
