package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// Standing is how far the learner was in a course, and what that was found out by.
type Standing struct {
	study.Standing
	Of     string           `json:"of"`     // names the edition, and the version of the app
	Events map[string]int64 `json:"events"` // how many there were, by device
	Last   ulid.ULID        `json:"last"`   // of them
}

// Events is what happened, as a journal's Reader gives it.
type Events interface {
	Counts() map[string]int64
	Last() ulid.ULID
	EventsFrom(ulid.ULID) iter.Seq2[study.Event, error]
}

// mostSince is after how many events a standing is kept anew, though none of them
// concerns the course: they are looked through each time.
const mostSince = 2000

// Still says whether the learner stands in a course as they did then: in the same
// edition, at a time for which that holds, and with nothing done in it since, here or
// elsewhere. Renewed is the standing to keep where much else was done; else nil.
func (s *Standing) Still(of, course string, now time.Time, all Events) (renewed *Standing, still bool) {
	counts := all.Counts()
	if s.Of != of || !s.Holds(now) {
		return nil, false
	}
	if maps.Equal(counts, s.Events) {
		return nil, true
	}
	seen, since := maps.Clone(s.Events), 0
	if seen == nil {
		seen = map[string]int64{}
	}
	for e, err := range all.EventsFrom(s.Last) {
		switch {
		case err != nil:
			return nil, false
		case e.ID == s.Last:
			continue
		case e.ConcernsCourse(course):
			return nil, false
		}
		seen[e.Device]++
		since++
	}
	if !maps.Equal(seen, counts) {
		return nil, false // something came in that is older
	}
	if since > mostSince {
		again := *s
		again.Events, again.Last = counts, all.Last()
		renewed = &again
	}
	return renewed, true
}

// mostStamped is how many files and folders a stamp looks at.
const mostStamped = 50_000

// StampOf names the state of the files below a path, by their names, sizes and times:
// it is another once one was changed.
func StampOf(ctx context.Context, path string) (string, error) {
	h := sha256.New()
	n := 0
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if n++; n > mostStamped {
			return errors.New("there are too many files in it")
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(h, "%q %v %d %d\n", name, info.IsDir(), info.Size(), info.ModTime().UnixNano())
		return err
	})
	if err != nil {
		return "", fmt.Errorf("look at %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}
