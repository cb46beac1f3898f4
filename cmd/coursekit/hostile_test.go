//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/goccy/go-yaml/parser"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/hostile"
)

// What the command may take for whatever it is given: seconds of processor
// time on a machine that reads a list of 15,000 entries in referenceTime, and memory.
const (
	mostTime      = 2 * time.Second
	mostMemory    = 300 << 20
	referenceTime = 220 * time.Millisecond
	killAfter     = 60 * time.Second
	mostTries     = 6 // of what took longer
)

// TestHostile_NothingTakesLongOrMuchOrEndsWithoutWords runs the command on each
// hostile input: check on all, render on notes, pack and web on folders.
// What is to be refused is refused in words.
func TestHostile_NothingTakesLongOrMuchOrEndsWithoutWords(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the command some hundred times")
	}
	command := filepath.Join(t.TempDir(), "coursekit")
	if err := build.Plain(".", command, "."); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	// Written by a process of its own: the memory that a process has held counts
	// for those it starts.
	writing := exec.Command(os.Args[0], "-test.run=^TestHostile_Write$")
	writing.Env = append(os.Environ(), writeInto+"="+folder)
	if out, err := writing.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	list, err := os.ReadFile(filepath.Join(folder, writtenList))
	if err != nil {
		t.Fatal(err)
	}
	var inputs []hostile.Input
	if err := json.Unmarshal(list, &inputs); err != nil {
		t.Fatal(err)
	}
	if len(inputs) < 380 {
		t.Fatalf("there are %d inputs", len(inputs))
	}
	limit := time.Duration(float64(mostTime) * slowness())
	t.Logf("%d inputs, %v each at most", len(inputs), limit.Round(10*time.Millisecond))
	var slowest, largest use
	var again []call // those that took too long
	judge := func(r call) {
		u := runOnce(t, command, r)
		if u.memory > mostMemory {
			t.Errorf("%s took %d MB", u.what, u.memory>>20)
		}
		if u.memory > largest.memory {
			largest = u
		}
		if u.time > limit {
			again = append(again, r)
			t.Logf("%s took %v", u.what, u.time.Round(time.Millisecond))
			return
		}
		if u.time > slowest.time {
			slowest = u
		}
	}
	for i, in := range inputs {
		path := in.Path(folder)
		lines := [][]string{{"check", path}}
		switch in.Kind {
		case hostile.Note:
			format := []string{"html", "text", "json"}[i%3]
			render := []string{"render", "--format", format, "-o", filepath.Join(folder, "out"), path}
			switch {
			case !strings.HasPrefix(in.Name, "note-largest"):
				lines = append(lines, render)
			case i%2 == 0: // each takes its time, and most of it is the same
				lines = [][]string{render}
			}
		case hostile.Progress:
			lines = [][]string{{"progress", "check", path}}
		case hostile.Folder:
			lines = append(lines, []string{"pack", path, "-o", filepath.Join(folder, "out.course")})
			if i%4 == 0 { // most of it is the same as for check
				lines = append(lines, []string{"web", path, "-o", filepath.Join(folder, "out.zip")})
			}
		}
		for _, line := range lines {
			judge(call{in, line})
		}
	}
	// What else the machine did may have slowed some: a busy spell passes, and what
	// is slow by itself is slow each time.
	for try := 1; len(again) > 0 && try <= mostTries; try++ {
		time.Sleep(time.Duration(try) * time.Second)
		limit = max(limit, time.Duration(float64(mostTime)*slowness()))
		runs := again
		again = nil
		for _, r := range runs {
			judge(r)
		}
	}
	for _, r := range again {
		t.Errorf("%s takes more than %v each time", r.what(), limit.Round(10*time.Millisecond))
	}
	t.Logf("the slowest is %s with %v, the largest %s with %d MB", slowest.what, slowest.time.Round(time.Millisecond), largest.what, largest.memory>>20)
}

// writeInto names the variable with the folder that TestHostile_Write writes to.
const writeInto = "STAGECRAFT_WRITE_HOSTILE"

// writtenList is the file there that lists them.
const writtenList = "list.json"

// TestHostile_Write writes the inputs, for the test above.
func TestHostile_Write(t *testing.T) {
	folder := os.Getenv(writeInto)
	if folder == "" {
		t.Skip("is run by another test")
	}
	inputs := hostile.Inputs()
	for _, in := range inputs {
		if _, err := in.Write(folder); err != nil {
			t.Error(err)
		}
	}
	list, err := json.Marshal(inputs)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, writtenList), list, 0o600); err != nil {
		t.Fatal(err)
	}
}

// call is one run of the command.
type call struct {
	on   hostile.Input
	line []string
}

func (c call) what() string { return c.line[0] + " " + c.on.Name }

// use is what a run took.
type use struct {
	what   string
	time   time.Duration // of the processor
	memory int64         // bytes, at its most
}

// beginning gives the first part of what a run said.
func beginning(t *testing.T, said *os.File) string {
	t.Helper()
	text := make([]byte, 1<<20)
	n, err := said.ReadAt(text, 0)
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return string(text[:n])
}

// runOnce runs the command and wants it to end by itself with words.
func runOnce(t *testing.T, command string, r call) use {
	t.Helper()
	in, line, name := r.on, r.line, r.on.Name
	ctx, cancel := context.WithTimeout(t.Context(), killAfter)
	defer cancel()
	cmd := exec.CommandContext(ctx, command, line...)
	// To a file: what this process holds when it starts another counts for that
	// one's memory.
	said, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	cmd.Stdout, cmd.Stderr = said, said
	err = cmd.Run()
	var exit *exec.ExitError
	text := beginning(t, said)
	switch {
	case err != nil && !errors.As(err, &exit), exit != nil && exit.ExitCode() != 1:
		t.Errorf("%s %s ended with %v: %.500s", line[0], name, err, text)
	case err != nil && strings.TrimSpace(text) == "":
		t.Errorf("%s %s failed without a word", line[0], name)
	case strings.Contains(text, "panic:") || strings.Contains(text, "goroutine ") || strings.Contains(text, "runtime error"):
		t.Errorf("%s %s says %.500s", line[0], name, text)
	case in.Kind == hostile.Progress && (exit == nil || len(text) > 2000):
		t.Errorf("%s %s is taken for sound, or isn't refused in a sentence: %.500s", line[0], name, text)
	case line[0] != "pack" && line[0] != "web" && !strings.Contains(text, in.Says):
		t.Errorf("%s %s doesn't say %q: %.500s", line[0], name, in.Says, text)
	case strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x202a && r <= 0x202e
	}):
		t.Errorf("%s %s says what a terminal obeys: %.500q", line[0], name, text)
	}
	u := use{what: r.what()}
	if state := cmd.ProcessState; state != nil {
		u.time = state.UserTime() + state.SystemTime()
		if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
			u.memory = usage.Maxrss
			if runtime.GOOS != "darwin" {
				u.memory *= 1024
			}
		}
	}
	return u
}

// slowness is how many times as long this machine takes now as the one that the
// limits are for, at least 1.
func slowness() float64 {
	var list strings.Builder // the slowest inputs are such lists
	for i := range 15_000 {
		fmt.Fprintf(&list, "- id: step-%d\n  name: Step %d\n", i, i)
	}
	begin := processorTime()
	if _, err := parser.ParseBytes([]byte(list.String()), 0); err != nil {
		panic(err) // it is in order
	}
	return max(1, float64(processorTime()-begin)/float64(referenceTime))
}

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
