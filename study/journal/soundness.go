package journal

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var errNotOurs = fmt.Errorf("it is a database, but not a journal of Stagecraft: %w", ErrDamaged)

// headerSize is that of the SQLite file header, and of the parts of it read
// here; all numbers are big-endian.
const (
	headerSize        = 100
	headerMagic       = "SQLite format 3\x00"
	headerVersion     = 60
	headerApplication = 68
)

// inspect looks at the file before SQLite does, which would recover a crashed
// transaction, and so write, before anything could be asked for. It makes sure
// that the file can be written, that no one else has it open, and that what a
// log beside it would make of it is whole. It makes the file, for the owner
// alone, when there is none. What a crash left, by the manifest, is as it was
// written: it needn't be read before the learner can go on.
func inspect(ctx context.Context, path string, known int, was *manifest) error {
	log, err := size(path + "-wal")
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && log > 0:
		return fmt.Errorf("it is not there, but %s-wal is: %w", path, ErrDamaged)
	case err == nil && !info.Mode().IsRegular():
		return ErrNoFile
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	}
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err // the path is named by the caller
		}
		return fmt.Errorf("it must be a file that can be read and written: %w", err)
	}
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	f.Close()
	if n == 0 && errors.Is(err, io.EOF) {
		// SQLite would throw away a log beside an empty file.
		if log > 0 {
			return fmt.Errorf("it is empty, but %s-wal is not: %w", path, ErrDamaged)
		}
		return nil
	}
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if err := inspectHeader(header[:n], known); err != nil {
		return err
	}
	if err := probe(ctx, path); err != nil {
		return err
	}
	rollback, err := size(path + "-journal")
	if err != nil {
		return err
	}
	if rollback > 0 && binary.BigEndian.Uint32(header[headerApplication:]) == applicationID {
		return fmt.Errorf("%s-journal: %w", path, ErrForeignLog)
	}
	if log == 0 || was.leftByCrash(path) {
		return nil
	}
	if err := inspectLog(ctx, path, known); err != nil {
		if inUse := probe(ctx, path); inUse != nil { // it was being written while it was read
			return inUse
		}
		return err
	}
	return nil
}

// inspectLog says whether a file and the log beside it make a whole journal.
// What the file alone holds must be in it too, unless that was in the midst of
// taking the log in; and every event must be as it was written.
func inspectLog(ctx context.Context, path string, known int) error {
	alone, whole, err := images(ctx, path, known)
	if alone != nil {
		defer alone.close()
	}
	if whole != nil {
		defer whole.close()
	}
	if err != nil {
		if alone != nil && !errors.Is(err, ErrNewer) {
			return fmt.Errorf("%s-wal: %w (%w)", path, ErrForeignLog, err)
		}
		return err
	}
	if alone != nil {
		ok, err := within(ctx, alone, whole)
		if err == nil && !ok {
			err = fmt.Errorf("%s-wal: %w", path, ErrForeignLog)
		}
		if err != nil {
			return err
		}
	}
	// Once SQLite has taken the log in, what was in the file is gone.
	_, err = whole.sound(ctx)
	return err
}

// images looks at a file alone, which may be nil, and with its log.
func images(ctx context.Context, path string, known int) (alone, whole *image, err error) {
	main, err := readFile(path)
	if err != nil {
		return nil, nil, err
	}
	log, err := readFile(path + "-wal")
	if err != nil {
		return nil, nil, err
	}
	if bare, err := layOver(bytes.Clone(main), nil); err == nil {
		alone, _ = openImage(ctx, bare, known) // else only its log makes it whole
	}
	both, err := layOver(main, log)
	if err == nil {
		whole, err = openImage(ctx, both, known)
	}
	return alone, whole, err
}

// inspectHeader says whether a database begins as a journal that is known does.
func inspectHeader(header []byte, known int) error {
	if len(header) < headerSize {
		return fmt.Errorf("it ends within its header: %w", ErrDamaged)
	}
	if string(header[:len(headerMagic)]) != headerMagic {
		return fmt.Errorf("it does not begin as a journal does: %w", ErrDamaged)
	}
	application := binary.BigEndian.Uint32(header[headerApplication:])
	if application != 0 && application != applicationID {
		return errNotOurs
	}
	if version := int(binary.BigEndian.Uint32(header[headerVersion:])); application == applicationID && version > known {
		return fmt.Errorf("version %d, of which %d is known: %w", version, known, ErrNewer)
	}
	return nil
}

// size is that of a file that may not be there.
func size(path string) (int64, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%s: %w", path, ErrNoFile)
	}
	return info.Size(), nil
}

// probe gives ErrInUse when another process has the file open. It opens it to
// read alone and without the means to read a log, so that nothing is changed.
// Who has it open has its log open too; where none is, one would be made.
func probe(ctx context.Context, path string) error {
	if _, err := os.Lstat(path + "-wal"); err != nil {
		return nil
	}
	db, err := sql.Open("sqlite", address(path)+"?mode=ro&readonly_shm=1")
	if err != nil {
		return err
	}
	defer db.Close()
	var n int
	err = classify(db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n))
	if errors.Is(err, ErrInUse) {
		return err
	}
	return nil // what else is the matter is found out later
}

// check has SQLite look through the whole file: that every page is sound and
// every row is of its table's types. It takes about 5 ms for 20,000 events.
func check(ctx context.Context, conn *sql.Conn) error {
	var finding string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&finding); err != nil {
		return err
	}
	if finding != "ok" {
		return fmt.Errorf("%s: %w", finding, ErrDamaged)
	}
	return nil
}

// classify turns SQLite's codes into the errors that callers choose by.
func classify(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	if e.Code() == sqlite3.SQLITE_IOERR_SHORT_READ { // it was cut
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrInUse
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%w (%w)", fs.ErrPermission, err)
	}
	return err
}

// isConstraint says whether SQLite took an event for one that is there already.
func isConstraint(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}

// address is the path as SQLite's URI, so that no character in a folder's name
// is taken for a parameter.
func address(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/ of Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
