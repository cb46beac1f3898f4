package journal

import (
	"context"
	"fmt"
	"path/filepath"

	"stagecraft/study/progressfile"
)

// backUpOld writes all events of a file that is to be brought to a newer version
// to a backup, as that version will have them.
func backUpOld(ctx context.Context, f *file) error {
	header, err := headerOf(ctx, f)
	if err != nil || header.Events == 0 {
		return err
	}
	_, err = newBackup(filepath.Dir(f.path), BeforeUpgrade, func(path string) (progressfile.Summary, error) {
		return exportRows(ctx, f, path, header)
	})
	return err
}

// headerOf says what a file of all events of a journal begins with.
func headerOf(ctx context.Context, f *file) (h progressfile.Header, err error) {
	found, err := f.conn.QueryContext(ctx, "SELECT device, count(*) FROM event GROUP BY device ORDER BY device")
	if err != nil {
		return h, err
	}
	defer found.Close()
	for found.Next() {
		var device string
		var n int64
		if err := found.Scan(&device, &n); err != nil {
			return h, err
		}
		h.Devices, h.Events = append(h.Devices, device), h.Events+n
	}
	return h, found.Err()
}

// exportRows writes all events of a journal that nobody writes to.
func exportRows(ctx context.Context, f *file, path string, h progressfile.Header) (progressfile.Summary, error) {
	to, err := progressfile.Create(path, h)
	if err != nil {
		return progressfile.Summary{}, err
	}
	defer to.Abandon()
	same := interned{}
	var line progressfile.Event
	for row, err := range rows(ctx, f.conn) {
		if err != nil {
			return progressfile.Summary{}, err
		}
		if line.Event, err = parse(row, same); err != nil {
			return progressfile.Summary{}, fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
		}
		if err := to.Write(&line); err != nil {
			return progressfile.Summary{}, err
		}
	}
	return to.CommitNew(ctx)
}
