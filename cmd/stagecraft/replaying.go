package main

import (
	"context"
	"errors"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

var _ ui.Replayer = (*shelf)(nil)

const (
	// verifyAfter is how long after a start the events are read that it left out,
	// when it has long been busy with something else, and verifyRest how long each
	// part of that waits for the next.
	verifyAfter = time.Minute
	verifyRest  = 20 * time.Millisecond
)

// WatchReplay has f told how far reading all that was done is.
func (s *shelf) WatchReplay(f func(done, all int64)) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.watchReplay = f
}

// WatchDamage has f told when data is found to be damaged that a start left out.
func (s *shelf) WatchDamage(f func()) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.watchDamage = f
}

// replayOptions have a session's start tell how far it is, and stop with ctx.
func (s *shelf) replayOptions(ctx context.Context) []study.Option {
	s.lock.Lock()
	defer s.lock.Unlock()
	options := []study.Option{study.WithContext(ctx)}
	if s.watchReplay != nil {
		options = append(options, study.WithProgress(s.watchReplay))
	}
	return options
}

// verifyLater looks through a journal in a while, unless a start has read all of
// it, or that has begun.
func (s *shelf) verifyLater(j *journal.Journal) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.verifying == j || !j.Unread() {
		return
	}
	s.verifying = j
	wait := s.verifyAfter
	if wait == 0 {
		wait = verifyAfter
	}
	time.AfterFunc(wait, func() {
		err := j.Verify(context.Background(), func(int64, int64) { time.Sleep(verifyRest) })
		missing := j.Missing()
		s.lock.Lock()
		watch := s.watchDamage
		s.lock.Unlock()
		if watch != nil && (errors.Is(err, journal.ErrDamaged) || missing != nil && missing.Changed) {
			watch()
		}
	})
}
