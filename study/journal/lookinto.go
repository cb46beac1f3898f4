package journal

import (
	"context"
	"fmt"
	"iter"
	"time"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// Contents is what a .progress file was found to hold, and what restoring it would
// change.
type Contents struct {
	Holds  progressfile.Summary
	Latest []Happening // the last things in it, the newest first

	Gone progressfile.Summary // what is in the journal and not in the file
	Back progressfile.Summary // what is in the file and not in the journal
}

// Happening is something that happened, in short.
type Happening struct {
	At     time.Time // in the zone where it happened
	Kind   study.Kind
	Course string
}

// mostLatest is how many of the last events [Journal.LookInto] gives.
const mostLatest = 200

// LookInto reads all of a .progress file and holds it against the journal, which
// goes on meanwhile. It gives an error when the file isn't sound. Progress, unless
// nil, is told how many events were looked at of how many.
func (j *Journal) LookInto(ctx context.Context, path string, progress func(done, all int64)) (Contents, error) {
	c, err := j.lookInto(ctx, path, progress)
	if err != nil {
		return Contents{}, fmt.Errorf("look into %s: %w", path, err)
	}
	return c, nil
}

func (j *Journal) lookInto(ctx context.Context, path string, progress func(done, all int64)) (Contents, error) {
	j.wholeMu.Lock()
	defer j.wholeMu.Unlock()
	f, err := progressfile.Open(path)
	if err != nil {
		return Contents{}, err
	}
	defer f.Close()
	s, err := j.snapshot()
	if err != nil {
		return Contents{}, err
	}
	next, stop := iter.Pull2(f.Events(ctx, func(n int64) {
		if progress != nil {
			progress(n, f.Header.Events)
		}
	}))
	defer stop()
	last := make([]Happening, 0, mostLatest)
	n := 0
	var gone, back progressfile.Tally
	there, err, ok := next()
	advance := func() error {
		h := Happening{At: there.Time(), Kind: there.Kind, Course: there.Course}
		if len(last) < mostLatest {
			last = append(last, h)
		} else {
			last[n%mostLatest] = h
		}
		n++
		there, err, ok = next()
		return err
	}
	if err != nil {
		return Contents{}, err
	}
	err = s.each(ctx, func(here *study.Event) error {
		for ok && there.ID.Compare(here.ID) < 0 {
			if err := back.Add(&there.Event); err != nil {
				return err
			}
			if err := advance(); err != nil {
				return err
			}
		}
		if ok && there.ID == here.ID {
			return advance()
		}
		return gone.Add(here)
	})
	for err == nil && ok {
		if err = back.Add(&there.Event); err == nil {
			err = advance()
		}
	}
	if err != nil {
		return Contents{}, err
	}
	c := Contents{Holds: f.Summary, Gone: gone.Summary(), Back: back.Summary()}
	for i := range last {
		c.Latest = append(c.Latest, last[(n-1-i+mostLatest)%mostLatest%len(last)])
	}
	return c, nil
}
