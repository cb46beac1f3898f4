package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"stagecraft/study/day"
)

// How many backups are kept: the newest of each of the last days, weeks and
// months that have any.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptMonths = 12
)

// BackupSpace is how much room backups may take, in bytes, unless the learner
// says otherwise.
const BackupSpace = 200 << 20

// Thin gives those of some backups, the newest first, that need not be kept. The
// days are those of zone. The newest sound one is always kept; with so many that
// they take more than space, in bytes, the oldest go first. One that says nothing
// of itself is left alone, and counts for none: it may be all there is.
func Thin(backups []Backup, zone *time.Location, space int64) (unneeded []Backup) {
	days, weeks, months := map[day.Day]bool{}, map[[2]int]bool{}, map[[2]int]bool{}
	taken, some, full := int64(0), false, false
	for _, b := range backups {
		if b.Fault != nil {
			continue
		}
		d := day.Of(b.Made.In(zone))
		year, week := d.Date().ISOWeek()
		month := [2]int{d.Date().Year(), int(d.Date().Month())}
		keep := false
		for _, of := range []bool{
			first(days, d, keptDays), first(weeks, [2]int{year, week}, keptWeeks), first(months, month, keptMonths),
		} {
			keep = keep || of
		}
		full = full || keep && some && taken+b.Size > space
		if !keep || full {
			unneeded = append(unneeded, b)
			continue
		}
		taken, some = taken+b.Size, true
	}
	return unneeded
}

// first says whether something is the first of its span, of which there may be
// no more than a few.
func first[K comparable](seen map[K]bool, span K, most int) bool {
	if seen[span] || len(seen) == most {
		return false
	}
	seen[span] = true
	return true
}

// ThinBackups removes those of a data folder that [Thin] gives. What was made
// within the last day is kept beyond that as far as all together take no more than
// space: it may be what the learner thinks better of.
func ThinBackups(folder string, now time.Time, space int64) error {
	all, err := Backups(folder)
	if err != nil {
		return err
	}
	left := int64(0)
	for _, b := range all {
		if b.Fault == nil {
			left += b.Size
		}
	}
	var errs []error
	unneeded := Thin(all, now.Location(), space)
	for _, recent := range []bool{false, true} {
		for _, b := range slices.Backward(unneeded) {
			if isRecent := now.Sub(b.Made) < 24*time.Hour; isRecent != recent || recent && left <= space {
				continue
			}
			if err := os.Remove(b.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, fmt.Errorf("remove an old backup: %w", err))
				continue
			}
			left -= b.Size
		}
	}
	return errors.Join(errs...)
}
