//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
)

// The programs of a session with accessibility, as Debian has them.
const (
	launcher = "/usr/libexec/at-spi-bus-launcher"
	python   = "/usr/bin/python3"
)

// requireReader leaves the test out where there is no AT-SPI, but never in CI.
func requireReader(t *testing.T) {
	t.Helper()
	err := screen.Needs("dbus-daemon")
	if _, missing := os.Stat(launcher); err == nil && missing != nil {
		err = fmt.Errorf("at-spi2-core is not installed: %w", missing)
	}
	if err == nil {
		if out, failed := exec.Command(python, "-c", "import pyatspi").CombinedOutput(); failed != nil {
			err = fmt.Errorf("python3-pyatspi is not installed: %w: %s", failed, out)
		}
	}
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
}

// session is a bus of its own.
type session struct{ dir, address string }

func newSession(t *testing.T) session {
	t.Helper()
	dir := t.TempDir()
	s := session{dir, "unix:path=" + filepath.Join(dir, "bus")}
	bus := s.command("", "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", "--address="+s.address)
	out, err := bus.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.run(t, bus)
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	return s
}

// turnOn turns accessibility on, as a screen reader does when it is started.
func (s session) turnOn(t *testing.T, display string) {
	t.Helper()
	s.run(t, s.command(display, launcher, "--launch-immediately", "--a11y=1"))
}

// run starts a program of the session, which ends with the test.
func (s session) run(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		cmd.Wait()
	})
}

func (s session) command(display, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), append(s.env(), "DISPLAY="+display)...)
	return cmd
}

// env is what a program of the session is started with.
func (s session) env() []string {
	return []string{"DBUS_SESSION_BUS_ADDRESS=" + s.address, "NO_AT_BRIDGE=0", "XDG_RUNTIME_DIR=" + s.dir, "GSETTINGS_BACKEND=memory"}
}

// reader is a screen reader that asks and listens.
type reader struct {
	t     *testing.T
	in    io.Writer
	lines chan answer
}

// answer is a line of it.
type answer struct {
	Kind, Type, Name, Data, Why string
	Ok, Focused                 bool
	Detail                      int
	At                          float64
	Nodes                       []control
	Text                        *string
}

// control is a thing that it found.
type control struct {
	Name, Role                           string
	Depth, Children                      int
	Focusable, Focused, Selected, Broken bool
	Interfaces                           []string
}

func newReader(t *testing.T, s session, display string) *reader {
	t.Helper()
	cmd := s.command(display, python, "-u", filepath.Join("testdata", "screenreader.py"))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.run(t, cmd)
	r := &reader{t: t, in: in, lines: make(chan answer, 1000)}
	go func() {
		defer close(r.lines)
		for lines := bufio.NewReader(out); ; {
			line, err := lines.ReadBytes('\n')
			if err != nil {
				return
			}
			var a answer
			if json.Unmarshal(line, &a) == nil {
				r.lines <- a
			}
		}
	}()
	r.await("ready", func(a answer) bool { return a.Kind == "ready" })
	return r
}

// await gives the next line that is as wanted.
func (r *reader) await(what string, wanted func(answer) bool) answer {
	r.t.Helper()
	late := time.After(settleLimit)
	var seen []answer
	for {
		select {
		case a, open := <-r.lines:
			if !open {
				r.t.Fatalf("the reader ended before %s", what)
			}
			if a.Kind == "failed" {
				r.t.Fatalf("%s: the reader failed: %s", what, a.Why)
			}
			if wanted(a) {
				return a
			}
			seen = append(seen, a)
		case <-late:
			r.t.Fatalf("%s never comes; it heard %+v", what, seen)
		}
	}
}

// ask gives the reader something to do, and its answer.
func (r *reader) ask(what, of string) answer {
	r.t.Helper()
	if _, err := fmt.Fprintf(r.in, "%s %s\n", what, of); err != nil {
		r.t.Fatal(err)
	}
	return r.await(what, func(a answer) bool { return a.Kind == what })
}

// has gives the thing of a role and a name that it finds in the window.
func (r *reader) has(nodes []control, role, name string) control {
	r.t.Helper()
	i := slices.IndexFunc(nodes, func(c control) bool { return c.Role == role && c.Name == name })
	if i < 0 {
		var all []string
		for _, c := range nodes {
			all = append(all, strings.Repeat("  ", c.Depth)+c.Role+": "+c.Name)
		}
		r.t.Fatalf("there is no %s %q in\n%s", role, name, strings.Join(all, "\n"))
	}
	return nodes[i]
}

// until asks for the tree until there is a thing of a role and a name in it.
func (r *reader) until(role, name string) []control {
	r.t.Helper()
	var nodes []control
	for late := time.Now().Add(settleLimit); time.Now().Before(late); {
		nodes = r.ask("tree", "").Nodes
		if slices.ContainsFunc(nodes, func(c control) bool { return c.Role == role && c.Name == name }) {
			return nodes
		}
	}
	r.has(nodes, role, name)
	return nil
}

func TestScreenReader_FindsPressesAndHearsOverATSPI(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a session of its own")
	}
	requireReader(t)
	s := newSession(t)
	w := start(t, t.TempDir(), append([]string{"/usr/bin/env"}, s.env()...))
	s.turnOn(t, w.screen.Display()) // the app is there already
	r := newReader(t, s, w.screen.Display())

	nodes := r.ask("tree", "").Nodes
	r.has(nodes, "frame", "Stagecraft")
	for _, page := range []string{"Lessons", "Process", "Cards", "Practice", "Progress", "Courses", "Settings"} {
		if c := r.has(nodes, "page tab", page); !c.Focusable || !slices.Contains(c.Interfaces, "Action") {
			t.Errorf("%s can't be reached or pressed: %+v", page, c)
		}
	}
	if c := r.has(nodes, "page tab", "Today"); !c.Selected {
		t.Error("Today isn't selected")
	}
	for _, c := range nodes {
		if c.Broken || c.Focusable && (c.Name == "" || c.Role == "unknown" || c.Role == "") {
			t.Errorf("a thing has no name, no role, or no child that it says it has: %+v", c)
		}
	}

	// Its own press, and its own move of the keys.
	if !r.ask("press", "page tab|Settings").Ok {
		t.Fatal("Settings can't be pressed")
	}
	r.until("heading", "Settings")
	if !r.ask("focus", "radio button|Speak as I move: On").Ok {
		t.Fatal("an option takes no keys")
	}
	r.await("the focus of an option", func(a answer) bool {
		return a.Type == "object:state-changed:focused" && a.Name == "Speak as I move: On" && a.Detail == 1
	})

	// A card is turned by a key, and heard.
	w.press("ctrl+1")
	review(t, w, r)
	best := turn(t, w, r)
	for range 4 { // the machine may have had something else to do
		turn(t, w, r)
		best = min(best, turn(t, w, r))
	}
	t.Logf("it hears the card turn after %v", best)
	if best > 200*time.Millisecond {
		t.Errorf("it hears the card turn after %v at best", best)
	}
	nodes = r.until("push button", "Good")
	for _, grade := range []string{"Again", "Hard", "Good", "Easy"} {
		r.has(nodes, "push button", grade)
	}
	if !r.ask("press", "push button|Good").Ok {
		t.Fatal("a grade can't be pressed")
	}
	r.until("push button", "Show answer")
	w.quit()
}

// review goes to a card with its front up.
func review(t *testing.T, w *window, r *reader) {
	t.Helper()
	w.press("r")
	r.until("push button", "Show answer")
}

// turn turns the card, and gives how long it took until that was heard.
func turn(t *testing.T, w *window, r *reader) time.Duration {
	t.Helper()
	turned := time.Now()
	if err := w.screen.Keys("space"); err != nil {
		t.Fatal(err)
	}
	a := r.await("the card's other side", func(a answer) bool {
		return a.Type == "object:property-change:accessible-name" && a.Data != "" && a.At > float64(turned.UnixMicro())/1e6
	})
	return time.UnixMicro(int64(a.At * 1e6)).Sub(turned)
}
