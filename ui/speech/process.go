package speech

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// grace is how long a program that is ended has to go before it is killed, and
// what it started has to let go of its output.
const grace = 500 * time.Millisecond

// program is a program of the system, by its absolute path.
type program string

// call is one run of a program.
type call struct {
	args  []string
	input string
	limit time.Duration // it is ended after that
	// hush asks the program to end; nil kills it with all it started.
	hush func()
}

// run runs the program to its end and gives what it wrote: on its standard
// output, and on its standard error the last line that says something. When
// ctx ends, so does the program, with whatever it started.
func (p program) run(ctx context.Context, c call) (out, complaint string, err error) {
	within, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	cmd := exec.CommandContext(within, string(p), c.args...)
	cmd.Dir = filepath.Dir(string(p)) // and not the folder the app was started in
	cmd.Stdin = strings.NewReader(c.input)
	var stdout, stderr cappedBuffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = grace
	apart(cmd)
	cmd.Cancel = func() error {
		if c.hush != nil {
			c.hush()
			return nil
		}
		return end(cmd)
	}
	// On Linux the program dies with the thread that started it: see apart.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err = cmd.Run()
	if c.hush != nil && within.Err() != nil {
		end(cmd) // what it started, if anything is left of it
	}
	out, complaint = string(stdout.kept), lastLine(string(stderr.kept))
	switch {
	case ctx.Err() != nil:
		return out, complaint, ctx.Err()
	case within.Err() != nil:
		return out, complaint, fmt.Errorf("%s didn't end within %v", p.name(), c.limit.Round(time.Second))
	case err != nil && complaint != "":
		return out, complaint, fmt.Errorf("%s: %s (%w)", p.name(), complaint, err)
	case err != nil:
		return out, complaint, fmt.Errorf("%s: %w", p.name(), err)
	}
	return out, complaint, nil
}

func (p program) name() string { return strings.TrimSuffix(filepath.Base(string(p)), ".exe") }

// find gives the program of a name on the system's path; "" when there is
// none. What lies in the folder the app was started in is not the system's.
func find(lookPath func(string) (string, error), name string) program {
	path, err := lookPath(name)
	if err != nil || errors.Is(err, exec.ErrDot) || !filepath.IsAbs(path) {
		return ""
	}
	return program(path)
}

// cappedBuffer keeps the first 64 KB that a program writes.
type cappedBuffer struct{ kept []byte }

func (s *cappedBuffer) Write(p []byte) (int, error) {
	room := max(64<<10-len(s.kept), 0)
	s.kept = append(s.kept, p[:min(len(p), room)]...)
	return len(p), nil
}

// lastLine gives the last line that has something in it, cut to a message.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(strings.ToValidUTF8(text, "")), "\n")
	letters := []rune(strings.TrimSpace(lines[len(lines)-1]))
	return string(letters[:min(len(letters), 200)])
}
