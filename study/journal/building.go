package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/internal/durable"
)

// building is a journal being made anew beside the one that has the name, in one
// transaction.
type building struct {
	path string // it will have
	file *file
	tx   *sql.Tx
	has  numbers
	ids  map[ulid.ULID]bool
}

// freshName is what a journal is called that is being made.
func freshName(path string) string { return path + ".new" }

// begin begins a journal for a path. One that was begun before and not ended is
// thrown away: all that is in it is elsewhere.
func begin(ctx context.Context, path string) (*building, error) {
	name := freshName(path)
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(name + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	made, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	if err := made.Close(); err != nil {
		return nil, err
	}
	b := &building{path: path, has: numbers{}, ids: map[ulid.ULID]bool{}}
	if b.file, err = connect(ctx, name, versions); err != nil {
		return nil, errors.Join(told(err), os.Remove(name))
	}
	if b.tx, err = b.file.conn.BeginTx(ctx, nil); err != nil {
		return nil, errors.Join(told(err), b.abandon())
	}
	return b, nil
}

// put adds an event, and says whether it is in now and wasn't. One whose id, or
// whose device's number, another event has is left out.
func (b *building) put(ctx context.Context, e *study.Event) (bool, error) {
	if b.ids[e.ID] {
		return false, nil
	}
	err := insertAll(ctx, b.tx, b.file.add, b.file.put, []study.Event{*e}, nil, 0)
	if refused(err) {
		return false, nil
	}
	if err != nil {
		return false, told(err)
	}
	b.ids[e.ID] = true
	b.has.add(e)
	return true, nil
}

// end ends the journal, which is closed and synced then, still by its other name.
func (b *building) end(ctx context.Context, settings map[string]string) error {
	err := insertAll(ctx, b.tx, b.file.add, b.file.put, nil, settings, 0)
	if err == nil {
		err = b.tx.Commit()
	}
	if err == nil {
		b.file.log, err = b.file.heldLog.Stat()
	}
	if err != nil {
		return errors.Join(told(err), b.abandon())
	}
	return b.file.close(ctx)
}

// abandon throws it away.
func (b *building) abandon() error {
	if b.tx != nil {
		_ = b.tx.Rollback() // it is thrown away whatever it says
	}
	return errors.Join(b.file.disconnect(), os.Remove(freshName(b.path)))
}

// replace sets aside what has the journal's name, with what belongs to it, and
// gives the name to the one that was made. It gives the new path of what was set
// aside; "" if there was nothing.
func (b *building) replace() (kept string, err error) {
	folder := filepath.Dir(b.path)
	if len(signed(b.path)) > 0 {
		if kept, err = SetAside(folder); err != nil {
			return "", err
		}
	} else if err := rename(filepath.Join(folder, ManifestName), strings.TrimSuffix(free(b.path), ".db")+".manifest.json"); err != nil {
		return "", err
	}
	if err := os.Rename(freshName(b.path), b.path); err != nil {
		return kept, fmt.Errorf("put the new journal in place: %w", err)
	}
	return kept, durable.SyncFolder(folder)
}
