package screen

import (
	"fmt"
	"hash/maphash"
	"image"
	"io"
	"slices"
	"time"
)

const (
	// A watch looks at every watchedRow-th row: no line of text is so low that it lies between two.
	watchedRow = 5
	// watchEvery is how exact its times are.
	watchEvery = time.Millisecond
	// tearing is how long the server takes at most to take over a picture. What changes within it
	// after a change is the same frame: two frames stand at least a sixtieth of a second apart, or as
	// long as it takes to draw one.
	tearing = 4 * time.Millisecond
)

// Watch notes when a part of the screen changes. It runs beside the goroutine that the screen is for.
type Watch struct {
	frame   *framebuffer
	area    image.Rectangle
	stop    chan struct{}
	ended   chan struct{}
	changes []time.Time // written until ended is closed
	err     error
}

// Watch begins to watch a part of the screen.
func (s *Screen) Watch(area image.Rectangle) *Watch {
	w := &Watch{
		frame: s.frame, area: area.Intersect(image.Rect(0, 0, s.frame.width, s.frame.height)),
		stop: make(chan struct{}), ended: make(chan struct{}),
	}
	begun := make(chan struct{})
	go w.run(begun)
	<-begun // what happens from now on is seen
	return w
}

func (w *Watch) run(begun chan struct{}) {
	defer close(w.ended)
	row := make([]byte, 4*w.area.Dx())
	seed := maphash.MakeSeed()
	look := func() (sum uint64) {
		for y := w.area.Min.Y; y < w.area.Max.Y; y += watchedRow {
			at := w.frame.offset + int64(y*w.frame.stride+4*w.area.Min.X)
			if _, err := w.frame.file.ReadAt(row, at); err != nil && err != io.EOF {
				w.err = fmt.Errorf("reading the framebuffer: %w", err)
			}
			sum = sum*31 + maphash.Bytes(seed, row)
		}
		return sum
	}
	last := look()
	close(begun)
	for w.err == nil {
		select {
		case <-w.stop:
			return
		case <-time.After(watchEvery):
		}
		if sum := look(); sum != last {
			last = sum
			w.changes = append(w.changes, time.Now())
		}
	}
}

// End stops watching and gives the time at which each frame that was seen stood on the screen, the
// first one first.
func (w *Watch) End() ([]time.Time, error) {
	close(w.stop)
	<-w.ended
	return frames(w.changes), w.err
}

// frames takes changes that came too soon after one another to be two frames for one.
func frames(changes []time.Time) []time.Time {
	var all []time.Time
	begun := time.Time{}
	for _, at := range changes {
		if len(all) > 0 && at.Sub(begun) < tearing {
			all[len(all)-1] = at
			continue
		}
		all, begun = append(all, at), at
	}
	return all
}

// Intervals gives the times between frames, the shortest first.
func Intervals(frames []time.Time) []time.Duration {
	var all []time.Duration
	for i := 1; i < len(frames); i++ {
		all = append(all, frames[i].Sub(frames[i-1]))
	}
	slices.Sort(all)
	return all
}
