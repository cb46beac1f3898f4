package journal_test

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stagecraft/study/journal"
)

const (
	logHead  = 32        // bytes at the beginning of a log
	logFrame = 24 + 4096 // and of each page in it
)

// framesOf gives a log's pages, each with its head, as far as they are whole.
func framesOf(log []byte) (head []byte, frames [][]byte) {
	for at := logHead; at+logFrame <= len(log); at += logFrame {
		frames = append(frames, log[at:at+logFrame])
	}
	return log[:logHead], frames
}

// ofOlder gives pages as they are of a log that was begun before.
func ofOlder(frames [][]byte) (all []byte) {
	for _, f := range frames {
		f = slices.Clone(f)
		f[8]--
		all = append(all, f...)
	}
	return all
}

func TestOpenSound_TellsWhatACrashLeavesInALogFromDamage(t *testing.T) {
	folder := killed(t, 40, 20)
	log := bytesOf(t, filepath.Join(folder, journal.FileName+"-wal"))
	log = log[:journal.WholeLog(log)]
	head, frames := framesOf(log)
	// Within the last transaction of several pages.
	ends := func(i int) bool { return binary.BigEndian.Uint32(frames[i][4:]) > 0 }
	in := len(frames) - 1
	for in > 0 && ends(in-1) {
		in--
	}
	if in < 4 {
		t.Fatalf("of %d pages in the log none is of a transaction of several", len(frames))
	}
	until := func(n int) []byte { return slices.Concat(append([][]byte{head}, frames[:n]...)...) }
	cutInPage := until(in)
	cutInPage = append(cutInPage, frames[in][:4096-len(cutInPage)%4096]...)
	foreign := slices.Clone(log)
	foreign[logHead+2*logFrame+8]--
	for _, c := range []struct {
		name string
		log  []byte
		torn bool
	}{
		{"whole", log, false},
		{"with a transaction that wasn't ended", until(in), false},
		{"with the head of a page", append(until(in), frames[in][:24]...), false},
		{"ending where a system's page does", cutInPage, false},
		{"with pages of an older log behind it", append(slices.Clone(log), ofOlder(frames[:3])...), false},
		{"with pages of an older log behind what wasn't ended", append(until(in), ofOlder(frames[:5])...), false},
		{"cut within a page", log[:len(log)-700], true},
		{"cut within its head", log[:20], true},
		{"of another kind", flipped(log, 1), true},
		{"with its last page flipped", flipped(log, len(log)-100), true},
		{"with a page in its midst flipped", flipped(log, len(log)/2), true},
		{"with a page in its midst that is another log's", foreign, true},
	} {
		if got := journal.TornLog(c.log); got != c.torn {
			t.Errorf("%s it is torn: %v", c.name, got)
		}
	}
}

func TestOpenSound_PassesOverWhatIsOfAnOlderLog(t *testing.T) {
	folder := killed(t, 40, 20)
	path := filepath.Join(folder, journal.FileName+"-wal")
	log := bytesOf(t, path)
	log = log[:journal.WholeLog(log)]
	_, frames := framesOf(log)
	must(t, os.WriteFile(path, append(log, ofOlder(frames)...), 0o600))
	j, err := journal.OpenSound(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, j)
	if n := len(all(t, j)); n < 60 {
		t.Errorf("it holds %d events", n)
	}
}

func TestOpen_LooksThroughNothingThatACrashLeftAsTheManifestSays(t *testing.T) {
	for name, c := range map[string]struct {
		harm  func(t *testing.T, path string)
		as    bool // it is as the crash left it
		wants error
	}{
		"as it was left": {func(*testing.T, string) {}, true, nil},
		"the main file was written to since": {func(t *testing.T, path string) {
			must(t, os.Chtimes(path, time.Time{}, time.Now().Add(-time.Hour)))
		}, false, nil},
		"without a manifest": {func(t *testing.T, path string) {
			must(t, os.Remove(filepath.Join(filepath.Dir(path), journal.ManifestName)))
		}, false, nil},
		"the log is another's": {func(t *testing.T, path string) {
			must(t, os.WriteFile(path+"-wal", bytesOf(t, filepath.Join(killed(t, 0, 30), journal.FileName+"-wal")), 0o600))
		}, false, journal.ErrForeignLog},
	} {
		t.Run(name, func(t *testing.T) {
			folder := killed(t, 40, 20)
			c.harm(t, filepath.Join(folder, journal.FileName))
			j, err := journal.OpenSound(folder)
			if !errors.Is(err, c.wants) || (err == nil) != (c.wants == nil) {
				t.Fatalf("it gave %v, not %v", err, c.wants)
			}
			if err != nil {
				return
			}
			if journal.LeftByCrash(j) != c.as {
				t.Errorf("it was taken to be as it was left: %v", !c.as)
			}
			if n := len(all(t, j)); n < 60 || j.Missing() != nil {
				t.Errorf("it holds %d events, and misses %+v", n, j.Missing())
			}
			closed(t, j)
			if j, err = journal.OpenSound(folder); err != nil || journal.LeftByCrash(j) {
				t.Fatalf("the start after it gave %v", err)
			}
			closed(t, j)
		})
	}
}

// A power cut may leave a page of this log in part. It is looked through, and when
// nothing is missing nothing is told and nothing is set aside.
func TestOpenRecovering_SaysNothingOfAPageThatWasNeverWhole(t *testing.T) {
	folder := killed(t, 40, 20)
	path := filepath.Join(folder, journal.FileName+"-wal")
	log := bytesOf(t, path)
	log = log[:journal.WholeLog(log)]
	_, frames := framesOf(log)
	half := slices.Clone(frames[len(frames)-1])
	clear(half[1000:])
	must(t, os.WriteFile(path, append(log, half...), 0o600))
	j, err := journal.OpenSound(folder)
	if !errors.Is(err, journal.ErrIncomplete) {
		t.Fatalf("it gave %v, %v", j, err)
	}
	j, r, err := journal.OpenRecovering(t.Context(), folder, nil)
	must(t, err)
	defer closed(t, j)
	if n := len(all(t, j)); r != nil || n < 60 || j.Missing() != nil || j.LastRecovery() != nil {
		t.Errorf("with %d events it says %+v", n, r)
	}
	if aside, err := filepath.Glob(filepath.Join(folder, "journal*2*")); err != nil || len(aside) > 0 {
		t.Errorf("set aside were %q, %v", aside, err)
	}
}
