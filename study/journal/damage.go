package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"
)

// readThrough reads every event of a journal that no one has open and that has no
// log, without touching it, and says what is wrong with one, if anything. That
// there is nothing is no fault.
func readThrough(ctx context.Context, path string) error {
	if n, err := size(path); err != nil || n == 0 {
		return err
	}
	db, err := sql.Open("sqlite", address(path)+"?mode=ro&immutable=1")
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return classify(err)
	}
	defer conn.Close()
	if err := check(ctx, conn); err != nil {
		return classify(err)
	}
	i := &image{conn: conn}
	if i.empty, err = isEmpty(ctx, conn); err != nil {
		return classify(err)
	}
	_, err = i.sound(ctx)
	return err
}

// sound reads every event of an image, and gives how many there are, or what is
// wrong with one.
func (i *image) sound(ctx context.Context) (n int64, err error) {
	same := interned{}
	for row, err := range i.rows(ctx) {
		if err != nil {
			return n, classify(err)
		}
		if _, err := parse(row, same); err != nil {
			return n, fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
		}
		n++
	}
	return n, nil
}

// keepUnseen looks at a journal with its log. Where SQLite wouldn't see all of
// the events that stand in them, it keeps a copy of the log and gives its path.
// It gives an error when they don't make a sound journal together.
func keepUnseen(ctx context.Context, path string, held int64) (string, error) {
	alone, whole, err := images(ctx, path, len(versions))
	if alone != nil {
		defer alone.close()
	}
	if whole != nil {
		defer whole.close()
	}
	if err != nil {
		return "", err
	}
	n, err := whole.sound(ctx)
	if err != nil || n >= held {
		return "", err
	}
	return copyLogAside(path)
}

// damage says whether what keeps a journal from being opened is what is in its
// file, and not who has it, where it is, or a newer version.
func damage(path string, cause error) bool {
	for _, other := range []error{ErrInUse, ErrNoFile, ErrFull, ErrSlow, ErrClosed, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(cause, other) {
			return false
		}
	}
	if errors.Is(cause, ErrNewer) {
		return !newer(path)
	}
	var e interface {
		error
		Code() int // of SQLite
	}
	if errors.As(cause, &e) && e.Code()&0xff == sqlite3.SQLITE_IOERR && e.Code() != sqlite3.SQLITE_IOERR_SHORT_READ {
		return false // the disk fails, or a share is gone: what is in the file isn't known
	}
	if errors.Is(cause, ErrDamaged) || errors.Is(cause, ErrForeignLog) {
		return true
	}
	// SQLite has many words for what makes no sense. A file that can be read and
	// written, in a folder where one can be made, isn't kept from anyone.
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	made, err := os.CreateTemp(filepath.Dir(path), ".writable*")
	if err != nil {
		return false
	}
	return errors.Join(made.Close(), os.Remove(made.Name())) == nil
}

// newer says whether a file that says it is of a newer version is one: it would
// have other tables.
func newer(path string) bool {
	main, err := readFile(path)
	if err != nil {
		return true
	}
	log, err := readFile(path + "-wal")
	if err != nil {
		return true
	}
	whole, err := layOver(main, log)
	if err != nil || len(whole) < headerSize {
		return true
	}
	ctx := context.Background()
	i, err := bare(ctx, whole)
	if err != nil {
		return true
	}
	defer i.close()
	is, err := i.schema(ctx)
	if err != nil {
		return true
	}
	as, err := newestSchema(ctx)
	return err != nil || is != as
}
