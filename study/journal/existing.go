package journal

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// openExisting looks at what is at a path, without touching it; nil when nothing is.
func (j *Journal) openExisting(ctx context.Context, path string) (*image, error) {
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
	if found.empty {
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

// fileIdentity is what is at a path and beside it: empty when nothing is.
type fileIdentity []os.FileInfo

func identityOf(path string) fileIdentity {
	var s fileIdentity
	for _, name := range []string{path, path + "-wal", path + "-journal"} {
		if info, err := os.Lstat(name); err == nil {
			os.SameFile(info, info) // Windows finds out which file it is only now
			s = append(s, info)
		}
	}
	return s
}

func (s fileIdentity) same(t fileIdentity) bool {
	return slices.EqualFunc(s, t, func(a, b os.FileInfo) bool {
		return a.Name() == b.Name() && os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
	})
}
