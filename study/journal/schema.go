package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"stagecraft/content/durable"
)

// applicationID marks a SQLite file as a journal of ours: "Stgc".
const applicationID = 0x53746763

// version is a step that makes the schema. One that was once released is never
// changed.
type version struct {
	commands string                                      // of SQL
	fill     func(ctx context.Context, tx *sql.Tx) error // what SQL can't do; nil for nothing
}

// versions are the steps: the n-th, from 1, brings a file of version n-1 to
// version n.
var versions = []version{
	{commands: `CREATE TABLE event (
		id      TEXT    NOT NULL PRIMARY KEY, -- a ULID
		device  TEXT    NOT NULL,
		seq     INTEGER NOT NULL,             -- of the device, from 1
		at      INTEGER NOT NULL,             -- UTC milliseconds
		offset  INTEGER NOT NULL,             -- minutes ahead of UTC
		course  TEXT    NOT NULL,
		version TEXT    NOT NULL,             -- of the course
		kind    TEXT    NOT NULL,
		payload TEXT    NOT NULL,             -- JSON
		UNIQUE (device, seq)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE setting (
		key   TEXT NOT NULL PRIMARY KEY,
		value TEXT NOT NULL
	) STRICT, WITHOUT ROWID;`},
	// What was done before was one operation an event.
	{commands: `ALTER TABLE event ADD COLUMN operation TEXT NOT NULL DEFAULT ''; -- a ULID
	ALTER TABLE event ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;             -- see checksum.go
	UPDATE event SET operation = id;`, fill: fillSums},
}

// summedVersion is the first version whose events have a checksum.
const summedVersion = 2

const (
	insertEvent = `INSERT INTO event (id, device, seq, at, offset, course, version, kind, payload, operation, sum)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	// An event that was written before it was known to be lost may be there.
	insertAgain = insertEvent + ` ON CONFLICT (id) DO NOTHING`
	// One column a row, since the driver's work is by the column: this halves
	// the time that opening takes. No field before the payload may hold the
	// separator.
	selectEvents = `SELECT concat_ws(char(31), sum, operation, id, device, seq, at, offset, course, version, kind, payload)
		FROM event ORDER BY id`
	// The same from an event on.
	selectFrom = `SELECT concat_ws(char(31), sum, operation, id, device, seq, at, offset, course, version, kind, payload)
		FROM event WHERE id >= ? ORDER BY id`
	// The same as selectEvents of a file of version 1: without a checksum.
	selectUnsummed = `SELECT concat_ws(char(31), '', id, id, device, seq, at, offset, course, version, kind, payload)
		FROM event ORDER BY id`
	lastNumber    = `SELECT coalesce(max(seq), 0) FROM event WHERE device = ?`
	numberOf      = `SELECT seq FROM event WHERE id = ?`
	insertSetting = `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`
	selectSetting = `SELECT value FROM setting WHERE key = ?`
)

// upgrade brings the schema up to date, each version in a transaction of its
// own, so that a crash leaves a whole older version.
func upgrade(ctx context.Context, f *file, versions []version) error {
	conn := f.conn
	var version, application int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if err := conn.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return err
	}
	if version > len(versions) { // its log may say so alone
		return fmt.Errorf("version %d, of which %d is known: %w", version, len(versions), ErrNewer)
	}
	if version == 0 {
		// Only a file with nothing in it may be made into a journal.
		var tables int
		if err := conn.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			return err
		}
		if tables > 0 || application != 0 {
			return errNotOurs
		}
	} else if application != applicationID {
		return errNotOurs
	}
	if version == len(versions) {
		return nil
	}
	if version > 0 {
		if err := keepCopy(ctx, f, version); err != nil {
			return fmt.Errorf("keep a copy before bringing it to version %d: %w", len(versions), classify(err))
		}
		if err := backUpOld(ctx, f); err != nil {
			return fmt.Errorf("back it up before bringing it to version %d: %w", len(versions), classify(err))
		}
	}
	for ; version < len(versions); version++ {
		if err := step(ctx, conn, versions[version], version+1); err != nil {
			return fmt.Errorf("bring it to version %d: %w", version+1, err)
		}
	}
	// Brings the version into the file's header, where an older app sees it
	// before it has touched anything.
	_, err := conn.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// keepCopy copies a file that is to be brought to a newer version, so that the
// older app can still be given what it knows. It is the file that is open which
// is read: closing another of its name would free the lock.
func keepCopy(ctx context.Context, f *file, version int) (err error) {
	var busy, pages, moved int
	if err := f.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("the log could not be emptied")
	}
	info, err := f.held.Stat()
	if err != nil {
		return err
	}
	name := freeNameWith(f.path, fmt.Sprintf("version %d", version))
	to, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, io.NewSectionReader(f.held, 0, info.Size()))
	if err = errors.Join(err, to.Sync(), to.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return durable.SyncFolder(filepath.Dir(f.path))
}

func step(ctx context.Context, conn *sql.Conn, v version, number int) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if _, err := tx.ExecContext(ctx, v.commands); err != nil {
		return fmt.Errorf("%w (%w)", ErrDamaged, err) // it isn't of the version it says
	}
	if v.fill != nil {
		if err := v.fill(ctx, tx); err != nil {
			return err
		}
	}
	// Pragmas take no parameters; both are numbers of ours.
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, number)
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return err
	}
	return tx.Commit()
}
