package journal_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stagecraft/study/journal"
)

// keeping makes a data folder with a journal of 400 events, a backup of the first
// 300 and a manifest, and closes it.
func keeping(t *testing.T) (folder, path string) {
	t.Helper()
	folder = t.TempDir()
	j := open(t, folder)
	must(t, j.Append(events("phone", 1, 300)...))
	if _, err := j.Backup(t.Context(), journal.Daily, nil); err != nil {
		t.Fatal(err)
	}
	must(t, j.Append(events("phone", 301, 100)...))
	closed(t, j)
	return folder, filepath.Join(folder, journal.FileName)
}

func TestOpenSound_FindsWhatIsWrongAndRecoveringGoesOn(t *testing.T) {
	type state struct {
		harm        func(t *testing.T, folder, path string)
		want        error // from OpenSound; nil when it opens
		recoverable bool
		events      int // once it was recovered, or opened
		lost        int64
	}
	cut := func(n int64) func(*testing.T, string, string) {
		return func(t *testing.T, _, path string) { must(t, os.Truncate(path, n)) }
	}
	for name, c := range map[string]state{
		"nothing":              {func(*testing.T, string, string) {}, nil, false, 400, 0},
		"a page overwritten":   {func(t *testing.T, _, path string) { patch(t, path, 4096*3, make([]byte, 4096)) }, journal.ErrDamaged, true, -1, -1},
		"cut to its header":    {cut(100), journal.ErrDamaged, true, 300, 100},
		"emptied":              {cut(0), journal.ErrIncomplete, true, 300, 100},
		"its name overwritten": {func(t *testing.T, _, path string) { patch(t, path, 68, []byte("Anki")) }, journal.ErrDamaged, true, 400, 0},
		"removed":              {func(t *testing.T, _, path string) { must(t, os.Remove(path)) }, journal.ErrAbsent, false, 0, 0},
		"removed, its log empty": {func(t *testing.T, _, path string) {
			must(t, errors.Join(os.Remove(path), os.WriteFile(path+"-wal", nil, 0o600)))
		}, journal.ErrAbsent, false, 0, 0},
		"removed, without a manifest": {func(t *testing.T, folder, path string) {
			must(t, errors.Join(os.Remove(path), os.Remove(filepath.Join(folder, journal.ManifestName))))
		}, journal.ErrAbsent, false, 0, 0},
		"removed, without backups": {func(t *testing.T, folder, path string) {
			must(t, errors.Join(os.Remove(path), os.RemoveAll(filepath.Join(folder, journal.BackupFolder))))
		}, journal.ErrAbsent, false, 0, 0},
		"removed with all there was": {func(t *testing.T, folder, path string) {
			must(t, errors.Join(os.Remove(path), os.RemoveAll(filepath.Join(folder, journal.BackupFolder)), os.Remove(filepath.Join(folder, journal.ManifestName))))
		}, nil, false, 0, 0},
		"a folder": {func(t *testing.T, _, path string) { must(t, errors.Join(os.Remove(path), os.Mkdir(path, 0o700))) }, journal.ErrNoFile, false, 0, 0},
		"another program's, alone": {func(t *testing.T, folder, path string) {
			must(t, errors.Join(os.WriteFile(path, []byte("Dear diary, today I went out"), 0o600),
				os.RemoveAll(filepath.Join(folder, journal.BackupFolder)), os.Remove(filepath.Join(folder, journal.ManifestName))))
		}, journal.ErrDamaged, true, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			folder, path := keeping(t)
			c.harm(t, folder, path)
			j, err := journal.OpenSound(folder)
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Fatalf("it gave %v, not %v", err, c.want)
			}
			if got := journal.Recoverable(folder, err); got != c.recoverable {
				t.Fatalf("%v is recoverable: %v", err, got)
			}
			if err == nil {
				defer closed(t, j)
				if n := len(all(t, j)); n != c.events {
					t.Errorf("it holds %d events", n)
				}
				return
			}
			if !c.recoverable {
				return
			}
			j, r, err := journal.OpenRecovering(t.Context(), folder, nil)
			if c.events == 0 {
				if err == nil {
					closed(t, j)
					t.Error("it was taken for a journal")
				}
				if b := bytesOf(t, path); string(b) != "Dear diary, today I went out" {
					t.Errorf("it holds %q now", b)
				}
				return
			}
			must(t, err)
			n := len(all(t, j))
			if r == nil || c.events >= 0 && n != c.events || int64(n)+r.Lost.Events != 400 || c.lost >= 0 && r.Lost.Events != c.lost || !r.Counted {
				t.Errorf("%d events, and it says %+v", n, r)
			}
			last := j.LastRecovery()
			if last == nil || last.Lost != r.Lost || last.Saved != r.Saved || last.Kept != r.Kept || !last.At.Equal(r.At) || last.At.IsZero() {
				t.Errorf("noted is %+v, of %+v", last, r)
			}
			j.AcceptMissing()
			closed(t, j)
			if j, err = journal.OpenSound(folder); err != nil {
				t.Fatalf("the next start gave %v", err)
			}
			closed(t, j)
		})
	}
}

func TestOpenSound_NoticesWhatALogHoldsThatDoesNotCount(t *testing.T) {
	folder := killed(t, 40, 20)
	log := filepath.Join(folder, journal.FileName+"-wal")
	whole := bytesOf(t, log)
	// The kill may have come in the midst of a write; that is a log cut off, as below.
	whole = whole[:journal.WholeLog(whole)]
	must(t, os.WriteFile(log, whole, 0o600))
	j, err := journal.OpenSound(folder)
	if err != nil {
		t.Fatalf("a log that a crash left gave %v", err)
	}
	closed(t, j)
	for name, left := range map[string][]byte{
		"cut":     whole[:len(whole)-700],
		"flipped": flipped(whole, len(whole)/2),
	} {
		folder := killed(t, 40, 20)
		must(t, os.WriteFile(filepath.Join(folder, journal.FileName+"-wal"), left, 0o600))
		if j, err := journal.OpenSound(folder); !errors.Is(err, journal.ErrIncomplete) {
			if err == nil {
				closed(t, j)
			}
			t.Errorf("%s: it gave %v", name, err)
		}
	}
}

func flipped(b []byte, at int) []byte {
	b = append([]byte(nil), b...)
	b[at] ^= 16
	return b
}

func TestOpenRecovering_LeavesTheEventsOfAnotherLearnerToTheirOwner(t *testing.T) {
	mine, path := filled(t)
	theirs := killed(t, 0, 30)
	log := bytesOf(t, filepath.Join(theirs, journal.FileName+"-wal"))
	must(t, os.WriteFile(path+"-wal", log, 0o600))
	before := contents(t, mine)
	j, _, err := journal.OpenRecovering(t.Context(), mine, nil)
	if err == nil {
		closed(t, j)
	}
	if !errors.Is(err, journal.ErrForeignLog) {
		t.Fatalf("it gave %v", err)
	}
	unchanged(t, mine, before)
}

func TestOpenRecovering_TellsHowFarItIsAndCanBeStopped(t *testing.T) {
	folder, path := keeping(t)
	patch(t, path, 4096*3, make([]byte, 4096))
	names := func() []string {
		found, err := os.ReadDir(folder)
		must(t, err)
		var names []string
		for _, e := range found {
			names = append(names, e.Name())
		}
		return names
	}
	before, file := names(), bytesOf(t, path)
	ctx, stop := context.WithCancel(t.Context())
	_, _, err := journal.OpenRecovering(ctx, folder, func(done, all int64) {
		if done > all/2 {
			stop()
		}
	})
	if !errors.Is(err, ctx.Err()) {
		t.Fatalf("stopped it gave %v", err)
	}
	if after := names(); !slices.Equal(after, before) || !bytes.Equal(bytesOf(t, path), file) {
		t.Errorf("the folder held %v, holds %v", before, after)
	}
	last := int64(-1)
	j, r, err := journal.OpenRecovering(t.Context(), folder, func(done, all int64) {
		if done < last || done > all {
			t.Errorf("%d of %d after %d", done, all, last)
		}
		last = done
	})
	must(t, err)
	if r == nil || last != 1000 {
		t.Errorf("it ended at %d, with %+v", last, r)
	}
	closed(t, j)
}

func TestOpenRecovering_KeepsALogInAFolderThatIsNamedAsOne(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "my-wal", "data")
	must(t, os.MkdirAll(folder, 0o700))
	from := killed(t, 40, 20)
	whole := bytesOf(t, filepath.Join(from, journal.FileName+"-wal"))
	torn := flipped(whole, len(whole)/2)
	must(t, errors.Join(
		os.WriteFile(filepath.Join(folder, journal.FileName), bytesOf(t, filepath.Join(from, journal.FileName)), 0o600),
		os.WriteFile(filepath.Join(folder, journal.FileName+"-wal"), torn, 0o600)))
	j, r, err := journal.OpenRecovering(t.Context(), folder, nil)
	must(t, err)
	defer closed(t, j)
	if r == nil || filepath.Dir(r.Kept) != folder {
		t.Fatalf("it says %+v", r)
	}
	if b := bytesOf(t, r.Kept); !bytes.Equal(b, torn) {
		t.Error("the log isn't kept as it was")
	}
}
