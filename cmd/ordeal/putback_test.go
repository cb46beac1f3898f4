package main

import (
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// A restore that was begun leaves what was there or what the backup holds. Anything else the ordeal has to see.
func TestVerifyEither_TakesARestoreForDoneOrNotBegunAndForNothingElse(t *testing.T) {
	s := offStage(t)
	for name, c := range map[string]struct {
		do    func(data, backup string) error
		wrong string
	}{
		"not begun": {func(string, string) error { return nil }, ""},
		"done": {func(data, backup string) error {
			_, err := journal.Restore(t.Context(), data, backup, nil)
			return err
		}, ""},
		"another was restored": {func(data, _ string) error {
			all, err := journal.Backups(data)
			if err != nil {
				return err
			}
			_, err = journal.Restore(t.Context(), data, all[len(all)-1].Path, nil)
			return err
		}, "is lost"},
	} {
		data := filepath.Join(t.TempDir(), "data")
		c2 := &child{folder: s.folder, at: data, course: s.read}
		if err := backedUp(c2); err != nil { // two backups, and something done since
			t.Fatal(err)
		}
		all, err := journal.Backups(data)
		if err != nil || len(all) != 2 {
			t.Fatal(all, err)
		}
		w := newWitness(study.Answered)
		w.restores = true
		events, err := held(data)
		if err != nil {
			t.Fatal(err)
		}
		w.know(events)
		w.next = w.other()
		if err := eachIn(all[0].Path, func(e *study.Event) { w.next.known[e.ID] = string(e.AppendRow(nil)) }); err != nil {
			t.Fatal(err)
		}
		w.next.before = w.other()
		before := len(w.known)
		if err := c.do(data, all[0].Path); err != nil {
			t.Fatal(err)
		}
		wrong := strings.Join(verifyEither(data, filepath.Join(filepath.Dir(data), "scratch"), s.read, w), "; ")
		if (c.wrong == "") != (wrong == "") || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%s: %q", name, wrong)
		}
		if after := len(w.known); name == "not begun" && after != before || name == "done" && (after >= before || w.before == nil) {
			t.Errorf("%s: of %d events %d are known", name, before, after)
		}
	}
}
