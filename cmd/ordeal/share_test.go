package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"stagecraft/cmd/internal/faultydisk"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// A share that is cut off, or answers nothing, takes nothing of what was done, and once it is back the journal
// goes on in the file that it had: that nobody else touched.
func TestJournal_WaitsForAShareAndGoesOnInItsOwnFile(t *testing.T) {
	disk, err := faultydisk.Mount(t.TempDir())
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = disk.Unmount() })
	folder := filepath.Join(disk.Path(), "data")
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	c := &child{folder: t.TempDir(), random: nil, journal: j}
	if err := writeCourse(filepath.Join(c.folder, "course")); err != nil {
		t.Fatal(err)
	}
	if c.course, err = openCourse(filepath.Join(c.folder, "course")); err != nil {
		t.Fatal(err)
	}
	if c.session, err = study.Start(c.course, j, study.SystemClock{}); err != nil {
		t.Fatal(err)
	}
	answer := func() {
		t.Helper()
		c.done++
		if err := c.session.Answer(c.course.Questions[c.done].ID, true, fmt.Sprint(c.done)); err != nil {
			t.Fatal(err)
		}
	}
	back := func(name string) {
		t.Helper()
		j.Retry()
		for deadline := time.Now().Add(time.Minute); j.Saving().Stopped != nil; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s: once it is back it says %+v", name, j.Saving())
			}
		}
	}
	answer()
	for name, trouble := range map[string]struct {
		begin func()
		want  error
	}{
		"stale":          {func() { disk.Away(syscall.ESTALE) }, journal.ErrAway},
		"not connected":  {func() { disk.Away(syscall.ENOTCONN) }, journal.ErrAway},
		"fails":          {func() { disk.Away(syscall.EIO) }, journal.ErrAway},
		"doesn't answer": {disk.Hang, journal.ErrSlow},
	} {
		trouble.begin()
		answer()
		if s := j.Saving(); !errors.Is(s.Stopped, trouble.want) || s.Unsaved != 1 {
			t.Errorf("%s: it says %+v", name, s)
		}
		disk.Return()
		back(name)
	}
	// The stick is pulled out, and put in again: what was open on it is of no use. On a busy machine the journal
	// would be coming to rest just then, and a file that it was writing to isn't the one that it left.
	j.Rest()
	for deadline := time.Now().Add(time.Minute); !atRest(folder); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the journal doesn't come to rest")
		}
	}
	if err := disk.Replug(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		answer()
	}
	back("pulled out")
	answer()
	if s := j.Saving(); s.Stopped != nil || s.Unsaved > 0 {
		t.Errorf("after the stick was put in again it says %+v", s)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if wrong := strays(folder, false); len(wrong) > 0 {
		t.Error(wrong)
	}
	events, err := held(folder)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range events {
		if events[i].Kind == study.Answered {
			n++
		}
	}
	if n != c.done {
		t.Errorf("%d of %d answers are there", n, c.done)
	}
}

// atRest says whether a folder's journal has all in its main file and knows so: its log is empty before it has
// looked at what it left, and the manifest that it writes then tells of that file.
func atRest(folder string) bool {
	log, err := os.Stat(filepath.Join(folder, journal.FileName+"-wal"))
	if err != nil || log.Size() > 0 {
		return false
	}
	manifest := filepath.Join(folder, journal.ManifestName)
	info, err := os.Stat(manifest)
	if err != nil || info.ModTime().Before(log.ModTime()) {
		return false
	}
	b, err := os.ReadFile(manifest)
	return err == nil && bytes.Contains(b, []byte(`"file"`))
}
