package journal_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/internal/cputime"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// eventsIn gives what a .progress file holds, if it is sound.
func eventsIn(t testing.TB, path string) []study.Event {
	t.Helper()
	f, err := progressfile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []study.Event
	for e, err := range f.Events(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		one := e.Event
		one.Payload = slices.Clone(e.Payload)
		all = append(all, one)
	}
	return all
}

func TestBackup_HoldsEveryEventAndSaysSo(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	want := append(events("a", 1, 30), events("b", 101, 4500)...)
	want[3].Kind, want[7].Kind = study.Noted, "dreamt"
	for i := range want {
		if want[i].Device == "b" {
			want[i].Seq -= 100
		}
	}
	if err := j.Append(want...); err != nil {
		t.Fatal(err)
	}
	b, err := j.Backup(t.Context(), journal.Daily, nil)
	if err != nil {
		t.Fatal(err)
	}
	sameEvents(t, eventsIn(t, b.Path), all(t, j))
	listed, err := journal.Backups(folder)
	if err != nil || len(listed) != 1 {
		t.Fatalf("listed %v, %v", listed, err)
	}
	l := listed[0]
	if l.Path != b.Path || !l.Made.Equal(b.Made) || l.Reason != journal.Daily || l.Size != b.Size || l.Fault != nil || !l.Holds.Equal(&b.Holds) {
		t.Errorf("listed %+v\nmade %+v", l, b)
	}
	if l.Reviews() != 4528 || l.Notes() != 1 || l.Holds.Days != 1 || l.Holds.Events != 4530 {
		t.Errorf("it says %d reviews, %d notes, %d days, %d events", l.Reviews(), l.Notes(), l.Holds.Days, l.Holds.Events)
	}
}

// Some rows are large, and some hold the sign that else stands between rows.
func TestBackup_HoldsWhateverAnEventHolds(t *testing.T) {
	j := open(t, t.TempDir())
	want := events("a", 1, 4100)
	large := strings.Repeat("x", 512<<10)
	for i := range want {
		switch {
		case i%100 == 99:
			want[i].Payload = fmt.Appendf(nil, `{"picture":"%d%s"}`, i, large)
		case i%1000 == 7:
			want[i].Payload = []byte("{\"odd\":\"\x1e\x1e\"}")
		}
	}
	if err := j.Append(want...); err != nil {
		t.Fatal(err)
	}
	b, err := j.Backup(t.Context(), journal.Daily, nil)
	if err != nil {
		t.Fatal(err)
	}
	sameEvents(t, eventsIn(t, b.Path), all(t, j))
}

func TestBackup_IsOfOneMomentWhileTheJournalGoesOn(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	others := events("other", 501, 20_000)
	if err := j.Append(others...); err != nil {
		t.Fatal(err)
	}
	mine := events(j.Device(), 1, 300)
	for i := range mine { // before the others by id
		mine[i].Seq = 0
	}
	var wait sync.WaitGroup
	stop := make(chan struct{})
	wait.Add(1)
	go func() {
		defer wait.Done()
		for i := range mine {
			select {
			case <-stop:
				return
			default:
			}
			if err := j.Append(mine[i]); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	var backups []journal.Backup
	for range 4 {
		b, err := j.Backup(t.Context(), journal.ByHand, nil)
		if err != nil {
			t.Fatal(err)
		}
		backups = append(backups, b)
	}
	close(stop)
	wait.Wait()
	for _, b := range backups {
		var last, n int64
		for _, e := range eventsIn(t, b.Path) {
			if e.Device == j.Device() {
				n, last = n+1, max(last, e.Seq)
			}
		}
		if n != last || b.Holds.Devices["other"].Events != 20_000 {
			t.Errorf("it holds %d of %d, and %d others", n, last, b.Holds.Devices["other"].Events)
		}
	}
	if names := map[string]bool{}; true {
		for _, b := range backups {
			names[b.Path] = true
		}
		if len(names) != len(backups) {
			t.Errorf("they are named %v", names)
		}
	}
}

func TestBackup_StopsAndLeavesNothingHalfWritten(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	if err := j.Append(events("other", 1, 20_000)...); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := j.Backup(ctx, journal.Daily, func(done, all int64) {
		if all != 20_000 {
			t.Errorf("%d of %d", done, all)
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Join(folder, journal.BackupFolder)); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	if _, err := j.Backup(t.Context(), journal.Daily, nil); err != nil {
		t.Errorf("another after that: %v", err)
	}
}

func TestBackups_SaysWhichIsDamaged(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	if err := j.Append(events("a", 1, 10)...); err != nil {
		t.Fatal(err)
	}
	b, err := j.Backup(t.Context(), journal.Daily, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(b.Path, b.Size-1); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(b.Path), "holiday.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	listed, err := journal.Backups(folder)
	if err != nil || len(listed) != 1 || !errors.Is(listed[0].Fault, progressfile.ErrUnsound) {
		t.Errorf("listed %+v, %v", listed, err)
	}
}

func TestThin_KeepsDaysWeeksAndMonthsWithinItsSpace(t *testing.T) {
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	var all []journal.Backup
	for n := range 800 { // two a day
		all = append(all, journal.Backup{Path: fmt.Sprint(n), Made: now.Add(-time.Duration(n) * 12 * time.Hour), Size: 10})
	}
	kept := func(space int64, all []journal.Backup) []string {
		gone := map[string]bool{}
		for _, b := range journal.Thin(all, time.UTC, space) {
			gone[b.Path] = true
		}
		var days []string
		for _, b := range all {
			if !gone[b.Path] {
				days = append(days, b.Made.Format("01-02 15h"))
			}
		}
		return days
	}
	got := kept(1<<20, all)
	// A day begins at four: midnight is of the day before.
	want := []string{
		"11-29 12h", "11-29 00h", "11-28 00h", "11-27 00h", "11-26 00h", "11-25 00h", "11-24 00h",
		"11-23 00h", "11-16 00h", "11-09 00h", "11-01 00h", "10-01 00h", "09-01 00h", "08-01 00h", "07-01 00h", "06-01 00h", "05-01 00h",
		"04-01 00h", "03-01 00h", "02-01 00h", "01-01 00h",
	}
	if !slices.Equal(got, want) {
		t.Errorf("kept %q\nwant %q", got, want)
	}
	if got := kept(45, all); !slices.Equal(got, want[:4]) {
		t.Errorf("within 45 bytes kept %q", got)
	}
	if got := kept(0, all); !slices.Equal(got, want[:1]) {
		t.Errorf("without room kept %q", got)
	}
	all[0].Fault = errors.New("damaged")
	if got := kept(0, all); !slices.Equal(got, []string{"11-29 12h", "11-29 00h"}) {
		t.Errorf("with the newest damaged kept %q", got)
	}
}

func BenchmarkBackup_AMillionEvents(b *testing.B) {
	folder := b.TempDir()
	j, err := journal.Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	if err := j.Append(events("a", 1, 1_000_000)...); err != nil {
		b.Fatal(err)
	}
	j.Rest()
	var least, computed time.Duration
	for b.Loop() {
		begun, before := time.Now(), cputime.Used()
		made, err := j.Backup(b.Context(), journal.Daily, nil)
		if err != nil {
			b.Fatal(err)
		}
		if took := time.Since(begun); least == 0 || took < least {
			least = took
		}
		if took := cputime.Used() - before; computed == 0 || took < computed {
			computed = took
		}
		b.ReportMetric(float64(made.Size)/1e6, "MB")
	}
	b.ReportMetric(float64(least.Milliseconds()), "least-ms")
	b.ReportMetric(float64(computed.Milliseconds()), "least-cpu-ms")
}
