package main

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"stagecraft/study/datafolder"
	"stagecraft/ui"
	"stagecraft/ui/kit"
)

var _ ui.Neighbour = (*shelf)(nil)

// ShowOther has the copy that has the data open come to the front, and open the
// course at a path, unless that is "".
func (s *shelf) ShowOther(ctx context.Context, path string) error {
	return ask(ctx, s.DataDir(), requestFor(path))
}

func requestFor(path string) request {
	if path == "" {
		return request{Do: requestShow}
	}
	return request{Do: requestOpen, Path: []byte(pathKept(path))}
}

// handsOver is how long a start asks whether another copy takes its file.
const handsOver = 4 * time.Second

// handOver has the copy that has a data folder open, if one has, open the course at
// a path: then this start has nothing more to do. Whose data it is that is open says
// who was here last. A disk that doesn't answer is left to the window to tell of.
func handOver(folder, path string) bool {
	ctx, stop := context.WithTimeout(context.Background(), handsOver)
	defer stop()
	done := make(chan error, 1)
	go func() {
		root, err := datafolder.Follow(folder)
		if err == nil {
			err = ask(ctx, datafolder.FolderOf(root, datafolder.Last(root)), requestFor(path))
		}
		done <- err
	}()
	select {
	case err := <-done:
		return err == nil
	case <-ctx.Done():
		return false
	}
}

// served is the window, as far as other copies ask for something.
type served interface {
	// ComeForward brings it to the front.
	ComeForward()
	// OpenForOther opens a course besides, unless the window is busy.
	OpenForOther(path string) error
}

// serveOthers has other copies served while this one has the data open. The window is
// used on the main goroutine.
func (s *shelf) serveOthers(window served) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.serve = func(r request) error {
		done := make(chan error, 1)
		var late atomic.Bool // who asked has been told that it isn't done
		kit.OnMain(func() {
			switch {
			case late.Load():
			case r.Do == requestOpen:
				done <- window.OpenForOther(string(r.Path))
			default:
				window.ComeForward()
				done <- nil
			}
		})
		select {
		case err := <-done:
			return err
		case <-time.After(requestLimit):
			late.Store(true)
			return errors.New("the window is busy")
		}
	}
}

// answers listens for other copies on the folder that is open now, and no longer
// on the one before. The folder may be on a disk that doesn't answer.
func (s *shelf) answers() {
	s.lock.Lock()
	serve, dir, before := s.serve, s.dir, s.instance
	s.instance = nil
	s.lock.Unlock()
	before.close()
	if serve == nil {
		return
	}
	i := listen(dir, serve)
	s.lock.Lock()
	if s.instance == nil && s.journal != nil && s.dir == dir {
		s.instance, i = i, nil
	}
	s.lock.Unlock()
	i.close()
}
