package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// A file that is back as it was left, and of which nothing that was open is of any
// use, is gone on with; one that isn't as it was is not.
func TestJournal_OpensItsFileAnewWhereItIsBackAsItWas(t *testing.T) {
	for name, c := range map[string]struct {
		happens func(t *testing.T, j *Journal, path string)
		goesOn  bool
	}{
		"what was open is dead": {func(t *testing.T, j *Journal, _ string) { closeHeld(t, j) }, true},
		"it is on another disk": {func(t *testing.T, j *Journal, path string) { copyOver(t, path, path+"-wal"); closeHeld(t, j) }, true},
		"it went away as it was written to": {func(t *testing.T, j *Journal, path string) {
			goAwayAfter(t, j.disk.file, func() {
				j.disk.file.conn.ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE)") //nolint:errcheck // seen below
			})
			if info, err := os.Stat(path + "-wal"); err != nil || info.Size() > 0 {
				t.Fatalf("the log is %+v: %v", info, err)
			}
		}, true},
		"it went away as it was written to, and is back without what came last": {func(t *testing.T, j *Journal, path string) {
			goAwayAfter(t, j.disk.file, func() {})
			if info, err := os.Stat(path + "-wal"); err != nil || os.Truncate(path+"-wal", info.Size()-100) != nil {
				t.Fatal(err)
			}
		}, false},
		"a copy took its name": {func(t *testing.T, _ *Journal, path string) { copyOver(t, path, path+"-wal") }, false},
		"it is on another disk, without its log": {func(t *testing.T, j *Journal, path string) {
			copyOver(t, path)
			closeHeld(t, j)
			if err := os.Truncate(path+"-wal", 0); err != nil {
				t.Fatal(err)
			}
		}, false},
		"an event in it is another": {func(t *testing.T, j *Journal, path string) {
			copyOver(t, path, path+"-wal")
			closeHeld(t, j)
			log := path + "-wal"
			info, err := os.Stat(log)
			if err == nil {
				err = os.Truncate(log, info.Size()-100)
			}
			if err == nil {
				err = os.Truncate(log, info.Size())
			}
			if err == nil {
				err = os.Chtimes(log, time.Time{}, info.ModTime())
			}
			if err != nil {
				t.Fatal(err)
			}
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			j, err := Open(folder)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			add := func() {
				t.Helper()
				n++
				e := study.Event{ID: ulid.MustNew(uint64(1000+n), nil), Course: "c", Version: "1", Kind: study.Noted, Payload: fmt.Appendf(nil, "{%d}", n)}
				if err := j.Append(e); err != nil {
					t.Fatal(err)
				}
			}
			for range 5 {
				add()
			}
			j.disk.io.Lock() // nothing looks after the files meanwhile
			was := j.disk.file
			c.happens(t, j, filepath.Join(folder, FileName))
			j.disk.io.Unlock()
			for range 3 {
				add()
			}
			for limit := time.Now().Add(time.Minute); j.Unsaved() > 0 || j.Saving().Stopped != nil; time.Sleep(5 * time.Millisecond) {
				if time.Now().After(limit) {
					t.Fatalf("it says %+v", j.Saving())
				}
				j.Retry()
			}
			add()
			j.disk.io.Lock()
			now := j.disk.file
			j.disk.io.Unlock()
			aside, err := filepath.Glob(filepath.Join(folder, "journal 2*"))
			if err != nil || now == was || (len(aside) == 0) != c.goesOn {
				t.Errorf("it has the file that it had: %v; set aside were %q, %v", now == was, aside, err)
			}
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			if j, err = Open(folder); err != nil {
				t.Fatal(err)
			}
			defer j.Close()
			got := 0
			for _, err := range j.Events() {
				if err != nil {
					t.Fatal(err)
				}
				got++
			}
			if got != n || j.Missing() != nil {
				t.Errorf("%d of %d events are there, it misses %+v", got, n, j.Missing())
			}
		})
	}
}

// Another learner's journal that is as large and as old, with this one's log still beside
// it, looks like this one; it is theirs all the same.
func TestJournal_TakesAnothersOfTheSameSizeAndAgeForWhatItIs(t *testing.T) {
	for name, away := range map[string]bool{"while its own is open": false, "when its disk was away": true} {
		t.Run(name, func(t *testing.T) {
			folder, elsewhere := t.TempDir(), t.TempDir()
			theirs, err := Open(elsewhere)
			if err == nil {
				err = theirs.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
			j, err := Open(folder)
			if err != nil {
				t.Fatal(err)
			}
			e := study.Event{ID: ulid.MustNew(1000, nil), Course: "c", Version: "1", Kind: study.Noted, Payload: []byte("{}")}
			if err := j.Append(e); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, FileName)
			j.disk.io.Lock()
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(filepath.Join(elsewhere, FileName))
			if err != nil {
				t.Fatal(err)
			}
			if int64(len(b)) != info.Size() {
				t.Fatalf("theirs has %d bytes and ours %d", len(b), info.Size())
			}
			if err := os.WriteFile(path+"~", b, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(path+"~", time.Time{}, info.ModTime()); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(path+"~", path); err != nil {
				t.Skip(err) // what is open can't be renamed over here
			}
			if away {
				closeHeld(t, j)
			}
			opened := j.reopen(j.disk)
			j.disk.io.Unlock()
			if opened {
				t.Error("it goes on in theirs")
			}
			_ = j.Close()
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, b) {
				t.Errorf("theirs was written to (%v)", err)
			}
		})
	}
}

// closeHeld makes what the journal holds open of no use.
func closeHeld(t *testing.T, j *Journal) {
	t.Helper()
	for _, f := range []*os.File{j.disk.file.held, j.disk.file.heldLog} {
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// goAwayAfter closes what is open of a file once something was done to it, before it can be looked at how that left it.
func goAwayAfter(t *testing.T, f *file, do func()) {
	t.Helper()
	do()
	for _, held := range []*os.File{f.held, f.heldLog} {
		if err := held.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.noteLeft(); !errors.Is(err, ErrAway) || f.main == nil || f.log == nil {
		t.Fatalf("of what isn't there it notes %v, %v: %v", f.main, f.log, err)
	}
}

// copyOver puts copies in the place of files, which look like them.
func copyOver(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path+"~", b, 0o600)
		}
		if err == nil {
			err = os.Chtimes(path+"~", time.Time{}, info.ModTime())
		}
		if err == nil {
			err = os.Rename(path+"~", path)
		}
		if err != nil {
			t.Skip(err) // what is open can't be renamed over here
		}
	}
}
