package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// Recovery tells what [OpenRecovering] did.
type Recovery struct {
	Report
	Kept        string // where the damaged file is now, "" if there was none or it could go on
	Topped      int64  // events that stood in the files, and that SQLite had dropped
	FromBackups int64  // of the saved, those that only backups held
	Cause       error  // why it was needed
}

// OpenRecovering opens the journal in a data folder whatever has become of it. A
// sound one is opened as [Open] does, after all of it was read; the Recovery is
// nil then. A damaged one is set aside with its date, and a new one begun with all
// that [Recover] gives of it and with what backups hold beyond that; the device
// has a new id then, as numbers that were lost aren't given again. One that can go
// on is given back what it is missing. Nothing is overwritten or removed.
//
// It gives ErrInUse, ErrNewer, ErrNoFile and what keeps the folder from being
// written to as Open does.
func OpenRecovering(ctx context.Context, folder string) (*Journal, *Recovery, error) {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return nil, nil, fmt.Errorf("find the data folder: %w", err)
	}
	path = real(path)
	if err := probe(ctx, path); err != nil {
		return nil, nil, fmt.Errorf("open %s: %w", path, err)
	}
	report, held, cause := Report{}, []study.Event(nil), error(nil)
	recover := func() (err error) {
		report, held, err = Recover(ctx, path)
		return err
	}
	logged := ""
	// SQLite may not touch the files before they were looked at: it empties a log,
	// and drops what follows a damaged part of it.
	switch n, err := size(path + "-wal"); {
	case err != nil:
		return nil, nil, fmt.Errorf("open %s: %w", path, err)
	case n > 0:
		if err := recover(); err != nil {
			return nil, nil, err
		}
		if logged, cause = keepUnseen(ctx, path, int64(len(held))); cause != nil && !damage(path, cause) {
			return nil, nil, fmt.Errorf("open %s: %w", path, cause)
		}
	default:
		cause = readThrough(ctx, path)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if cause == nil || !damage(path, cause) {
		j, err := Open(folder)
		if err == nil && j.Missing() != nil && held == nil {
			if err := errors.Join(j.Close(), recover()); err != nil {
				return nil, nil, err
			}
			j, err = Open(folder)
		}
		if err == nil {
			r, err := j.topUp(ctx, held)
			if err != nil {
				return nil, nil, errors.Join(err, j.Close())
			}
			if r != nil {
				r.Kept = logged
			}
			return j, r, nil
		}
		if cause = err; !damage(path, cause) {
			return nil, nil, cause
		}
	}
	if held == nil {
		if err := recover(); err != nil {
			return nil, nil, errors.Join(cause, err)
		}
	}
	r := &Recovery{Report: report, Cause: cause}
	if err := r.rebuild(ctx, path, held); err != nil {
		return nil, nil, fmt.Errorf("begin a new journal: %w", errors.Join(err, cause))
	}
	j, err := Open(folder)
	if err != nil {
		return nil, nil, err
	}
	return j, r, nil
}

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
		return told(err)
	}
	defer conn.Close()
	if err := check(ctx, conn); err != nil {
		return told(err)
	}
	i := &image{conn: conn}
	if i.fresh, err = fresh(ctx, conn); err != nil {
		return told(err)
	}
	_, err = i.sound(ctx)
	return err
}

// sound reads every event of an image, and gives how many there are, or what is
// wrong with one.
func (i *image) sound(ctx context.Context) (n int64, err error) {
	same := texts{}
	for row, err := range i.rows(ctx) {
		if err != nil {
			return n, told(err)
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
	name := free(path) + "-wal"
	return name, copyAside(path + "-wal")
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
	main, err := slurp(path)
	if err != nil {
		return true
	}
	log, err := slurp(path + "-wal")
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

// topUp reads a journal through and adds what else is known to have been in it:
// the events that were found in its files, and, if the manifest says that some
// are missing, those that backups hold. It gives nil when nothing is missing.
func (j *Journal) topUp(ctx context.Context, held []study.Event) (*Recovery, error) {
	var extra []study.Event
	rest := held
	for e, err := range j.Events() {
		if err != nil {
			return nil, err
		}
		for len(rest) > 0 && rest[0].ID.Compare(e.ID) < 0 {
			extra, rest = append(extra, rest[0]), rest[1:]
		}
		if len(rest) > 0 && rest[0].ID == e.ID {
			rest = rest[1:]
		}
	}
	extra = append(extra, rest...)
	missing := j.Missing()
	if missing == nil && len(extra) == 0 {
		return nil, nil
	}
	r := &Recovery{Topped: int64(len(extra))}
	has, numbers := map[ulid.ULID]bool{}, numbers{}
	var all []study.Event
	for e, err := range j.Events() {
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	for _, e := range slices.Concat(all, extra) {
		has[e.ID] = true
		numbers.add(&e)
	}
	err := eachBackedUp(ctx, filepath.Dir(j.Path()), numbers, func(e *study.Event) error {
		if !has[e.ID] {
			has[e.ID] = true
			r.FromBackups++
			numbers.add(e)
			extra = append(extra, *e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	was := readManifest(filepath.Dir(j.Path()))
	for i := range extra {
		// One at a time: a number may be another's by now, and keeps no other out.
		if err := j.Append(extra[i]); err != nil && !refused(err) {
			return nil, err
		}
	}
	all = append(all, extra...)
	r.Saved, r.Lost = spanOf(extra), lost(all, was)
	r.Cause = ErrForeignLog
	if missing != nil && r.Lost.Events == 0 {
		j.AcceptMissing()
	}
	return r, nil
}

// rebuild makes a new journal of what was recovered and of what backups hold, in
// the place of the damaged one.
func (r *Recovery) rebuild(ctx context.Context, path string, held []study.Event) error {
	b, err := begin(ctx, path)
	if err != nil {
		return err
	}
	for i := range held {
		if _, err := b.put(ctx, &held[i]); err != nil {
			return errors.Join(err, b.abandon())
		}
	}
	all := slices.Clone(held)
	err = eachBackedUp(ctx, filepath.Dir(path), b.has, func(e *study.Event) error {
		added, err := b.put(ctx, e)
		if added {
			r.FromBackups++
			all = append(all, *e)
		}
		return err
	})
	if err != nil {
		return errors.Join(err, b.abandon())
	}
	settings := maps.Clone(r.settings)
	delete(settings, settingDevice)
	if err := b.end(ctx, settings); err != nil {
		return err
	}
	was := readManifest(filepath.Dir(path))
	r.Saved, r.Lost = spanOf(all), lost(all, was)
	r.Kept, err = b.replace()
	return err
}

// numbers are those of the events that there are, by device.
type numbers map[string][]int64

func (n numbers) add(e *study.Event) { n[e.Device] = append(n[e.Device], e.Seq) }

// lacks says whether there are more events up to a device's last than these.
func (n numbers) lacks(of map[string]progressfile.DeviceInfo) bool {
	for device, info := range of {
		there := int64(0)
		for _, seq := range n[device] {
			if seq <= info.Last {
				there++
			}
		}
		if there < info.Events {
			return true
		}
	}
	return false
}

// eachBackedUp gives the events that the sound backups in a data folder hold, the
// newest backup first. One that, by what it says of itself, holds no more than
// there is already isn't read; the caller adds to has what it takes.
func eachBackedUp(ctx context.Context, folder string, has numbers, yield func(*study.Event) error) error {
	backups, err := Backups(folder)
	if err != nil {
		return err
	}
	for _, b := range backups {
		if b.Fault != nil || !has.lacks(b.Holds.Devices) {
			continue
		}
		err := readSound(ctx, b.Path, yield)
		if errors.Is(err, progressfile.ErrUnsound) || errors.Is(err, progressfile.ErrNewer) || errors.Is(err, fs.ErrNotExist) {
			continue // the next older one has a part of it
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readSound gives the events of a .progress file, once all of it was found to be
// sound. They may be kept.
func readSound(ctx context.Context, path string, yield func(*study.Event) error) error {
	f, err := progressfile.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Check(ctx, nil); err != nil {
		return err
	}
	for line, err := range f.Events(ctx, nil) {
		if err != nil {
			return err
		}
		e := line.Event
		e.Payload = slices.Clone(e.Payload)
		if err := yield(&e); err != nil {
			return err
		}
	}
	return nil
}
