package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"stagecraft/cmd/internal/faultydisk"
)

// offStage is what an ordeal without a window takes.
func offStage(t *testing.T) *stage {
	t.Helper()
	folder := t.TempDir()
	s := &stage{folder: folder, course: filepath.Join(folder, "course")}
	if err := writeCourse(s.course); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.read, err = openCourse(s.course); err != nil {
		t.Fatal(err)
	}
	return s
}

// Two users keep in step for a few rounds, killed in each, and end with the same.
func TestUsers_TwoOfThemKeepInStepThroughOneFolder(t *testing.T) {
	if err := twoUsers(); err != nil {
		t.Skip(err)
	}
	seed := uint64(time.Now().UnixNano() % 1_000_000)
	found, err := keepInStep(t.Context(), offStage(t), seed, 3)
	if err != nil {
		t.Fatalf("with seed %d: %v", seed, err)
	}
	for _, what := range found.failures {
		t.Error(what)
	}
	if len(found.failures) == 0 && (found.killed != 6 || len(found.notes) != 1) {
		t.Errorf("with seed %d: %+v", seed, found)
	}
}

// forbidden are names that FAT and Windows have no room for.
var forbidden = regexp.MustCompile(`["*/:<>?\\|\x00-\x1f]|[. ]$`)

// All that is done with the files of a data folder is done on a stick too.
func TestJournal_DoesAllItsWorkOnAFATDisk(t *testing.T) {
	s := offStage(t)
	for _, w := range works {
		at := t.TempDir()
		if disk, err := faultydisk.Mount(at); err == nil {
			disk.LikeFAT()
			t.Cleanup(func() { _ = disk.Unmount() })
		} // else the names are looked at all the same
		data := filepath.Join(at, "data")
		c := &child{folder: s.folder, at: data, course: s.read}
		if err := w.scene(c); err != nil {
			t.Fatalf("%s: making the scene: %v", w.name, err)
		}
		before, err := anywhere(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.do(c); err != nil {
			t.Errorf("%s: %v", w.name, err)
		}
		after, err := anywhere(data)
		if err != nil {
			t.Fatal(err)
		}
		if n := among(before, after); n < len(before) || n == 0 {
			t.Errorf("%s: %d of %d answers are left", w.name, n, len(before))
		}
		if _, err := os.Stat(filepath.Join(data, "journal.manifest.json")); err != nil && w.keeps {
			t.Errorf("%s: %v", w.name, err)
		}
		err = filepath.WalkDir(data, func(path string, _ os.DirEntry, err error) error {
			if forbidden.MatchString(filepath.Base(path)) {
				t.Errorf("%s: FAT has no room for the name %q", w.name, filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
