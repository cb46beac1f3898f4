package journal

import (
	"context"
	"database/sql"
	"fmt"
	"hash/crc64"
	"strconv"
	"time"

	"stagecraft/study"
)

// sumTable is of the checksum that the manifest has over all events of a device,
// which is made as an event's own is.
var sumTable = crc64.MakeTable(crc64.ECMA)

// DamagedEvent says that an event isn't as it was written. What it says of the
// event is what the file says, and may be what is damaged. It is an [ErrDamaged].
type DamagedEvent struct {
	At   time.Time // in UTC
	Kind study.Kind
}

func (e *DamagedEvent) Error() string {
	return fmt.Sprintf("what was %q on %s isn't as it was written", string(e.Kind), e.At.Format("2 January 2006"))
}

// Is makes it an [ErrDamaged].
func (e *DamagedEvent) Is(target error) bool { return target == ErrDamaged }

// sumOf is the checksum of a row from selectEvents, without the checksum.
func sumOf(row []byte) uint64 { return study.SumRow(row) }

// fillSums gives the events of version 1 their checksums.
func fillSums(ctx context.Context, tx *sql.Tx) error {
	type one struct {
		id  string
		sum int64
	}
	var all []one
	found, err := tx.QueryContext(ctx, selectEvents)
	if err != nil {
		return err
	}
	defer found.Close()
	var row sql.RawBytes
	for found.Next() {
		if err := found.Scan(&row); err != nil {
			return err
		}
		e, err := parse(unsummed(row), interned{})
		if err != nil {
			return fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
		}
		all = append(all, one{e.ID.String(), int64(sumOf(afterFirst(row)))})
	}
	if err := found.Err(); err != nil {
		return err
	}
	if err := found.Close(); err != nil {
		return err
	}
	put, err := tx.PrepareContext(ctx, "UPDATE event SET sum = ? WHERE id = ?")
	if err != nil {
		return err
	}
	defer put.Close()
	for _, o := range all {
		if _, err := put.ExecContext(ctx, o.sum, o.id); err != nil {
			return err
		}
	}
	return nil
}

// unsummed is a row that says that it has no checksum.
func unsummed(row []byte) []byte { return append([]byte{separator}, afterFirst(row)...) }

// verify holds an event against the checksum of its row, if that has one.
func verify(sum, rest []byte, e *study.Event) error {
	if len(sum) == 0 {
		return nil
	}
	if want, err := strconv.ParseInt(string(sum), 10, 64); err == nil && uint64(want) == sumOf(rest) {
		return nil
	}
	return &DamagedEvent{At: e.Time(), Kind: e.Kind}
}
