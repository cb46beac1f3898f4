package journal_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// killed makes a folder as a kill leaves it: events in the journal, of which the
// last are in its log alone.
func killed(t *testing.T, before, after int) string {
	t.Helper()
	folder := t.TempDir()
	if before > 0 {
		j := open(t, folder)
		must(t, j.Append(events("phone", 1, before)...))
		closed(t, j)
	}
	cmd, lines := child(t, folder)
	for range after {
		if !lines.Scan() {
			t.Fatal("the child ended")
		}
	}
	// The manifest tells of the log, and not of all that is in it: the child has no rest.
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if info, err := os.Stat(filepath.Join(folder, journal.FileName+"-wal")); err != nil || info.Size() == 0 {
		t.Fatalf("the kill left no log: %v", err)
	}
	return folder
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

// written makes a journal of n events of a device and gives its bytes.
func written(t *testing.T, device string, n int) []byte {
	t.Helper()
	folder := t.TempDir()
	j := open(t, folder)
	list := events(device, 7001, n) // another learner's ids are others
	for i := range list {
		list[i].Seq = int64(i + 1)
	}
	must(t, j.Append(list...))
	closed(t, j)
	return bytesOf(t, filepath.Join(folder, journal.FileName))
}

// held is what a journal holds by id.
func held(t *testing.T, list []study.Event) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	for _, e := range list {
		ids[e.ID.String()] = true
	}
	return ids
}

// wholeOrUntouched opens what stands in a folder: it is refused and every byte is
// as it was, or it opens and holds every event that the main file alone held.
func wholeOrUntouched(t *testing.T, folder string) (*journal.Journal, error) {
	t.Helper()
	path := filepath.Join(folder, journal.FileName)
	alone := t.TempDir()
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(alone, journal.FileName), b, 0o600))
	var want map[string]bool
	if j, err := journal.Open(alone); err == nil {
		want = held(t, all(t, j))
		closed(t, j)
	}
	before := contents(t, folder)
	j, err := journal.Open(folder)
	if err != nil {
		unchanged(t, folder, before)
		return nil, err
	}
	t.Cleanup(func() { j.Close() })
	got := held(t, all(t, j))
	for id := range want {
		if !got[id] {
			t.Fatalf("%s was in the file and is gone", id)
		}
	}
	return j, nil
}

func TestOpen_AJournalPutBackBesideALogIsWholeOrLeftAlone(t *testing.T) {
	older := func(t *testing.T, folder string) []byte { return bytesOf(t, filepath.Join(folder, journal.FileName)) }
	cases := map[string]func(t *testing.T, folder string) []byte{
		"the same":                   older,
		"a longer one of its own":    nil, // made below
		"another learner's, longer":  func(t *testing.T, _ string) []byte { return written(t, "tablet", 900) },
		"another learner's, shorter": func(t *testing.T, _ string) []byte { return written(t, "tablet", 3) },
		"another learner's, as long": func(t *testing.T, _ string) []byte { return written(t, "laptop", 200) },
		"one with nothing in it":     func(t *testing.T, _ string) []byte { return written(t, "tablet", 0) },
		"random bytes":               func(*testing.T, string) []byte { return bytes.Repeat([]byte{7, 200, 13}, 9000) },
		"an empty file":              func(*testing.T, string) []byte { return nil },
		"its first half":             func(t *testing.T, folder string) []byte { b := older(t, folder); return b[:len(b)/2] },
		"its header alone":           func(t *testing.T, folder string) []byte { return older(t, folder)[:100] },
		"a page of it overwritten": func(t *testing.T, folder string) []byte {
			b := older(t, folder)
			copy(b[4096*2:], make([]byte, 4096))
			return b
		},
		"one written by a newer app":   func(t *testing.T, folder string) []byte { b := older(t, folder); b[63] = 99; return b },
		"another program's":            func(t *testing.T, folder string) []byte { b := older(t, folder); copy(b[68:], "Anki"); return b },
		"one with pages of other size": func(t *testing.T, folder string) []byte { b := older(t, folder); b[16], b[17] = 0x20, 0; return b },
	}
	for name, made := range cases {
		t.Run(name, func(t *testing.T) {
			folder := killed(t, 200, 40)
			path := filepath.Join(folder, journal.FileName)
			var put []byte
			if made != nil {
				put = made(t, folder)
			} else {
				copied := t.TempDir()
				must(t, os.WriteFile(filepath.Join(copied, journal.FileName), older(t, folder), 0o600))
				j := open(t, copied)
				must(t, j.Append(events("phone", 201, 600)...))
				closed(t, j)
				put = bytesOf(t, filepath.Join(copied, journal.FileName))
			}
			must(t, os.WriteFile(path, put, 0o600))
			_, err := wholeOrUntouched(t, folder)
			if name == "the same" && err != nil {
				t.Errorf("what a kill leaves doesn't open: %v", err)
			}
			if errors.Is(err, journal.ErrForeignLog) {
				aside, err := journal.SetLogAside(folder)
				must(t, err)
				if len(bytesOf(t, aside)) == 0 {
					t.Error("the log set aside is empty")
				}
				j, err := journal.Open(folder)
				must(t, err)
				closed(t, j)
			}
		})
	}
}

func TestOpen_ALogCutOrFlippedAnywhereLosesNothingThatIsSoundAndIsToldOf(t *testing.T) {
	source := killed(t, 120, 9)
	log := bytesOf(t, filepath.Join(source, journal.FileName+"-wal"))
	main := bytesOf(t, filepath.Join(source, journal.FileName))
	// The manifest of all of it, as it is once there was a moment's rest.
	j := open(t, clone(t, source))
	complete := held(t, all(t, j))
	manifest := settledManifest(t, j)
	closed(t, j)

	harms := map[string]func() []byte{"all of it": func() []byte { return nil }}
	const frame = 24 + 4096
	for at := 32; at < len(log); at += frame {
		harms[fmt.Sprintf("cut at %d", at)] = func() []byte { return log[:at] }
		harms[fmt.Sprintf("cut at %d", at+2000)] = func() []byte { return log[:min(at+2000, len(log))] }
		harms[fmt.Sprintf("flipped at %d", at+1500)] = func() []byte {
			b := slices.Clone(log)
			b[min(at+1500, len(b)-1)] ^= 0x10
			return b
		}
	}
	for at := range 32 {
		harms[fmt.Sprintf("header flipped at %d", at)] = func() []byte { b := slices.Clone(log); b[at] ^= 1; return b }
	}
	for name, harm := range harms {
		folder := t.TempDir()
		must(t, os.WriteFile(filepath.Join(folder, journal.FileName), main, 0o600))
		must(t, os.WriteFile(filepath.Join(folder, journal.ManifestName), manifest, 0o600))
		if b := harm(); b != nil {
			must(t, os.WriteFile(filepath.Join(folder, journal.FileName+"-wal"), b, 0o600))
		}
		j, err := wholeOrUntouched(t, folder)
		if err != nil {
			t.Errorf("%s: a sound file doesn't open: %v", name, err)
			continue
		}
		list := all(t, j)
		lost := len(complete) - len(list)
		m := j.Missing()
		if lost == 0 && m != nil || lost > 0 && (m == nil || m.Events != lost || m.To.IsZero()) {
			t.Errorf("%s: %d are lost; told is %+v", name, lost, m)
		}
		closed(t, j)
		if t.Failed() {
			return
		}
	}
}

// clone copies a folder.
func clone(t *testing.T, folder string) string {
	t.Helper()
	to := t.TempDir()
	for name, b := range contents(t, folder) {
		must(t, os.WriteFile(filepath.Join(to, name), []byte(b), 0o600))
	}
	return to
}

// settledManifest waits for a manifest of all that a journal holds.
func settledManifest(t *testing.T, j *journal.Journal) []byte {
	t.Helper()
	path := filepath.Join(filepath.Dir(j.Path()), journal.ManifestName)
	before, _ := os.Stat(path)
	j.Rest()
	var b []byte
	soon(t, "a manifest", func() bool {
		info, err := os.Stat(path)
		if err != nil || before != nil && os.SameFile(info, before) {
			return false
		}
		b, err = os.ReadFile(path)
		return err == nil
	})
	return b
}

// soon waits until something is so.
func soon(t *testing.T, what string, so func() bool) {
	t.Helper()
	for limit := time.Now().Add(time.Minute); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("after a minute there is still no %s", what)
		}
	}
}

func TestOpen_AMainFileAloneSaysHowMuchIsMissing(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	all(t, j)
	device := j.Device()
	must(t, j.Append(events(device, 1, 40)...))
	settledManifest(t, j)
	closed(t, j)
	must(t, os.Remove(filepath.Join(folder, journal.FileName)))

	for range 2 { // it is told until the learner knows
		j = open(t, folder)
		all(t, j)
		m := j.Missing()
		if m == nil || m.Events != 40 || m.To.UnixMilli() != events(device, 40, 1)[0].At {
			t.Fatalf("40 events are missing; told is %+v", m)
		}
		if j.Device() == device {
			t.Error("numbers that the missing events have are given again")
		}
		closed(t, j)
	}
	j = open(t, folder)
	all(t, j)
	j.AcceptMissing()
	must(t, j.Append(events(j.Device(), 1, 2)...))
	closed(t, j)
	if m := open(t, folder).Missing(); m != nil {
		t.Errorf("it is told again: %+v", m)
	}
}

func TestOpen_AnOlderCopyPutBackSaysSo(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, journal.FileName)
	j := open(t, folder)
	all(t, j)
	device := j.Device()
	must(t, j.Append(events(device, 1, 30)...))
	closed(t, j)
	copied := bytesOf(t, path)
	j = open(t, folder)
	all(t, j)
	must(t, j.Append(events(device, 31, 12)...))
	closed(t, j)
	must(t, os.WriteFile(path, copied, 0o600))
	j = open(t, folder)
	m := j.Missing()
	if m == nil || m.Events != 12 || m.From.UnixMilli() != events(device, 30, 1)[0].At {
		t.Fatalf("12 events are missing; told is %+v", m)
	}
	sameEvents(t, all(t, j), events(device, 1, 30))
}

func TestOpen_OtherEventsInTheirPlaceAreToldOf(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	all(t, j)
	must(t, j.Append(events("phone", 1, 30)...))
	closed(t, j)
	other := events("phone", 1, 30)
	other[7].Payload = []byte(`{"card":"term:po/term"}`)
	elsewhere := t.TempDir()
	j = open(t, elsewhere)
	must(t, j.Append(other...))
	closed(t, j)
	must(t, os.WriteFile(filepath.Join(folder, journal.FileName), bytesOf(t, filepath.Join(elsewhere, journal.FileName)), 0o600))
	j = open(t, folder)
	all(t, j)
	if m := j.Missing(); m == nil || !m.Changed {
		t.Errorf("told is %+v", m)
	}
}

func TestJournal_MainFileAloneIsWholeAfterARest(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	must(t, j.Append(events("phone", 1, 20)...))
	soon(t, "main file that is whole", func() bool {
		copied := t.TempDir()
		if os.WriteFile(filepath.Join(copied, journal.FileName), bytesOf(t, j.Path()), 0o600) != nil {
			return false
		}
		alone, err := journal.Open(copied)
		if err != nil {
			return false
		}
		defer alone.Close()
		return len(all(t, alone)) == 20
	})
}
