package lesson

import (
	"maps"
	"slices"
	"time"

	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/words"
)

// dwell is how long the end of a block has to be in view to count as read.
const dwell = 400 * time.Millisecond

// longestWait is how long what was read waits at most for the view to come to
// rest: what is safe on the disk a moment later would show as a halt.
const longestWait = 5 * time.Second

// readTracker notes what is read. A block counts as read once it was in view for as
// long as its words take, and its end for a moment, or until it was scrolled
// past. Blocks in view together are read one after another: a page takes the
// time of all its words. What was read is written down shortly after, not while scrolling: each
// event is synced to disk.
type readTracker struct {
	r            *reader
	visible      map[int]*visibleBlock // blocks in view
	readingTimes map[int]time.Duration
	unsaved      []int // blocks read and not yet written down
	read         map[int]bool
	readingUntil time.Time // when the time that reading what counts as read takes is over
	stopTimer    func()    // the timer; nil when none runs
	moved        bool      // the position changed since the shell was last told
	began        time.Time // when it first did
	last         time.Time // and last
	running      bool
	failed       bool // the learner knows already that writing fails
}

// visibleBlock is a block in view.
type visibleBlock struct {
	since time.Time // some of it was in view
	end   time.Time // and its end; zero while that isn't
}

func newReadTracker(r *reader) *readTracker {
	t := &readTracker{r: r, visible: map[int]*visibleBlock{}, readingTimes: map[int]time.Duration{}, read: map[int]bool{}}
	for i, b := range r.lesson.Blocks {
		if r.page.session.HasRead(r.lesson.ID, b.Key) {
			t.read[i] = true
		}
	}
	return t
}

func (t *readTracker) progress() study.LessonProgress {
	return t.r.page.session.LessonProgress(t.r.lesson.ID)
}

func (t *readTracker) start() {
	t.running = true
	t.update()
}

// stop ends the tracking and writes down what is due.
func (t *readTracker) stop() {
	if t.stopTimer != nil {
		t.stopTimer()
		t.stopTimer = nil
	}
	if t.running {
		t.update()
		t.save()
	}
	t.running = false
}

func (t *readTracker) scrolled() {
	t.last = t.r.page.now()
	if !t.moved {
		t.moved, t.began = true, t.last
	}
	if t.running {
		t.update()
	}
}

// changed has the position saved, a moment after something that belongs to it
// changed.
func (t *readTracker) changed() { t.scrolled() }

// timeFor gives how long a block has to be in view.
func (t *readTracker) timeFor(block int) time.Duration {
	if need, ok := t.readingTimes[block]; ok {
		return need
	}
	var said int
	switch b := t.r.lesson.Document.Blocks[block].(type) {
	case *markup.Spoiler: // which may stay shut
		said = markup.Words(markup.PlainText(b.Summary))
	default:
		said = markup.Words(markup.BlockText(b))
	}
	need := max(study.ReadingTime(said), dwell)
	t.readingTimes[block] = need
	return need
}

// update notes which blocks are in view, and which were and are now above it.
func (t *readTracker) update() {
	now := t.r.page.now()
	high, _ := t.r.view.Height()
	if high <= 0 {
		return
	}
	waiting := false
	for _, block := range slices.Sorted(maps.Keys(t.visible)) {
		s := t.visible[block]
		switch top, bottom := t.r.view.Extent(block); {
		case top >= high:
			delete(t.visible, block)
		case bottom <= 0:
			delete(t.visible, block)
			if begun := later(s.since, t.readingUntil); !s.end.IsZero() && now.Sub(begun) >= t.timeFor(block) {
				t.readingUntil = begun.Add(t.timeFor(block))
				t.done(block)
			}
		}
	}
	busy := t.readingUntil // with the blocks above that aren't read yet, too
	t.r.view.InView(func(block int, _, bottom float32) {
		if t.read[block] {
			return
		}
		s := t.visible[block]
		if s == nil {
			s = &visibleBlock{since: now}
			t.visible[block] = s
		}
		begun := later(s.since, busy)
		busy = begun.Add(t.timeFor(block))
		if bottom > high {
			s.end = time.Time{}
			return
		}
		if s.end.IsZero() {
			s.end = now
		}
		if now.Sub(s.end) >= dwell && !busy.After(now) {
			t.readingUntil = later(t.readingUntil, busy)
			t.done(block)
			return
		}
		waiting = true
	})
	if t.stopTimer == nil && t.running && (waiting || len(t.unsaved) > 0 || t.moved) {
		t.stopTimer = t.r.page.after(dwell+20*time.Millisecond, t.tick)
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (t *readTracker) done(block int) {
	delete(t.visible, block)
	t.read[block] = true
	t.unsaved = append(t.unsaved, block)
}

// tick comes once, a moment after the view last came to rest or moved on.
func (t *readTracker) tick() {
	t.stopTimer = nil
	if !t.running {
		return
	}
	t.update()
	if now := t.r.page.now(); now.Sub(t.last) < dwell && now.Sub(t.began) < longestWait {
		return // update has seen to it that it comes again
	}
	t.save()
	if t.moved {
		t.moved = false
		t.r.page.nav.Moved()
	}
}

// save puts what is due into the journal, and the lesson's end when all is read.
func (t *readTracker) save() {
	if len(t.unsaved) == 0 {
		return
	}
	// The title is shown by the page, and read with the first block.
	for i := range t.r.lesson.Blocks {
		if t.r.isTitle(i) && !t.read[i] {
			t.read[i] = true
			t.unsaved = append(t.unsaved, i)
		}
	}
	session, id := t.r.page.session, t.r.lesson.ID
	slices.Sort(t.unsaved)
	keys := make([]string, len(t.unsaved))
	for i, block := range t.unsaved {
		keys[i] = t.r.lesson.Blocks[block].Key
	}
	if err := session.MarkRead(id, keys...); err != nil {
		t.fail(err)
		return
	}
	t.unsaved = nil
	before := t.progress().Finished
	if !before && len(t.read) >= len(t.r.lesson.Blocks) {
		if err := session.Finish(id); err != nil {
			t.fail(err)
			return
		}
		t.r.fillFoot()
	}
	t.r.side.progressed()
}

// finishAll marks the whole lesson as read, because the learner says so.
func (t *readTracker) finishAll() {
	for i := range t.r.lesson.Blocks {
		if !t.read[i] {
			t.done(i)
		}
	}
	session, id := t.r.page.session, t.r.lesson.ID
	t.save()
	if len(t.unsaved) == 0 && !t.progress().Finished {
		if err := session.Finish(id); err != nil {
			t.fail(err)
			return
		}
	}
	t.r.fillFoot()
	t.r.side.progressed()
	t.r.page.nav.Moved()
}

// fail says once that what is read can't be written down; it is tried again
// with the next block.
func (t *readTracker) fail(err error) {
	if !t.failed {
		t.failed = true
		t.r.page.nav.Fail(words.T("Keeping what you have read"), err)
	}
}
