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

	"stagecraft/content/durable"
	"stagecraft/study"
)

// builder makes a journal anew beside the one that has the name, in one
// transaction.
type builder struct {
	path string // it will have
	file *file
	tx   *sql.Tx
	seqs seqs
	ids  map[ulid.ULID]bool
}

// buildName is what a journal is called that is being made.
func buildName(path string) string { return path + ".new" }

// newBuilder begins a journal for a path. One that was begun before and not ended is
// thrown away: all that is in it is elsewhere.
func newBuilder(ctx context.Context, path string, versions []version) (*builder, error) {
	name := buildName(path)
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
	b := &builder{path: path, seqs: seqs{}, ids: map[ulid.ULID]bool{}}
	if b.file, err = connect(ctx, name, versions); err != nil {
		return nil, errors.Join(classify(err), os.Remove(name))
	}
	if b.tx, err = b.file.conn.BeginTx(ctx, nil); err != nil {
		return nil, errors.Join(classify(err), b.discard())
	}
	return b, nil
}

// add adds an event, and says whether it is in now and wasn't. One whose id, or
// whose device's number, another event has is left out.
func (b *builder) add(ctx context.Context, e *study.Event) (bool, error) {
	if b.ids[e.ID] {
		return false, nil
	}
	err := insertAll(ctx, b.tx, b.file.add, b.file.put, []study.Event{*e}, nil, 0)
	if isConstraint(err) {
		return false, nil
	}
	if err != nil {
		return false, classify(err)
	}
	b.ids[e.ID] = true
	b.seqs.add(e)
	return true, nil
}

// finish adds events, which get a number after last where they have none and may
// be in it already, and settings, and ends the journal: it is closed and synced
// then, still by its other name.
func (b *builder) finish(ctx context.Context, events []study.Event, settings map[string]string, last int64) error {
	err := insertAll(ctx, b.tx, b.file.redo, b.file.put, events, settings, last)
	if err == nil {
		err = b.tx.Commit()
	}
	if err == nil {
		b.file.log, err = b.file.heldLog.Stat()
	}
	if err != nil {
		return errors.Join(classify(err), b.discard())
	}
	return b.file.close(ctx)
}

// discard throws it away.
func (b *builder) discard() error {
	if b.tx != nil {
		_ = b.tx.Rollback() // it is thrown away whatever it says
	}
	return errors.Join(b.file.disconnect(), os.Remove(buildName(b.path)))
}

// replace gives the journal's name to the one that was made. What has it is set
// aside, with what belongs to it, under a new path, which it gives; "" if there
// was nothing.
func (b *builder) replace() (kept string, err error) { return b.replaceKeeping(freeName(b.path)) }

// replaceKeeping does so, with a new path that no file has. Where the disk can give
// a file two names, one of the two journals has the name at every moment.
func (b *builder) replaceKeeping(kept string) (string, error) {
	folder := filepath.Dir(b.path)
	// First: an older journal without it is whole, and a newer one with it isn't.
	if err := rename(filepath.Join(folder, ManifestName), strings.TrimSuffix(kept, filepath.Ext(kept))+".manifest.json"); err != nil {
		return "", err
	}
	linked := false
	switch was := identityOf(b.path); {
	case len(was) == 0:
		kept = ""
	case len(was) == 1 && was[0].Name() == filepath.Base(b.path) && os.Link(b.path, kept) == nil: // it has no log
		linked = true
	default:
		if err := setAside(b.path, kept); err != nil {
			return "", fmt.Errorf("set %s aside: %w", b.path, err)
		}
	}
	if err := os.Rename(buildName(b.path), b.path); err != nil {
		if linked {
			err = errors.Join(err, os.Remove(kept)) // one of its two names
		}
		return kept, fmt.Errorf("put the new journal in place: %w", err)
	}
	return kept, durable.SyncFolder(folder)
}
