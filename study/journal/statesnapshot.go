package journal

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/durable"
	"stagecraft/study"
)

var _ study.SnapshotStore = (*Journal)(nil)

// A snapshot of what the events came to lies in a file of its own beside the
// journal, one for each course that was open lately. The journal says in its
// settings what the file must be, so that none is taken for it that is damaged,
// half written, or of another journal.

const (
	snapshotEnding   = ".snapshot"
	snapshotBegin    = "journal-"
	mostSnapshots    = 6         // of other courses than the last, the older ones are removed
	mostSnapshotSize = 512 << 20 // bytes
)

// settingSnapshot is the settings row that says what the snapshot of a name is.
func settingSnapshot(name string) string { return "snapshot:" + name }

func isSnapshotSetting(key string) bool { return strings.HasPrefix(key, settingSnapshot("")) }

func snapshotFile(folder, name string) string {
	sum := sha256.Sum256([]byte(name))
	return filepath.Join(folder, snapshotBegin+hex.EncodeToString(sum[:8])+snapshotEnding)
}

// Snapshot gives what KeepSnapshot kept last under a name, if it is there just as
// it was kept; nil when it isn't.
func (j *Journal) Snapshot(name string) []byte {
	j.mu.Lock()
	folder, want := j.disk.folder(), j.settings[settingSnapshot(name)]
	j.mu.Unlock()
	if want == "" {
		return nil
	}
	path := snapshotFile(folder, name)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostSnapshotSize || !strings.HasPrefix(want, fmt.Sprint(info.Size(), " ")) {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil || study.SnapshotSum(data) != want {
		return nil
	}
	return data
}

// KeepSnapshot keeps a snapshot in the place of the last of its name, soon, and
// returns at once. One that can't be written is lost, as is one while saving has
// stopped: the next start does without. Data isn't changed any more.
func (j *Journal) KeepSnapshot(name string, data []byte) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.ending || j.stopped != nil || j.damaged != nil || len(data) > mostSnapshotSize {
		return
	}
	folder := j.disk.folder()
	j.snapshots++
	number := j.snapshots
	j.keeping.Go(func() {
		j.snapshotMu.Lock()
		defer j.snapshotMu.Unlock()
		if number < j.lastSnapshots[name] { // a newer one was quicker
			return
		}
		path := snapshotFile(folder, name)
		err := durable.WriteFile(path, 0o600, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return
		}
		j.lastSnapshots[name] = number
		j.SetSettingLater(settingSnapshot(name), study.SnapshotSum(data))
		thinSnapshots(folder, path)
	})
}

// thinSnapshots removes the snapshots that were made longest ago, but for one.
func thinSnapshots(folder, but string) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	type one struct {
		path string
		made time.Time
	}
	var all []one
	for _, f := range found {
		name := f.Name()
		path := filepath.Join(folder, name)
		if !f.Type().IsRegular() || path == but || !strings.HasPrefix(name, snapshotBegin) || !strings.HasSuffix(name, snapshotEnding) {
			continue
		}
		if info, err := f.Info(); err == nil {
			all = append(all, one{path, info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b one) int { return cmp.Or(b.made.Compare(a.made), strings.Compare(a.path, b.path)) })
	for _, o := range all[min(mostSnapshots-1, len(all)):] {
		_ = os.Remove(o.path) // it is in nobody's way
	}
}

// Counts counts the events of each device, those in memory alone as well.
func (j *Journal) Counts() map[string]int64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.counts()
}

// counts needs j.mu.
func (j *Journal) counts() map[string]int64 {
	counts := map[string]int64{}
	for device, t := range j.written {
		if t.Count > 0 {
			counts[device] = t.Count
		}
	}
	for _, w := range j.queue {
		for _, e := range w.events {
			counts[e.Device]++
		}
	}
	return counts
}

// EventsFrom gives the events from one on, in order of id, as Events does.
func (j *Journal) EventsFrom(id ulid.ULID) iter.Seq2[study.Event, error] {
	return j.eachEvent(func(ctx context.Context, f *file) iter.Seq2[[]byte, error] {
		return rowsOf(ctx, f.conn, selectFrom, id.String())
	}, id, false)
}

// waitForSnapshots waits until none is being written, but not long.
func (j *Journal) waitForSnapshots() {
	done := make(chan struct{})
	go func() {
		j.keeping.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(closeLimit):
	}
}
