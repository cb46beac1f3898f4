package journal

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sync"
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

// versionOne makes a journal as the first version did, with events in it, and
// leaves it open.
func versionOne(t *testing.T, folder string, events []study.Event) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(folder, FileName))
	must(t, err)
	db.SetMaxOpenConns(1)
	for _, command := range []string{
		"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", versions[0].commands,
		fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1", applicationID),
		"PRAGMA wal_checkpoint(TRUNCATE)",
	} {
		_, err := db.ExecContext(t.Context(), command)
		must(t, err)
	}
	for _, e := range events {
		_, err := db.ExecContext(t.Context(), `INSERT INTO event (id, device, seq, at, offset, course, version, kind, payload)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, e.ID.String(), e.Device, e.Seq, e.At, e.Offset, e.Course, e.Version, string(e.Kind), payload(&e))
		must(t, err)
	}
	_, err = db.ExecContext(t.Context(), "INSERT INTO setting VALUES ('device', 'phone'), ('retention', '0.85')")
	must(t, err)
	return db
}

// TestUpgrade_TakesUpAJournalOfTheFirstVersion opens one that was closed, and
// one that a crash left with all it holds in its log.
func TestUpgrade_TakesUpAJournalOfTheFirstVersion(t *testing.T) {
	for _, crashed := range []bool{false, true} {
		t.Run(fmt.Sprintf("crashed %v", crashed), func(t *testing.T) {
			want := drawn(60)
			sum := uint64(0)
			for i := range want { // each was an operation of its own
				want[i].Operation = want[i].ID
				sum = chain(sum, plain(append([]byte{separator}, rowOf(&want[i])...)))
			}
			made, folder := t.TempDir(), t.TempDir()
			db := versionOne(t, made, want)
			if !crashed {
				must(t, db.Close())
			}
			for _, ending := range []string{"", "-wal"} {
				b, err := os.ReadFile(filepath.Join(made, FileName+ending))
				if err == nil {
					must(t, os.WriteFile(filepath.Join(folder, FileName+ending), b, 0o600))
				}
			}
			if crashed {
				must(t, db.Close())
			}
			last := want[len(want)-1]
			must(t, manifest{Devices: map[string]deviceCount{"phone": {Count: last.Seq, Last: last.Seq, At: last.At, Sum: inHex(sum)}}}.write(folder))

			got, err := held(t, folder)
			must(t, err)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("it holds %d events, unlike the %d before", len(got), len(want))
			}
			j, err := Open(folder)
			must(t, err)
			if kept, _ := j.Setting("retention"); kept != "0.85" || j.Device() != "phone" || j.Missing() != nil {
				t.Errorf("retention %q, device %q, missing %+v", kept, j.Device(), j.Missing())
			}
			must(t, j.Append(study.Event{ID: ulid.Make(), Kind: study.Read}))
			must(t, j.Close())
			if got, err = held(t, folder); err != nil || got[len(got)-1].Seq != last.Seq+1 {
				t.Errorf("the next event is %+v, %v", got[len(got)-1], err)
			}
			altered(t, folder, "UPDATE event SET at = at + 1 WHERE seq = 3")
			if _, err := held(t, folder); !errors.Is(err, ErrDamaged) {
				t.Errorf("a changed event of the first version gave %v", err)
			}

			backups, err := Backups(folder)
			must(t, err)
			if len(backups) != 1 || backups[0].Reason != BeforeUpgrade {
				t.Fatalf("the backups are %+v", backups)
			}
			var backed []study.Event
			_, err = readSound(t.Context(), backups[0].Path, func(e *study.Event, _ int64) error {
				backed = append(backed, *e)
				return nil
			})
			must(t, err)
			if !reflect.DeepEqual(backed, want) {
				t.Errorf("the backup holds %d events, unlike the %d before", len(backed), len(want))
			}

			copies, err := filepath.Glob(filepath.Join(folder, "journal version 1*.db"))
			must(t, err)
			if len(copies) != 1 {
				t.Fatalf("%d copies were kept", len(copies))
			}
			old, err := sql.Open("sqlite", copies[0])
			must(t, err)
			defer old.Close()
			var version, n int
			must(t, old.QueryRowContext(t.Context(), "PRAGMA user_version").Scan(&version))
			must(t, old.QueryRowContext(t.Context(), "SELECT count(*) FROM event").Scan(&n))
			if version != 1 || n != len(want) {
				t.Errorf("the copy is of version %d with %d events", version, n)
			}
		})
	}
}

func TestUpgrade_WithoutRoomForACopyChangesNothing(t *testing.T) {
	folder := t.TempDir()
	must(t, versionOne(t, folder, drawn(5)).Close())
	before, err := os.ReadFile(filepath.Join(folder, FileName))
	must(t, err)
	must(t, os.Chmod(folder, 0o500))
	defer os.Chmod(folder, 0o700) //nolint:errcheck // so that it can be removed
	if os.Geteuid() == 0 {
		t.Skip("nothing is read-only to this user")
	}
	if _, err := Open(folder); err == nil {
		t.Error("it was brought to a new version without a copy")
	}
	if after, err := os.ReadFile(filepath.Join(folder, FileName)); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestUpgrade_KeepsEventsAndThenRefusesTheOlderApp(t *testing.T) {
	folder := t.TempDir()
	j, err := open(folder, versions)
	must(t, err)
	must(t, j.Append(study.Event{ID: ulid.Make(), Device: "phone", Seq: 1, Kind: study.Read}))
	must(t, j.Close())

	next := append(versions[:len(versions):len(versions)], version{commands: "CREATE TABLE bookmark (id TEXT PRIMARY KEY) STRICT"})
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

	broken := append(versions[:len(versions):len(versions)], version{commands: "CREATE TABLE half (id TEXT) STRICT; CREATE TABLE event (id TEXT)"})
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

// TestAppend_NumbersWithoutGaps appends from several sides at once, while saving
// stops and goes on.
func TestAppend_NumbersWithoutGaps(t *testing.T) {
	folder := t.TempDir()
	j, err := Open(folder)
	must(t, err)
	var all sync.WaitGroup
	for side := range 8 {
		all.Go(func() {
			for i := range 10 {
				one, two := study.Event{ID: ulid.Make(), Kind: study.Read}, study.Event{ID: ulid.Make(), Kind: study.Read}
				if side == 0 && i == 5 {
					j.halt(j.disk, ErrFull)
				}
				if err := j.Append(one, two); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	j.Retry()
	must(t, j.Close())
	events, err := held(t, folder)
	must(t, err)
	numbers := map[int64]bool{}
	for _, e := range events {
		numbers[e.Seq] = true
		if e.Device != j.Device() {
			t.Fatalf("an event is of %q", e.Device)
		}
	}
	for n := range int64(160) {
		if !numbers[n+1] {
			t.Errorf("no event has number %d", n+1)
		}
	}
	if len(events) != 160 {
		t.Errorf("%d events of 160", len(events))
	}
}
