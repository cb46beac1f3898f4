package foldersync

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile/progresstest"
)

// followed is a loop, and what it told.
type followed struct {
	*Loop
	mu     sync.Mutex
	joined []study.Event
}

// follow has a device's loop run, with a session that gives what is recorded.
func follow(t *testing.T, d *device, start bool) *followed {
	t.Helper()
	f := &followed{Loop: NewLoop(d.journal)}
	f.Follow(Hooks{
		Record: d.JoinEvents,
		Joined: func(events []study.Event) {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.joined = append(f.joined, events...)
		},
		Changed: func() {},
	})
	if start {
		f.Start()
	}
	return f
}

func (f *followed) came() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.joined)
}

// wait waits until something is so.
func wait(t *testing.T, what string, so func() bool) {
	t.Helper()
	for limit := time.Now().Add(time.Minute); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("in a minute %s", what)
		}
	}
}

func TestLoop_DoesRoundsKeepsItsFolderAndWritesOnceMoreAtTheEnd(t *testing.T) {
	laptop, tablet, shared := pair(t)
	laptop.grade()
	tablet.grade()
	tablet.mustRound()
	loop := follow(t, laptop, true)
	if s := loop.Status(); s.Folder != "" || s.Busy {
		t.Errorf("with no folder it says %+v", s)
	}
	if err := loop.Use(shared); err != nil {
		t.Fatal(err)
	}
	wait(t, "it did no round", func() bool { s := loop.Status(); return !s.Last.IsZero() && !s.Busy })
	s := loop.Status()
	if s.Err != nil || len(s.Files) != 1 || s.Files[0].Device != tablet.journal.Device() || len(s.Came) != 1 || s.Came[0].Reviews != 1 || loop.came() != s.Came[0].Events {
		t.Errorf("it says %+v, and told of %d events", s, loop.came())
	}
	laptop.TakeJoined(loop.joined)
	laptop.grade()
	loop.Close(5 * time.Second)
	if r := tablet.mustRound(); len(r.Came) != 1 || r.Came[0].Reviews != 2 {
		t.Errorf("after its end another took in %+v", r.Came)
	}

	laptop.restart()
	again := follow(t, laptop, false)
	if is := again.Status(); is.Folder != shared || is.Last.Before(s.Last.Add(-time.Second)) || len(is.Files) != 1 || is.Files[0].Reviews != 1 || len(is.Came) != 1 {
		t.Errorf("started again it says %+v", is)
	}
	again.Start()
	wait(t, "it did no round by itself", func() bool { return again.came() > 0 || again.Status().Last.After(s.Last.Add(500*time.Millisecond)) })
	if err := again.Use(""); err != nil {
		t.Fatal(err)
	}
	again.Close(5 * time.Second)
	if is := NewLoop(laptop.journal).Status(); is.Folder != "" || len(is.Files) != 0 {
		t.Errorf("with no folder any more it says %+v", is)
	}
}

func TestLoop_SaysWhatKeepsItFromTheFolderAndGoesOn(t *testing.T) {
	laptop, _, shared := pair(t)
	laptop.grade()
	loop := follow(t, laptop, true)
	defer loop.Close(5 * time.Second)
	laptop.ok(os.Rename(shared, shared+" away"))
	laptop.ok(loop.Use(shared))
	wait(t, "it didn't say that the folder is away", func() bool { return errors.Is(loop.Status().Err, ErrAway) })
	laptop.ok(os.Rename(shared+" away", shared))
	loop.Now()
	wait(t, "it didn't go on", func() bool { s := loop.Status(); return s.Err == nil && !s.Last.IsZero() })
}

// stuck is a folder on a share that doesn't answer.
type stuck struct {
	folder
	answer chan bool
}

func (s stuck) List(most int) ([]entry, error) {
	<-s.answer
	return s.folder.List(most)
}

func TestLoop_AFolderThatDoesNotAnswerHoldsUpNeitherTheEndNorAnother(t *testing.T) {
	laptop, _, shared := pair(t)
	laptop.grade()
	other := t.TempDir()
	answer := make(chan bool)
	loop := NewLoop(laptop.journal)
	loop.open = func(path string) (folder, error) {
		f, err := openDirectory(path)
		if err != nil || path != shared {
			return f, err
		}
		return stuck{f, answer}, nil
	}
	loop.Follow(Hooks{Record: laptop.JoinEvents})
	loop.Start()
	laptop.ok(loop.Use(shared))
	wait(t, "it didn't begin", func() bool { loop.mu.Lock(); defer loop.mu.Unlock(); return !loop.began.IsZero() })
	loop.mu.Lock()
	loop.began = loop.began.Add(-2 * slow)
	loop.mu.Unlock()
	if s := loop.Status(); !errors.Is(s.Err, ErrSlow) {
		t.Errorf("after long it says %+v", s)
	}
	laptop.ok(loop.Use(other))
	wait(t, "it wrote nothing into another folder", func() bool {
		_, err := os.Stat(filepath.Join(other, FileName(laptop.journal.Device())))
		return err == nil
	})
	laptop.ok(loop.Use(shared))
	wait(t, "it didn't begin again", func() bool { loop.mu.Lock(); defer loop.mu.Unlock(); return !loop.began.IsZero() })
	begun := time.Now()
	loop.Close(200 * time.Millisecond)
	if took := time.Since(begun); took > 30*time.Second { // it would never end by itself
		t.Errorf("its end took %v", took)
	}
	close(answer)
}

func TestLoop_ReadsNothingTwiceAndAllAgainUnderAnotherID(t *testing.T) {
	laptop, tablet, shared := pair(t)
	tablet.grade()
	tablet.mustRound()
	loop := follow(t, laptop, true)
	laptop.ok(loop.Use(shared))
	wait(t, "it did no round", func() bool { return !loop.Status().Last.IsZero() })
	loop.Close(5 * time.Second)
	laptop.restart()
	if got := NewLoop(laptop.journal).taken; len(got) != 1 {
		t.Errorf("started again it knows %v", got)
	}
	laptop.ok(laptop.journal.Close())
	backup := filepath.Join(t.TempDir(), "empty.progress")
	progresstest.Write(t, backup)
	if _, err := journal.Restore(t.Context(), laptop.folder, backup, nil); err != nil {
		t.Fatal(err)
	}
	laptop.start()
	if got := NewLoop(laptop.journal).taken; len(got) != 0 {
		t.Errorf("put back to before, it still knows %v", got)
	}
	if r := laptop.mustRound(); len(r.Came) != 1 || r.Came[0].Reviews != 1 {
		t.Errorf("put back to before, it took in %+v", r.Came)
	}
}
