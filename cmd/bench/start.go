package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
)

// figures are what one start of a program gave.
type figures struct {
	frame    time.Duration // from the start of the process to the first frame that fills the window
	complete time.Duration // and to the last change before the picture held still
	memory   int64         // proportional set size, bytes, five seconds after the start
	idle     time.Duration // processor time in the idleFor after that
}

const (
	memoryAfter = 5 * time.Second
	idleFor     = 10 * time.Second
	// A first frame fills the window with something that is not the server's black.
	firstFrameShare = 0.9
)

// measure starts a program on a screen of its own. When it isn't to be counted only its picture is
// waited for.
func measure(c *contender, counts bool) (figures, error) {
	var f figures
	s, err := screen.Start(size)
	if err != nil {
		return f, err
	}
	defer s.Close()
	cmd := exec.Command(c.binary, c.args...)
	cmd.Env = []string{"FYNE_THEME=light"}
	p, err := s.Run(c.home, cmd)
	if err != nil {
		return f, err
	}
	first, err := s.WaitLit(firstFrameShare, 30*time.Second)
	if err != nil {
		return f, fmt.Errorf("%w; it printed: %s", err, p.Output())
	}
	f.frame = first.Sub(p.Started())
	last, err := s.Settle(500*time.Millisecond, 30*time.Second)
	if err != nil {
		return f, err
	}
	f.complete = max(last.Sub(p.Started()), f.frame)
	if !counts {
		return f, nil
	}
	time.Sleep(time.Until(p.Started().Add(memoryAfter)))
	if f.memory, err = pss(p.PID()); err != nil {
		return f, err
	}
	before, err := processorTime(p.PID())
	if err != nil {
		return f, err
	}
	time.Sleep(idleFor)
	after, err := processorTime(p.PID())
	if err != nil {
		return f, err
	}
	f.idle = after - before
	if p.Ended() {
		return f, fmt.Errorf("it ended by itself: %s", p.Output())
	}
	return f, nil
}

// pss reads a process's proportional set size in bytes: its own pages, and its part of shared ones.
func pss(pid int) (int64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0, fmt.Errorf("reading its memory: %w", err)
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "Pss:"); ok {
			kilobytes, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kilobytes << 10, err
		}
	}
	return 0, errors.New("reading its memory: no Pss in smaps_rollup")
}

// ticksPerSecond is the kernel's USER_HZ, which is 100 on every Linux that Go runs on.
const ticksPerSecond = 100

// processorTime reads how long a process has run on a processor, in user and system mode.
func processorTime(pid int) (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("reading its processor time: %w", err)
	}
	// The name, in parentheses, may hold anything; the fields after it are numbers. utime and stime
	// are fields 14 and 15 of the line, the state after the name being field 3.
	fields := bytes.Fields(data[bytes.LastIndexByte(data, ')')+1:])
	if len(fields) < 13 {
		return 0, errors.New("reading its processor time: /proc/PID/stat is too short")
	}
	var ticks int64
	for _, field := range fields[11:13] {
		n, err := strconv.ParseInt(string(field), 10, 64)
		if err != nil {
			return 0, fmt.Errorf("reading its processor time: %w", err)
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / ticksPerSecond, nil
}
