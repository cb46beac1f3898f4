package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"stagecraft/study"
)

// settingReplaced is the settings row with the name of the file that holds what a
// restore replaced.
const settingReplaced = "restore.replaced"

// Restore puts the journal of a data folder back to what a backup, or another
// .progress file, holds. The journal must not be open; the file is read through
// before anything is changed. What is replaced is set aside with its date, its
// settings stay, and the device has a new id, so that no number is given twice.
// [UndoRestore] takes it back. It gives the path of what was replaced, "" if
// there was nothing.
//
// It calls progress, unless nil, with how many events are in of how many.
func Restore(ctx context.Context, folder, from string, progress func(done, all int64)) (replaced string, err error) {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	path = resolveLinks(path)
	settings := map[string]string{}
	if len(identityOf(path)) > 0 {
		if settings, err = settingsBefore(folder, path); err != nil {
			return "", err
		}
	} else if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("make the data folder: %w", err)
	}
	b, err := newBuilder(ctx, path, versions)
	if err != nil {
		return "", fmt.Errorf("restore %s: %w", from, err)
	}
	n := int64(0)
	all, err := readSound(ctx, from, func(e *study.Event, all int64) error {
		if n++; progress != nil && n%2048 == 0 {
			progress(n, all)
		}
		_, err := b.add(ctx, e)
		return err
	})
	if err == nil && int64(len(b.ids)) < all {
		err = fmt.Errorf("two of its events are of one device and have one number: %w", ErrDamaged)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("restore %s: %w", from, err), b.discard())
	}
	kept := freeName(path)
	delete(settings, settingDevice)
	settings[settingReplaced] = filepath.Base(kept)
	if err := b.finish(ctx, nil, settings, 0); err != nil {
		return "", fmt.Errorf("restore %s: %w", from, err)
	}
	return b.replaceKeeping(kept)
}

// settingsBefore gives the settings of the journal that is there, none when it is
// damaged or no file at all. It gives an error when another has it open, or it can't be set aside.
func settingsBefore(folder, path string) (map[string]string, error) {
	j, err := Open(folder)
	if err != nil {
		if damage(path, err) || errors.Is(err, ErrNoFile) {
			return map[string]string{}, nil
		}
		return nil, err
	}
	j.mu.Lock()
	settings := maps.Clone(j.settings)
	j.mu.Unlock()
	return settings, j.Close()
}

// Replaced gives the path of what the last restore replaced, which [UndoRestore]
// puts back; "" when there was none, or it is gone.
func (j *Journal) Replaced() string {
	j.mu.Lock()
	name, folder := j.settings[settingReplaced], j.disk.folder()
	j.mu.Unlock()
	if name == "" || name != filepath.Base(name) {
		return ""
	}
	path := filepath.Join(folder, name)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

// UndoRestore puts back what a restore replaced. The journal must not be open.
// What was done since the restore isn't lost: it is added. The restored journal
// itself is set aside with its date, and what was replaced stays there too.
func UndoRestore(ctx context.Context, folder, replaced string) error {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	path = resolveLinks(path)
	if _, err := os.Stat(replaced); err != nil || filepath.Dir(path) != filepath.Dir(replaced) {
		return fmt.Errorf("put %s back: it is not in the data folder (%w)", replaced, errors.Join(err, ErrGone))
	}
	j, err := Open(folder) // so that nobody else has it
	if err != nil {
		return err
	}
	b, err := newBuilder(ctx, path, versions)
	if err != nil {
		return errors.Join(fmt.Errorf("put %s back: %w", replaced, err), j.Close())
	}
	settings, err := b.addFile(ctx, replaced)
	if err == nil {
		err = b.addJournal(ctx, j)
	}
	if err = errors.Join(err, j.Close()); err != nil {
		return errors.Join(fmt.Errorf("put %s back: %w", replaced, err), b.discard())
	}
	if err := b.finish(ctx, nil, settings, 0); err != nil {
		return fmt.Errorf("put %s back: %w", replaced, err)
	}
	_, err = b.replace()
	return err
}

// addJournal adds every event of an open journal.
func (b *builder) addJournal(ctx context.Context, j *Journal) error {
	for e, err := range j.Events() {
		if err == nil {
			_, err = b.add(ctx, &e)
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// addFile adds every event that a journal's file holds, damaged or not, and gives
// its settings.
func (b *builder) addFile(ctx context.Context, path string) (map[string]string, error) {
	settings, err := b.addSound(ctx, path)
	if err == nil || ctx.Err() != nil {
		return settings, err
	}
	report, events, err := Recover(ctx, path)
	if err != nil {
		return nil, err
	}
	for i := range events {
		if _, err := b.add(ctx, &events[i]); err != nil {
			return nil, err
		}
	}
	settings = map[string]string{}
	maps.Copy(settings, report.settings)
	delete(settings, settingDevice) // numbers that were lost aren't given again
	return settings, nil
}

// addSound does so for a file without a log, up to where it is damaged.
func (b *builder) addSound(ctx context.Context, path string) (map[string]string, error) {
	if n, err := size(path + "-wal"); err != nil || n > 0 {
		return nil, errors.Join(err, ErrForeignLog)
	}
	db, err := sql.Open("sqlite", address(path)+"?mode=ro&immutable=1")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	same := interned{}
	for row, err := range rows(ctx, conn) {
		if err != nil {
			return nil, err
		}
		e, err := parse(row, same)
		if err != nil {
			return nil, err
		}
		if _, err := b.add(ctx, &e); err != nil {
			return nil, err
		}
	}
	return settingsOf(ctx, conn)
}
