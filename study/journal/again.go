package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// ErrOther says that a journal stands there which holds what this one doesn't.
// The two aren't mixed.
var ErrOther = errors.New("another journal is there")

// again tries to save again after it has stopped: into the same file if it is
// back as it was, else into a new one, whole, in its place.
func (j *Journal) again(d *disk) {
	if d.file.intact() != nil {
		if err := j.rebuild(d); err != nil {
			j.halt(d, err)
			return
		}
	}
	j.mu.Lock()
	nothing := len(j.queue) == 0
	j.mu.Unlock()
	if nothing {
		j.resume(d)
		return
	}
	j.drain(d)
}

// rebuild puts a new file in the place of what is at a disk's path.
func (j *Journal) rebuild(d *disk) error {
	path := real(d.path)
	seen := signed(path)
	if len(seen) > 0 && d.seen.same(seen) {
		return fmt.Errorf("%s: %w", path, ErrReplaced)
	}
	f, err := j.build(d.file, path)
	if errors.Is(err, ErrOther) || errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) || errors.Is(err, ErrNoFile) {
		d.seen = seen
		return fmt.Errorf("%s: %w (%w)", path, ErrReplaced, err)
	}
	if err != nil {
		return err
	}
	d.file.abandon()
	f.name = d.path
	d.file, d.seen = f, nil
	return nil
}

// Move goes on in another folder: all that is kept is written to a journal
// there. One that stands there already must hold nothing that this one doesn't,
// else it gives ErrOther and nothing is changed. What was written before and
// can't be read any more is missing from the new one, and told by Missing.
func (j *Journal) Move(folder string) error {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	j.mu.Lock()
	d, closed := j.disk, j.closed
	j.mu.Unlock()
	if closed {
		return ErrClosed
	}
	// A disk that doesn't answer keeps nobody from another.
	var from *file
	for limit := time.Now().Add(answers); from == nil && time.Now().Before(limit); {
		if d.io.TryLock() {
			defer d.io.Unlock()
			from = d.file
		} else {
			time.Sleep(10 * time.Millisecond)
		}
	}
	if from != nil && from.name == path && from.intact() == nil {
		j.Retry()
		return nil
	}
	f, err := j.build(from, real(path))
	if err != nil {
		return fmt.Errorf("move to %s: %w", path, err)
	}
	next := newDisk(path, f)
	j.mu.Lock()
	if j.closed {
		j.mu.Unlock()
		return errors.Join(ErrClosed, f.close(context.Background()))
	}
	j.disk = next
	j.mu.Unlock()
	close(d.quit)
	if from != nil && from.intact() == nil {
		_ = from.close(context.Background()) // all that is in it is in the other
	} else if from != nil {
		from.abandon()
	}
	go j.serve(next)
	j.resume(next)
	next.poke()
	return nil
}

// build makes a journal at a path, with all that is known: what from, which may
// be nil, can still be read of, what this run appended, and what is at the path
// already, which is set aside. It waits for no other disk.
func (j *Journal) build(from *file, path string) (*file, error) {
	ctx := context.Background()
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, fmt.Errorf("its folder is not there: %w", ErrGone)
	} else if err != nil {
		return nil, err
	}
	seen := signed(path)
	there, err := j.standing(ctx, path)
	if there != nil {
		defer there.close()
	}
	if err != nil {
		return nil, err
	}
	if from != nil && !from.readable() {
		from = nil
	}

	j.mu.Lock()
	run, known, summed, last := (&write{events: j.run}).copied(), slices.Clone(j.known), j.summed, j.last
	settings := maps.Clone(j.settings)
	j.mu.Unlock()
	ids := idSet{known, map[ulid.ULID]bool{}}
	for i := range run {
		ids.run[run[i].ID] = true
	}
	if !summed && from != nil {
		for row, err := range rows(ctx, from.conn) {
			if err != nil {
				return nil, told(err)
			}
			e, err := parse(row, texts{})
			if err != nil {
				return nil, err
			}
			ids.run[e.ID] = true
		}
	}

	fresh := path + ".new"
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(fresh + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if err := j.fill(ctx, fresh, there, from, run, ids, settings, last); err != nil {
		os.Remove(fresh)
		return nil, err
	}
	if !signed(path).same(seen) {
		os.Remove(fresh)
		return nil, fmt.Errorf("%s is being changed: %w", path, ErrReplaced)
	}
	if len(seen) > 0 {
		if err := aside(path, free(path)); err != nil {
			return nil, err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return nil, err
	}
	if err := syncFolder(folder); err != nil {
		return nil, err
	}
	f, err := connect(ctx, path, j.versions)
	if err != nil {
		return nil, told(err)
	}
	if err := j.adopt(ctx, f, run, ids); err != nil {
		return nil, errors.Join(err, f.close(ctx))
	}
	return f, nil
}

// idSet is the ids of what this journal was known to hold.
type idSet struct {
	known []ulid.ULID // in order
	run   map[ulid.ULID]bool
}

func (s idSet) has(id ulid.ULID) bool {
	_, found := slices.BinarySearchFunc(s.known, id, ulid.ULID.Compare)
	return found || s.run[id]
}

func (s idSet) size() int {
	n := len(s.known)
	for id := range s.run {
		if _, found := slices.BinarySearchFunc(s.known, id, ulid.ULID.Compare); !found {
			n++
		}
	}
	return n
}

// standing looks at what is at a path, without touching it; nil when nothing is.
func (j *Journal) standing(ctx context.Context, path string) (*image, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNoFile
	}
	j.mu.Lock()
	f, device := j.disk.file, j.device
	j.mu.Unlock()
	if !os.SameFile(info, f.main) && !isAbandoned(info) {
		if err := probe(ctx, path); err != nil {
			return nil, err
		}
	}
	found, other, err := images(ctx, path, len(j.versions))
	log, _ := os.Stat(path + "-wal")
	leftOver := log != nil && os.SameFile(log, f.log) && !os.SameFile(info, f.main) // this journal's own, of its file that was there before
	if other != nil && !leftOver {
		ok := found == nil // its log alone makes it whole
		if !ok {
			if ok, err = within(ctx, found, other); err != nil {
				return nil, errors.Join(err, found.close(), other.close())
			}
		}
		if ok {
			found, other = other, found
		}
	}
	if other != nil {
		other.close()
	}
	if found == nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	if found.fresh {
		return nil, found.close()
	}
	// Another learner's in which there is nothing yet is theirs all the same.
	settings, err := settingsOf(ctx, found.conn)
	if err == nil && settings[settingDevice] != "" && settings[settingDevice] != device {
		some := false
		for _, err = range found.rows(ctx) {
			some = true
			break
		}
		if err == nil && !some {
			err = ErrOther
		}
	}
	if err != nil {
		return nil, errors.Join(err, found.close())
	}
	return found, nil
}

// fill makes a journal of all sources and closes it. What it holds twice is the
// same event; anything else that clashes, or isn't known, makes it ErrOther.
func (j *Journal) fill(ctx context.Context, path string, there *image, from *file, run []study.Event, ids idSet, settings map[string]string, last int64) error {
	made, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := made.Close(); err != nil {
		return err
	}
	f, err := connect(ctx, path, j.versions)
	if err != nil {
		return told(err)
	}
	err = func() error {
		tx, err := f.conn.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
		same := texts{}
		add := func(row []byte) error {
			e, err := parse(row, same)
			if err != nil {
				return err
			}
			if !ids.has(e.ID) {
				return ErrOther
			}
			return insertAll(ctx, tx, f.redo, f.put, []study.Event{e}, nil, 0)
		}
		if there != nil {
			for row, err := range there.rows(ctx) {
				if err == nil {
					err = add(row)
				}
				if err != nil {
					return err
				}
			}
			found, err := settingsOf(ctx, there.conn)
			if err != nil {
				return err
			}
			for key, value := range found {
				if _, ok := settings[key]; !ok {
					settings[key] = value
				}
			}
		}
		if from != nil {
			for row, err := range rows(ctx, from.conn) {
				if err == nil {
					err = add(row)
				}
				if err != nil {
					return err
				}
			}
		}
		if err := insertAll(ctx, tx, f.redo, f.put, run, settings, last); err != nil {
			return err
		}
		return tx.Commit()
	}()
	if refused(err) {
		err = ErrOther
	}
	if err != nil {
		return errors.Join(told(err), f.disconnect())
	}
	f.log, err = f.heldLog.Stat()
	return errors.Join(err, f.close(ctx))
}

// adopt takes up what a file that was just built holds. What was in the queue is
// in it.
func (j *Journal) adopt(ctx context.Context, f *file, run []study.Event, ids idSet) error {
	tallies, err := talliesOf(ctx, f)
	if err != nil {
		return err
	}
	sums := summing{}
	same := texts{}
	for row, err := range rows(ctx, f.conn) {
		if err != nil {
			return err
		}
		e, err := parse(row, same)
		if err != nil {
			return err
		}
		sums.add(&e, row)
	}
	j.mu.Lock()
	j.tallies = tallies
	if gone := ids.size() - len(sums.ids); gone > 0 {
		if j.missing == nil {
			j.missing = &Missing{}
		}
		j.missing.Events += gone
		j.missing.To = j.when
	}
	written, numbers := map[ulid.ULID]bool{}, map[ulid.ULID]int64{}
	for i := range run { // build gave them their numbers
		written[run[i].ID], numbers[run[i].ID] = true, run[i].Seq
	}
	for _, e := range j.run {
		if n := numbers[e.ID]; n > 0 {
			e.Seq = n
		}
		if e.Device == j.device {
			j.last = max(j.last, e.Seq)
		}
	}
	j.queue = slices.DeleteFunc(j.queue, func(w *write) bool {
		in := !slices.ContainsFunc(w.events, func(e *study.Event) bool { return !written[e.ID] })
		if in && len(w.events) > 0 {
			w.answer(nil)
			return true
		}
		w.tried = true
		return false
	})
	j.mu.Unlock()
	j.summarise(sums)
	return nil
}

// signature is what is at a path and beside it: empty when nothing is.
type signature []os.FileInfo

func signed(path string) signature {
	var s signature
	for _, name := range []string{path, path + "-wal", path + "-journal"} {
		if info, err := os.Lstat(name); err == nil {
			os.SameFile(info, info) // Windows finds out which file it is only now
			s = append(s, info)
		}
	}
	return s
}

func (s signature) same(t signature) bool {
	return slices.EqualFunc(s, t, func(a, b os.FileInfo) bool {
		return a.Name() == b.Name() && os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
	})
}
