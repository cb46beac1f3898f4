package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// pss reads a process's proportional set size in bytes: its own pages, and its part of shared ones.
func pss(pid int) (int64, error) { return memoryFigure(pid, "smaps_rollup", "Pss:") }

// highWater reads the most bytes of memory that a process has held so far.
func highWater(pid int) (int64, error) { return memoryFigure(pid, "status", "VmHWM:") }

// memoryFigure reads what the system tells of a process's memory, in bytes.
func memoryFigure(pid int, file, figure string) (int64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", pid, file))
	if err != nil {
		return 0, fmt.Errorf("reading its memory: %w", err)
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, figure); ok {
			kilobytes, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kilobytes << 10, err
		}
	}
	return 0, fmt.Errorf("reading its memory: no %s in %s", figure, file)
}

// processorTime reads how long a process's threads have run on a processor, to the nanosecond; what the process's
// own line of figures tells (proc(5), stat) comes in hundredths of a second, a third of what an idle window takes
// in ten.
func processorTime(pid int) (time.Duration, error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		return 0, fmt.Errorf("reading its processor time: no threads of process %d", pid)
	}
	var sum int64
	for _, thread := range threads {
		data, err := os.ReadFile(thread)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it has just ended
		}
		if err != nil {
			return 0, fmt.Errorf("reading its processor time: %w", err)
		}
		var ran, waited, slices int64
		if _, err := fmt.Sscan(string(data), &ran, &waited, &slices); err != nil {
			return 0, fmt.Errorf("reading its processor time: %s: %w", thread, err)
		}
		sum += ran
	}
	if sum == 0 {
		return 0, errors.New("reading its processor time: this Linux keeps no schedstat")
	}
	return time.Duration(sum), nil
}
