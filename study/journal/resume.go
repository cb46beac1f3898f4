package journal

import (
	"errors"
	"fmt"
)

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
