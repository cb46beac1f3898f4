package journal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

const (
	// gather is how long SetSettingLater waits for a newer value, so that a
	// scrolling reader costs a few writes a second and not hundreds.
	gather = 150 * time.Millisecond
	// settled is how long nothing is written before the manifest is, and idle
	// before the main file is made whole: no grade has to wait for either.
	settled = 300 * time.Millisecond
	idle    = 2 * time.Second
	// glance is how often the files are looked after, and how often saving is
	// tried again once it has stopped.
	glance = 2 * time.Second
	// mostLog is how long a log may grow while there is no rest, in bytes.
	mostLog = 4 << 20
)

// answers is how long an answer of the disk is waited for. What it didn't answer to
// by then is kept in memory. Tests change it.
var answers = 2 * time.Second

// write is what is written in one transaction.
type write struct {
	events   []*study.Event
	settings map[string]string
	done     chan error // has room for one
	awaited  bool       // someone waits for done
	tried    bool
}

// Saving is how keeping stands.
type Saving struct {
	Stopped error     // why nothing reaches the disk; nil while all is well
	Since   time.Time // when it stopped
	Unsaved int       // events that are in memory alone
}

// Saving tells how keeping stands.
func (j *Journal) Saving() Saving {
	j.mu.Lock()
	defer j.mu.Unlock()
	return Saving{Stopped: j.stopped, Since: j.when, Unsaved: j.unsaved()}
}

// Unsaved counts the events that are in memory alone.
func (j *Journal) Unsaved() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.unsaved()
}

func (j *Journal) unsaved() int {
	n := 0
	for _, w := range j.queue {
		n += len(w.events)
	}
	return n
}

// Watch has f called, from some goroutine, whenever saving stops or goes on.
func (j *Journal) Watch(f func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.watch = f
}

// Rest has what is written brought into the main file soon, without waiting
// until there is nothing to do. It returns at once.
func (j *Journal) Rest() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.disk.rest = true
	j.disk.signal()
}

// Retry has saving tried again at once, if it has stopped.
func (j *Journal) Retry() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.disk.try = true
	j.disk.signal()
}

// signal wakes the disk's goroutine.
func (d *disk) signal() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// submit puts a write in the queue and waits until it is on the disk. It
// returns nil as well when saving has stopped, or stops now.
func (j *Journal) submit(w *write) error {
	j.mu.Lock()
	if err := j.damaged; j.closed || err != nil {
		j.mu.Unlock()
		if err != nil {
			return err
		}
		return ErrClosed
	}
	w.done, w.awaited = make(chan error, 1), j.stopped == nil
	if j.located != nil {
		settings := maps.Clone(j.located)
		maps.Copy(settings, w.settings)
		w.settings, j.located = settings, nil
	}
	j.queue = append(j.queue, w)
	j.run = append(j.run, w.events...)
	maps.Copy(j.settings, w.settings)
	for key := range w.settings {
		delete(j.later, key)
	}
	d, path := j.disk, j.disk.path
	d.signal()
	wait := w.awaited
	j.mu.Unlock()
	if !wait {
		return nil
	}
	limit := time.NewTimer(answers)
	defer limit.Stop()
	var err error
	select {
	case err = <-w.done:
	case <-limit.C:
		select {
		case err = <-w.done: // just now
		default:
			j.halt(d, ErrSlow)
		}
	}
	if err != nil {
		return fmt.Errorf("write to %s: %w", path, err)
	}
	return nil
}

// halt notes that saving has stopped.
func (j *Journal) halt(d *disk, err error) {
	j.mu.Lock()
	if j.disk != d {
		j.mu.Unlock()
		return
	}
	changed := j.stopped == nil || j.stopped.Error() != err.Error()
	if j.stopped == nil {
		j.when = time.Now()
	}
	j.stopped = err
	waiting, watch := slices.Clone(j.queue), j.watch
	j.mu.Unlock()
	// First: whoever waits shows what was done next, and the window is to say by
	// then that it isn't saved.
	if changed && watch != nil {
		watch()
	}
	j.mu.Lock()
	for _, w := range waiting { // what came since doesn't wait, or for what is done now
		w.answer(nil)
	}
	j.mu.Unlock()
}

// answer lets go of who waits.
func (w *write) answer(err error) {
	if w.awaited {
		w.awaited = false
		w.done <- err
	}
}

// serve writes to a disk what comes, looks after it, and brings it to rest,
// until the journal is closed or has gone on to another.
func (j *Journal) serve(d *disk) {
	defer close(d.done)
	written, looked := time.Now(), time.Now() // when last
	var rested time.Time
	resting := false // the manifest and the main file are as they should be
	timer := time.NewTimer(glance)
	for quit := false; !quit; {
		select {
		case <-d.wake:
		case <-timer.C:
		case <-d.quit:
			quit = true
		}
		d.io.Lock()
		now := time.Now()
		j.mu.Lock()
		if j.disk != d || j.damaged != nil { // its file is closed, or left alone
			j.mu.Unlock()
			d.io.Unlock()
			return
		}
		stopped := j.stopped != nil
		try := stopped && (d.try || quit || now.Sub(looked) >= glance)
		rest := d.rest || quit
		d.rest, d.try = false, false
		if len(j.later) > 0 && (quit || now.Sub(j.since) >= gather) {
			j.queue = append(j.queue, &write{settings: j.later, done: make(chan error, 1)})
			j.later = map[string]string{}
		}
		j.mu.Unlock()
		if stopped && try {
			looked = now
			j.tryAgain(d)
		}
		if !stopped {
			if j.drain(d) {
				written, resting = time.Now(), false
				if d.untold() { // a crash from now on leaves a log that is known
					j.saveManifest(d)
				}
			}
			if now.Sub(looked) >= glance || rest {
				looked = now
				j.checkFiles(d)
			}
		}
		since := time.Since(written)
		switch {
		case (since >= idle && !resting) || rest || d.long():
			// The manifest then says that the main file has all.
			resting, rested = true, time.Now()
			j.checkpoint(d)
			j.saveManifest(d)
		case since >= settled && rested.Before(written):
			rested = time.Now()
			j.saveManifest(d)
		}
		d.io.Unlock()
		next := glance
		for _, at := range []struct {
			due  bool
			from time.Time
			in   time.Duration
		}{{rested.Before(written), written, settled}, {!resting, written, idle}} {
			if at.due {
				next = min(next, max(time.Until(at.from.Add(at.in)), time.Millisecond))
			}
		}
		j.mu.Lock()
		if len(j.later) > 0 {
			next = min(next, max(time.Until(j.since.Add(gather)), time.Millisecond))
		}
		j.mu.Unlock()
		timer.Reset(next)
	}
	timer.Stop()
}

// drain writes what is in the queue, in order. It says whether it wrote.
func (j *Journal) drain(d *disk) (wrote bool) {
	for {
		j.mu.Lock()
		if j.disk != d || len(j.queue) == 0 {
			j.mu.Unlock()
			if wrote && !j.resume(d) {
				continue
			}
			return wrote
		}
		w, last := j.queue[0], j.last
		j.mu.Unlock()
		numbered, err := d.file.write(context.Background(), w.copied(), w.settings, w.tried, last)
		if err != nil && !isConstraint(err) {
			w.tried = true
			j.halt(d, err)
			return wrote
		}
		wrote = wrote || err == nil
		j.mu.Lock()
		if j.disk == d {
			j.queue = j.queue[1:]
			if err == nil {
				j.number(w.events, numbered)
				j.count(w.events)
			} else {
				j.forget(w.events)
			}
			w.answer(err)
		}
		j.mu.Unlock()
	}
}

// copied gives the events as they are now.
func (w *write) copied() []study.Event {
	all := make([]study.Event, len(w.events))
	for i, e := range w.events {
		all[i] = *e
	}
	return all
}

// number takes up the numbers that events got as they were written. It needs j.mu.
func (j *Journal) number(events []*study.Event, numbered []study.Event) {
	for i, e := range events {
		e.Seq = numbered[i].Seq
		if e.Device == j.device {
			j.last = max(j.last, e.Seq)
		}
	}
}

// forget takes back events that were there already. It needs j.mu.
func (j *Journal) forget(events []*study.Event) {
	j.run = slices.DeleteFunc(j.run, func(e *study.Event) bool { return slices.Contains(events, e) })
}

// count takes events that were written into the counts by device. It needs j.mu.
func (j *Journal) count(events []*study.Event) {
	for _, e := range events {
		t := j.written[e.Device]
		if t == nil {
			t = &deviceSum{summed: true}
			j.written[e.Device] = t
		}
		t.Count++
		t.Sum = ""
		if e.Seq <= t.Last {
			t.summed = false
		}
		if t.summed {
			t.sum = chain(t.sum, afterFirst(rowOf(e)))
		}
		if e.Seq > t.Last {
			t.Last, t.At = e.Seq, e.At
		}
		j.noteWritten(e.ID)
	}
}

// noteWritten notes an event that was written. It needs j.mu.
func (j *Journal) noteWritten(id ulid.ULID) {
	if n := len(j.known); n == 0 || j.known[n-1].Compare(id) < 0 {
		j.known = append(j.known, id)
		return
	}
	if at, found := slices.BinarySearchFunc(j.known, id, ulid.ULID.Compare); !found {
		j.known = slices.Insert(j.known, at, id)
	}
}

// checkFiles notices when the files aren't there, or aren't what they were.
func (j *Journal) checkFiles(d *disk) {
	if err := d.file.intact(); err != nil {
		j.halt(d, err)
		j.tryAgain(d)
	}
}

// saveManifest writes the manifest. One that can't be written is as good as an old one.
func (j *Journal) saveManifest(d *disk) {
	j.mu.Lock()
	m, ok := j.manifest(), j.disk == d && j.stopped == nil
	sound := len(j.incomplete) == 0 && !j.suspect
	j.mu.Unlock()
	if ok {
		if sound {
			m.File, m.Log = d.file.stamp(), d.file.logStamp()
		}
		_ = m.write(d.folder())
		d.file.told = true
	}
}

func (j *Journal) checkpoint(d *disk) {
	j.mu.Lock()
	ok := j.disk == d && j.stopped == nil
	j.mu.Unlock()
	if !ok {
		return
	}
	if err := d.file.checkpoint(context.Background()); errors.Is(err, ErrGone) || errors.Is(err, ErrReplaced) {
		j.halt(d, err)
	}
	// What else keeps it, such as a full disk, keeps no event from the log.
}
