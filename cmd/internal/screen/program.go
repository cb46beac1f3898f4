package screen

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// Program is a program running on a screen.
type Program struct {
	cmd     *exec.Cmd
	out     *output
	started time.Time
	ended   chan struct{}
	err     error // how it ended; to be read after ended is closed
}

// Run starts a command on the screen. Its environment is that of Environment(home), with the
// command's own Env after it. What it prints is kept for Output.
func (s *Screen) Run(home string, cmd *exec.Cmd) (*Program, error) {
	p := &Program{cmd: cmd, out: &output{}, ended: make(chan struct{})}
	cmd.Env = append(s.Environment(home), cmd.Env...)
	cmd.Stdout, cmd.Stderr = p.out, p.out
	cmd.WaitDelay = time.Second // a child that keeps the pipe open doesn't hold us up
	p.started = time.Now()
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	go func() {
		if p.err = cmd.Wait(); errors.Is(p.err, exec.ErrWaitDelay) {
			p.err = nil // it ended well, and only such a child is left
		}
		close(p.ended)
	}()
	s.running = append(s.running, p)
	return p, nil
}

// PID is the process's number.
func (p *Program) PID() int { return p.cmd.Process.Pid }

// Processor is how long it has run on a processor.
func (p *Program) Processor() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.PID()))
	if err != nil {
		return 0, fmt.Errorf("reading its processor time: %w", err)
	}
	ticks := 0
	fields := bytes.Fields(data[bytes.LastIndexByte(data, ')')+1:])
	for _, field := range fields[11:13] { // utime and stime
		n, err := strconv.Atoi(string(field))
		if err != nil {
			return 0, fmt.Errorf("reading its processor time: %w", err)
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / 100, nil // USER_HZ
}

// Started is when the process was started.
func (p *Program) Started() time.Time { return p.started }

// Output is what the program printed so far, on either stream.
func (p *Program) Output() string { return p.out.String() }

// Ended tells whether the program is no longer running.
func (p *Program) Ended() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// Kill ends the program at once with SIGKILL, so that it can't tidy up, and waits until it is gone. It
// tells when the signal was sent; the system may take longer to clear the process away.
func (p *Program) Kill() (sent time.Time) {
	err := p.cmd.Process.Kill()
	sent = time.Now()
	if err == nil || errors.Is(err, os.ErrProcessDone) {
		<-p.ended // any other error means that it isn't ours to end
	}
	return sent
}

// Wait waits until the program ends by itself and gives its error, or an error when it takes longer
// than the limit.
func (p *Program) Wait(limit time.Duration) error {
	select {
	case <-p.ended:
		return p.err
	case <-time.After(limit):
		return fmt.Errorf("%s is still running after %v", p.cmd.Path, limit)
	}
}

// Stacks ends a program of Go's that hangs, by a signal at which it prints what each of its goroutines was doing, and
// gives that.
func (p *Program) Stacks() string {
	if p.cmd.Process.Signal(syscall.SIGQUIT) == nil {
		select {
		case <-p.ended:
		case <-time.After(10 * time.Second):
		}
	}
	return p.Output()
}

// outputLimit bounds what is kept of a program's words.
const outputLimit = 1 << 20

// output keeps the first part of what a program prints. It may be read while it is written.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if room := outputLimit - o.buf.Len(); room > 0 {
		o.buf.Write(b[:min(room, len(b))])
	}
	return len(b), nil
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}
