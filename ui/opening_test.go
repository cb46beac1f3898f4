package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/internal/uitest"
)

// slowShelf opens no course but one path until it is told to stop.
type slowShelf struct {
	*shelf
	quick   string
	stopped chan string
}

func (s *slowShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if path == s.quick {
		return s.shelf.Load(ctx, path, ready)
	}
	<-ctx.Done()
	s.stopped <- path
	return nil, ctx.Err()
}

func (s *App) says(text string) bool {
	top := uitest.Over(s.window)
	return top != nil && strings.Contains(uitest.Says(top), text) || strings.Contains(uitest.Says(s.body), text)
}

func TestApp_OpeningTheFirstCourseCanBeStopped(t *testing.T) {
	s := &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}
	app := New(test.NewTempApp(t), s, Config{Course: "large.course"})
	app.window.Resize(fyne.NewSize(1280, 832))
	wait(t, func() bool { return app.says("Opening large.course") })
	uitest.Click(t, app.window, "Cancel")
	if got := <-s.stopped; got != "large.course" {
		t.Errorf("reading of %q was stopped", got)
	}
	if app.trouble == nil || !app.says("You stopped opening the course") {
		t.Fatalf("after Cancel the window says:\n%s", uitest.Says(app.body))
	}
	uitest.Click(t, app.window, "Open the course that came with the app")
	wait(t, func() bool { return app.page != nil })
}

func TestApp_StoppingAnotherCourseKeepsTheOneThatIsOpen(t *testing.T) {
	s := &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}
	app := New(test.NewTempApp(t), s, Config{Course: Bundled})
	app.window.Resize(fyne.NewSize(1280, 832))
	wait(t, func() bool { return app.page != nil })
	was := app.opened
	app.OpenCourse("large.course")
	wait(t, func() bool { return app.says("Opening large.course") })
	uitest.Click(t, app.window, "Cancel")
	<-s.stopped
	if app.opened != was || app.trouble != nil || app.window.Canvas().Overlays().Top() != nil {
		t.Error("the course that was open is not there as it was")
	}
}

func TestApp_OpeningAThirdCourseGivesUpTheSecond(t *testing.T) {
	s := &slowShelf{newShelf(t, t.TempDir()), Bundled, make(chan string, 9)}
	app := New(test.NewTempApp(t), s, Config{Course: "large.course"})
	wait(t, func() bool { return app.opening != nil })
	app.OpenCourse(Bundled)
	wait(t, func() bool { return app.page != nil })
	if got := <-s.stopped; got != "large.course" || app.opened.Path != Bundled {
		t.Errorf("%q was stopped and %q is open", got, app.opened.Path)
	}
}

// slowLoader opens one path never, unless it is told to stop.
type slowLoader struct {
	*keepingShelf
	slow string
}

func (s *slowLoader) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if path == s.slow {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return s.keepingShelf.Load(ctx, path, ready)
}

// lateShelf opens a course although it was told to stop, as one does that was
// all but there.
type lateShelf struct {
	*shelf
	late, goOn chan bool
	closed     []*Opened
}

func (s *lateShelf) Load(_ context.Context, path string, ready func() error) (*Opened, error) {
	if path == "late" {
		s.late <- true
		<-s.goOn
		said := ready
		ready = func() error {
			if said() == nil {
				s.t.Error("a course that was given up is told that it may be read")
			}
			return nil
		}
	}
	return s.shelf.Load(context.Background(), path, ready)
}

func (s *lateShelf) Close(o *Opened) error {
	s.closed = append(s.closed, o)
	return s.shelf.Close(o)
}

func TestApp_EscapeOnOpeningStopsIt(t *testing.T) {
	for _, seen := range []bool{true, false} {
		s := &lateShelf{shelf: newShelf(t, t.TempDir()), late: make(chan bool, 1), goOn: make(chan bool)}
		app := New(test.NewTempApp(t), s, Config{Course: Bundled})
		app.window.Resize(fyne.NewSize(1280, 832))
		wait(t, func() bool { return app.page != nil })
		was, page := app.opened, app.page
		app.OpenCourse("late")
		<-s.late
		if seen {
			wait(t, func() bool { return app.says("Opening late") })
		}
		if app.list.Run("go.cards"); app.page != page {
			t.Error("a command acts on the page while another course is being opened")
		}
		if app.list.TypedKey(fyne.KeyEscape); app.opening != nil || app.top() != "" {
			t.Error("Escape doesn't stop the opening")
		}
		close(s.goOn)
		wait(t, func() bool { return len(s.closed) == 1 })
		if app.opened != was || app.page != page || s.closed[0] == was {
			t.Error("the course that was given up is shown, or the other one was closed")
		}
	}
}
