package screen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// handLimit is how long one xdotool call may take.
const handLimit = 20 * time.Second

// hand runs xdotool on the screen and gives what it prints.
func (s *Screen) hand(args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), handLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "xdotool", args...)
	// It types no letter beyond ASCII in a language that the machine doesn't have.
	cmd.Env = append(cmd.Environ(), "DISPLAY="+s.display, "LC_ALL=C.UTF-8")
	out, err := cmd.CombinedOutput()
	text := strings.TrimSpace(string(out))
	if err != nil {
		return text, fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, text)
	}
	return text, nil
}

// Park puts the pointer in the corner, where it covers nothing.
func (s *Screen) Park() error { return s.Move(s.size.Width-1, s.size.Height-1) }

// Move puts the pointer somewhere.
func (s *Screen) Move(x, y int) error {
	_, err := s.hand("mousemove", strconv.Itoa(x), strconv.Itoa(y))
	return err
}

// Click presses and lets go the left button at a place.
func (s *Screen) Click(x, y int) error {
	_, err := s.hand("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	return err
}

// DoubleClick clicks the left button twice at a place, quickly.
func (s *Screen) DoubleClick(x, y int) error {
	_, err := s.hand("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "--repeat", "2", "--delay", "60", "1")
	return err
}

// Drag presses the first button of the mouse at a place, and lets it go at another.
func (s *Screen) Drag(fromX, fromY, toX, toY int) error {
	if err := s.Move(fromX, fromY); err != nil {
		return err
	}
	if _, err := s.hand("mousedown", "1"); err != nil {
		return err
	}
	const steps = 12
	for i := 1; i <= steps; i++ {
		if err := s.Move(fromX+(toX-fromX)*i/steps, fromY+(toY-fromY)*i/steps); err != nil {
			return err
		}
		time.Sleep(15 * time.Millisecond)
	}
	_, err := s.hand("mouseup", "1")
	return err
}

// Press presses and lets go a button at a place, by its number in X: 3 is the other one, 8
// and 9 are at the side.
func (s *Screen) Press(button, x, y int) error {
	_, err := s.hand("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", strconv.Itoa(button))
	return err
}

// Wheel is a mouse's wheel being turned.
type Wheel struct {
	cmd    *exec.Cmd
	end    func()        // has no more notches turned
	ended  chan struct{} // closed when none is any more
	turned int           // to be read after that
}

// Wheel turns the wheel down under the pointer, a notch after each pause, until stopped or as many
// notches as given were turned. A notch that was late is made up for.
func (s *Screen) Wheel(notches int, pause time.Duration) (*Wheel, error) {
	cmd := exec.Command("xdotool", "-") // it does each line at once
	cmd.Env = append(cmd.Environ(), "DISPLAY="+s.display)
	lines, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("turning the wheel: %w", err)
	}
	ctx, end := context.WithCancel(context.Background())
	w := &Wheel{cmd: cmd, end: end, ended: make(chan struct{})}
	go func() {
		defer close(w.ended)
		defer lines.Close()
		for begun := time.Now(); w.turned < notches; w.turned++ {
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Until(begun.Add(time.Duration(w.turned) * pause))):
			}
			if _, err := fmt.Fprintln(lines, "mousedown 5 mouseup 5"); err != nil {
				return // xdotool ended; the notches turned say so
			}
		}
	}()
	return w, nil
}

// Stop ends turning the wheel, and gives how many notches were turned. It is to be called once.
func (w *Wheel) Stop() (turned int) {
	w.end()
	<-w.ended
	_ = w.cmd.Wait() // it ends with its input
	return w.turned
}

// Resize gives a window another size, in pixels. The window is the one that has the keyboard.
func (s *Screen) Resize(size Size) error {
	_, err := s.hand("getwindowfocus", "windowsize", strconv.Itoa(size.Width), strconv.Itoa(size.Height))
	return err
}

// Focus waits until a window with the given title is shown and gives it the keyboard, which without
// a window manager nobody else does.
func (s *Screen) Focus(title string, limit time.Duration) error {
	deadline := time.Now().Add(limit)
	for {
		found, err := s.hand("search", "--onlyvisible", "--name", title)
		if ids := strings.Fields(found); err == nil && len(ids) > 0 {
			// The last is the newest; --sync would wait for an event that may have passed.
			if _, err = s.hand("windowfocus", ids[len(ids)-1]); err == nil {
				return nil
			}
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("no window titled %q within %v (%v)", title, limit, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// Keys presses keys one after the other, each by its X name: Right, space, ctrl+1, Page_Down.
func (s *Screen) Keys(keys ...string) error {
	if len(keys) == 0 {
		return nil
	}
	_, err := s.hand(append([]string{"key", "--delay", "40"}, keys...)...)
	return err
}

// Type types a text, character by character.
func (s *Screen) Type(text string) error {
	_, err := s.hand("type", "--delay", "20", "--", text)
	return err
}

// Keyboard presses keys without starting a program for each, so that what a key leads to is timed
// from the key on.
type Keyboard struct {
	cmd   *exec.Cmd
	lines io.WriteCloser
}

// Keyboard gives a keyboard, to be closed.
func (s *Screen) Keyboard() (*Keyboard, error) {
	k := &Keyboard{cmd: exec.Command("xdotool", "-")} // it does each line at once
	k.cmd.Env = append(k.cmd.Environ(), "DISPLAY="+s.display)
	var err error
	if k.lines, err = k.cmd.StdinPipe(); err == nil {
		err = k.cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("getting a keyboard: %w", err)
	}
	return k, nil
}

// Press presses a key by its X name.
func (k *Keyboard) Press(key string) error {
	if _, err := fmt.Fprintln(k.lines, "key --delay 0", key); err != nil {
		return fmt.Errorf("pressing %s: %w", key, err)
	}
	return nil
}

// Close gives it back.
func (k *Keyboard) Close() error {
	return errors.Join(k.lines.Close(), k.cmd.Wait())
}
