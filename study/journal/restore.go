package journal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/oklog/ulid/v2"

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
	path = real(path)
	settings := map[string]string{}
	if len(signed(path)) > 0 {
		if settings, err = settingsBefore(folder, path); err != nil {
			return "", err
		}
	} else if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("make the data folder: %w", err)
	}
	b, err := begin(ctx, path)
	if err != nil {
		return "", fmt.Errorf("restore %s: %w", from, err)
	}
	n := int64(0)
	all, err := readSound(ctx, from, func(e *study.Event, all int64) error {
		if n++; progress != nil && n%2048 == 0 {
			progress(n, all)
		}
		_, err := b.put(ctx, e)
		return err
	})
	if err == nil && int64(len(b.ids)) < all {
		err = fmt.Errorf("two of its events are of one device and have one number: %w", ErrDamaged)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("restore %s: %w", from, err), b.abandon())
	}
	delete(settings, settingDevice)
	delete(settings, settingReplaced)
	if err := b.end(ctx, settings); err != nil {
		return "", fmt.Errorf("restore %s: %w", from, err)
	}
	if replaced, err = b.replace(); err != nil || replaced == "" {
		return replaced, err
	}
	j, err := Open(folder)
	if err != nil {
		return replaced, err
	}
	return replaced, errors.Join(j.SetSetting(settingReplaced, filepath.Base(replaced)), j.Close())
}

// settingsBefore gives the settings of the journal that is there, none when it is
// damaged. It gives an error when another has it open, or it can't be set aside.
func settingsBefore(folder, path string) (map[string]string, error) {
	j, err := Open(folder)
	if err != nil {
		if damage(path, err) {
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
// What was done since the restore isn't lost: it is added, and the restored
// journal itself is set aside with its date.
func UndoRestore(ctx context.Context, folder, replaced string) error {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	path = real(path)
	if _, err := os.Stat(replaced); err != nil || filepath.Dir(path) != filepath.Dir(replaced) {
		return fmt.Errorf("put %s back: it is not in the data folder (%w)", replaced, errors.Join(err, ErrGone))
	}
	j, err := Open(folder)
	if err != nil {
		return err
	}
	var since []study.Event
	for e, err := range j.Events() {
		if err != nil {
			return errors.Join(err, j.Close())
		}
		since = append(since, e)
	}
	if err := j.Close(); err != nil {
		return err
	}
	if _, err := SetAside(folder); err != nil {
		return err
	}
	stem := strings.TrimSuffix(replaced, filepath.Ext(replaced))
	if err := rename(stem+".manifest.json", filepath.Join(folder, ManifestName)); err != nil {
		return fmt.Errorf("put %s back: %w", replaced, err)
	}
	if err := aside(replaced, path); err != nil {
		return fmt.Errorf("put %s back: %w", replaced, err)
	}
	if j, _, err = OpenRecovering(ctx, folder); err != nil {
		return err
	}
	return errors.Join(j.addMissing(since), j.Close())
}

// addMissing appends those of some events that aren't there, with their numbers.
func (j *Journal) addMissing(events []study.Event) error {
	has := map[ulid.ULID]bool{}
	for e, err := range j.Events() {
		if err != nil {
			return err
		}
		has[e.ID] = true
	}
	missing := slices.DeleteFunc(events, func(e study.Event) bool { return has[e.ID] })
	err := j.Append(missing...)
	if !refused(err) {
		return err
	}
	// One of them clashes with what is there: all others go in.
	for _, e := range missing {
		if err := j.Append(e); err != nil && !refused(err) {
			return err
		}
	}
	return nil
}
