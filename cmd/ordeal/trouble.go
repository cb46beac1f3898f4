package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/screen"
)

// trouble is a disk with something the matter, at times.
type trouble interface {
	data() string // a data folder on it
	// begin has it fail from now on, and end has it work again.
	begin(*rand.Rand) error
	end() error
	total() bool // since begin nothing at all can be saved for long
	// runs tells whether it fails while the app runs, or only as that ends.
	runs() bool
	// crash does to it what happens when the machine ends with the app.
	crash(*rand.Rand) error
	unmount() error
}

// onDisk is an ordeal of an activity whose data is on such a disk.
func onDisk(name string, a activity, mount func(string) (trouble, error)) ordeal {
	return ordeal{name, 8, 0, mountable(mount), func(ctx context.Context, s *stage, seed uint64, rounds int) (tally, error) {
		disk, err := mount(filepath.Join(s.folder, fmt.Sprintf("disk-%d-%d", seed, s.disks)))
		s.disks++
		if err != nil {
			return tally{}, err
		}
		a.name = name
		l, err := s.newLifeIn(a, seed, disk.data())
		if err == nil {
			l.disk = disk
			_, err = l.live(ctx, rounds)
		}
		if err == nil && len(l.tally.failures) > 0 { // what is on the disk goes with it
			err = copyFiles(filepath.Join(l.folder, "data"), disk.data())
		}
		if un := disk.unmount(); err == nil {
			err = un
		}
		if l == nil {
			return tally{}, err
		}
		return l.total(), err
	}}
}

// How long a window may take to say that saving has stopped, and to have everything saved once that is
// possible again: it is tried every other second.
const (
	noticeLimit = 20 * time.Second
	savedLimit  = 40 * time.Second
)

// roomFor is how many changes may still find room on a disk that is full but for a few blocks: on a busy machine
// they take longer than a window may.
const roomFor = 40

// endure is a round on a disk that fails: some changes before, some meanwhile, which the window must
// let the learner make and must not call saved, and in one round of two some time after, in which
// everything has to be saved.
func (l *life) endure(v *visit, random *rand.Rand) error {
	for range random.IntN(3) {
		if err := l.activity.once(v); err != nil {
			return err
		}
	}
	if err := l.disk.begin(random); err != nil {
		return err
	}
	for range 1 + random.IntN(5) {
		if err := l.activity.once(v); err != nil {
			return err
		}
	}
	if l.disk.total() {
		// Some may have found room. One more change at a time must end in saying so.
		deadline := time.Now().Add(noticeLimit)
		for more := 0; ; more++ {
			now, err := v.look()
			if err != nil {
				return err
			}
			if now.stopped() {
				break
			}
			if more >= roomFor && time.Now().After(deadline) {
				return errors.New("nothing can be saved, and the window doesn't say so")
			}
			if err := l.activity.once(v); err != nil {
				return err
			}
		}
		l.tally.note("the window said that nothing was saved", 1)
	}
	if random.IntN(2) == 0 {
		return nil
	}
	if err := l.disk.end(); err != nil {
		return err
	}
	err := v.see("that everything is saved", savedLimit, func(p picture) bool { return p.page() && !p.stopped() })
	if errors.Is(err, screen.ErrStill) {
		return fmt.Errorf("all can be saved again: %v", err) // no key went astray
	} else if err != nil {
		return err
	}
	if err := v.saved(); err != nil {
		return err
	}
	l.tally.note("the window said that everything was saved again", 1)
	return nil
}

// startInTrouble starts the app while the disk fails, and kills it after a while: whatever it shows,
// it may harm nothing.
func (l *life) startInTrouble(random *rand.Rand) error {
	if err := l.disk.begin(random); err != nil {
		return err
	}
	w, err := l.stage.run(l.data)
	if err != nil {
		return err
	}
	defer l.kill(w.app)
	if err := w.see("anything", startLimit, func(p picture) bool { return !p.gone() }); err != nil {
		return err
	}
	time.Sleep(time.Duration(random.IntN(2000)) * time.Millisecond)
	l.tally.note("the app was started on a disk that failed", 1)
	return nil
}
