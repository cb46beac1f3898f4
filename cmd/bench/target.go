package main

import (
	"errors"
	"fmt"
	"image"
	"os/exec"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/screen"
)

// textArea is where the text of a lesson stands in the window: beside the rail and the contents, below
// the lesson's head. The toolkit's own text, in the middle of its window, fills most of it too.
var textArea = image.Rect(300, 160, 900, 800)

// target is a program running on a screen of its own.
type target struct {
	*screen.Screen
	program *screen.Program
	title   string
}

// startApp starts the app on a course, with nothing done in it yet, at the page of a name.
func (b *bench) startApp(course, page string) (*target, error) {
	data := filepath.Join(b.work, fmt.Sprintf("data%d", b.homes))
	return b.launch("Stagecraft", b.programs[appPackage], "--course", course, "--data", data,
		"--page", page, "--theme", "light", "--size", size.String())
}

// launch starts a program, waits until its window holds still and gives it the keyboard.
func (b *bench) launch(title, binary string, args ...string) (*target, error) {
	home, err := b.home()
	if err != nil {
		return nil, err
	}
	s, err := screen.Start(size)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(binary, args...)
	cmd.Env = []string{"FYNE_THEME=light"}
	p, err := s.Run(home, cmd)
	if err == nil {
		_, err = s.WaitLit(firstFrameShare, 30*time.Second)
	}
	if err == nil {
		err = s.Focus(title, 10*time.Second)
	}
	if err == nil {
		err = rest(s, p, 60*time.Second)
	}
	if err != nil {
		if p != nil {
			err = fmt.Errorf("%w; it printed: %s", err, p.Output())
		}
		s.Close()
		return nil, err
	}
	return &target{s, p, title}, nil
}

// rest waits until a program has nothing left to do: the course comes after the window, and the
// page's last words up to half a second later.
func rest(s *screen.Screen, p *screen.Program, limit time.Duration) error {
	for deadline := time.Now().Add(limit); ; {
		before, err := processorTime(p.PID())
		if err == nil {
			_, err = s.Settle(800*time.Millisecond, time.Until(deadline))
		}
		if err != nil {
			return err
		}
		if after, err := processorTime(p.PID()); err != nil || after-before < 100*time.Millisecond {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("it is still busy after %v", limit)
		}
	}
}

// press presses a key and gives the time from then until a part of the screen stood as it stays: it
// has not changed for quiet since.
func (s *target) press(key string, area image.Rectangle, quiet, limit time.Duration) (time.Duration, error) {
	sum, err := s.Sum()
	if err != nil {
		return 0, err
	}
	watch := s.Watch(area)
	pressed := time.Now()
	err = s.Keys(key)
	if err == nil {
		err = s.WaitChange(sum, limit)
	}
	if err == nil {
		_, err = s.Settle(quiet, limit)
	}
	frames, watched := watch.End()
	switch {
	case err != nil:
		return 0, fmt.Errorf("pressing %s: %w", key, err)
	case watched != nil:
		return 0, watched
	case len(frames) == 0:
		return 0, fmt.Errorf("pressing %s changed nothing in %v", key, area)
	}
	return frames[len(frames)-1].Sub(pressed), nil
}

// scrolling is what a while with the wheel held gave.
type scrolling struct {
	frames        int
	middle, most  time.Duration // of the times between frames: the median and the 95th percentile
	worst, lasted time.Duration
	reachedTheEnd bool
	processor     time.Duration
	asked         float64 // pixels a second that the wheel was turned by
}

// The wheel turns by so many pixels a second, so that more than three lines of text come into view with
// each frame. A notch is 25 pixels in the toolkit alone, turned as fast as one can be spun by hand, and
// 100 in the app, which glides there.
const (
	speed        = 5000
	slowest      = speed * 9 / 10 // on a machine so busy that the wheel lags the figures are no good
	toolkitNotch = 25
	appNotch     = 100
)

// workingFor is how long a program is watched for whether it works on.
const workingFor = 500 * time.Millisecond

// wheel turns the wheel over the text until the picture has held still for quiet, which is the end, or
// the limit has passed. A frame's time is that from the frame before until it stood on the screen. The toolkit
// draws sixty a second at the most, so that none is shorter than 16.7 ms by much. A notch of the wheel
// moves by so many pixels.
func (s *target) wheel(notch int, quiet, limit time.Duration) (scrolling, error) {
	var h scrolling
	if err := s.Move(textArea.Min.X+textArea.Dx()/2, textArea.Min.Y+textArea.Dy()/2); err != nil {
		return h, err
	}
	if _, err := s.Settle(300*time.Millisecond, 10*time.Second); err != nil {
		return h, err
	}
	before, err := processorTime(s.program.PID())
	if err != nil {
		return h, err
	}
	watch := s.Watch(textArea)
	begun := time.Now()
	wheel, err := s.Wheel(1<<20, time.Second*time.Duration(notch)/speed)
	if err != nil {
		return h, err
	}
	_, err = s.Settle(quiet, limit)
	held := err == nil
	h.asked = float64(wheel.Stop()*notch) / time.Since(begun).Seconds()
	frames, err := watch.End()
	if err != nil {
		return h, err
	}
	after, err := processorTime(s.program.PID())
	if err != nil {
		return h, err
	}
	// A picture that holds still while its program works is a frame that takes longer than the quiet.
	time.Sleep(workingFor)
	later, err := processorTime(s.program.PID())
	if err != nil {
		return h, err
	}
	working := later-after > workingFor/2
	h.reachedTheEnd = held && !working
	if len(frames) == 0 {
		return h, errors.New("the wheel gave no frame: it does not reach the text")
	}
	times := screen.Intervals(frames)
	if working || len(times) == 0 { // the next did not come while it was waited for
		times, h.reachedTheEnd = append(times, quiet), false
	}
	h.frames, h.processor = len(frames), after-before
	h.middle, h.most, h.worst = times[len(times)/2], times[len(times)*95/100], times[len(times)-1]
	h.lasted = frames[len(frames)-1].Sub(frames[0])
	return h, s.Park()
}

const (
	resizes     = 30
	resizePause = 100 * time.Millisecond
)

// resize gives the window thirty sizes, one after the other, and tells the processor time that took.
func (s *target) resize(quiet time.Duration) (time.Duration, error) {
	before, err := processorTime(s.program.PID())
	if err != nil {
		return 0, err
	}
	for i := range resizes {
		next := time.Now().Add(resizePause)
		// In and out again in steps of eleven pixels, which no width of a textArea is rounded to.
		step := min(i, resizes-1-i)
		if err := s.Resize(screen.Size{Width: size.Width - 11*step, Height: size.Height - 7*step}); err != nil {
			return 0, err
		}
		time.Sleep(time.Until(next))
	}
	if _, err := s.Settle(min(quiet, time.Second), 60*time.Second); err != nil {
		return 0, err
	}
	after, err := processorTime(s.program.PID())
	return after - before, err
}
