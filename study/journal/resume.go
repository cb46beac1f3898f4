package journal

import (
	"errors"
	"fmt"
)

// tryAgain tries to save again after it has stopped: into the same file if it is
// back as it was, which may have to be opened anew, else into a new one, whole, in
// its place.
func (j *Journal) tryAgain(d *disk) {
	if d.file.intact() != nil && !j.reopen(d) {
		if err := j.rebuild(d); err != nil {
			j.halt(d, err)
			return
		}
	}
	if !j.resume(d) {
		j.drain(d)
	}
}

// resume notes that saving goes on, once nothing waits for it any more: what is done while it is stopped is
// waited for by nobody, and may come at any moment. It says whether that is so.
func (j *Journal) resume(d *disk) bool {
	j.mu.Lock()
	if j.disk == d && len(j.queue) > 0 {
		j.mu.Unlock()
		return false
	}
	was := j.stopped
	if j.disk == d {
		j.stopped = nil
	}
	watch := j.watch
	j.mu.Unlock()
	if was != nil && watch != nil {
		watch()
	}
	return true
}

// rebuild puts a new file in the place of what is at a disk's path.
func (j *Journal) rebuild(d *disk) error {
	path := resolveLinks(d.path)
	seen := identityOf(path)
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
