package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"stagecraft/study"
)

// file is a journal's file that SQLite has open. It knows the file, and its
// log, as it left them last, so that it can tell when what has their names is
// something else.
type file struct {
	name string // by which it was opened; a link to path, perhaps
	path string
	db   *sql.DB
	conn *sql.Conn
	add  *sql.Stmt // inserts an event
	redo *sql.Stmt // inserts an event, unless one of its id is there
	put  *sql.Stmt // inserts or replaces a setting

	held, heldLog *os.File    // the files themselves, whatever has their names
	main, log     os.FileInfo // as they were left

	asLeft  bool // it was opened as it was left the last time, and not looked through
	crashed bool // a crash left it, with a log that is its own
	told    bool // the manifest tells of its log
	spoilt  bool // its content isn't what was written: it is neither read, written nor closed
	unseen  bool // its disk went away before it could be looked at how main and log were left
}

// connect opens the file of a name for good: it takes the lock, looks through
// it, and then brings it to the newest version.
func connect(ctx context.Context, name string, versions []version) (*file, error) {
	return connectLeft(ctx, name, versions, &manifest{})
}

// connectLeft does so, but doesn't look through a file that is as it was left, or as
// a crash left it.
func connectLeft(ctx context.Context, name string, versions []version, was *manifest) (*file, error) {
	f := &file{name: name, path: resolveLinks(name)}
	log, err := size(f.path + "-wal")
	if err != nil {
		return nil, err
	}
	left := was.File
	if log > 0 {
		if left = nil; was.leftByCrash(f.path) {
			left, f.crashed = &was.Log.Over, true
		}
	}
	err = f.connect(ctx, versions, left)
	switch {
	case err == nil:
		return f, nil
	case f.spoilt && log > 0: // closing it would write
		f.abandon()
		return nil, err
	}
	return nil, errors.Join(err, f.disconnect())
}

func (f *file) connect(ctx context.Context, versions []version, left *fileStamp) (err error) {
	if f.held, err = os.Open(f.path); err != nil {
		return err
	}
	f.asLeft = left != nil && *left == stampOf(f.held)
	if f.db, err = sql.Open("sqlite", address(f.path)); err != nil {
		return err
	}
	f.db.SetMaxOpenConns(1)
	if f.conn, err = f.db.Conn(ctx); err != nil {
		return err
	}
	// A copy that is just closing gets a moment to do so. The main file is
	// written by checkpoint alone: whoever else writes to it is found out.
	for _, command := range []string{
		"PRAGMA busy_timeout = 200",
		"PRAGMA locking_mode = EXCLUSIVE",
		"PRAGMA journal_mode = WAL",
		"PRAGMA synchronous = FULL",
		"PRAGMA fullfsync = ON", // else macOS keeps it in the disk's own memory
		"PRAGMA checkpoint_fullfsync = ON",
		"PRAGMA wal_autocheckpoint = 0",
		"PRAGMA foreign_keys = ON",
		"PRAGMA trusted_schema = OFF",
		"BEGIN EXCLUSIVE", // takes the lock, which exclusive mode keeps
		"COMMIT",
	} {
		if _, err := f.conn.ExecContext(ctx, command); err != nil {
			return err
		}
	}
	if f.asLeft = f.asLeft && *left == stampOf(f.held); !f.asLeft {
		if err := check(ctx, f.conn); err != nil {
			f.spoilt = true
			return err
		}
	}
	f.asLeft = f.asLeft && !f.crashed // what is in the log is to be counted
	if err := upgrade(ctx, f, versions); err != nil {
		return err
	}
	if f.add, err = f.conn.PrepareContext(ctx, insertEvent); err != nil {
		return err
	}
	if f.redo, err = f.conn.PrepareContext(ctx, insertAgain); err != nil {
		return err
	}
	if f.put, err = f.conn.PrepareContext(ctx, insertSetting); err != nil {
		return err
	}
	if f.heldLog, err = os.Open(f.path + "-wal"); err != nil {
		return err
	}
	if err := f.noteLeft(); err != nil {
		return err
	}
	return f.named()
}

// noteLeft notes how the files are left. Where that can't be found out it is noted that it is unknown, and how
// they were before stays.
func (f *file) noteLeft() error {
	main, err := f.held.Stat()
	if err != nil {
		f.unseen = true
		return unreachable(err)
	}
	f.main = main
	return f.noteLog()
}

// noteLog does so of the log alone.
func (f *file) noteLog() error {
	log, err := f.heldLog.Stat()
	if err != nil {
		f.unseen = true
		return unreachable(err)
	}
	f.log, f.unseen = log, false
	return nil
}

// write keeps events and settings in one transaction, and returns when they are
// synced to the file that has the journal's name. It gives the events with their
// numbers: those without one get the next after last and all that are there.
// Again says that they may have been written before. Events may be changed.
func (f *file) write(ctx context.Context, events []study.Event, settings map[string]string, again bool, last int64) ([]study.Event, error) {
	if err := f.intact(); err != nil {
		return nil, err
	}
	add := f.add
	if again {
		add = f.redo
	}
	if err := f.insert(ctx, add, events, settings, last); err != nil {
		// On a disk that is full or fails a part of it may be in the log, where
		// SQLite passes over it: that was no other program.
		_ = f.noteLog()
		return nil, classify(err)
	}
	if err := f.noteLog(); err != nil {
		return nil, err
	}
	return events, f.intact()
}

func (f *file) insert(ctx context.Context, add *sql.Stmt, events []study.Event, settings map[string]string, last int64) error {
	tx, err := f.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if err := insertAll(ctx, tx, add, f.put, events, settings, last); err != nil {
		return err
	}
	return tx.Commit()
}

// insertAll inserts events, and gives a number to those that have none.
func insertAll(ctx context.Context, tx *sql.Tx, add, put *sql.Stmt, events []study.Event, settings map[string]string, last int64) error {
	if len(events) > 0 {
		add := tx.StmtContext(ctx, add)
		defer add.Close()
		counted := false
		for i := range events {
			e := &events[i]
			own := e.Seq == 0
			if own && !counted {
				counted = true
				var there int64
				if err := tx.QueryRowContext(ctx, lastNumber, e.Device).Scan(&there); err != nil {
					return err
				}
				last = max(last, there)
			}
			if own {
				e.Seq = last + 1
			}
			done, err := add.ExecContext(ctx, e.ID.String(), e.Device, e.Seq, e.At, e.Offset, e.Course, e.Version, string(e.Kind),
				payload(e), e.Operation.String(), int64(sumOf(rowOf(e))))
			if err != nil {
				return err
			}
			n, err := done.RowsAffected()
			if err != nil {
				return err
			}
			if n == 0 { // it is there already
				if err := tx.QueryRowContext(ctx, numberOf, e.ID.String()).Scan(&e.Seq); err != nil {
					return err
				}
			}
			if own && n > 0 {
				last = e.Seq
			}
		}
	}
	if len(settings) > 0 {
		put := tx.StmtContext(ctx, put)
		defer put.Close()
		for key, value := range settings {
			if _, err := put.ExecContext(ctx, key, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkpoint brings what the log holds into the main file, so that this alone
// is whole, and empties the log.
func (f *file) checkpoint(ctx context.Context) error {
	if err := f.intact(); err != nil {
		return err
	}
	if f.log.Size() == 0 {
		return nil
	}
	var busy, pages, moved int
	f.told = false
	failed := f.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	// Also when it failed it may have written: the log is whole then, and goes
	// before what is in the main file.
	if err := f.noteLeft(); err != nil {
		return err
	}
	if failed != nil {
		return classify(failed)
	}
	if busy != 0 {
		return fmt.Errorf("the log could not be emptied")
	}
	return f.intact()
}

// intact says what is wrong with the files, if anything: ErrGone when they, or
// their folder, have no name any more, ErrReplaced when something else has
// theirs or wrote into them, ErrAway when nothing can be found out about them.
func (f *file) intact() error {
	if _, err := f.held.Stat(); err != nil && !f.spoilt {
		if err := f.named(); err != nil { // its disk is away, and may come back with all as it was
			return err
		}
	}
	if !f.readable() {
		f.spoilt = true
		return fmt.Errorf("another program wrote into it: %w", ErrReplaced)
	}
	return f.named()
}

// named says whether the files still have the names by which they were opened.
func (f *file) named() error {
	for i, held := range []os.FileInfo{f.main, f.log, f.main} {
		name := []string{f.path, f.path + "-wal", f.name}[i]
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			if _, err := os.Stat(filepath.Dir(name)); err != nil {
				return fmt.Errorf("its folder is not there: %w", ErrGone)
			}
			return fmt.Errorf("%s is not there: %w", filepath.Base(name), ErrGone)
		case err != nil:
			return unreachable(err)
		case !os.SameFile(info, held):
			return fmt.Errorf("%s is another file now: %w", filepath.Base(name), ErrReplaced)
		}
	}
	return nil
}

// unreachable says of an error in looking for a file that its disk is away.
func unreachable(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}

// readable says whether the files hold what was written to them, whatever their
// names are now.
func (f *file) readable() bool {
	if f.spoilt {
		return false
	}
	return left(f.held, f.main) && left(f.heldLog, f.log)
}

func left(f *os.File, then os.FileInfo) bool {
	now, err := f.Stat()
	return err == nil && now.Size() == then.Size() && now.ModTime().Equal(then.ModTime())
}

// abandoned holds the files that are left as they are until the process ends:
// were one collected, the locks on it would go.
var abandoned struct {
	sync.Mutex
	files []*file
}

// isAbandoned says whether this process holds a file itself, without using it.
func isAbandoned(info os.FileInfo) bool {
	abandoned.Lock()
	defer abandoned.Unlock()
	for _, f := range abandoned.files {
		if f.main != nil && os.SameFile(info, f.main) {
			return true
		}
	}
	return false
}

// close frees the files, and the log is taken into the main file before. When
// they aren't what was opened they are left alone: closing would write into one
// and remove the other.
func (f *file) close(ctx context.Context) error {
	if err := f.checkpoint(ctx); err != nil {
		f.abandon()
		return err
	}
	return f.disconnect()
}

// abandon leaves everything as the end of the process would.
func (f *file) abandon() {
	f.spoilt = true
	abandoned.Lock()
	defer abandoned.Unlock()
	abandoned.files = append(abandoned.files, f)
}

func (f *file) disconnect() error {
	var errs []error
	for _, s := range []*sql.Stmt{f.add, f.redo, f.put} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if f.conn != nil {
		errs = append(errs, f.conn.Close())
	}
	if f.db != nil {
		errs = append(errs, f.db.Close())
	}
	// Last: closing a file frees every lock that the process has on it.
	for _, held := range []*os.File{f.held, f.heldLog} {
		if held != nil {
			errs = append(errs, held.Close())
		}
	}
	return errors.Join(errs...)
}
