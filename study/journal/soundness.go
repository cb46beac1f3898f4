package journal

import (
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
// transaction, and so write, before a version could be asked for. It makes
// sure that the file can be written, and makes it, for the owner alone, when
// there is none.
func inspect(path string, known int) error {
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
	defer f.Close()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	if n == 0 && errors.Is(err, io.EOF) {
		// SQLite would throw away a log beside an empty file.
		if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
			return fmt.Errorf("it is empty, but %s-wal is not: %w", path, ErrDamaged)
		}
		return nil
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("it ends within its header: %w", ErrDamaged)
	}
	if err != nil {
		return err
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

// told turns SQLite's codes into the errors that callers choose by.
func told(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrInUse
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("the disk is full: %w", err)
	}
	return err
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
