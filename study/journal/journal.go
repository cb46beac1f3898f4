// Package journal keeps what a learner did: every event, and the settings, in
// one SQLite file that nothing is ever removed from.
//
// An event is on the disk, synced, before Append returns, unless [Saving] says
// that saving has stopped: then it is kept in memory, and written as soon as
// there is a place for it. The journal numbers its device's events as it writes
// them, and gives each a checksum, which is held against the event whenever it is
// read: one that isn't as it was written is refused. The file belongs to one running copy of the app at a
// time; the lock goes with the process, however it ends. A damaged file, or one
// of a newer version, is refused and left as it is; and nothing is ever written
// into a file, nor beside one, that isn't the one that was opened.
//
// What leaves the journal does so as a .progress file, of package progressfile:
// [Journal.Backup] writes one while the journal goes on, [Journal.EnsureBackup]
// when there is need of one, [Restore] puts it back, and [Journal.Join] brings in another's. [OpenSound] finds out with a quick look
// what is wrong with a journal, and [OpenRecovering] makes a new one of what a
// damaged file and the backups still hold; every step sets aside what it replaces,
// and none removes anything but backups that grew old.
//
// A start doesn't grow with what was done before: a file that is as it was left
// isn't looked through, and a snapshot of what the events came to, which is a cache
// beside the journal, spares reading them. [Journal.Verify] reads them later, while
// the journal goes on.
package journal

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"
	_ "modernc.org/sqlite" // the driver

	"stagecraft/content/durable"
	"stagecraft/study"
)

// FileName is the journal's file in the data folder. SQLite keeps a second one
// beside it while it is open, with -wal added.
const FileName = "journal.db"

// The errors that callers choose by. Each comes wrapped in one that names the
// file.
var (
	// ErrInUse says that another copy of the app has the journal open.
	ErrInUse = errors.New("it is open in another window of Stagecraft; close that one first")
	// ErrNewer says that a newer version of the app wrote the journal. Nothing
	// was changed.
	ErrNewer = errors.New("it was written by a newer version of Stagecraft; nothing was changed, install that version to use it")
	// ErrDamaged says that the file is not a sound journal. It is kept as it is.
	ErrDamaged = errors.New("the file is damaged; it was kept as it is, and nothing was written over it")
	// ErrForeignLog says that a log beside the file, which SQLite would play
	// back, belongs to another file or is damaged, while the file alone is
	// sound. Both are kept as they are; [SetLogAside] lets the file be opened.
	ErrForeignLog = errors.New("the log beside it doesn't belong to it; both were kept as they are")
	// ErrNoFile says that something else than a file has the journal's name.
	ErrNoFile = errors.New("it is not a file")
	// ErrClosed says that Close was called before.
	ErrClosed = errors.New("the journal is closed")

	// ErrGone says that the journal, or its folder, isn't there any more.
	ErrGone = errors.New("it was removed or renamed")
	// ErrReplaced says that another file has the journal's name, or that
	// another program wrote into it.
	ErrReplaced = errors.New("another program replaced or changed it")
	// ErrFull says that the disk is full.
	ErrFull = errors.New("the disk is full")
	// ErrAway says that the disk or the share can't be reached.
	ErrAway = errors.New("the disk can't be reached")
	// ErrSlow says that the disk doesn't answer.
	ErrSlow = errors.New("the disk doesn't answer")
)

// settingDevice is the settings row with the device's id.
const settingDevice = "device"

// Journal is an open journal. It is safe to use from several goroutines.
type Journal struct {
	versions []version
	wholeMu  sync.Mutex // held by what reads or joins all of it; taken before any other

	endMu sync.Mutex // held by Close; taken before any other
	ended bool       // its file is freed; needs endMu

	mu       sync.Mutex // guards what follows, and is never held while a disk is waited for
	device   string
	last     int64 // the highest number that an event of device ever had
	disk     *disk
	queue    []*write          // what is to be written, in order
	run      []*study.Event    // all that this run appended, written or not
	settings map[string]string // as they are now, written or not
	later    map[string]string // those that can wait a moment
	located  map[string]string // those that are written with what is written next
	since    time.Time         // when the oldest in later came
	stopped  error             // why nothing is saved, nil while all is well
	when     time.Time         // it stopped
	watch    func()
	ending   bool // Close was called
	closed   bool
	damaged  error // what was found to be damaged; nothing is written then

	written    map[string]*deviceSum  // what was written, by device
	known      []ulid.ULID            // every event that was written, in order; complete when summed
	summed     bool                   // every event was read once
	incomplete map[string]deviceCount // of devices of which something is missing
	missing    *Missing
	suspect    bool // something in it isn't as it was written: the next start is to look through it

	keeping       sync.WaitGroup // snapshots that are being written
	snapshots     int            // those that were given to be kept
	snapshotMu    sync.Mutex     // held while one is written
	lastSnapshots map[string]int // of each name the last that was written, by its number; needs snapshotMu
}

// Open opens the journal in a data folder, and makes both when they are not
// there. It gives [ErrInUse], [ErrNewer], [ErrDamaged], [ErrForeignLog] or [ErrNoFile]
// when that is the matter.
func Open(folder string) (*Journal, error) {
	return open(folder, versions)
}

func open(folder string, versions []version) (*Journal, error) {
	ctx := context.Background()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	name, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	path := resolveLinks(name)
	was := readManifest(folder)
	if err := inspect(ctx, path, len(versions), &was); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := keepLog(ctx, path, len(versions), was); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	f, err := connectLeft(ctx, name, versions, &was)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, classify(err))
	}
	j := &Journal{
		versions: versions, disk: newDisk(name, f), later: map[string]string{},
		written: map[string]*deviceSum{}, incomplete: map[string]deviceCount{}, lastSnapshots: map[string]int{},
	}
	if err := j.read(ctx, f, was); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, classify(err)), f.close(ctx))
	}
	durable.Sweep(folder)
	go j.serve(j.disk)
	return j, nil
}

// read takes up the settings, counts the events of each device, and finds out
// by the manifest whether any are missing.
func (j *Journal) read(ctx context.Context, f *file, was manifest) (err error) {
	if j.settings, err = settingsOf(ctx, f.conn); err != nil {
		return err
	}
	j.device = j.settings[settingDevice]
	if f.asLeft {
		j.readCounts(was)
		was.Devices = nil // nothing of it can be missing
	} else if j.written, err = deviceSumsOf(ctx, f); err != nil {
		return err
	}
	for device, then := range was.Devices {
		n, newest, err := count(ctx, f.conn, device, then.Last)
		if err != nil {
			return err
		}
		if n >= then.Count {
			continue
		}
		if j.missing == nil {
			j.missing = &Missing{}
		}
		j.missing.add(then, n, newest)
		j.incomplete[device] = then
		if device == j.device {
			// Numbers that the missing events have aren't given a second time:
			// when they are found again, there is room for them.
			j.device = ""
		}
	}
	for device, then := range was.Devices {
		if t := j.written[device]; t != nil && t.Count == then.Count && t.Last == then.Last {
			t.Sum = then.Sum // to be compared with when all are read
		}
	}
	j.locate(f)
	if j.device != "" {
		if t := j.written[j.device]; t != nil {
			j.last = t.Last
		}
		j.last = max(j.last, was.Devices[j.device].Last)
		return nil
	}
	return j.identify(ctx, f)
}

// identify makes the device's id.
func (j *Journal) identify(ctx context.Context, f *file) error {
	id := make([]byte, 8)
	if _, err := rand.Read(id); err != nil {
		return fmt.Errorf("make the device's id: %w", err)
	}
	j.device = hex.EncodeToString(id)
	j.settings[settingDevice] = j.device
	if j.located[settingCopiedFrom] != "" { // it is written down with what is first written under it
		j.located[settingDevice] = j.device
		return nil
	}
	rows := map[string]string{settingDevice: j.device}
	maps.Copy(rows, j.located)
	j.located = nil
	_, err := f.write(ctx, nil, rows, false, 0)
	return err
}

// keepLog keeps a copy of the log that a crash left when, by the manifest, some
// of what was written is not in it: SQLite empties it, and what is left in it
// may be of use.
func keepLog(ctx context.Context, path string, known int, was manifest) error {
	if torn, err := tornLog(path); err != nil || !torn || len(was.Devices) == 0 {
		return err // of one that SQLite takes up whole nothing is left
	}
	alone, whole, err := images(ctx, path, known)
	if alone != nil {
		defer alone.close()
	}
	if err != nil {
		return err
	}
	defer whole.close()
	for device, then := range was.Devices {
		var n int64
		if !whole.empty {
			if n, _, err = count(ctx, whole.conn, device, then.Last); err != nil {
				return err
			}
		}
		if n < then.Count {
			_, err := copyLogAside(path)
			return err
		}
	}
	return nil
}

// Path is the journal's file.
func (j *Journal) Path() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.disk.path
}

// Device is this device's id, made once for a data folder and kept. It is made
// anew when some of its events went missing, and in a copy of the folder.
func (j *Journal) Device() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.device
}

// Missing is what the journal held once and didn't when it was opened, nil if
// nothing. That it holds others than it did is known once all were read.
func (j *Journal) Missing() *Missing {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.missing == nil {
		return nil
	}
	m := *j.missing
	return &m
}

// AcceptMissing says that the learner knows what is missing: it isn't told again.
func (j *Journal) AcceptMissing() {
	j.mu.Lock()
	j.missing = nil
	clear(j.incomplete)
	j.mu.Unlock()
	j.Rest()
}

// closeLimit is how long Close waits for a disk that doesn't answer. Tests change it.
var closeLimit = 3 * time.Second

// Close writes what is yet to be written and frees the journal. It gives an
// error when some of it couldn't be, and [ErrSlow] when the disk hasn't answered in
// time; another Close then waits once more. One that is called while another goes on
// returns after it, and one after all is done does nothing.
func (j *Journal) Close() error {
	j.endMu.Lock()
	defer j.endMu.Unlock()
	if j.ended {
		return nil
	}
	j.mu.Lock()
	again := j.ending
	j.ending = true
	j.mu.Unlock()
	if !again {
		j.waitForSnapshots()
	}
	j.mu.Lock()
	j.closed = true
	d, damaged := j.disk, j.damaged != nil
	j.mu.Unlock()
	if !again {
		close(d.quit)
	}
	var err error
	select {
	case <-d.done:
		j.ended = true
		d.io.Lock()
		switch {
		case d.file == nil:
		case damaged: // as it was
			err = d.file.disconnect()
		default:
			err = d.file.close(context.Background())
		}
		d.io.Unlock()
	case <-time.After(closeLimit):
		err = ErrSlow
	}
	if n := j.Unsaved(); n > 0 {
		err = errors.Join(fmt.Errorf("%d of what you did is not saved", n), err)
	}
	if err != nil {
		return fmt.Errorf("close %s: %w", d.path, err)
	}
	return nil
}

func (j *Journal) isClosed() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.closed
}

// manifest gives what is to be written of what is there. It needs j.mu.
func (j *Journal) manifest() manifest {
	m := manifest{Devices: maps.Clone(j.incomplete)}
	for device, t := range j.written {
		if _, short := j.incomplete[device]; short {
			continue
		}
		one := t.deviceCount
		if t.summed {
			one.Sum = inHex(t.sum)
		}
		m.Devices[device] = one
	}
	return m
}
