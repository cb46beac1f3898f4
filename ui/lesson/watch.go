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

// watch notes what is read. A block counts as read once it was in view for as
// long as its words take, and its end for a moment, or until it was scrolled
// past. Blocks in view together are read one after another: a page takes the
// time of all its words. What was read is written down shortly after, not while scrolling: each
// event is synced to disk.
type watch struct {
	r      *reader
	seen   map[int]*sight // blocks in view
	need   map[int]time.Duration
	due    []int // blocks read and not yet written down
	read   map[int]bool
	busy   time.Time // until when what counts as read has taken
	stop   func()    // the timer; nil when none runs
	moved  bool      // the place changed since it was last told
	began  time.Time // when it first did
	last   time.Time // and last
	on     bool
	failed bool // told already that writing fails
}

// sight is a block in view.
type sight struct {
	since time.Time // some of it was in view
	end   time.Time // and its end; zero while that isn't
}

func newWatch(r *reader) *watch {
	w := &watch{r: r, seen: map[int]*sight{}, need: map[int]time.Duration{}, read: map[int]bool{}}
	for i, b := range r.lesson.Blocks {
		if r.page.session.HasRead(r.lesson.ID, b.Key) {
			w.read[i] = true
		}
	}
	return w
}

func (w *watch) progress() study.LessonProgress {
	return w.r.page.session.LessonProgress(w.r.lesson.ID)
}

func (w *watch) start() {
	w.on = true
	w.look()
}

// end stops watching and writes down what is due.
func (w *watch) end() {
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
	if w.on {
		w.look()
		w.write()
	}
	w.on = false
}

func (w *watch) scrolled() {
	w.last = w.r.page.now()
	if !w.moved {
		w.moved, w.began = true, w.last
	}
	if w.on {
		w.look()
	}
}

// changed has the place kept, a moment after something that belongs to it
// changed.
func (w *watch) changed() { w.scrolled() }

// timeFor gives how long a block has to be in view.
func (w *watch) timeFor(block int) time.Duration {
	if need, ok := w.need[block]; ok {
		return need
	}
	var said int
	switch b := w.r.lesson.Document.Blocks[block].(type) {
	case *markup.Spoiler: // which may stay shut
		said = markup.Words(markup.PlainText(b.Summary))
	default:
		said = markup.Words(markup.BlockText(b))
	}
	need := max(study.ReadingTime(said), dwell)
	w.need[block] = need
	return need
}

// look notes which blocks are in view, and which were and are now above it.
func (w *watch) look() {
	now := w.r.page.now()
	high, _ := w.r.view.Height()
	if high <= 0 {
		return
	}
	waiting := false
	for _, block := range slices.Sorted(maps.Keys(w.seen)) {
		s := w.seen[block]
		switch top, bottom := w.r.view.Extent(block); {
		case top >= high:
			delete(w.seen, block)
		case bottom <= 0:
			delete(w.seen, block)
			if begun := later(s.since, w.busy); !s.end.IsZero() && now.Sub(begun) >= w.timeFor(block) {
				w.busy = begun.Add(w.timeFor(block))
				w.done(block)
			}
		}
	}
	busy := w.busy // with the blocks above that aren't read yet, too
	w.r.view.InView(func(block int, _, bottom float32) {
		if w.read[block] {
			return
		}
		s := w.seen[block]
		if s == nil {
			s = &sight{since: now}
			w.seen[block] = s
		}
		begun := later(s.since, busy)
		busy = begun.Add(w.timeFor(block))
		if bottom > high {
			s.end = time.Time{}
			return
		}
		if s.end.IsZero() {
			s.end = now
		}
		if now.Sub(s.end) >= dwell && !busy.After(now) {
			w.busy = later(w.busy, busy)
			w.done(block)
			return
		}
		waiting = true
	})
	if w.stop == nil && w.on && (waiting || len(w.due) > 0 || w.moved) {
		w.stop = w.r.page.after(dwell+20*time.Millisecond, w.tick)
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (w *watch) done(block int) {
	delete(w.seen, block)
	w.read[block] = true
	w.due = append(w.due, block)
}

// tick comes once, a moment after the view last came to rest or moved on.
func (w *watch) tick() {
	w.stop = nil
	if !w.on {
		return
	}
	w.look()
	if now := w.r.page.now(); now.Sub(w.last) < dwell && now.Sub(w.began) < longestWait {
		return // look has seen to it that it comes again
	}
	w.write()
	if w.moved {
		w.moved = false
		w.r.page.nav.Moved()
	}
}

// write puts what is due into the journal, and the lesson's end when all is read.
func (w *watch) write() {
	if len(w.due) == 0 {
		return
	}
	// The title is shown by the page, and read with the first block.
	for i := range w.r.lesson.Blocks {
		if w.r.isTitle(i) && !w.read[i] {
			w.read[i] = true
			w.due = append(w.due, i)
		}
	}
	session, id := w.r.page.session, w.r.lesson.ID
	slices.Sort(w.due)
	keys := make([]string, len(w.due))
	for i, block := range w.due {
		keys[i] = w.r.lesson.Blocks[block].Key
	}
	if err := session.MarkRead(id, keys...); err != nil {
		w.fail(err)
		return
	}
	w.due = nil
	before := w.progress().Finished
	if !before && len(w.read) >= len(w.r.lesson.Blocks) {
		if err := session.Finish(id); err != nil {
			w.fail(err)
			return
		}
		w.r.fillFoot()
	}
	w.r.side.progressed()
}

// finishAll marks the whole lesson as read, because the learner says so.
func (w *watch) finishAll() {
	for i := range w.r.lesson.Blocks {
		if !w.read[i] {
			w.done(i)
		}
	}
	session, id := w.r.page.session, w.r.lesson.ID
	w.write()
	if len(w.due) == 0 && !w.progress().Finished {
		if err := session.Finish(id); err != nil {
			w.fail(err)
			return
		}
	}
	w.r.fillFoot()
	w.r.side.progressed()
	w.r.page.nav.Moved()
}

// fail says once that what is read can't be written down; it is tried again
// with the next block.
func (w *watch) fail(err error) {
	if !w.failed {
		w.failed = true
		w.r.page.nav.Fail(words.T("Keeping what you have read"), err)
	}
}
