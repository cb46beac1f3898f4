package formula

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
	"unique"

	"github.com/klauspost/compress/zstd"
)

// Store keeps formulas that were set, and has others set: those asked for last first, as they are in view.
// It can be used from any goroutine.
type Store struct {
	lock    sync.Mutex
	kept    map[string]*kept
	order   []string      // from the oldest
	loading chan struct{} // closed when a file was read that is being read; nil for none
	waiting []*wanted
	by      map[string]*wanted
	working bool
	drawn   int    // formulas that were set here, and not read
	file    string // where they are kept; "" for nowhere
	writing *time.Timer
}

// kept is a formula that is there. One that was read from a file is looked at when it is first asked for.
type kept struct {
	formula *Formula
	text    []byte // as it stands in a file; nil once it was looked at
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
	key := source.Key()
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.get(key)
}

// get gives what is kept under a key. What nobody could draw is forgotten.
func (s *Store) get(key string) *Formula {
	k := s.kept[key]
	if k == nil {
		return nil
	}
	if k.formula == nil {
		f, err := unpacked(k.text)
		if err != nil {
			delete(s.kept, key)
			s.order = slices.DeleteFunc(s.order, func(other string) bool { return other == key })
			return nil
		}
		k.formula, k.text = f, nil
	}
	return k.formula
}

// unpacked reads a formula as it stands in a file, of which nothing is trusted.
func unpacked(text []byte) (*Formula, error) {
	var e entry
	if err := json.Unmarshal(text, &e); err != nil {
		return nil, err
	}
	f := e.Formula
	if f == nil || f.Wrong == "" && f.Drawing == nil {
		return nil, errors.New("it is empty")
	}
	if f.Drawing != nil {
		if err := f.Drawing.Check(); err != nil {
			return nil, err
		}
		for i, p := range f.Drawing.Paths {
			f.Drawing.Paths[i] = unique.Make(p).Value()
		}
	}
	return f, nil
}

// Want has a formula set beside, and calls done with it on a goroutine of the store: with nil when the machine
// can't be had, or so many others were asked for since that this one was forgotten.
func (s *Store) Want(source Source, done func(*Formula)) {
	s.lock.Lock()
	defer s.lock.Unlock()
	key := source.Key()
	if f := s.get(key); f != nil {
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
			s.lock.Unlock()
			return
		}
		at := max(n-batch, 0)
		w := s.waiting[at]
		s.waiting = slices.Delete(s.waiting, at, at+1)
		s.lock.Unlock()
		f, _ := s.Draw(context.Background(), w.source)
		s.lock.Lock()
		delete(s.by, w.key)
		s.lock.Unlock()
		w.tell(f) // nil where the machine can't be had
	}
}

func (w *wanted) tell(f *Formula) {
	for _, done := range w.done {
		done(f)
	}
}

// Draw gives a formula, which is set now unless it is there. The error is ctx's, or that of [Draw].
func (s *Store) Draw(ctx context.Context, source Source) (*Formula, error) {
	s.lock.Lock()
	loading := s.loading
	s.lock.Unlock()
	if loading != nil {
		select {
		case <-loading:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if f := s.Get(source); f != nil {
		return f, nil
	}
	f, err := Draw(ctx, source)
	if err == nil {
		s.lock.Lock()
		s.keep(source.Key(), &kept{formula: f})
		s.set()
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

func (s *Store) keep(key string, k *kept) {
	if s.kept == nil {
		s.kept = map[string]*kept{}
	}
	if s.kept[key] == nil {
		s.order = append(s.order, key)
	}
	s.kept[key] = k
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
	MostStored   = 8 << 20
	mostUnpacked = 96 << 20
)

// Write writes those of some formulas that are there: the same formulas give the same bytes.
func (s *Store) Write(w io.Writer, sources []Source) error {
	keys := make([]string, len(sources))
	for i, source := range sources {
		keys[i] = source.Key()
	}
	return s.write(w, keys)
}

func (s *Store) write(w io.Writer, keys []string) error {
	slices.Sort(keys)
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBetterCompression))
	if err != nil {
		return err
	}
	for _, key := range slices.Compact(keys) {
		s.lock.Lock()
		k := s.kept[key]
		s.lock.Unlock()
		if k == nil {
			continue
		}
		text := k.text
		if text == nil {
			if text, err = json.Marshal(entry{key, k.formula}); err != nil {
				return errors.Join(err, z.Close())
			}
		}
		if _, err := z.Write(append(slices.Clip(text), '\n')); err != nil {
			return errors.Join(err, z.Close())
		}
	}
	return z.Close()
}

// keyed is how a line of a file begins, before its key.
const keyed = `{"key":"`

// Read takes the formulas of a file that [Store.Write] wrote. Nothing in it is trusted: a formula that nobody could
// draw is set anew when it is asked for. The error is that it is no such file; what came before is taken then.
func (s *Store) Read(r io.Reader) error {
	z, err := zstd.NewReader(io.LimitReader(r, MostStored), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return fmt.Errorf("read formulas: %w", err)
	}
	defer z.Close()
	lines := bufio.NewScanner(io.LimitReader(z, mostUnpacked))
	lines.Buffer(nil, 8<<20)
	for n := 0; lines.Scan(); n++ {
		after, ok := bytes.CutPrefix(lines.Bytes(), []byte(keyed))
		key, _, closed := bytes.Cut(after[:min(len(after), 64)], []byte{'"'})
		if !ok || !closed || n >= mostKept {
			return errors.New("read formulas: this isn't a file of them, or has too many")
		}
		s.lock.Lock()
		if s.kept[string(key)] == nil {
			s.keep(string(key), &kept{text: bytes.Clone(lines.Bytes())})
		}
		s.lock.Unlock()
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read formulas: %w", err)
	}
	return nil
}
