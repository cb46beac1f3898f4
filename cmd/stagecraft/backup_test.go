package main

import (
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// A learner backs up, grades another card and puts the backup back; after a restart
// one key undoes that.
func TestBackups_AreMadeRestoredAndTheRestoreUndoneAfterARestart(t *testing.T) {
	t.Parallel()
	home, data := quietHome(t), t.TempDir()
	env := []string{"env", "HOME=" + home}
	w := start(t, data, env, "--page", "today")
	toBackups := func() {
		t.Helper()
		w.press("ctrl+k")
		w.write("backups")
		w.press("Return")
		w.linger()
	}
	grade := func() {
		t.Helper()
		w.press("r", "space", "3")
	}
	grade()
	toBackups()
	w.press("b")
	w.linger()
	w.press("ctrl+1")
	grade()
	toBackups()
	w.press("l")
	w.linger()
	w.press("Tab", "Return") // restores it
	w.linger()
	w.quit()
	if k := readJournal(t, data, "sales-process"); k.count(study.Graded) != 1 {
		t.Fatalf("restored, it holds %d grades", k.count(study.Graded))
	}

	w = start(t, data, env)
	w.linger()
	w.press("ctrl+z")
	w.linger()
	w.quit()
	if k := readJournal(t, data, "sales-process"); k.count(study.Graded) != 2 {
		t.Errorf("undone, it holds %d grades", k.count(study.Graded))
	}
	all, err := journal.Backups(data)
	if err != nil || len(all) != 2 || all[0].Reason != journal.BeforeRestore || all[0].Reviews() != 2 || all[1].Reason != journal.ByHand || all[1].Reviews() != 1 {
		t.Errorf("the backups are %+v, %v", all, err)
	}
}
