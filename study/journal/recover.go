package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/day"
)

// Span is some events in counts and days.
type Span struct {
	Events   int64
	From, To time.Time // when the earliest and the latest were made, in UTC; zero if none
	Days     int64     // of the learner, on which they were made
}

// Report is what could be had of a damaged journal, and what couldn't.
type Report struct {
	Saved    Span
	BySQLite int64 // of the saved, those that SQLite still gives
	ByPages  int64 // of the saved, those found on the raw pages alone

	// Lost is what the journal had and isn't saved, by the numbers of each device
	// and by the manifest. From and To are when it was made at the earliest and at
	// the latest, Days how many days that is.
	Lost Span
	// Counted says that the manifest was there. Without it, what the newest that
	// is lost was isn't known.
	Counted bool

	settings map[string]string // that SQLite still gives
}

// Recover gives every event that a journal's file, and the log beside it, still
// hold, damaged or not, in order of their ids: what SQLite gives, and what stands
// on the raw pages beyond that. Each is held against its checksum, and none is
// given that fails. Neither file is touched; nobody may be writing to them.
func Recover(ctx context.Context, path string) (Report, []study.Event, error) {
	return recoverFrom(ctx, path, newStages(nil))
}

func recoverFrom(ctx context.Context, path string, work *stages) (Report, []study.Event, error) {
	main, err := readFile(path)
	if err != nil {
		return Report{}, nil, fmt.Errorf("recover %s: %w", path, err)
	}
	log, err := readFile(path + "-wal")
	if err != nil {
		return Report{}, nil, fmt.Errorf("recover %s: %w", path, err)
	}
	var r Report
	all := map[ulid.ULID]study.Event{}
	work.begin(stageCarve)
	carve(main, log, func(e study.Event) {
		if ctx.Err() == nil {
			all[e.ID] = e
			work.at(int64(len(all)), int64(len(main)+len(log))/usualRow)
		}
	})
	if err := ctx.Err(); err != nil {
		return Report{}, nil, fmt.Errorf("recover %s: %w", path, err)
	}
	r.ByPages = int64(len(all))
	work.begin(stageQuery)
	if err := r.query(ctx, main, log, all, work); err != nil {
		return Report{}, nil, fmt.Errorf("recover %s: %w", path, err)
	}
	r.ByPages = int64(len(all)) - r.BySQLite
	events := slices.SortedFunc(maps.Values(all), func(a, b study.Event) int { return a.ID.Compare(b.ID) })
	r.Saved = spanOf(events)
	was := readManifest(filepath.Dir(path))
	r.Lost, r.Counted = lost(events, was), len(was.Devices) > 0
	return r, events, nil
}

// query adds what SQLite gives of a file with its log, and of the file alone.
// What it stumbles over is no error.
func (r *Report) query(ctx context.Context, main, log []byte, all map[ulid.ULID]study.Event, work *stages) error {
	given, carved := map[ulid.ULID]bool{}, int64(len(all))
	whole, err := layOver(slices.Clone(main), log)
	images := [][]byte{whole}
	if err != nil {
		images = nil
	}
	if alone, err := layOver(slices.Clone(main), nil); err == nil {
		images = append(images, alone)
	}
	for _, bytes := range images {
		if len(bytes) < headerSize {
			continue
		}
		i, err := bare(ctx, bytes)
		if err != nil {
			continue
		}
		for _, order := range []string{"", " DESC"} { // from both ends up to the damage
			if !i.read(ctx, order, func(e study.Event) {
				given[e.ID], all[e.ID] = true, e
				work.at(int64(len(given)), carved)
			}) {
				continue
			}
			break
		}
		if r.settings == nil {
			r.settings, _ = settingsOf(ctx, i.conn)
		}
		_ = i.close() // it is in memory alone
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	r.BySQLite = int64(len(given))
	return ctx.Err()
}

// bare makes an image of a database without asking whether it is sound.
func bare(ctx context.Context, main []byte) (*image, error) {
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
	if err != nil {
		return nil, errors.Join(err, i.close())
	}
	return i, nil
}

// read gives the events of an image whose checksum holds, and says whether it
// came to the end. The checksum is always asked for, whatever version the file
// says that it is of.
func (i *image) read(ctx context.Context, order string, found func(study.Event)) bool {
	rows, err := i.conn.QueryContext(ctx, selectEvents+order)
	if err != nil {
		return false
	}
	defer rows.Close()
	same := interned{}
	var row sql.RawBytes
	for rows.Next() {
		if rows.Scan(&row) != nil {
			return false
		}
		if e, err := parse(row, same); err == nil && len(row) > 0 && row[0] != separator {
			found(e)
		}
	}
	return rows.Err() == nil
}

// spanOf sums events up.
func spanOf(events []study.Event) Span {
	var s Span
	days := map[day.Day]bool{}
	for i := range events {
		e := &events[i]
		s.Events++
		days[day.At(e.At, e.Offset)] = true
		s.stretch(e.At, e.At)
	}
	s.Days = int64(len(days))
	return s
}

// stretch has a span hold two moments too, in UTC ms.
func (s *Span) stretch(from, to int64) {
	if f := time.UnixMilli(from).UTC(); s.From.IsZero() || f.Before(s.From) {
		s.From = f
	}
	if t := time.UnixMilli(to).UTC(); s.To.IsZero() || t.After(s.To) {
		s.To = t
	}
}

// lost says what isn't among events that a journal had: numbers of a device that
// none has, and what the manifest counted beyond the last.
func lost(events []study.Event, was manifest) Span {
	type numbered struct{ seq, at int64 }
	devices := map[string][]numbered{}
	for i := range events {
		e := &events[i]
		devices[e.Device] = append(devices[e.Device], numbered{e.Seq, e.At})
	}
	for device := range was.Devices {
		devices[device] = append(devices[device], numbered{})
	}
	var s Span
	for device, had := range devices {
		then, told := was.Devices[device]
		slices.SortFunc(had, func(a, b numbered) int { return int(min(max(a.seq-b.seq, -1), 1)) })
		if had[0].seq != 0 {
			had = slices.Insert(had, 0, numbered{})
		}
		if last := had[len(had)-1]; told && then.Last > last.seq {
			had = append(had, numbered{then.Last + 1, then.At})
		}
		gone, from, to := int64(0), int64(0), int64(0)
		for i := range had[1:] {
			a, b := had[i], had[i+1]
			if b.seq-a.seq <= 1 {
				continue
			}
			if gone == 0 {
				from = a.at
			}
			gone, to = gone+b.seq-a.seq-1, b.at
		}
		if gone == 0 {
			continue
		}
		s.Events += gone
		if from == 0 {
			from = to // nothing says when it began
		}
		s.stretch(min(from, to), max(from, to))
	}
	if s.Events > 0 {
		s.Days = int64(day.At(s.To.UnixMilli(), 0)-day.At(s.From.UnixMilli(), 0)) + 1
	}
	return s
}

// schema gives all that a database says of its tables.
func (i *image) schema(ctx context.Context) (all string, err error) {
	err = i.conn.QueryRowContext(ctx, `SELECT coalesce(group_concat(sql, ';'), '') FROM (SELECT sql FROM sqlite_schema ORDER BY name)`).Scan(&all)
	return all, err
}

// newestSchema gives what the newest version says of its tables.
func newestSchema(ctx context.Context) (string, error) {
	i := &image{}
	var err error
	if i.db, err = sql.Open("sqlite", ":memory:"); err != nil {
		return "", err
	}
	defer i.db.Close()
	if i.conn, err = i.db.Conn(ctx); err != nil {
		return "", err
	}
	defer i.conn.Close()
	for _, v := range versions {
		if _, err := i.conn.ExecContext(ctx, v.commands); err != nil {
			return "", err
		}
	}
	return i.schema(ctx)
}
