package journal

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"stagecraft/content/durable"
	"stagecraft/study/day"
	"stagecraft/study/progressfile"
)

// EnsureBackup has the newest backup hold all that was written: it makes one,
// unless there is such a one already, and gives it. One that the learner asks for,
// [ByHand], is always made. After it, those that grew old are removed so that they
// take no more than space, in bytes, which [ThinBackups] tells of. It gives
// [ErrFull], and writes nothing, when the disk would be full with one more.
//
// It may take some seconds with a long history; the journal goes on meanwhile.
// Progress, unless nil, is told as by [Journal.Backup].
func (j *Journal) EnsureBackup(ctx context.Context, why Reason, space int64, progress func(done, all int64)) (Backup, error) {
	folder := filepath.Dir(j.Path())
	all, err := Backups(folder)
	if err != nil {
		return Backup{}, err
	}
	newest := newestSound(all)
	if newest != nil && why != ByHand && j.heldBy(&newest.Holds) {
		return *newest, nil
	}
	if err := j.roomFor(folder, newest, space); err != nil {
		return Backup{}, err
	}
	b, err := j.Backup(ctx, why, progress)
	if err != nil {
		return Backup{}, err
	}
	if space != KeepAllBackups {
		if err := ThinBackups(folder, time.Now(), space); err != nil {
			return b, fmt.Errorf("it was made, but: %w", err)
		}
	}
	return b, nil
}

// KeepAllBackups is a space at which [Journal.EnsureBackup] removes none.
const KeepAllBackups = -1

// DueBackup says whether a day of the learner has begun, at a time in their zone,
// since the newest backup was made, and something was done since.
func (j *Journal) DueBackup(now time.Time) (bool, error) {
	all, err := Backups(filepath.Dir(j.Path()))
	if err != nil {
		return false, err
	}
	newest := newestSound(all)
	if newest == nil {
		return !j.heldBy(&progressfile.Summary{}), nil
	}
	// One of days to come was made while a clock was wrong, and holds nobody up.
	d, today := day.Of(newest.Made.In(now.Location())), day.Of(now)
	return d != today && !j.heldBy(&newest.Holds), nil
}

// newestSound gives the newest of some backups, the newest first, that says what
// it holds; nil when none does.
func newestSound(backups []Backup) *Backup {
	for i := range backups {
		if backups[i].Fault == nil {
			return &backups[i]
		}
	}
	return nil
}

// heldBy says whether a summary is of all that was written.
func (j *Journal) heldBy(s *progressfile.Summary) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	for device, t := range j.written {
		of := s.Devices[device]
		if of.Events < t.Count || of.Last < t.Last {
			return false
		}
	}
	return true
}

const (
	// spared is what a backup leaves free on a disk, in bytes, so that there is
	// room for what is done next.
	spared = 16 << 20
	// usual is how much an event takes in a backup at most, in bytes, where no
	// other backup tells.
	usual = 100
)

// room is how many bytes a disk yet takes.
var room = durable.Room

// roomFor gives ErrFull when the disk has no room for another backup. Those that
// grew old go first.
func (j *Journal) roomFor(folder string, newest *Backup, space int64) error {
	events := int64(0)
	j.mu.Lock()
	for _, t := range j.written {
		events += t.Count
	}
	j.mu.Unlock()
	need := events * usual
	if newest != nil && newest.Holds.Events > 0 {
		need = int64(float64(newest.Size) / float64(newest.Holds.Events) * float64(events))
	}
	need += need/4 + spared
	if free, known := room(folder); !known || free >= need {
		return nil
	}
	if space != KeepAllBackups {
		if err := ThinBackups(folder, time.Now(), space); err != nil {
			return err
		}
	}
	if free, known := room(folder); known && free < need {
		return fmt.Errorf("back up: it would take %d MB and leave too little free: %w", need>>20, ErrFull)
	}
	return nil
}
