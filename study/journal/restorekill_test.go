package journal_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"stagecraft/study/journal"
)

// restoringChild names the variable that makes the test binary a child that
// restores a backup and undoes that until it is killed.
const restoringChild = "STAGECRAFT_RESTORING_CHILD"

// restoreForEver says when it begins each, and what went wrong.
func restoreForEver(folder string) {
	var err error
	for err == nil {
		var j *journal.Journal
		if j, err = journal.Open(folder); err != nil {
			break
		}
		replaced := j.Replaced()
		if err = j.Close(); err != nil {
			break
		}
		fmt.Println("begins")
		if replaced != "" {
			err = journal.UndoRestore(context.Background(), folder, replaced)
			continue
		}
		var backups []journal.Backup
		if backups, err = journal.Backups(folder); err == nil {
			_, err = journal.Restore(context.Background(), folder, backups[0].Path, nil)
		}
	}
	fmt.Println("error:", err)
	os.Exit(1)
}

func TestRestore_KilledAtAnyMomentTheJournalIsThatOfBeforeOrAfter(t *testing.T) {
	folder, _, before := restoring(t)
	for round := range 10 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), restoringChild+"="+folder)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for range 1 + rand.IntN(3) {
			if !lines.Scan() || strings.HasPrefix(lines.Text(), "error") {
				t.Fatalf("round %d: the child says %q", round, lines.Text())
			}
		}
		time.Sleep(time.Duration(rand.IntN(25)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if _, err := os.Stat(folder + "/" + journal.FileName); err != nil {
			t.Fatalf("round %d: nothing has the journal's name: %v", round, err)
		}
		j, err := journal.Open(folder)
		must(t, err)
		switch got := all(t, j); len(got) {
		case 10:
			sameEvents(t, got, before[:10])
			if j.Replaced() == "" {
				t.Errorf("round %d: it is restored, and that can't be undone", round)
			}
		case 30:
			sameEvents(t, got, before)
		default:
			t.Fatalf("round %d: it holds %d events", round, len(got))
		}
		if m := j.Missing(); m != nil {
			t.Errorf("round %d: missing %+v", round, m)
		}
		must(t, j.Close())
	}
}
