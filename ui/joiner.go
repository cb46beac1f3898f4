package ui

import (
	"context"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
)

// Joiner is a Loader whose data is joined with that of the learner's other devices.
// Its methods don't wait for a disk.
type Joiner interface {
	// Journal is the open one; nil when none is.
	Journal() *journal.Journal
	// InStep keeps it in step with a folder; nil when no journal is open.
	InStep() *foldersync.Loop
}

// journal gives the open journal; nil when there is none.
func (s *App) journal() *journal.Journal {
	if k, ok := s.loader.(Joiner); ok {
		return k.Journal()
	}
	return nil
}

// recordJoin gives what says in the session's name what a file brought, for
// whoever joins off the main goroutine.
func (s *App) recordJoin(ctx context.Context) journal.Record {
	return func(file string, brought []ulid.ULID) ([]study.Event, error) {
		var events []study.Event
		done := make(chan error, 1)
		kit.OnMain(func() {
			err := study.ErrClosed
			if s.opened != nil && !s.closing {
				events, err = s.opened.Session.JoinEvents(file, brought)
			}
			done <- err
		})
		select {
		case err := <-done:
			return events, err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// takeJoined has the session, or the one that is being started, take into account
// what came from elsewhere. The page stays as it is, but for what it says of what
// waits.
func (s *App) takeJoined(events []study.Event) {
	if len(events) == 0 || s.closing {
		return
	}
	s.lookSoon()
	if s.opening != nil { // its session may have been started from what was there before
		s.inStep.early = append(s.inStep.early, events...)
	}
	if s.opened == nil {
		return
	}
	if !s.opened.Session.TakeJoined(events) {
		s.inStep.anew = true
		return
	}
	s.renewPage()
}

// startAnew has what came in, and was too much for the running session, be taken
// into account by another one. It is to be called where nothing is lost by that.
func (s *App) startAnew() {
	if s.inStep.anew && s.opened != nil && s.opening == nil {
		s.inStep.anew = false
		s.OpenCourse(s.opened.Path)
	}
}

// renewPage has the page say what is so now, unless something lies over it: then it
// does soon after that is gone.
func (s *App) renewPage() {
	s.waits = waiting{}
	s.rail.update()
	if !modal.Of(s.window.Canvas()).Empty() {
		return
	}
	if page, ok := s.page.(nav.Timed); ok {
		s.waits = s.waiting()
		page.TimePassed()
		s.pageCommands()
	}
}
