package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// Were a file damaged, or an event gone, the ordeal would have to see it.
func TestVerify_SeesDamageAndLoss(t *testing.T) {
	folder := t.TempDir()
	s := &stage{folder: folder, course: filepath.Join(folder, "course")}
	if err := writeCourse(s.course); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.read, err = openCourse(s.course); err != nil {
		t.Fatal(err)
	}
	sound := filepath.Join(folder, "sound")
	if err := s.learner(sound); err != nil {
		t.Fatal(err)
	}
	events, err := held(sound)
	if err != nil || len(events) < history {
		t.Fatalf("%d events, %v", len(events), err)
	}
	for name, c := range map[string]struct {
		spoil func(path string, data []byte) error
		wrong string
	}{
		"sound": {func(string, []byte) error { return nil }, ""},
		"a byte is another": {func(path string, data []byte) error {
			at := strings.LastIndex(string(data), `"rating":`)
			data[at+9] ^= 7
			return os.WriteFile(path, data, 0o600)
		}, "doesn't open soundly"},
		"a page is empty": {func(path string, data []byte) error {
			page := strings.LastIndex(string(data), `"rating":`) / 4096 * 4096 // one that is in use
			clear(data[page : page+4096])
			return os.WriteFile(path, data, 0o600)
		}, "integrity_check"},
		"another journal": {func(path string, _ []byte) error {
			if err := os.Remove(path); err != nil {
				return err
			}
			return os.Remove(filepath.Join(filepath.Dir(path), journal.ManifestName))
		}, "is lost"},
		"a strange file": {func(path string, data []byte) error {
			return os.WriteFile(path+".bak", data, 0o600)
		}, "nobody knows"},
	} {
		data := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(data, os.DirFS(sound)); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(data, journal.FileName)
		bytes, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.spoil(path, bytes); err != nil {
			t.Fatal(err)
		}
		w := newWitness(study.Graded)
		w.know(events)
		wrong := strings.Join(verify(data, filepath.Join(filepath.Dir(data), "scratch"), s.read, w), "; ")
		if (c.wrong == "") != (wrong == "") || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%s: %q", name, wrong)
		}
	}
}
