// Package journal keeps what a learner did: every event, and the settings, in
// one SQLite file that nothing is ever removed from.
//
// An event is on the disk, synced, before Append returns. The file belongs to
// one running copy of the app at a time; the lock goes with the process,
// however it ends. A damaged file, or one of a newer version, is refused and
// left as it is.
package journal

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	_ "modernc.org/sqlite" // the driver
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
	// ErrClosed says that Close was called before.
	ErrClosed = errors.New("the journal is closed")
)

// settingDevice is the settings row with the device's id.
const settingDevice = "device"

// Journal is an open journal. It is safe to use from several goroutines.
type Journal struct {
	path   string
	device string

	mu   sync.Mutex // guards the connection
	db   *sql.DB
	conn *sql.Conn // nil when closed
	add  *sql.Stmt // inserts an event
	put  *sql.Stmt // inserts or replaces a setting

	later later
}

// Open opens the journal in a data folder, and makes both when they are not
// there. It gives ErrInUse, ErrNewer or ErrDamaged when that is the matter.
func Open(folder string) (*Journal, error) {
	return open(folder, versions)
}

func open(folder string, versions []string) (*Journal, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	if err := inspect(path, len(versions)); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	j := &Journal{path: path}
	if err := j.connect(versions); err != nil {
		j.disconnect()
		return nil, fmt.Errorf("open %s: %w", path, told(err))
	}
	j.later.start(j)
	return j, nil
}

// Path is the journal's file.
func (j *Journal) Path() string { return j.path }

// Device is this device's id, made once for a data folder and kept.
func (j *Journal) Device() string { return j.device }

func (j *Journal) connect(versions []string) error {
	ctx := context.Background()
	var err error
	if j.db, err = sql.Open("sqlite", address(j.path)); err != nil {
		return err
	}
	j.db.SetMaxOpenConns(1)
	if j.conn, err = j.db.Conn(ctx); err != nil {
		return err
	}
	// A copy that is just closing gets a moment to do so.
	for _, command := range []string{
		"PRAGMA busy_timeout = 200",
		"PRAGMA locking_mode = EXCLUSIVE",
		"PRAGMA journal_mode = WAL",
		"PRAGMA synchronous = FULL",
		"PRAGMA foreign_keys = ON",
		"PRAGMA trusted_schema = OFF",
		"BEGIN EXCLUSIVE", // takes the lock, which exclusive mode keeps
		"COMMIT",
	} {
		if _, err := j.conn.ExecContext(ctx, command); err != nil {
			return err
		}
	}
	if err := upgrade(ctx, j.conn, versions); err != nil {
		return err
	}
	if err := check(ctx, j.conn); err != nil {
		return err
	}
	if j.add, err = j.conn.PrepareContext(ctx, insertEvent); err != nil {
		return err
	}
	if j.put, err = j.conn.PrepareContext(ctx, insertSetting); err != nil {
		return err
	}
	return j.identify(ctx)
}

// identify reads the device's id, and makes it the first time.
func (j *Journal) identify(ctx context.Context) error {
	err := j.conn.QueryRowContext(ctx, selectSetting, settingDevice).Scan(&j.device)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	id := make([]byte, 8)
	if _, err := rand.Read(id); err != nil {
		return fmt.Errorf("make the device's id: %w", err)
	}
	j.device = hex.EncodeToString(id)
	_, err = j.put.ExecContext(ctx, settingDevice, j.device)
	return err
}

// Close writes what SetSettingLater still holds and frees the journal. A
// second Close does nothing.
func (j *Journal) Close() error {
	err := j.later.stop()
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := errors.Join(err, j.disconnect()); err != nil {
		return fmt.Errorf("close %s: %w", j.path, err)
	}
	return nil
}

func (j *Journal) disconnect() error {
	var errs []error
	for _, s := range []*sql.Stmt{j.add, j.put} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if j.conn != nil {
		errs = append(errs, j.conn.Close())
	}
	if j.db != nil {
		errs = append(errs, j.db.Close())
	}
	j.add, j.put, j.conn, j.db = nil, nil, nil, nil
	return errors.Join(errs...)
}
