package journal

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// ErrOther says that a journal stands there which holds what this one doesn't.
// The two aren't mixed.
var ErrOther = errors.New("another journal is there")

// Move goes on in another folder: all that is kept is written to a journal
// there. One that stands there already must hold nothing that this one doesn't,
// else it gives [ErrOther] and nothing is changed. What was written before and
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
	f, err := j.build(from, resolveLinks(path))
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
	j.relocate(path)
	j.mu.Unlock()
	close(d.quit)
	if from != nil && from.intact() == nil {
		_ = from.close(context.Background()) // all that is in it is in the other
	} else if from != nil {
		from.abandon()
	}
	go j.serve(next)
	if !j.resume(next) { // something was done meanwhile
		j.Retry()
	}
	return nil
}
