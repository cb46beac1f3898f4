package seeddata

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study/journal"
)

// seed makes every history that is written the same but for its dates.
const seed = 7

// atOnce is how many events are kept in one transaction: a journal takes a disk for
// one that doesn't answer when one takes it seconds.
const atOnce = 20_000

// WriteBundled puts a journal of n events into a data folder that has none: that
// of someone who has studied the bundled course for weeks, for what has to be
// seen or measured with a long past behind it. The last of them is before until.
func WriteBundled(data string, n int, until time.Time) (err error) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return fmt.Errorf("opening the bundled course: %w", problems)
	}
	defer func() { err = errors.Join(err, course.Close()) }()
	return Write(course, data, n, until)
}

// Write does so for someone who has studied another course.
func Write(course *content.Course, data string, n int, until time.Time) error {
	events, err := Events(course, seed, n, until)
	if err != nil {
		return fmt.Errorf("making up %d events: %w", n, err)
	}
	store, err := journal.Open(data)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(events, atOnce) {
		if err := store.Append(some...); err != nil {
			return errors.Join(err, store.Close())
		}
	}
	return store.Close()
}
