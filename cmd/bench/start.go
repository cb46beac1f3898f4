package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/study/seeddata"
)

// limits are how many times what the empty window takes the app may take.
var limits = struct{ frame, memory, idle float64 }{1.25, 1.5, 0.2}

// contender is one of the two programs.
type contender struct {
	name    string
	args    []string
	binary  string
	home    string
	figures []figures
}

// start measures the app, on the bundled course with a long journal, beside an empty window, in
// turns, so that what else the machine does meets both.
func (b *bench) start() (over bool, err error) {
	data := filepath.Join(b.work, "past")
	begun := time.Now()
	if err := seeddata.WriteBundled(data, b.events, begun); err != nil {
		return false, fmt.Errorf("writing a journal of %d events: %w", b.events, err)
	}
	log.Printf("wrote a journal of %d events in %.1f s", b.events, time.Since(begun).Seconds())

	pair := []*contender{
		{name: "empty window", binary: b.programs[emptyPackage]},
		{name: "stagecraft", binary: b.programs[appPackage], args: []string{
			"--data", data, "--page", "today", "--theme", "light", "--size", size.String(),
		}},
	}
	for _, c := range pair {
		if c.home, err = b.home(); err != nil {
			return false, err
		}
	}
	// A first start, not counted, brings the files into memory and fills the toolkit's own caches.
	for round := range b.rounds + 1 {
		for _, c := range pair {
			upTo := untilIdle
			if round == 0 {
				upTo = untilDrawn
			}
			f, err := measure(c, upTo)
			if err != nil {
				return false, fmt.Errorf("%s: %w", c.name, err)
			}
			if round > 0 {
				c.figures = append(c.figures, f)
				log.Printf("round %d, %-12s  first frame %4d ms, complete %4d ms, PSS %5.1f MB, idle %4.0f ms in %v",
					round, c.name, f.frame.Milliseconds(), f.complete.Milliseconds(),
					float64(f.memory)/1e6, float64(f.idle.Microseconds())/1000, idleFor)
			}
		}
	}
	return report(os.Stdout, pair[0].figures, pair[1].figures), nil
}

// medianOf gives the middle of what each round gave, as a number.
func medianOf[T time.Duration | int64](rounds []figures, of func(figures) T) float64 {
	values := make([]float64, len(rounds))
	for i, r := range rounds {
		values[i] = float64(of(r))
	}
	return median(values)
}

// median gives the middle of numbers; 0 of none.
func median[T ~int64 | ~float64](values []T) T {
	values = slices.Sorted(slices.Values(values))
	half := len(values) / 2
	switch {
	case len(values) == 0:
		return 0
	case len(values)%2 == 0:
		return (values[half-1] + values[half]) / 2
	}
	return values[half]
}

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
	// A picture is complete once it held still for so long. The app counts a page as drawn by then: one
	// that is ended sooner is told of at the next start.
	drawnFor = time.Second
)

// extent is what a start is measured until.
type extent int

const (
	untilDrawn  extent = iota // its picture is complete
	untilLoaded               // and its memory was read
	untilIdle                 // and what it does when nothing is asked of it
)

// measure starts a program on a screen of its own, and gives its figures up to some.
func measure(c *contender, upTo extent) (figures, error) {
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
	last, err := s.Settle(drawnFor, 30*time.Second)
	if err != nil {
		return f, err
	}
	f.complete = max(last.Sub(p.Started()), f.frame)
	if upTo == untilDrawn {
		return f, nil
	}
	time.Sleep(time.Until(p.Started().Add(memoryAfter)))
	if f.memory, err = pss(p.PID()); err != nil {
		return f, err
	}
	if upTo == untilLoaded {
		return f, nil
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
