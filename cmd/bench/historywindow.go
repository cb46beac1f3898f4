package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/screen"
)

const (
	drawnKeys = 22 // of which the first two, which fill caches, are not counted
	// What a key leads to is mostly drawn within keyRest, the turning of a card included.
	keyRest  = 350 * time.Millisecond
	keyLimit = 15 * time.Second
	// fitsAfter is how long after a start the app fits the schedule, or a little longer.
	fitsAfter = 6 * time.Second
	// snapshotKept is how long it takes until a snapshot is on the disk.
	snapshotKept = 4 * time.Second
)

// leastDrawn gives how long the toolkit takes from a key to the least that it draws.
func (b *bench) leastDrawn() (took []time.Duration, err error) {
	s, err := b.launch("Toolkit", b.programs[toolkitPackage])
	if err != nil {
		return nil, err
	}
	defer s.Close()
	keys, err := s.Keyboard()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, keys.Close()) }()
	for i := range drawnKeys {
		one, err := s.timed(keys, []string{"Right", "Left"}[i%2])
		if err != nil {
			return nil, fmt.Errorf("the toolkit's rectangle: %w", err)
		}
		if i >= 2 {
			took = append(took, one)
		}
	}
	return took, nil
}

// timed presses a key and gives the time from then until the page stood as it stays.
func (s *target) timed(keys *screen.Keyboard, key string) (time.Duration, error) {
	was, err := s.Sum()
	if err != nil {
		return 0, err
	}
	watch := s.Watch(page)
	pressed := time.Now()
	if err = keys.Press(key); err == nil {
		err = s.heldStill(was)
	}
	frames, watched := watch.End()
	if err = errors.Join(err, watched); err != nil {
		return 0, fmt.Errorf("pressing %s: %w", key, err)
	}
	if len(frames) == 0 {
		return 0, fmt.Errorf("pressing %s changed nothing on the page", key)
	}
	return frames[len(frames)-1].Sub(pressed), nil
}

// heldStill waits until the screen is another than it was and stays so. It looks
// seldom: a look takes a processor from the app.
func (s *target) heldStill(was uint64) error {
	const last = 100 * time.Millisecond
	for deadline := time.Now().Add(keyLimit); ; {
		time.Sleep(keyRest - last)
		before, err := s.Sum()
		if err != nil {
			return err
		}
		time.Sleep(last)
		after, err := s.Sum()
		switch {
		case err != nil:
			return err
		case after == before && after != was:
			return nil
		case time.Now().After(deadline):
			return fmt.Errorf("%w, or went on to change, for %v", screen.ErrStill, keyLimit)
		}
	}
}

// inWindow measures the app on a copy of the data: how it starts, and from the key
// that grades a card to the next one.
func (b *bench) inWindow(p *past, data string) error {
	app := &contender{name: "stagecraft", binary: b.programs[appPackage]}
	var err error
	if app.home, err = b.home(); err != nil {
		return err
	}
	copied := filepath.Join(b.work, fmt.Sprintf("past%d", b.homes))
	if err := os.CopyFS(copied, os.DirFS(data)); err != nil {
		return err
	}
	defer os.RemoveAll(copied)
	app.args = []string{"--data", copied, "--theme", "light", "--size", size.String(), "--page", "today"}
	if err := b.settle(app, copied); err != nil {
		return err
	}
	for round := range b.rounds + 1 { // the first isn't counted
		upTo := untilLoaded
		if round == 0 {
			upTo = untilDrawn
		}
		if err := forgetEnd(copied); err != nil {
			return err
		}
		f, err := measure(app, upTo)
		if err != nil {
			return err
		}
		if round > 0 {
			app.figures = append(app.figures, f)
		}
	}
	p.complete = medianOf(app.figures, func(f figures) time.Duration { return f.complete }) / 1e6
	p.memory = medianOf(app.figures, func(f figures) int64 { return f.memory })
	return b.gradeByKeys(p, copied)
}

// settle has the app do with some data what it does once: it makes a snapshot of its
// own, as one of another program isn't taken, and fits the schedule, which the start
// after that takes a snapshot of.
func (b *bench) settle(app *contender, data string) error {
	for range 2 {
		if err := forgetEnd(data); err != nil {
			return err
		}
		s, err := b.launch("Stagecraft", app.binary, app.args...)
		if err != nil {
			return err
		}
		time.Sleep(fitsAfter)
		err = rest(s.Screen, s.program, 60*time.Second)
		time.Sleep(snapshotKept)
		s.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// forgetEnd has the app not know how its last run on some data ended: it was killed,
// which the next start would tell of in the place of a page.
func forgetEnd(data string) error {
	if err := os.Remove(filepath.Join(data, "running.json")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// gradeByKeys goes through what is due by keys. Each grade is undone again, as few
// cards may be due.
func (b *bench) gradeByKeys(p *past, data string) (err error) {
	copied := filepath.Join(b.work, fmt.Sprintf("pastgraded%d", b.homes))
	if err := os.CopyFS(copied, os.DirFS(data)); err != nil {
		return err
	}
	defer os.RemoveAll(copied)
	if err := forgetEnd(copied); err != nil {
		return err
	}
	s, err := b.launch("Stagecraft", b.programs[appPackage], "--data", copied, "--theme", "light", "--size", size.String(), "--page", "today")
	if err != nil {
		return err
	}
	defer s.Close()
	time.Sleep(memoryAfter) // what it does once after a start is done
	keys, err := s.Keyboard()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, keys.Close()) }()
	if _, err := s.timed(keys, "r"); err != nil { // go through what is due
		return err
	}
	for i := range drawnKeys {
		if _, err := s.timed(keys, "space"); err != nil {
			return err
		}
		took, err := s.timed(keys, "3")
		if err != nil {
			return err
		}
		if i >= 2 {
			p.drawn = append(p.drawn, took)
		}
		if _, err := s.timed(keys, "ctrl+z"); err != nil {
			return err
		}
	}
	return nil
}
