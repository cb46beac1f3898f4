package journal_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// snapshots lists the files of snapshots in a folder.
func snapshots(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.snapshot"))
	must(t, err)
	return found
}

func opened(t *testing.T, folder string) *journal.Journal {
	t.Helper()
	j, err := journal.Open(folder)
	must(t, err)
	t.Cleanup(func() { _ = j.Close() })
	return j
}

func TestSnapshot_IsGivenOnlyAsItWasKept(t *testing.T) {
	data := bytes.Repeat([]byte("what it all came to"), 1000)
	for name, c := range map[string]struct {
		harm func(t *testing.T, path string)
		kept bool
	}{
		"as it was":       {func(*testing.T, string) {}, true},
		"a byte flipped":  {func(t *testing.T, path string) { changeByte(t, path, 7000) }, false},
		"cut short":       {func(t *testing.T, path string) { must(t, os.Truncate(path, 7000)) }, false},
		"grown":           {func(t *testing.T, path string) { must(t, os.WriteFile(path, append(data, 0), 0o600)) }, false},
		"removed":         {func(t *testing.T, path string) { must(t, os.Remove(path)) }, false},
		"an empty folder": {func(t *testing.T, path string) { must(t, errors.Join(os.Remove(path), os.Mkdir(path, 0o700))) }, false},
		"a link to it": {func(t *testing.T, path string) {
			must(t, errors.Join(os.Rename(path, path+"!"), os.Symlink(path+"!", path)))
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			j := opened(t, folder)
			j.KeepSnapshot("sales", []byte("an older one"))
			j.KeepSnapshot("sales", data)
			must(t, j.Close())
			files := snapshots(t, folder)
			if len(files) != 1 {
				t.Fatalf("there are %v", files)
			}
			c.harm(t, files[0])
			j = opened(t, folder)
			if got := j.Snapshot("sales"); c.kept != bytes.Equal(got, data) || !c.kept && got != nil {
				t.Errorf("it gave %d bytes", len(got))
			}
			if got := j.Snapshot("cooking"); got != nil {
				t.Error("another name gave it too")
			}
		})
	}
}

func TestSnapshot_OfManyInARowTheLastStays(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	for i := range 100 {
		j.KeepSnapshot("sales", fmt.Appendf(nil, "number %d", i))
	}
	must(t, j.Close())
	if got := string(opened(t, folder).Snapshot("sales")); got != "number 99" {
		t.Errorf("it gave %q", got)
	}
}

func TestSnapshot_OfAnotherJournalIsNotTaken(t *testing.T) {
	one, other := t.TempDir(), t.TempDir()
	j := opened(t, one)
	j.KeepSnapshot("sales", []byte("of this one"))
	must(t, j.Close())
	must(t, opened(t, other).Close())
	path := snapshots(t, one)[0]
	must(t, os.Rename(path, filepath.Join(other, filepath.Base(path))))
	if got := opened(t, other).Snapshot("sales"); got != nil {
		t.Errorf("it gave %q", got)
	}
}

func TestSnapshot_OfManyCoursesOnlyTheLatestAreKept(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	for i := range 20 {
		j.KeepSnapshot(fmt.Sprint("course ", i), []byte("one"))
	}
	must(t, j.Close())
	if n := len(snapshots(t, folder)); n > 6 {
		t.Errorf("there are %d", n)
	}
}

func TestEventsFrom_GivesTheEventAndThoseAfterIt(t *testing.T) {
	j := opened(t, t.TempDir())
	all := events(j.Device(), 1, 50)
	must(t, j.Append(all...))
	var got []study.Event
	for e, err := range j.EventsFrom(all[30].ID) {
		must(t, err)
		got = append(got, e)
	}
	if len(got) != 20 || got[0].ID != all[30].ID || got[19].ID != all[49].ID {
		t.Errorf("there were %d", len(got))
	}
	if n := j.Counts()[j.Device()]; n != 50 {
		t.Errorf("it counted %d", n)
	}
}

// changeByte changes a byte of a file, which then seems as old as it was.
func changeByte(t *testing.T, path string, at int64) {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	b := make([]byte, 1)
	_, err = f.ReadAt(b, at)
	must(t, err)
	b[0] ^= 1
	_, err = f.WriteAt(b, at)
	must(t, errors.Join(err, f.Close(), os.Chtimes(path, info.ModTime(), info.ModTime())))
}

// payloadIn gives where in a journal's file the payload of some event is.
func payloadIn(t *testing.T, path string) int64 {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	at := bytes.LastIndex(b, []byte(`{"`))
	if at < 0 {
		t.Fatal("it holds no payload")
	}
	return int64(at) + 3
}

func TestVerify_FindsWhatAStartBySnapshotDoesNotRead(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	must(t, j.Append(events(j.Device(), 1, 3000)...))
	j.KeepSnapshot("sales", []byte("one"))
	must(t, j.Close())
	j = opened(t, folder)
	told := int64(0)
	must(t, j.Verify(context.Background(), func(done, _ int64) { told = done }))
	if told == 0 {
		t.Error("nobody was told how far it is")
	}
	must(t, j.Append(events(j.Device(), 3001, 1)...))
	must(t, j.Verify(context.Background(), nil))
	if j.Missing() != nil {
		t.Errorf("of a sound one it misses %+v", j.Missing())
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if err := j.Verify(stopped, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it gave %v", err)
	}
	must(t, j.Close())

	path := filepath.Join(folder, journal.FileName)
	changeByte(t, path, payloadIn(t, path))
	j = opened(t, folder) // it seems as it was left
	if j.Snapshot("sales") == nil {
		t.Fatal("there is no snapshot any more")
	}
	err := j.Verify(context.Background(), nil)
	if damaged := new(journal.DamagedEvent); !errors.Is(err, journal.ErrDamaged) || !errors.As(err, &damaged) {
		t.Fatalf("it gave %v", err)
	}
	must(t, j.Append(events(j.Device(), 3002, 1)...)) // what is done goes on being saved
	if j.Unsaved() > 0 {
		t.Error("it isn't saved")
	}
	must(t, j.Close())
	j = opened(t, folder)
	if j.Snapshot("sales") != nil {
		t.Error("the snapshot still counts")
	}
	for _, err = range j.Events() {
		if err != nil {
			break
		}
	}
	if !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("the next start found %v", err)
	}
}

func TestVerify_FindsThatOthersStandInThePlaceOfSome(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	must(t, j.Append(events(j.Device(), 1, 100)...))
	for _, err := range j.Events() {
		must(t, err)
	}
	must(t, j.Close())
	path := filepath.Join(folder, journal.ManifestName)
	b, err := os.ReadFile(path)
	must(t, err)
	at := bytes.Index(b, []byte(`"sum": "`)) + len(`"sum": "`)
	b[at] = '0' + (b[at]-'0'+1)%8
	must(t, os.WriteFile(path, b, 0o600))
	j = opened(t, folder)
	must(t, j.Verify(context.Background(), nil))
	if m := j.Missing(); m == nil || !m.Changed {
		t.Errorf("it says %+v", m)
	}
}

func TestOpen_LooksThroughAFileThatIsNotAsItWasLeft(t *testing.T) {
	harm := func(t *testing.T, path string) { // in the midst of a page of the index
		info, err := os.Stat(path)
		must(t, err)
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		must(t, err)
		_, err = f.WriteAt(make([]byte, 4096), info.Size()/2/4096*4096)
		must(t, errors.Join(err, f.Close()))
	}
	folder := t.TempDir()
	j := opened(t, folder)
	must(t, j.Append(events(j.Device(), 1, 3000)...))
	must(t, j.Close())
	path := filepath.Join(folder, journal.FileName)
	harm(t, path)
	if _, err := journal.Open(folder); !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("it gave %v", err)
	}
}

func TestOpen_AsItWasLeftCountsWhatTheManifestSays(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	device := j.Device()
	must(t, j.Append(events(device, 1, 200)...))
	must(t, j.Append(events("other", 5000, 30)...))
	must(t, j.Close())
	for range 3 {
		j = opened(t, folder)
		if c := j.Counts(); c["other"] != 30 || j.Device() != device || j.Missing() != nil {
			t.Fatalf("it counts %v, misses %+v", c, j.Missing())
		}
		n := j.Counts()[device]
		e := events(device, int(n)+1, 1)[0]
		e.Seq, e.Device = 0, ""
		must(t, j.Append(e))
		all := int64(0)
		for e, err := range j.Events() {
			must(t, err)
			if e.Device == device {
				all++
			}
		}
		if all != n+1 || j.Missing() != nil {
			t.Fatalf("it holds %d, counted %d, misses %+v", all, n, j.Missing())
		}
		must(t, j.Close())
		time.Sleep(2 * time.Millisecond)
	}
}

func TestJournal_WhatWasNeverReadAndIsOverwrittenIsToldToBeMissing(t *testing.T) {
	folder := t.TempDir()
	j := opened(t, folder)
	must(t, j.Append(events(j.Device(), 1, 50)...))
	must(t, j.Close())
	j = opened(t, folder)
	if !j.Unread() {
		t.Fatal("it was read")
	}
	must(t, os.Truncate(filepath.Join(folder, journal.FileName), 0))
	must(t, j.Append(events(j.Device(), 51, 1)...))
	soon(t, "journal that is saved to", func() bool { return j.Saving().Stopped == nil && j.Unsaved() == 0 })
	if m := j.Missing(); m == nil || m.Events != 50 {
		t.Errorf("it misses %+v", m)
	}
}
