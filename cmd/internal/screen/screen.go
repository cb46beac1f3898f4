// Package screen is a display that nobody looks at: it starts the X server Xvfb, runs a program on
// it, presses keys and clicks as a person would, and sees what was drawn. The tour, the benchmark,
// the packages' start-up checks and the real-window tests stand on it.
//
// Nothing here asks the program for help. What it sees is the server's own framebuffer, which Xvfb
// keeps in a file; so what is true of the picture is true of the screen.
package screen

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Size is the screen's width and height in pixels.
type Size struct{ Width, Height int }

// ParseSize reads a size such as 1280x832.
func ParseSize(text string) (Size, error) {
	var s Size
	if n, err := fmt.Sscanf(text, "%dx%d", &s.Width, &s.Height); n != 2 || err != nil || s.Width < 1 || s.Height < 1 {
		return Size{}, fmt.Errorf("%q is not a size: write it as WIDTHxHEIGHT, such as 1280x832", text)
	}
	return s, nil
}

func (s Size) String() string { return fmt.Sprintf("%dx%d", s.Width, s.Height) }

// startLimit is how long the X server may take to come up.
const startLimit = 20 * time.Second

// ErrMissing is wrapped by the error of Needs.
var ErrMissing = errors.New("not installed")

// Needs tells which of the programs that a screen is made of are missing, or nil.
func Needs(programs ...string) error {
	var missing []string
	for _, name := range append([]string{"Xvfb", "xdotool"}, programs...) {
		if _, err := exec.LookPath(name); err != nil {
			missing = append(missing, name)
		}
	}
	if missing == nil {
		return nil
	}
	return fmt.Errorf("%s: %w (run .ci/setup test, which installs what the real-window checks need)",
		strings.Join(missing, ", "), ErrMissing)
}

// Screen is a running X server with one screen. It is for one goroutine.
type Screen struct {
	size    Size
	display string // such as :1
	folder  string // holds the framebuffer
	frame   *framebuffer
	server  *exec.Cmd
	ended   chan struct{} // closed when the server ended
	running []*Program
}

// Start starts an X server on a display that is free.
func Start(size Size) (*Screen, error) {
	if err := Needs(); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "screen")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the framebuffer: %w", err)
	}
	s := &Screen{size: size, folder: folder, ended: make(chan struct{})}
	if err := s.start(); err != nil {
		s.Close()
		return nil, fmt.Errorf("starting Xvfb: %w", err)
	}
	return s, nil
}

func (s *Screen) start() error {
	ready, told, err := os.Pipe()
	if err != nil {
		return err
	}
	defer ready.Close()
	log := &output{}
	s.server = exec.Command("Xvfb", "-displayfd", "3", "-fbdir", s.folder, "-noreset", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", s.size.Width, s.size.Height), "+extension", "GLX")
	s.server.ExtraFiles = []*os.File{told}
	s.server.Stderr = log
	err = s.server.Start()
	told.Close()
	if err != nil {
		s.server = nil
		return err
	}
	go func() {
		_ = s.server.Wait() // how it ended is in its log
		close(s.ended)
	}()

	number := make(chan string, 1)
	go func() {
		buf := make([]byte, 16)
		n, _ := ready.Read(buf) // nothing read is told below
		number <- strings.TrimSpace(string(buf[:n]))
	}()
	select {
	case n := <-number:
		if n == "" {
			return fmt.Errorf("it ended before it was ready: %s", log)
		}
		s.display = ":" + n
	case <-time.After(startLimit):
		return fmt.Errorf("not ready after %v: %s", startLimit, log)
	}
	s.frame, err = openFramebuffer(filepath.Join(s.folder, "Xvfb_screen0"))
	if err != nil {
		return err
	}
	return s.Park()
}

// Display is the server's address, as in the DISPLAY variable.
func (s *Screen) Display() string { return s.display }

// Size is the screen's size.
func (s *Screen) Size() Size { return s.size }

// Close kills every program started on the screen, ends the server and removes its files.
func (s *Screen) Close() {
	for _, p := range s.running {
		p.Kill()
	}
	if s.server != nil {
		_ = s.server.Process.Signal(os.Interrupt) // it may have ended already
		select {
		case <-s.ended:
		case <-time.After(5 * time.Second):
			_ = s.server.Process.Kill()
			<-s.ended
		}
	}
	if s.frame != nil {
		s.frame.close()
	}
	_ = os.RemoveAll(s.folder) // a temporary folder; the system clears what is left
}

// Environment is that of this process, changed so that a program draws on this screen, in English,
// by software, with no session bus to ask about themes, and with its settings in a folder of its own.
func (s *Screen) Environment(home string) []string {
	drop := map[string]bool{
		"DISPLAY": true, "WAYLAND_DISPLAY": true, "DBUS_SESSION_BUS_ADDRESS": true, "XAUTHORITY": true,
		"LANG": true, "LC_ALL": true, "LANGUAGE": true, "HOME": true, "XDG_CONFIG_HOME": true,
		"XDG_DATA_HOME": true, "XDG_CACHE_HOME": true, "XDG_STATE_HOME": true, "FYNE_THEME": true, "FYNE_SCALE": true,
	}
	var env []string
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); !drop[name] {
			env = append(env, pair)
		}
	}
	return append(env,
		"DISPLAY="+s.display, "LANG=en_US.UTF-8", "HOME="+home,
		"XDG_CACHE_HOME="+filepath.Join(home, ".cache"),
		"LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "NO_AT_BRIDGE=1",
		"DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(home, "no-session-bus"))
}
