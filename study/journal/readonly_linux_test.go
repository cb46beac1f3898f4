package journal_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"stagecraft/study/journal"
)

// asNobody runs f with the file rights of a user who owns nothing, on this
// thread alone, so that the test means the same for root.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if _, _, errno := syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0); errno != 0 {
		t.Skipf("cannot lay down root's rights: %v", errno)
	}
	defer syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0)
	f()
}

func TestOpen_SaysWhenTheJournalIsReadOnly(t *testing.T) {
	folder, path := filled(t)
	for _, name := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	before := contents(t, folder)
	asNobody(t, func() {
		j, err := journal.Open(folder)
		if err == nil {
			j.Close()
			t.Fatal("a read-only journal opened")
		}
		if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("opening gave %v", err)
		}
	})
	unchanged(t, folder, before)
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	sameEvents(t, all(t, open(t, folder)), events("phone", 1, 400))
}
