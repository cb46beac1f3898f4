//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"stagecraft/cmd/internal/hostile"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// hostileChild names the variable with the file that TestHostileBackup_IsRefused is to
// read, in the process that it starts for each.
const hostileChild = "STAGECRAFT_READ_HOSTILE"

// TestHostileBackup_IsRefused puts each hostile .progress file in the place of a backup
// that is restored, of one that is looked into, and of progress that is brought in, each
// in a process of its own.
func TestHostileBackup_IsRefused(t *testing.T) {
	if path := os.Getenv(hostileChild); path != "" {
		refuseEverywhere(t, path)
		return
	}
	if testing.Short() {
		t.Skip("starts a process for each of them")
	}
	folder := t.TempDir()
	run := func(test, variable, value string) *os.ProcessState {
		cmd := exec.Command(os.Args[0], "-test.run=^"+test+"$")
		cmd.Env = append(os.Environ(), variable+"="+value)
		said, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v: %.800s", value, err, said)
		}
		return cmd.ProcessState
	}
	// By a process of its own: what this one has held would count for those that it starts.
	run("TestHostile_WriteProgress", writeInto, folder)
	limit := time.Duration(waysRead * float64(mostTime) * slowness())
	files, err := os.ReadDir(folder)
	if err != nil || len(files) < 25 {
		t.Fatalf("there are %d files, %v", len(files), err)
	}
	for try := 1; len(files) > 0; try++ {
		var again []os.DirEntry // those that took too long, perhaps for what else the machine did
		for _, f := range files {
			state := run("TestHostileBackup_IsRefused", hostileChild, folder+"/"+f.Name())
			usage, ok := state.SysUsage().(*syscall.Rusage)
			if !ok {
				t.Fatal("the system doesn't say what a process used")
			}
			memory := int64(usage.Maxrss)
			if runtime.GOOS != "darwin" {
				memory *= 1024
			}
			took := state.UserTime() + state.SystemTime()
			switch {
			case memory > mostMemory, took > limit && try > mostTries:
				t.Errorf("%s takes %v and %d MB", f.Name(), took, memory>>20)
			case took > limit:
				again = append(again, f)
			}
		}
		files = again
	}
}

// TestHostile_WriteProgress writes the files, for the test above.
func TestHostile_WriteProgress(t *testing.T) {
	folder := os.Getenv(writeInto)
	if folder == "" {
		t.Skip("is run by another test")
	}
	for _, in := range hostile.ProgressFiles() {
		if _, err := in.Write(folder); err != nil {
			t.Error(err)
		}
	}
}

// waysRead is in how many ways [refuseEverywhere] has a file read.
const waysRead = 3

// refuseEverywhere has a journal read a file in each way in which it reads one, and holds
// that it refuses in words that can be shown.
func refuseEverywhere(t *testing.T, path string) {
	folder := t.TempDir()
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(what string, err error) {
		t.Helper()
		switch {
		case err == nil:
			t.Errorf("%s takes %s", what, path)
		case !errors.Is(err, progressfile.ErrUnsound) && !errors.Is(err, progressfile.ErrNewer):
			t.Errorf("%s says %.300v", what, err)
		case len(err.Error()) > 2000 || strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' || r >= 0x202a && r <= 0x202e }):
			t.Errorf("%s says what can't be shown: %.300q", what, err)
		}
	}
	_, err = j.LookInto(t.Context(), path, nil)
	refused("LookInto", err)
	_, err = j.PreviewJoin(t.Context(), path, nil)
	refused("PreviewJoin", err)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = journal.Restore(t.Context(), folder, path, nil)
	refused("Restore", err)
	again, err := journal.Open(folder)
	if err != nil {
		t.Fatal("the journal doesn't open any more:", err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
