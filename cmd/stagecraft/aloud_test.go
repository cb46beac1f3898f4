package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// mouth stands for espeak-ng: it writes down its process and what it is to
// say, and takes its time over it.
const mouth = `#!/bin/sh
case "$1" in --voices=*) printf 'Pty Language\n 2 en\n'; exit 0;; esac
read -r line
echo "$$ $line" >>%DIR%/heard
exec /bin/sleep 2
`

func TestAloud_ReadsInARealWindowAndIsQuietWhenTheAppIsKilled(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "espeak-ng"), []byte(strings.ReplaceAll(mouth, "%DIR%", dir)), 0o755); err != nil {
		t.Fatal(err)
	}
	// No other voice is found, and neither is one in the folder it starts in.
	w := start(t, t.TempDir(), []string{"/usr/bin/env", "PATH=" + dir + ":."})
	w.press("ctrl+2", "v")
	first := heard(t, dir, 1)
	second := heard(t, dir, 2)
	if first.text == "" || second.text == "" || first.text == second.text {
		t.Errorf("it reads %q and then %q", first.text, second.text)
	}
	w.press("Escape")
	gone(t, second.pid)
	w.mustDraw("after reading")
	n := len(lines(dir))
	time.Sleep(time.Second)
	if now := len(lines(dir)); now != n {
		t.Errorf("%d sentences are begun after Escape", now-n)
	}
	w.press("v")
	last := heard(t, dir, n+1)
	w.app.Kill()
	gone(t, last.pid)
}

// utterance is a sentence that is said, and the process that says it.
type utterance struct {
	pid  int
	text string
}

func lines(dir string) []string {
	text, _ := os.ReadFile(filepath.Join(dir, "heard"))
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")[:strings.Count(string(text), "\n")]
}

// heard waits for a sentence, counted from 1.
func heard(t *testing.T, dir string, number int) utterance {
	t.Helper()
	for until := time.Now().Add(settleLimit); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		if all := lines(dir); len(all) >= number {
			pid, text, _ := strings.Cut(all[number-1], " ")
			n, err := strconv.Atoi(pid)
			if err != nil {
				t.Fatal(err)
			}
			return utterance{n, text}
		}
	}
	t.Fatalf("sentence %d is never said", number)
	return utterance{}
}

// gone waits until a process has ended, sooner than it would by itself.
func gone(t *testing.T, pid int) {
	t.Helper()
	for until := time.Now().Add(1500 * time.Millisecond); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		// One that has ended may wait to be asked for.
		stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
		if err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
	}
	t.Errorf("process %d speaks on", pid)
}
