package journal

import (
	"context"
	"os"
	"time"
)

// reopen opens the file anew that has the journal's name, where it is the same as was
// written to: its disk was away and is back, and what was open on it is of no use. It
// says whether the journal goes on in it.
func (j *Journal) reopen(d *disk) bool {
	old := d.file
	path := resolveLinks(d.path)
	main, err := os.Stat(path)
	if err != nil {
		return false
	}
	log, err := os.Stat(path + "-wal")
	if err != nil || !old.mayBe(main, log) {
		return false
	}
	ctx := context.Background()
	if same, err := j.sameAt(ctx, path); err != nil || !same {
		return false
	}
	old.spoilt = true
	if os.SameFile(main, old.main) {
		// A disk that knows its files again: only once they are let go of can they be
		// opened, by this process too. What can't be read isn't written to by that.
		_ = old.disconnect()
	} else {
		old.abandon()
	}
	f, err := connect(ctx, d.path, j.versions)
	if err != nil {
		return false
	}
	d.file, d.seen = f, nil
	return true
}

// mayBe says whether what has the names of a file and its log now may be the same as was written to.
func (f *file) mayBe(main, log os.FileInfo) bool {
	if f.unseen && os.SameFile(main, f.main) && os.SameFile(log, f.log) {
		return true // how it was left is unknown: its content tells
	}
	// While what is open can be used nothing was away: what has the name now is another file, even where our log
	// beside it makes it look the same.
	if !dead(f.held) || !dead(f.heldLog) {
		return false
	}
	return f.unseen && main.Mode().IsRegular() || unchanged(main, f.main) && unchanged(log, f.log)
}

// unchanged says whether a file is as it was left; a disk may note times in steps of
// two seconds.
func unchanged(now, then os.FileInfo) bool {
	return now.Mode().IsRegular() && now.Size() == then.Size() && now.ModTime().Sub(then.ModTime()).Abs() <= 2*time.Second
}

// dead says whether an open file can't be used any more.
func dead(f *os.File) bool {
	_, err := f.Stat()
	return err != nil
}

// sameAt says whether a file, with its log, holds just what was written. Neither is
// touched.
func (j *Journal) sameAt(ctx context.Context, path string) (bool, error) {
	alone, whole, err := images(ctx, path, len(j.versions))
	if alone != nil {
		defer alone.close()
	}
	if err != nil {
		return false, err
	}
	defer whole.close()
	if whole.empty {
		return false, nil
	}
	if alone != nil && !alone.empty { // our log lays over another's file what makes it look like ours
		settings, err := settingsOf(ctx, alone.conn)
		j.mu.Lock()
		ours := settings[settingDevice] == "" || settings[settingDevice] == j.device
		j.mu.Unlock()
		if err != nil || !ours {
			return false, err
		}
	}
	return j.sameIn(ctx, &file{conn: whole.conn})
}

// sameIn says whether a file holds just what was written, and of what waits to be
// written at most that which was tried.
func (j *Journal) sameIn(ctx context.Context, f *file) (bool, error) {
	is, err := deviceSumsOf(ctx, f)
	if err != nil {
		return false, err
	}
	settings, err := settingsOf(ctx, f.conn)
	if err != nil {
		return false, err
	}
	j.mu.Lock()
	was, more := map[string]deviceCount{}, int64(0)
	for device, t := range j.written {
		was[device] = t.deviceCount
	}
	device := j.device
	var tried []string
	for _, w := range j.queue {
		for _, e := range w.events {
			if w.tried {
				tried = append(tried, e.ID.String())
			}
		}
	}
	j.mu.Unlock()
	if settings[settingDevice] != device {
		return false, nil
	}
	for device, t := range is {
		n := t.Count
		if then := was[device]; n > then.Count {
			if n, _, err = count(ctx, f.conn, device, then.Last); err != nil {
				return false, err
			}
			more += t.Count - n
		}
		if n != was[device].Count {
			return false, nil
		}
		delete(was, device)
	}
	for _, then := range was {
		if then.Count > 0 {
			return false, nil
		}
	}
	for _, id := range tried {
		var n int64
		if err := f.conn.QueryRowContext(ctx, "SELECT count(*) FROM event WHERE id = ?", id).Scan(&n); err != nil {
			return false, err
		}
		more -= n
	}
	return more == 0, nil
}
