package formula

import (
	"io"
	"os"
	"slices"
	"time"

	"stagecraft/content/durable"
)

// mostInFile is how many formulas a file of the store holds: the last that were set.
const mostInFile = 4_000

// writeAfter is how long the store waits for others before it writes those that were set.
const writeAfter = 3 * time.Second

// KeepIn has the store read the formulas in a file, beside, and write there those that are set from now on,
// some seconds after they were. A file that can't be read or written costs time alone: formulas are set
// again.
func (s *Store) KeepIn(name string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.file == name {
		return
	}
	before, loading := s.loading, make(chan struct{})
	s.loading, s.file = loading, name
	go func() {
		defer close(loading)
		if before != nil {
			<-before
		}
		if file, err := os.Open(name); err == nil {
			_ = s.Read(file) // what can't be read is set again
			_ = file.Close()
		}
	}()
}

// set notes that a formula was set, to be written. The lock is held.
func (s *Store) set() {
	if s.drawn++; s.file == "" || s.writing != nil {
		return
	}
	s.writing = time.AfterFunc(writeAfter, s.save)
}

func (s *Store) save() {
	s.lock.Lock()
	name, keys := s.file, slices.Clone(s.order[max(len(s.order)-mostInFile, 0):])
	s.writing = nil
	s.lock.Unlock()
	if name != "" {
		_ = durable.WriteFile(name, 0o600, func(w io.Writer) error { return s.write(w, keys) }) // see KeepIn
	}
}

// Flush writes what was set and isn't written yet.
func (s *Store) Flush() {
	s.lock.Lock()
	waits := s.writing != nil && s.writing.Stop()
	s.lock.Unlock()
	if waits {
		s.save()
	}
}
