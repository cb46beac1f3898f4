// Package past gives a data folder a history: that of someone who has studied the bundled course for
// weeks, for what has to be seen or measured with a long past behind it.
package past

import (
	"errors"
	"fmt"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study/journal"
	"stagecraft/study/simulate"
)

// seed makes every history the same but for its dates.
const seed = 7

// Write puts a journal of n events into a data folder that has none. The last of them is before until.
func Write(data string, n int, until time.Time) (err error) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		return fmt.Errorf("opening the bundled course: %w", problems)
	}
	defer func() { err = errors.Join(err, course.Close()) }()
	return WriteOf(course, data, n, until)
}

// WriteOf does so for someone who has studied another course.
func WriteOf(course *content.Course, data string, n int, until time.Time) error {
	events, err := simulate.Events(course, seed, n, until)
	if err != nil {
		return fmt.Errorf("making up %d events: %w", n, err)
	}
	kept, err := journal.Open(data)
	if err != nil {
		return err
	}
	return errors.Join(kept.Append(events...), kept.Close())
}
