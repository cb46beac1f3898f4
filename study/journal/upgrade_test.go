package journal

import (
	"errors"
	"testing"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestUpgrade_KeepsEventsAndThenRefusesTheOlderApp(t *testing.T) {
	folder := t.TempDir()
	j, err := open(folder, versions)
	must(t, err)
	must(t, j.Append(study.Event{ID: ulid.Make(), Device: "phone", Seq: 1, Kind: study.Read}))
	must(t, j.Close())

	next := append(versions[:len(versions):len(versions)], "CREATE TABLE bookmark (id TEXT PRIMARY KEY) STRICT")
	j, err = open(folder, next)
	must(t, err)
	n := 0
	for _, err := range j.Events() {
		must(t, err)
		n++
	}
	if n != 1 {
		t.Errorf("%d events after the upgrade, want 1", n)
	}
	_, err = j.disk.file.conn.ExecContext(t.Context(), "INSERT INTO bookmark VALUES ('here')")
	must(t, err)
	must(t, j.Close())

	if _, err := open(folder, versions); !errors.Is(err, ErrNewer) {
		t.Errorf("the older app got %v", err)
	}
}

func TestUpgrade_LeavesTheOlderVersionWhenItFails(t *testing.T) {
	folder := t.TempDir()
	j, err := open(folder, versions)
	must(t, err)
	device := j.Device()
	must(t, j.Close())

	broken := append(versions[:len(versions):len(versions)], "CREATE TABLE half (id TEXT) STRICT; CREATE TABLE event (id TEXT)")
	if _, err := open(folder, broken); err == nil {
		t.Fatal("a broken upgrade went through")
	}
	j, err = open(folder, versions)
	must(t, err)
	defer j.Close()
	var n int
	must(t, j.disk.file.conn.QueryRowContext(t.Context(), "SELECT count(*) FROM sqlite_schema WHERE name = 'half'").Scan(&n))
	if n != 0 || j.Device() != device {
		t.Errorf("%d tables were left over; device %q, was %q", n, j.Device(), device)
	}
}

func TestAppend_LosesNothingWhenTheDatabaseIsFull(t *testing.T) {
	folder := t.TempDir()
	j, err := open(folder, versions)
	must(t, err)
	_, err = j.disk.file.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 16")
	must(t, err)
	kept := int64(0)
	for {
		e := study.Event{ID: ulid.Make(), Device: "phone", Seq: kept + 1, Kind: study.Read, Payload: make([]byte, 1000)}
		for i := range e.Payload {
			e.Payload[i] = ' '
		}
		must(t, j.Append(e))
		if j.Unsaved() > 0 {
			break
		}
		kept++
	}
	if s := j.Saving(); kept < 5 || !errors.Is(s.Stopped, ErrFull) || s.Unsaved != 1 {
		t.Fatalf("after %d events saving is %+v", kept, s)
	}
	if err := j.Close(); err == nil {
		t.Error("closing says nothing of the event that isn't saved")
	}
	j, err = open(folder, versions)
	must(t, err)
	defer j.Close()
	n := int64(0)
	for _, err := range j.Events() {
		must(t, err)
		n++
	}
	if n != kept {
		t.Errorf("%d events are there, %d were acknowledged", n, kept)
	}
	must(t, j.Append(study.Event{ID: ulid.Make(), Device: "phone", Seq: kept + 1, Kind: study.Read}))
}
