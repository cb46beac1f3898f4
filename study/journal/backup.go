package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// BackupFolder is where backups are, in the data folder.
const BackupFolder = "backups"

// Reason is why a backup was made.
type Reason string

// The reasons.
const (
	Daily         Reason = "daily"
	ByHand        Reason = "by-hand"
	BeforeUpgrade Reason = "before-upgrade"
	BeforeJoin    Reason = "before-join"
	BeforeEdition Reason = "before-edition"
	BeforeRestore Reason = "before-restore"
)

// Backup is a .progress file of a journal's events, in the backups folder.
type Backup struct {
	Path   string
	Made   time.Time // in UTC, to the second
	Reason Reason
	Size   int64 // in bytes
	// Holds is what the file says of itself; whether that is so isn't known
	// before it was read.
	Holds progressfile.Summary
	Fault error // why it says nothing; nil if it does
}

// Reviews counts the grades in it, those undone too.
func (b *Backup) Reviews() int64 { return b.Holds.Kinds[study.Graded] }

// Notes counts the highlights and notes that were put, changed or taken away.
func (b *Backup) Notes() int64 { return b.Holds.Kinds[study.Noted] }

const backupStamp = "2006-01-02 150405Z"

var backupName = regexp.MustCompile(`^(\d{4}-\d\d-\d\d \d{6}Z) ([a-z-]+)(?: \d+)?\` + progressfile.Extension + `$`)

// Backup writes every event that is in the journal to a new file in the backups
// folder, while the journal goes on: what is appended meanwhile isn't in it, nor
// what is in memory alone. The file has its name once it was read back and
// compared. It calls progress, unless nil, with how many events were written of
// how many, from time to time.
func (j *Journal) Backup(ctx context.Context, why Reason, progress func(done, all int64)) (Backup, error) {
	if j.isClosed() {
		return Backup{}, fmt.Errorf("back up: %w", ErrClosed) // before a folder is made, in which none will be
	}
	return newBackup(filepath.Dir(j.Path()), why, func(path string) (progressfile.Summary, error) {
		return j.Export(ctx, path, progress)
	})
}

// newBackup has a file written to the backups of a data folder under a name that
// none has.
func newBackup(folder string, why Reason, write func(path string) (progressfile.Summary, error)) (Backup, error) {
	folder = filepath.Join(folder, BackupFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, fmt.Errorf("make the backups folder: %w", err)
	}
	made := time.Now().UTC().Truncate(time.Second)
	progressfile.Sweep(folder, made.Add(-24*time.Hour))
	for n := 1; ; n++ {
		name := made.Format(backupStamp) + " " + string(why)
		if n > 1 {
			name += fmt.Sprintf(" %d", n)
		}
		path := filepath.Join(folder, name+progressfile.Extension)
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		s, err := write(path)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return Backup{}, fmt.Errorf("back up: %w", errors.Join(fullOf(err), err))
		}
		info, err := os.Stat(path)
		if err != nil {
			return Backup{}, fmt.Errorf("back up: %w", err)
		}
		return Backup{Path: path, Made: made, Reason: why, Size: info.Size(), Holds: s}, nil
	}
}

// Export does as Backup does, but to a path of the caller's, which no file has:
// it gives fs.ErrExist if one has.
func (j *Journal) Export(ctx context.Context, path string, progress func(done, all int64)) (progressfile.Summary, error) {
	return j.export(ctx, path, progress, (*progressfile.Creation).CommitNew)
}

// ExportOver does so in the place of a file that has the path, if one has.
func (j *Journal) ExportOver(ctx context.Context, path string, progress func(done, all int64)) (progressfile.Summary, error) {
	return j.export(ctx, path, progress, (*progressfile.Creation).Commit)
}

func (j *Journal) export(ctx context.Context, path string, progress func(done, all int64),
	commit func(*progressfile.Creation, context.Context) (progressfile.Summary, error),
) (progressfile.Summary, error) {
	j.wholeMu.Lock()
	defer j.wholeMu.Unlock()
	s, err := j.snapshot()
	if err != nil {
		return progressfile.Summary{}, err
	}
	to, err := progressfile.Create(path, progressfile.Header{Devices: slices.Sorted(maps.Keys(s.last)), Events: s.events})
	if err != nil {
		return progressfile.Summary{}, err
	}
	defer to.Abandon()
	n := int64(0)
	var line progressfile.Event
	err = s.each(ctx, func(e *study.Event) error {
		line.Event = *e
		if n++; n%8192 == 0 && progress != nil {
			progress(n, s.events)
		}
		return to.WriteSummed(&line, s.sum)
	})
	if err != nil {
		return progressfile.Summary{}, err
	}
	return commit(to, ctx)
}

// Backups lists those of a data folder, the newest first. It reads the two ends
// of each alone.
func Backups(folder string) ([]Backup, error) {
	folder = filepath.Join(folder, BackupFolder)
	found, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the backups: %w", err)
	}
	var all []Backup
	written := map[string]time.Time{} // which tells of two within a second
	for _, entry := range found {
		parts := backupName.FindStringSubmatch(entry.Name())
		if parts == nil {
			continue
		}
		made, err := time.Parse(backupStamp, parts[1])
		info, gone := entry.Info()
		if err != nil || gone != nil || !info.Mode().IsRegular() {
			continue
		}
		b := Backup{Path: filepath.Join(folder, entry.Name()), Made: made, Reason: Reason(parts[2]), Size: info.Size()}
		if f, err := progressfile.Open(b.Path); err != nil {
			b.Fault = err
		} else {
			b.Holds = f.Summary
			b.Fault = f.Close()
		}
		written[b.Path] = info.ModTime()
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b Backup) int {
		if d := b.Made.Compare(a.Made); d != 0 {
			return d
		}
		if d := written[b.Path].Compare(written[a.Path]); d != 0 {
			return d
		}
		return strings.Compare(b.Path, a.Path)
	})
	return all, nil
}
