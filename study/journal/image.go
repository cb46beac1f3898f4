package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
)

// image is a journal looked at in memory: what a file, with its log, holds,
// while neither is touched.
type image struct {
	db    *sql.DB
	conn  *sql.Conn
	empty bool // there are no tables in it yet
}

// openImage makes an image of the bytes of a database and has SQLite look through
// it, indexes and all. It gives ErrDamaged or ErrNewer when that is the matter.
// The caller closes it.
func openImage(ctx context.Context, main []byte, known int) (*image, error) {
	if err := inspectHeader(main, known); err != nil {
		return nil, err
	}
	i := &image{}
	var err error
	if i.db, err = sql.Open("sqlite", ":memory:"); err != nil {
		return nil, err
	}
	if i.conn, err = i.db.Conn(ctx); err == nil {
		err = i.conn.Raw(func(driver any) error {
			return driver.(interface{ Deserialize([]byte) error }).Deserialize(main)
		})
	}
	var finding string
	if err == nil {
		err = i.conn.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&finding)
	}
	if err == nil && finding != "ok" {
		err = fmt.Errorf("%s: %w", finding, ErrDamaged)
	}
	if err == nil {
		i.empty, err = isEmpty(ctx, i.conn)
	}
	if err != nil {
		return nil, errors.Join(classify(err), i.close())
	}
	return i, nil
}

func (i *image) close() error {
	var errs []error
	if i.conn != nil {
		errs = append(errs, i.conn.Close())
	}
	return errors.Join(append(errs, i.db.Close())...)
}

// rows gives the rows of its events, in order of id. Each is good until the next.
func (i *image) rows(ctx context.Context) iter.Seq2[[]byte, error] {
	if i.empty {
		return func(func([]byte, error) bool) {}
	}
	return rows(ctx, i.conn)
}

// isEmpty says whether a database holds nothing. One that does and is no journal
// gives ErrDamaged.
func isEmpty(ctx context.Context, conn *sql.Conn) (bool, error) {
	var version, application, tables int
	for command, to := range map[string]*int{
		"PRAGMA user_version": &version, "PRAGMA application_id": &application, "SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if err := conn.QueryRowContext(ctx, command).Scan(to); err != nil {
			return false, err
		}
	}
	if version == 0 && application == 0 && tables == 0 {
		return true, nil
	}
	if version < 1 || application != applicationID {
		return false, errNotOurs
	}
	return false, nil
}

func rows(ctx context.Context, conn *sql.Conn) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		var version int
		if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			yield(nil, err)
			return
		}
		command := selectEvents
		if version < summedVersion {
			command = selectUnsummed
		}
		rowsOf(ctx, conn, command)(yield)
	}
}

// rowsOf gives what a query gives, of one column, each good until the next.
func rowsOf(ctx context.Context, conn *sql.Conn, query string, arguments ...any) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		found, err := conn.QueryContext(ctx, query, arguments...)
		if err != nil {
			yield(nil, err)
			return
		}
		defer found.Close()
		var row sql.RawBytes
		for found.Next() {
			if err := found.Scan(&row); err != nil {
				yield(nil, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := found.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// within says whether every event of one journal is in another as well. Nothing
// is ever removed from a journal, so what a log is laid over is within the outcome.
// A log may bring it to a newer version.
func within(ctx context.Context, a, b *image) (bool, error) {
	next, stop := iter.Pull2(b.rows(ctx))
	defer stop()
	for row, err := range a.rows(ctx) {
		if err != nil {
			return false, err
		}
		for {
			other, err, ok := next()
			if err != nil {
				return false, err
			}
			if !ok {
				return false, nil
			}
			if string(other) == string(row) || string(plain(other)) == string(plain(row)) {
				break
			}
		}
	}
	return true, nil
}

// settingsOf reads all settings.
func settingsOf(ctx context.Context, conn *sql.Conn) (map[string]string, error) {
	found, err := conn.QueryContext(ctx, "SELECT key, value FROM setting")
	if err != nil {
		return nil, err
	}
	defer found.Close()
	settings := map[string]string{}
	for found.Next() {
		var key, value string
		if err := found.Scan(&key, &value); err != nil {
			return nil, err
		}
		settings[key] = value
	}
	return settings, found.Err()
}

// count is how many events of a device are numbered up to last, and when the
// newest of all its events was made, UTC ms.
func count(ctx context.Context, conn *sql.Conn, device string, last int64) (n, newest int64, err error) {
	err = conn.QueryRowContext(ctx, `SELECT count(*),
		coalesce((SELECT at FROM event WHERE device = ?1 ORDER BY seq DESC LIMIT 1), 0)
		FROM event WHERE device = ?1 AND seq <= ?2`, device, last).Scan(&n, &newest)
	return n, newest, err
}
