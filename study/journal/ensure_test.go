package journal_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"stagecraft/study/journal"
)

// madeAt gives a backup the name of one made at another time.
func madeAt(t *testing.T, b journal.Backup, at time.Time) {
	t.Helper()
	dir := b.Path[:len(b.Path)-len("2006-01-02 150405Z daily.progress")]
	must(t, os.Rename(b.Path, dir+at.UTC().Format("2006-01-02 150405Z")+" daily.progress"))
}

func TestEnsureBackup_MakesNoneWhereTheNewestHoldsAll(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	list := events("a", 1, 30)
	must(t, j.Append(list[:20]...))
	first, err := j.EnsureBackup(t.Context(), journal.BeforeJoin, journal.BackupSpace, nil)
	must(t, err)
	again, err := j.EnsureBackup(t.Context(), journal.BeforeEdition, journal.BackupSpace, nil)
	must(t, err)
	if again.Path != first.Path || again.Reason != journal.BeforeJoin {
		t.Errorf("with nothing done since it made %s, after %s", again.Path, first.Path)
	}
	must(t, j.Append(list[20:]...))
	third, err := j.EnsureBackup(t.Context(), journal.BeforeEdition, journal.BackupSpace, nil)
	must(t, err)
	if third.Path == first.Path || third.Holds.Events != 30 {
		t.Errorf("with something done since it gave %+v", third)
	}
	// A damaged one is none.
	must(t, os.Truncate(third.Path, third.Size-1))
	fourth, err := j.EnsureBackup(t.Context(), journal.BeforeEdition, journal.BackupSpace, nil)
	must(t, err)
	if fourth.Path == third.Path {
		t.Error("a damaged one counts for one")
	}
	asked, err := j.EnsureBackup(t.Context(), journal.ByHand, journal.BackupSpace, nil)
	must(t, err)
	if asked.Path == fourth.Path || asked.Reason != journal.ByHand {
		t.Errorf("asked for, it gave %+v", asked)
	}
}

func TestDueBackup_IsOnceADayOfTheLearnerWhereSomethingWasDone(t *testing.T) {
	zone := time.FixedZone("", 2*3600)
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, zone) }
	for name, c := range map[string]struct {
		made, now time.Time
		since     bool // something was done
		due       bool
	}{
		"the same day":                  {at(2, 9), at(2, 23), true, false},
		"the same day, after midnight":  {at(2, 9), at(3, 3), true, false},
		"the next day":                  {at(2, 9), at(3, 4), true, true},
		"the next day with nothing new": {at(2, 9), at(3, 4), false, false},
		"made by a clock ahead":         {at(9, 9), at(3, 4), true, true},
	} {
		t.Run(name, func(t *testing.T) {
			j := open(t, t.TempDir())
			if due, err := j.DueBackup(c.now); due || err != nil {
				t.Errorf("of an empty journal it is due: %v, %v", due, err)
			}
			list := events("a", 1, 20)
			must(t, j.Append(list[:10]...))
			if due, err := j.DueBackup(c.now); !due || err != nil {
				t.Errorf("with none before it is due: %v, %v", due, err)
			}
			b, err := j.EnsureBackup(t.Context(), journal.Daily, journal.BackupSpace, nil)
			must(t, err)
			madeAt(t, b, c.made)
			if c.since {
				must(t, j.Append(list[10:]...))
			}
			if due, err := j.DueBackup(c.now); due != c.due || err != nil {
				t.Errorf("it is due: %v, %v", due, err)
			}
		})
	}
}

func TestEnsureBackup_RemovesThoseThatGrewOld(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	list := events("a", 1, 40)
	now := time.Now()
	for i := range 3 {
		must(t, j.Append(list[i*10:i*10+10]...))
		b, err := j.EnsureBackup(t.Context(), journal.Daily, journal.BackupSpace, nil)
		must(t, err)
		madeAt(t, b, now.Add(-time.Duration(70-i)*time.Hour))
	}
	must(t, j.Append(list[30:]...))
	if _, err := j.EnsureBackup(t.Context(), journal.Daily, 1, nil); err != nil {
		t.Fatal(err)
	}
	left, err := journal.Backups(folder)
	must(t, err)
	if len(left) != 1 || left[0].Holds.Events != 40 {
		t.Errorf("within one byte are left %+v", left)
	}
}

func TestThinBackups_KeepsThoseOfTheLastDayAsFarAsThereIsRoom(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	list := events("a", 1, 60)
	size := int64(0)
	for i := range 6 {
		must(t, j.Append(list[i*10:i*10+10]...))
		b, err := j.Backup(t.Context(), journal.ByHand, nil)
		must(t, err)
		must(t, os.Chtimes(b.Path, time.Time{}, time.Now().Add(time.Duration(i)*time.Second)))
		size += b.Size
	}
	count := func() int {
		t.Helper()
		all, err := journal.Backups(folder)
		must(t, err)
		if all[0].Holds.Events != 60 {
			t.Fatalf("the newest holds %d events", all[0].Holds.Events)
		}
		return len(all)
	}
	must(t, journal.ThinBackups(folder, time.Now(), size))
	if n := count(); n != 6 {
		t.Errorf("with room for all %d are left", n)
	}
	must(t, journal.ThinBackups(folder, time.Now(), size/2))
	if n := count(); n < 2 || n > 3 {
		t.Errorf("with room for half %d are left", n)
	}
	must(t, journal.ThinBackups(folder, time.Now(), 0))
	if n := count(); n != 1 {
		t.Errorf("without room %d are left", n)
	}
}

func TestEnsureBackup_DoesNotFillADisk(t *testing.T) {
	j := open(t, t.TempDir())
	must(t, j.Append(events("a", 1, 10)...))
	free := int64(10 << 20)
	journal.SetRoom(t, func(string) (int64, bool) { return free, true })
	if _, err := j.EnsureBackup(t.Context(), journal.Daily, journal.BackupSpace, nil); !errors.Is(err, journal.ErrFull) {
		t.Errorf("with little room: %v", err)
	}
	free = 1 << 30
	_, err := j.EnsureBackup(t.Context(), journal.Daily, journal.BackupSpace, nil)
	must(t, err)
}
