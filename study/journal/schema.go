package journal

import (
	"context"
	"database/sql"
	"fmt"
)

// applicationID marks a SQLite file as a journal of ours: "Stgc".
const applicationID = 0x53746763

// versions are the steps that make the schema: the n-th, from 1, brings a file
// of version n-1 to version n. A step that was once released is never changed.
var versions = []string{
	`CREATE TABLE event (
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
	) STRICT, WITHOUT ROWID;`,
}

const (
	insertEvent = `INSERT INTO event (id, device, seq, at, offset, course, version, kind, payload)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	// An event that was written before it was known to be lost may be there.
	insertAgain = insertEvent + ` ON CONFLICT (id) DO NOTHING`
	// One column a row, since the driver's work is by the column: this halves
	// the time that opening takes. No field before the payload may hold the
	// separator.
	selectEvents = `SELECT concat_ws(char(31), id, device, seq, at, offset, course, version, kind, payload)
		FROM event ORDER BY id`
	insertSetting = `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`
	selectSetting = `SELECT value FROM setting WHERE key = ?`
)

// upgrade brings the schema up to date, each version in a transaction of its
// own, so that a crash leaves a whole older version.
func upgrade(ctx context.Context, conn *sql.Conn, versions []string) error {
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

func step(ctx context.Context, conn *sql.Conn, commands string, version int) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if _, err := tx.ExecContext(ctx, commands); err != nil {
		return err
	}
	// Pragmas take no parameters; both are numbers of ours.
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return err
	}
	return tx.Commit()
}
