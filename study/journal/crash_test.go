package journal_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/study/journal"
)

// childFolder names the variable that makes the test binary a child that
// appends to the journal in a folder until it is killed.
const childFolder = "STAGECRAFT_JOURNAL_CHILD"

func TestMain(m *testing.M) {
	if folder := os.Getenv(childFolder); folder != "" {
		appendForEver(folder)
	}
	if folder := os.Getenv(restoringChild); folder != "" {
		restoreForEver(folder)
	}
	journal.WaitLong()
	os.Exit(m.Run())
}

// appendForEver prints the id of each event once Append has returned.
func appendForEver(folder string) {
	j, err := journal.Open(folder)
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	n := 0
	for _, err := range j.Events() {
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		n++
	}
	fmt.Println("ready")
	for {
		n++
		e := events(j.Device(), n, 1)[0]
		if err := j.Append(e); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		j.SetSettingLater("place", e.ID.String())
		fmt.Println(e.ID)
	}
}

func child(t *testing.T, folder string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childFolder+"="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Fatalf("the child says %q", lines.Text())
	}
	return cmd, lines
}

func TestJournal_EveryAcknowledgedEventOutlivesKill9(t *testing.T) {
	folder := t.TempDir()
	acknowledged := map[string]bool{}
	for round := range 5 {
		cmd, lines := child(t, folder)
		if round == 0 {
			if _, err := journal.Open(folder); !errors.Is(err, journal.ErrInUse) {
				t.Fatalf("opening beside another process gave %v", err)
			}
		}
		for n := 1; lines.Scan(); n++ {
			if n == 5 { // so that a slow disk has something to lose too
				wait := time.Duration(rand.IntN(120)) * time.Millisecond
				time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
			}
			if strings.HasPrefix(lines.Text(), "error:") {
				t.Fatal(lines.Text())
			}
			if len(lines.Text()) == 26 { // a whole line
				acknowledged[lines.Text()] = true
			}
		}
		_ = cmd.Wait()

		j := open(t, folder)
		kept := all(t, j)
		there := map[string]bool{}
		for i, e := range kept {
			there[e.ID.String()] = true
			if e.Seq != int64(i+1) {
				t.Fatalf("event %d has the number %d", i+1, e.Seq)
			}
		}
		for id := range acknowledged {
			if !there[id] {
				t.Fatalf("round %d: %s was acknowledged and is lost", round, id)
			}
		}
		closed(t, j)
	}
	if len(acknowledged) < 5*5 {
		t.Fatalf("only %d events were written in five rounds", len(acknowledged))
	}
}

func TestJournal_LogOfACrashIsNotNeededToRefuseANewerVersion(t *testing.T) {
	folder := t.TempDir()
	cmd, lines := child(t, folder)
	for range 10 {
		lines.Scan()
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	path := filepath.Join(folder, journal.FileName)
	patch(t, path, 60, []byte{0, 0, 0, 99})
	before := contents(t, folder)
	if _, err := journal.Open(folder); !errors.Is(err, journal.ErrNewer) {
		t.Fatalf("a newer journal gave %v", err)
	}
	unchanged(t, folder, before)
}
