package main

import (
	"path/filepath"
	"testing"
	"time"
)

// Every work on a journal's files is stopped after two of its calls, drawn anew each time.
func TestJournal_IsWholeWhereverWorkOnItsFilesIsStopped(t *testing.T) {
	if err := mountable(mountCut)(); err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	s := &stage{folder: folder, course: filepath.Join(folder, "course")}
	if err := writeCourse(s.course); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.read, err = openCourse(s.course); err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano() % 1_000_000)
	found, err := stopAnywhere(t.Context(), s, seed, 2*len(works))
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range found.failures {
		t.Error(what)
	}
	if found.rounds != 2*len(works) || found.shown == 0 {
		t.Errorf("%+v", found)
	}
}
