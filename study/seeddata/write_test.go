package seeddata_test

import (
	"testing"
	"time"

	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

func TestWriteBundled_KeepsThatManyEventsBeforeItsEnd(t *testing.T) {
	data, until := t.TempDir(), time.Date(2026, 3, 2, 18, 0, 0, 0, time.UTC)
	if err := seeddata.WriteBundled(data, 300, until); err != nil {
		t.Fatal(err)
	}
	store, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	n := 0
	for event, err := range store.Events() {
		if err != nil {
			t.Fatal(err)
		}
		if !event.Time().Before(until) {
			t.Errorf("event %d is at %v, not before %v", n, event.Time(), until)
		}
		n++
	}
	if n != 300 {
		t.Errorf("the journal holds %d events, not 300", n)
	}
}
