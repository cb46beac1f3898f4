package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
)

// switchTo opens a course and waits until its page is there.
func (s *App) switchTo(t *testing.T, path string) {
	t.Helper()
	was := s.opened
	s.OpenCourse(path)
	wait(t, func() bool { return s.opened != nil && s.opened != was && s.page != nil })
}

// TestApp_SwitchingCoursesLosesNothingThatATimerWrites switches 50 times, also
// to the course that is open, while timers of the page are still to write what
// was typed and read.
func TestApp_SwitchingCoursesLosesNothingThatATimerWrites(t *testing.T) {
	dir := t.TempDir()
	s := newShelf(t, dir)
	s.courses["other"] = fstest.MapFS{
		"course.yaml":    {Data: []byte("id: other\ntitle: Other\nlessons: [one]\n")},
		"lessons/one.md": {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\nA few words.\n\nAnd some more.\n")},
	}
	app := startApp(t, s, Config{Course: Bundled})
	id, err := app.opened.Session.MakeOwn("Ours", "Begin", nil)
	if err != nil {
		t.Fatal(err)
	}
	lesson, card := app.course().Lessons[0], study.CardID("term:"+app.course().Terms[0].ID+"/definition")
	typed, grades := "", 0
	times := 50
	if testing.Short() {
		times = 12
	}
	for i := range times {
		old := app.opened.Session
		switch {
		case app.opened.Path == "other":
			app.Go(nav.Route{Page: nav.Lessons, ID: "one"})
			if i < 10 { // long enough for some of it to be read, and soon written down
				passed := false
				time.AfterFunc(time.Second, func() { queue <- func() { passed = true } })
				wait(t, func() bool { return passed })
			}
		case i%3 == 0:
			app.Go(nav.Route{Page: nav.Process, ID: id, Mode: process.ModeEdit})
			app.list.TypedKey("F2")
			typed = fmt.Sprintf("Call %d", i)
			for _, r := range typed {
				app.window.Canvas().Focused().TypedRune(r)
			}
		case i%3 == 1:
			app.Go(nav.Route{Page: nav.Lessons, ID: lesson.ID})
		}
		if app.opened.Path != "other" {
			if err := app.opened.Session.Grade(card, fsrs.Good, time.Second); err != nil {
				t.Fatal(err)
			}
			grades++
		}
		next := Bundled
		if i%4 == 3 {
			next = "other"
		}
		app.switchTo(t, next)
		if said := uitest.Says(app.toast.object); strings.Contains(said, "kept") {
			t.Fatalf("switch %d failed: %s", i, said)
		}
		if err := old.Stepped("classic-seven", "close"); !errors.Is(err, study.ErrClosed) && !errors.Is(err, study.ErrNoStep) {
			t.Fatalf("switch %d left the session before open: %v", i, err)
		}
		if p := app.course().Process(id); app.opened.Path == Bundled && p.Steps[0].Name != typed {
			t.Fatalf("switch %d lost what was typed: the step is called %q, not %q", i, p.Steps[0].Name, typed)
		}
	}
	app.switchTo(t, Bundled)
	if got := app.opened.Session.State().Skipped(); got != 0 {
		t.Errorf("%d events make no sense", got)
	}
	if got := app.opened.Session.Totals().Reviews; got != grades {
		t.Errorf("%d grades are there of %d", got, grades)
	}
	app.switchTo(t, "other")
	if !app.opened.Session.LessonProgress("one").Started {
		t.Error("what was read is lost")
	}
	numbers := map[int64]bool{}
	for e, err := range s.journal.Events() {
		if err != nil {
			t.Fatal(err)
		}
		numbers[e.Seq] = true
	}
	for n := range int64(len(numbers)) {
		if !numbers[n+1] {
			t.Errorf("no event has number %d", n+1)
		}
	}
}

// readyShelf opens courses and tells what state the app was in when the learner's
// past was about to be read.
type readyShelf struct {
	*shelf
	before func(ready func() error) error
}

func (s *readyShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	return s.shelf.Load(ctx, path, func() error { return s.before(ready) })
}

func TestApp_RetiresThePageAndTheSessionBeforeTheNextIsReplayed(t *testing.T) {
	s := &readyShelf{shelf: newShelf(t, t.TempDir())}
	s.before = func(ready func() error) error { return ready() }
	app := newApp(t, s, Config{Course: Bundled})
	wait(t, func() bool { return app.page != nil })
	old := app.opened.Session
	var closed error
	s.before = func(ready func() error) error {
		if err := old.SaveViewNow(""); err != nil {
			t.Errorf("it is closed too early: %v", err)
		}
		err := ready()
		closed = old.SaveViewNow("")
		return err
	}
	app.switchTo(t, Bundled)
	if !errors.Is(closed, study.ErrClosed) {
		t.Errorf("when the next was replayed the session still wrote: %v", closed)
	}
	app.Fail("Saving your grade", closed)
	if said := uitest.Says(app.toast.object); !strings.Contains(said, "the course was closed") {
		t.Errorf("it is told as %q", said)
	}
}

func TestApp_WhatIsGivenUpLeavesTheCourseOpen(t *testing.T) {
	s := &readyShelf{shelf: newShelf(t, t.TempDir())}
	s.before = func(ready func() error) error { return ready() }
	app := newApp(t, s, Config{Course: Bundled})
	wait(t, func() bool { return app.page != nil })
	was := app.opened
	gaveUp := make(chan error)
	s.before = func(ready func() error) error {
		app := app
		queue <- func() { app.opening.giveUp() }
		err := ready()
		gaveUp <- err
		return err
	}
	app.OpenCourse(Bundled)
	var err error
	told := false
	go func() {
		e := <-gaveUp
		queue <- func() { err, told = e, true }
	}()
	wait(t, func() bool { return told })
	if !errors.Is(err, context.Canceled) || app.opened != was || app.page == nil || was.Session.SaveViewNow("{}") != nil {
		t.Errorf("given up, it went on: %v", err)
	}
}
