package foldersync

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// What is looked at in a folder at most: so many names, so many files, and of each
// so many bytes.
const (
	MostNames = 10_000
	MostFiles = 100
	MostBytes = 1 << 30
)

// The errors that callers choose by, besides those of packages journal and
// progressfile.
var (
	// ErrAway says that the folder isn't there: the stick was pulled out, the share
	// is not connected.
	ErrAway = errors.New("the folder isn't there")
	// ErrTooLarge says that a file is larger than MostBytes.
	ErrTooLarge = fmt.Errorf("the file has more than %d MB", MostBytes>>20)
	// ErrHalf says that a file isn't whole, as while it is being written or carried.
	ErrHalf = errors.New("the file isn't whole yet")
	// ErrShared says that another device writes under this one's id.
	ErrShared = errors.New("another device writes under this one's id")
)

// Store is the journal that is kept in step.
type Store interface {
	Device() string
	Holds() map[string]journal.Numbers
	Take(ctx context.Context, path string, record journal.Record) (journal.Preview, error)
	Export(ctx context.Context, path string, progress func(done, all int64)) (progressfile.Summary, error)
}

// Syncer does rounds with one folder, one at a time.
type Syncer struct {
	store  Store
	path   string
	open   func(path string) (folder, error)
	record journal.Record

	taken  map[string]string // by name, the SHA-256 of the lines of what was taken in or written last
	halves map[string]half   // by name
}

// half is a file that made no sense, and since when it is as it is.
type half struct {
	size     int64
	modified time.Time
	since    time.Time
	fault    error
}

// patience is how long a file that makes no sense is taken for one that is being
// written or carried.
const patience = 10 * time.Minute

// NewSyncer makes one for the folder at a path. Record is given to [Store].
func NewSyncer(store Store, path string, record journal.Record) *Syncer {
	return &Syncer{
		store: store, path: path, open: openDirectory, record: record,
		taken: map[string]string{}, halves: map[string]half{},
	}
}

// Came is what a device did that came in.
type Came struct {
	Device  string
	Events  int
	Reviews int // grades, those undone too
	Notes   int // highlights and notes, those changed or taken away too
}

// File is that of another device.
type File struct {
	Name    string
	Device  string
	Written time.Time // by its own clock, the latest that was done of what is in it; zero if unknown
	Reviews int64
	Fault   error // why nothing was taken of it; ErrHalf while there is hope
}

// Round is what came of one.
type Round struct {
	Came    []Came // by device
	Files   []File // of others, conflict copies too
	Wrote   bool
	Written []study.Event // what is new in the journal, also when the round was broken off
}

// Round takes in what the files of others hold, and writes this device's own if it
// lacks something. A file of which nothing can be taken is told in Round.Files, and
// keeps nothing from the others. The error says what kept the round from its end: the
// folder isn't there or can't be read or written, or the journal can't be written.
// Work is a folder of this device's own that may be removed at any time.
func (s *Syncer) Round(ctx context.Context, work string) (r Round, err error) {
	f, err := s.open(s.path)
	if err != nil {
		return r, away(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	found, err := f.List(MostNames)
	if err != nil {
		return r, away(err)
	}
	if err := os.RemoveAll(work); err != nil {
		return r, err
	}
	if err := os.MkdirAll(work, 0o700); err != nil {
		return r, err
	}
	defer os.RemoveAll(work)

	own := FileName(s.store.Device())
	found = slices.DeleteFunc(found, func(e entry) bool { return deviceOf(e.name) == "" })
	slices.SortFunc(found, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	came := map[string]*Came{}
	var shared error
	for i, e := range found {
		if i == MostFiles {
			break
		}
		file := File{Name: e.name, Device: deviceOf(e.name)}
		var stop error
		file.Fault, stop = s.take(ctx, f, e, filepath.Join(work, "in"+progressfile.Extension), &file, &r, came)
		if e.name == own {
			if errors.Is(file.Fault, journal.ErrConflict) || errors.Is(file.Fault, progressfile.ErrNewer) {
				shared = fmt.Errorf("%w: %w", ErrShared, file.Fault)
			}
		} else {
			r.Files = append(r.Files, file)
		}
		if stop != nil {
			r.sum(came)
			return r, stop
		}
	}
	r.sum(came)
	s.forget(found)
	if shared != nil { // what it holds is nowhere else, perhaps
		return r, shared
	}
	r.Wrote, err = s.publish(ctx, f, filepath.Join(work, "out"+progressfile.Extension))
	return r, err
}

// away says of an error in reaching the folder that it isn't there.
func away(err error) error {
	if errors.Is(err, os.ErrPermission) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}

func (r *Round) sum(came map[string]*Came) {
	for _, c := range came {
		r.Came = append(r.Came, *c)
	}
	slices.SortFunc(r.Came, func(a, b Came) int { return strings.Compare(a.Device, b.Device) })
}

// take joins what a file holds. Fault says why nothing can be taken of it, stop what
// ends the round.
func (s *Syncer) take(ctx context.Context, f folder, e entry, local string, file *File, r *Round, came map[string]*Came) (fault, stop error) {
	if e.size > MostBytes {
		return ErrTooLarge, nil
	}
	if h, ok := s.halves[e.name]; ok && h.size == e.size && h.modified.Equal(e.modified) && time.Since(h.since) > patience {
		return h.fault, nil
	}
	from, err := f.Open(e.name)
	if errors.Is(err, fs.ErrNotExist) { // it is being replaced
		return fmt.Errorf("%w: %w", ErrHalf, err), nil
	}
	if err != nil {
		return err, nil
	}
	defer from.Close()
	if from.Size() > MostBytes {
		return ErrTooLarge, nil
	}
	says, err := progressfile.NewFile(from, from.Size())
	if err != nil {
		return s.unsound(e, err), nil
	}
	if says.Summary.Events > 0 {
		file.Written = time.UnixMilli(says.Summary.To)
	}
	file.Reviews = says.Summary.Kinds[study.Graded]
	if s.taken[e.name] == says.End() {
		delete(s.halves, e.name)
		return nil, nil
	}
	if err := fetch(ctx, from, local); err != nil {
		return err, ctx.Err()
	}
	p, err := s.store.Take(ctx, local, s.record)
	for i := range p.Written {
		add(came, &p.Written[i])
	}
	r.Written = append(r.Written, p.Written...)
	switch {
	case err == nil:
		s.taken[e.name] = says.End()
		delete(s.halves, e.name)
		return nil, nil
	case errors.Is(err, progressfile.ErrUnsound):
		return s.unsound(e, err), nil
	case errors.Is(err, journal.ErrConflict), errors.Is(err, progressfile.ErrNewer):
		return err, nil
	}
	return nil, err
}

// unsound says of a file that makes no sense whether it may yet.
func (s *Syncer) unsound(e entry, err error) error {
	if !errors.Is(err, progressfile.ErrUnsound) {
		return err
	}
	h, ok := s.halves[e.name]
	if !ok || h.size != e.size || !h.modified.Equal(e.modified) {
		h = half{size: e.size, modified: e.modified, since: time.Now()}
	}
	h.fault = err
	s.halves[e.name] = h
	if time.Since(h.since) > patience {
		return err
	}
	return fmt.Errorf("%w: %w", ErrHalf, err)
}

// forget drops what is known of files that aren't there any more.
func (s *Syncer) forget(found []entry) {
	there := map[string]bool{}
	for _, e := range found {
		there[e.name] = true
	}
	for name := range s.taken {
		if !there[name] {
			delete(s.taken, name)
		}
	}
	for name := range s.halves {
		if !there[name] {
			delete(s.halves, name)
		}
	}
}

// fetch copies a file, so that what is joined is on this device's own disk.
func fetch(ctx context.Context, from source, local string) error {
	to, err := os.Create(local)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, &reader{ctx, io.NewSectionReader(from, 0, from.Size())})
	return errors.Join(err, to.Close())
}

// reader reads until its context ends.
type reader struct {
	ctx  context.Context
	from io.Reader
}

func (r *reader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(b)
}

func add(came map[string]*Came, e *study.Event) {
	c := came[e.Device]
	if c == nil {
		c = &Came{Device: e.Device}
		came[e.Device] = c
	}
	c.Events++
	switch e.Kind {
	case study.Graded:
		c.Reviews++
	case study.Noted:
		c.Notes++
	}
}
