package journal

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// drawn makes n events of several kinds, some in operations of two.
func drawn(n int) []study.Event {
	random := rand.New(rand.NewPCG(uint64(n), 7))
	list := make([]study.Event, n)
	for i := range list {
		at := time.Date(2026, 3, 1, 9, 0, i, 0, time.UTC).UnixMilli()
		id := ulid.MustNew(uint64(at), nil)
		list[i] = study.Event{
			ID: id, Operation: id, Device: "phone", Seq: int64(i + 1), At: at, Offset: 60, Course: "sales", Version: "1.0.0", Kind: study.Graded,
			Payload: json.RawMessage(fmt.Sprintf(`{"card":"term:po/definition","scheduler":"fsrs-6","rating":%d,"retention":0.9,"took":%d}`, 1+random.IntN(4), i)),
		}
		if i%5 == 4 {
			list[i].Operation, list[i].Kind, list[i].Payload = list[i-1].ID, study.Noted, json.RawMessage(`{"lesson":"buying","block":"a","text":"rød"}`)
		}
	}
	return list
}

// written gives the bytes of a closed journal that holds events.
func written(t *testing.T, events []study.Event) []byte {
	t.Helper()
	folder := t.TempDir()
	j, err := Open(folder)
	must(t, err)
	must(t, j.Append(events...))
	must(t, j.Close())
	file, err := os.ReadFile(filepath.Join(folder, FileName))
	must(t, err)
	return file
}

// held gives what the journal in a folder holds, or why it can't be told.
func held(t *testing.T, folder string) (events []study.Event, err error) {
	t.Helper()
	j, err := Open(folder)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	for e, err := range j.Events() {
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

func TestJournal_NoticesAFlippedByteOrItIsHarmless(t *testing.T) {
	want := drawn(400)
	file := written(t, want)
	random := rand.New(rand.NewPCG(20, 26))
	noticed := 0
	for range 300 {
		folder := t.TempDir()
		at, by := random.IntN(len(file)), byte(1+random.IntN(255))
		flipped := append([]byte(nil), file...)
		flipped[at] ^= by
		must(t, os.WriteFile(filepath.Join(folder, FileName), flipped, 0o600))
		events, err := held(t, folder)
		if err != nil {
			noticed++
			continue
		}
		if !reflect.DeepEqual(events, want) {
			t.Fatalf("byte %d changed by %#x opened as if nothing were wrong", at, by)
		}
	}
	if noticed < 100 {
		t.Errorf("%d of 300 flips were noticed: the file holds little else than events", noticed)
	}
}

// altered runs a command on a closed journal.
func altered(t *testing.T, folder, command string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(folder, FileName))
	must(t, err)
	_, err = db.ExecContext(t.Context(), command)
	must(t, errors.Join(err, db.Close()))
}

func TestJournal_RefusesAnEventThatWasChanged(t *testing.T) {
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for field, command := range map[string]string{
		"payload":   `UPDATE event SET payload = replace(payload, '"rating":3', '"rating":1')`,
		"id":        "UPDATE event SET id = substr(id, 1, 25) || 'Z' WHERE seq = 3",
		"device":    "UPDATE event SET device = 'phonf' WHERE seq = 3",
		"number":    "UPDATE event SET seq = 1003 WHERE seq = 3",
		"time":      "UPDATE event SET at = at + 1 WHERE seq = 3",
		"offset":    "UPDATE event SET offset = 61 WHERE seq = 3",
		"course":    "UPDATE event SET course = 'salet' WHERE seq = 3",
		"version":   "UPDATE event SET version = '1.0.1' WHERE seq = 3",
		"kind":      "UPDATE event SET kind = 'read' WHERE seq = 3",
		"operation": "UPDATE event SET operation = (SELECT id FROM event WHERE seq = 4) WHERE seq = 3",
		"checksum":  "UPDATE event SET sum = sum + 1 WHERE seq = 3",
	} {
		t.Run(field, func(t *testing.T) {
			folder := t.TempDir()
			must(t, os.WriteFile(filepath.Join(folder, FileName), written(t, drawn(40)), 0o600))
			altered(t, folder, command)
			before, err := os.ReadFile(filepath.Join(folder, FileName))
			must(t, err)
			j, err := Open(folder)
			must(t, err)
			var found error
			for _, err := range j.Events() {
				found = err
			}
			var event *DamagedEvent
			if !errors.Is(found, ErrDamaged) || !errors.As(found, &event) {
				t.Fatalf("reading gave %v", found)
			}
			if event.Kind == "" || event.At.Truncate(24*time.Hour) != day {
				t.Errorf("it was told of as %q", event)
			}
			if err := j.Append(drawn(41)[40]); !errors.Is(err, ErrDamaged) {
				t.Errorf("then it took an event: %v", err)
			}
			must(t, j.Close())
			if after, err := os.ReadFile(filepath.Join(folder, FileName)); err != nil || string(after) != string(before) {
				t.Errorf("the damaged file was written to (%v)", err)
			}
		})
	}
}

func TestConnect_WritesThroughTheDisksOwnMemory(t *testing.T) {
	j, err := Open(t.TempDir())
	must(t, err)
	defer j.Close()
	for pragma, want := range map[string]int{"fullfsync": 1, "checkpoint_fullfsync": 1, "synchronous": 2} {
		var got int
		must(t, j.disk.file.conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s is %d, want %d", pragma, got, want)
		}
	}
}
