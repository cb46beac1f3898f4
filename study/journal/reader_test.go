package journal_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
)

func TestReader_GivesWhatWasThereWhileTheJournalGoesOn(t *testing.T) {
	j := opened(t, t.TempDir())
	all := events(j.Device(), 1, 5000) // more than are read at a time
	must(t, j.Append(all[:4990]...))
	r, err := j.Reader(t.Context())
	must(t, err)
	var got []study.Event
	for e, err := range r.Events() {
		must(t, err)
		if len(got) == 10 { // which would wait for ever if the reader kept the disk
			must(t, j.Append(all[4990:]...))
		}
		got = append(got, e)
	}
	if !slices.EqualFunc(got, all[:4990], func(a, b study.Event) bool { return a.ID == b.ID && string(a.Payload) == string(b.Payload) }) {
		t.Errorf("it gave %d events, want the %d that were there, as they are", len(got), 4990)
	}
	if n := r.Counts()[j.Device()]; n != 4990 || len(r.Counts()) != 1 {
		t.Errorf("it counted %v", r.Counts())
	}
	if r.Last() != all[4989].ID {
		t.Errorf("the last is %v", r.Last())
	}
	got = got[:0]
	for e, err := range r.EventsFrom(all[4980].ID) {
		must(t, err)
		got = append(got, e)
	}
	if len(got) != 10 || got[0].ID != all[4980].ID {
		t.Errorf("from the 4981st on it gave %d", len(got))
	}
	for range r.Events() {
		break // and nothing hangs
	}
}

func TestReader_TakesNothingInAndEndsWithItsContext(t *testing.T) {
	j := opened(t, t.TempDir())
	must(t, j.Append(events(j.Device(), 1, 3000)...))
	must(t, j.SetSetting("key", "value"))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, err := j.Reader(ctx)
	must(t, err)
	for name, err := range map[string]error{"an event": r.Append(events(j.Device(), 9000, 1)...), "a setting": r.SetSetting("key", "other")} {
		if !errors.Is(err, journal.ErrReadOnly) {
			t.Errorf("%s: it gave %v", name, err)
		}
	}
	r.SetSettingLater("key", "later")
	r.KeepSnapshot("sales", []byte("of something"))
	if value, err := r.Setting("key"); value != "value" || err != nil {
		t.Errorf("the setting is %q, %v", value, err)
	}
	if r.Snapshot("sales") != nil || j.Counts()[j.Device()] != 3000 {
		t.Error("something was kept")
	}
	n := 0
	for _, err = range r.Events() {
		if n++; n == 5 {
			stop()
		}
	}
	if !errors.Is(err, context.Canceled) || n >= 3000 {
		t.Errorf("it gave %d events and %v", n, err)
	}
}
