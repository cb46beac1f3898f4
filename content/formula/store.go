package formula

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"unique"

	"github.com/klauspost/compress/zstd"
)

// Store keeps formulas that were set, and has others set: those asked for last first, as they are in view.
// It can be used from any goroutine.
type Store struct {
	lock    sync.Mutex
	kept    map[string]*Formula
	order   []string // from the oldest
	waiting []*wanted
	by      map[string]*wanted
	working bool
	drawn   int // formulas that were set here, and not read

	// Drawn is called after formulas were set, when no other waits, on a goroutine of the store.
	Drawn func()
}

type wanted struct {
	key    string
	source Source
	done   []func(*Formula)
}

var errForgotten = errors.New("the formula wasn't set")

// Shared is the store of the program.
var Shared = new(Store)

// mostKept is how many formulas are held at a time, and mostWaiting how many wait to be set: of more,
// those asked for first are forgotten, and asked for again when they come into view.
const (
	mostKept    = 8_000
	mostWaiting = 2_000
)

// Get gives a formula when it is there.
func (s *Store) Get(source Source) *Formula {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.kept[source.Key()]
}

// Want has a formula set beside, and calls done with it on a goroutine of the store: with nil when the machine
// can't be had, or so many others were asked for since that this one was forgotten.
func (s *Store) Want(source Source, done func(*Formula)) {
	s.lock.Lock()
	defer s.lock.Unlock()
	key := source.Key()
	if f := s.kept[key]; f != nil {
		go done(f)
		return
	}
	if w := s.by[key]; w != nil {
		w.done = append(w.done, done)
		return
	}
	w := &wanted{key, source, []func(*Formula){done}}
	if s.by == nil {
		s.by = map[string]*wanted{}
	}
	s.by[key] = w
	if s.waiting = append(s.waiting, w); len(s.waiting) > mostWaiting {
		gone := s.waiting[0]
		delete(s.by, gone.key)
		s.waiting = s.waiting[1:]
		go gone.tell(nil)
	}
	if !s.working {
		s.working = true
		go s.work()
	}
}

// Await waits for a formula that it has set in its turn. The error is ctx's, or that too many others were
// asked for since.
func (s *Store) Await(ctx context.Context, source Source) error {
	done := make(chan *Formula, 1)
	s.Want(source, func(f *Formula) { done <- f })
	select {
	case f := <-done:
		if f == nil {
			return errForgotten
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// batch is how many formulas that were asked for together are set in their order: about a view's.
const batch = 24

// work sets what waits. Of the last that were asked for it takes the first, so that a page fills from its top.
func (s *Store) work() {
	for {
		s.lock.Lock()
		n := len(s.waiting)
		if n == 0 {
			s.working = false
			after := s.Drawn
			s.lock.Unlock()
			if after != nil {
				after()
			}
			return
		}
		at := max(n-batch, 0)
		w := s.waiting[at]
		s.waiting = slices.Delete(s.waiting, at, at+1)
		s.lock.Unlock()
		f, err := Draw(context.Background(), w.source)
		s.lock.Lock()
		if err == nil {
			s.keep(w.key, f)
			s.drawn++
		}
		delete(s.by, w.key)
		s.lock.Unlock()
		w.tell(f) // nil with an error
	}
}

func (w *wanted) tell(f *Formula) {
	for _, done := range w.done {
		done(f)
	}
}

// Draw gives a formula, which is set now unless it is there. The error is ctx's, or that of [Draw].
func (s *Store) Draw(ctx context.Context, source Source) (*Formula, error) {
	if f := s.Get(source); f != nil {
		return f, nil
	}
	f, err := Draw(ctx, source)
	if err == nil {
		s.lock.Lock()
		s.keep(source.Key(), f)
		s.drawn++
		s.lock.Unlock()
	}
	return f, err
}

// Count tells how many formulas were set here; those that were read don't count.
func (s *Store) Count() int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.drawn
}

func (s *Store) keep(key string, f *Formula) {
	if s.kept == nil {
		s.kept = map[string]*Formula{}
	}
	if s.kept[key] == nil {
		s.order = append(s.order, key)
	}
	s.kept[key] = f
	for len(s.order) > mostKept {
		delete(s.kept, s.order[0])
		s.order = s.order[1:]
	}
}

// entry is a formula in a file.
type entry struct {
	Key     string   `json:"key"`
	Formula *Formula `json:"formula"`
}

// MostStored is how many bytes a file of formulas has at most, and mostUnpacked how many it may have
// unpacked.
const (
	MostStored   = 16 << 20
	mostUnpacked = 256 << 20
)

// Write writes those of some formulas that are there: the same formulas give the same bytes.
func (s *Store) Write(w io.Writer, sources []Source) error {
	keys := make([]string, len(sources))
	for i, source := range sources {
		keys[i] = source.Key()
	}
	slices.Sort(keys)
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBetterCompression))
	if err != nil {
		return err
	}
	out := json.NewEncoder(z)
	for _, key := range slices.Compact(keys) {
		s.lock.Lock()
		f := s.kept[key]
		s.lock.Unlock()
		if f == nil {
			continue
		}
		if err := out.Encode(entry{key, f}); err != nil {
			return errors.Join(err, z.Close())
		}
	}
	return z.Close()
}

// Read takes formulas from a file. Nothing in it is trusted: what nobody could draw is an error, with which
// the reading ends.
func (s *Store) Read(r io.Reader) error {
	z, err := zstd.NewReader(io.LimitReader(r, MostStored), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return fmt.Errorf("read formulas: %w", err)
	}
	defer z.Close()
	lines := bufio.NewScanner(io.LimitReader(z, mostUnpacked))
	lines.Buffer(nil, 8<<20)
	for n := 0; lines.Scan(); n++ {
		var e entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return fmt.Errorf("read formulas: %w", err)
		}
		if e.Formula == nil || n >= mostKept || len(e.Key) > 64 {
			return errors.New("read formulas: there are more than may be, or an empty one")
		}
		if e.Formula.Wrong == "" {
			if err := e.Formula.Drawing.Check(); err != nil {
				return fmt.Errorf("read formulas: %w", err)
			}
			for i, p := range e.Formula.Drawing.Paths {
				e.Formula.Drawing.Paths[i] = unique.Make(p).Value()
			}
		}
		s.lock.Lock()
		s.keep(e.Key, e.Formula)
		s.lock.Unlock()
	}
	return lines.Err()
}
